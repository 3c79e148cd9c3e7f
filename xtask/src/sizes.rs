//! The table of what a first visit downloads of the app: raw, gzip, brotli.

use crate::{app::Files, hook, outcome::Outcome, step, workspace};
use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};
use std::{fs, io::Write, process::Command};

/// Prints the sizes and writes them to `target/app/sizes.json`. Brotli's are node's, which is at hand.
pub fn report(files: &Files) -> Outcome<()> {
    let code = |path: &&String| [".wasm", ".lzma", ".js", ".css", ".html"].iter().any(|ending| path.ends_with(ending));
    let names: Vec<&String> = files.keys().filter(code).collect();
    let brotli = brotli_sizes(&hook::files(), &names)?;
    let mut rows = Vec::new();
    let mut sums = [0; 3];
    println!("{:<42} {:>10} {:>10} {:>10}", "file", "raw", "gzip", "brotli");
    for (name, brotli) in names.iter().zip(brotli) {
        let bytes = &files[*name];
        let sizes = [bytes.len() as u64, gzip_size(bytes)?, brotli];
        sums.iter_mut().zip(sizes).for_each(|(sum, size)| *sum += size);
        println!("{name:<42} {:>10} {:>10} {:>10}", sizes[0], sizes[1], sizes[2]);
        rows.push(json!({ "file": name, "raw": sizes[0], "gzip": sizes[1], "brotli": sizes[2] }));
    }
    println!("{:<42} {:>10} {:>10} {:>10}", "all", sums[0], sums[1], sums[2]);
    let text = serde_json::to_vec_pretty(&Value::Array(rows)).map_err(|e| e.to_string())?;
    fs::write(workspace::target().join("app/sizes.json"), text).map_err(|e| e.to_string())
}

fn gzip_size(bytes: &[u8]) -> Outcome<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).map_err(|e| e.to_string())?;
    Ok(encoder.finish().map_err(|e| e.to_string())?.len() as u64)
}

fn brotli_sizes(folder: &std::path::Path, names: &[&String]) -> Outcome<Vec<u64>> {
    let script = "const fs = require('fs'), zlib = require('zlib');
        console.log(JSON.stringify(process.argv.slice(1).map(f => zlib.brotliCompressSync(fs.readFileSync(f)).length)))";
    let said = step::output(Command::new("node").current_dir(folder).args(["-e", script, "--"]).args(names))
        .ok_or("node could not compress the app's files.")?;
    serde_json::from_str(&said).map_err(|e| format!("node said {said:?}: {e}."))
}
