//! Inputs changed at random for a bounded time. `SIGNPOST_FUZZ_SECONDS` is the time for each target; else a second, so that they
//! are known to run. `SIGNPOST_FUZZ_SEED` chooses other changes.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::{
    collections::BTreeSet,
    fs,
    io::{Cursor, Read, Write},
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// No input of these sizes takes longer, compiled for tests on a busy machine.
const MOST_TIME: Duration = Duration::from_secs(20);
/// Bytes of an input.
const MOST_BYTES: usize = 16 * 1024;

/// xorshift64*: the same changes for the same seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn one<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.below(items.len())]
    }
}

/// Bytes that upset parsers of any form.
const HOSTILE: [&[u8]; 24] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\\u0000",
    b"\\ud800",
    b"99999999999999999999",
    b"-1",
    b"1e999",
    b"NaN",
    b"<b>&amp;amp;</b>",
    "\u{202e}\u{200d}é日本".as_bytes(),
];

/// A few changes of a seed, with what the form is made of.
fn changed(seeds: &[Vec<u8>], words: &[&[u8]], random: &mut Random) -> Vec<u8> {
    let mut bytes = random.one(seeds).clone();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(40)).min(bytes.len());
        match random.below(9) {
            0 => drop(bytes.drain(at..end)),
            1 => bytes.truncate(at),
            2 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            3 if at < bytes.len() => bytes[at] = random.next() as u8,
            4 => drop(bytes.splice(at..end, random.one(&HOSTILE).iter().copied())),
            5 => {
                let part = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, part.repeat(1 + random.below(20)));
            }
            6 => {
                let other = random.one(seeds);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            _ => drop(bytes.splice(at..end, random.one(words).iter().copied())),
        }
    }
    bytes.truncate(MOST_BYTES);
    bytes
}

fn seconds() -> u64 {
    std::env::var("SIGNPOST_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// Runs `target` until the time is over, with seeds changed by `words` of their form; `None`: they are zips. An input that
/// it falls over is written beside the build, and named.
pub(crate) fn run(name: &str, seeds: &[Vec<u8>], words: Option<&[&[u8]]>, target: fn(&[u8])) {
    let seed = std::env::var("SIGNPOST_FUZZ_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(0x5167_u64);
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let (begin, mut inputs) = (Instant::now(), 0_u64);
    let mut slowest = Duration::ZERO;
    // The seeds themselves first.
    let mut of_seeds = seeds.iter();
    while begin.elapsed() < Duration::from_secs(seconds()) || inputs == 0 {
        let bytes = match (of_seeds.next(), words) {
            (Some(seed), _) => seed.clone(),
            (None, Some(words)) => changed(seeds, words, &mut random),
            // Inside of a form that nobody reads in part.
            (None, None) => {
                let seed = random.one(seeds).clone();
                changed_inside(seed, &mut random)
            }
        };
        let started = Instant::now();
        let ended = panic::catch_unwind(AssertUnwindSafe(|| target(&bytes)));
        let taken = started.elapsed();
        (inputs, slowest) = (inputs + 1, slowest.max(taken));
        if ended.is_err() || taken > MOST_TIME {
            let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}"));
            fs::write(&path, &bytes).unwrap();
            panic!("{name}: input {inputs} of seed {seed} took {taken:?}, and is in {}", path.display());
        }
    }
    println!("{name}: {inputs} inputs in {} s, the slowest took {} ms", begin.elapsed().as_secs(), slowest.as_millis());
}

/// Files of the golden imports with one of these endings, each cut to what is soon read.
pub(crate) fn golden(endings: &[&str]) -> Vec<Vec<u8>> {
    let mut folders = vec![Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/import")).to_owned()];
    let mut found: BTreeSet<PathBuf> = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if endings.iter().any(|ending| path.extension().is_some_and(|known| known == *ending)) {
                found.insert(path);
            }
        }
    }
    assert!(!found.is_empty(), "{endings:?}");
    let read = |path: PathBuf| fs::read(path).unwrap().into_iter().take(2_000).collect();
    found.into_iter().map(read).collect()
}

pub(crate) fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn parts(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let read = |at: usize| {
        let mut part = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..zip::ZipArchive::new(Cursor::new(zip)).unwrap().len()).map(read).collect()
}

pub(crate) fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        if writer.start_file(name.as_str(), plain).is_ok() {
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// Changes a part of a zip rather than its bytes, three times of four: else most changes are those of a checksum.
fn changed_inside(bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    if random.below(4) == 0 {
        let at = random.below(bytes.len());
        let mut bytes = bytes;
        bytes[at] ^= 1 << random.below(8);
        return bytes;
    }
    let words: [&[u8]; 16] = [
        b"r=\"A1048577\"",
        b"r=\"ZZZZ9\"",
        b"ref=\"A1:XFD1048576\"",
        b"t=\"s\"",
        b"t=\"e\"",
        b"<v>99999999</v>",
        b"<v>1e999</v>",
        b"hidden=\"1\"",
        b"min=\"1\" max=\"99999\"",
        b"table:number-columns-repeated=\"16384\"",
        b"table:number-rows-repeated=\"1048576\"",
        b"<mergeCell ref=\"A1:A1048576\"/>",
        b"<!DOCTYPE x [<!ENTITY a \"aaaa\">]>",
        b"&a;",
        b"../../x",
        b"</row>",
    ];
    let mut parts = parts(&bytes);
    let at = random.below(parts.len());
    let (name, part) = &mut parts[at];
    *part = changed(std::slice::from_ref(part), &words, random);
    if random.below(10) == 0 {
        *name = format!("../{name}");
    }
    zipped(&parts)
}
