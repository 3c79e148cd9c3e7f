//! Ranks a judged collection with the plain engine, without any community's vocabulary.
//!
//! `trec_run corpus.jsonl queries.jsonl [--typing] [--no-feedback] > run`
//!
//! Reads JSON lines with `_id`, `title`, `text`; writes `qid Q0 docid rank score tag`, 1,000 deep.

use serde::Deserialize;
use signpost_search::{Collection, Mode};
use std::{
    error::Error,
    fs,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

const DEPTH: usize = 1_000;

#[derive(Deserialize)]
struct Line {
    #[serde(rename = "_id")]
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("trec_run: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut mode = Mode { typing: false, feedback: true };
    let mut files = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--typing" => mode.typing = true,
            "--no-feedback" => mode.feedback = false,
            _ => files.push(argument),
        }
    }
    let [corpus, queries] = &files[..] else {
        return Err("two files are wanted: corpus.jsonl and queries.jsonl".into());
    };
    let corpus = read(corpus)?;
    let mut collection = Collection::build(corpus.iter().map(|line| (line.title.as_str(), line.text.as_str())));
    let mut out = BufWriter::new(io::stdout().lock());
    for query in read(queries)? {
        // What is still being typed does not end with a full stop.
        let text = match mode.typing {
            true => query.text.trim_end_matches(|letter: char| !letter.is_alphanumeric()),
            false => &query.text,
        };
        for (rank, (document, score)) in collection.search(text, mode, DEPTH).into_iter().enumerate() {
            writeln!(out, "{} Q0 {} {} {score:.6} signpost", query.id, corpus[document as usize].id, rank + 1)?;
        }
    }
    Ok(out.flush()?)
}

fn read(path: &str) -> Result<Vec<Line>, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path} could not be read: {error}"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(n, line)| serde_json::from_str(line).map_err(|error| format!("{path}, line {}: {error}", n + 1).into()))
        .collect()
}
