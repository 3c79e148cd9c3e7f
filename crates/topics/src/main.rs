//! Writes `data/topics.table`, learnt from `data/vocabulary.toml` and `data/examples`.

use signpost_topics::{examples_of, learn, read_examples};
use std::{fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    match run() {
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

fn run() -> Result<String, String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let mut examples = Vec::new();
    let folder = data.join("examples");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "tsv")) {
        let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let lang = file.file_stem().unwrap_or_default().to_string_lossy();
        examples.extend(read_examples(&text, &lang)?);
    }
    let vocabulary = examples_of(&signpost_cli::vocabulary::built_in());
    let table = learn(&vocabulary, &examples)?;
    let bytes = table.to_bytes();
    let file = data.join("topics.table");
    fs::write(&file, &bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    let (words, weights) = table.size();
    Ok(format!(
        "{} topics, {words} words, {weights} weights, from {} phrases and {} examples: {} bytes",
        table.topics().len(),
        vocabulary.len(),
        examples.len(),
        bytes.len()
    ))
}
