//! Writes `data/topics.table`, learnt from `data/vocabulary.toml` and `data/examples`.

use signpost_search::TopicTable;
use signpost_topics::{examples_in, examples_of, learn};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

fn main() -> ExitCode {
    match write() {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn write() -> Result<String, String> {
    let table = learnt()?;
    let (file, bytes) = (file(), table.to_bytes());
    fs::write(&file, &bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    let (words, weights) = table.size();
    let topics = table.topics().len();
    Ok(format!("{}: {topics} topics, {words} words, {weights} weights, {} bytes", file.display(), bytes.len()))
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

fn file() -> PathBuf {
    data().join("topics.table")
}

fn learnt() -> Result<TopicTable, String> {
    let folder = data().join("examples");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "tsv"));
    files.sort();
    let mut examples = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let lang = file.file_stem().unwrap_or_default().to_string_lossy();
        examples.extend(examples_in(&text, &lang)?);
    }
    learn(&examples_of(&signpost_cli::vocabulary::built_in()), &examples)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_table_is_what_the_vocabulary_and_the_examples_teach() {
        let committed = fs::read(file()).unwrap();
        assert!(learnt().unwrap().to_bytes() == committed, "run `cargo run --release -p signpost-topics`");
    }
}
