//! The engine under measure. Built for the browser it is a small library for `run.mjs`; built natively it
//! writes the documents: `bench_search SOURCE COUNT > documents.jsonl`.

use serde::{Deserialize, Serialize};

/// What every engine indexes.
#[derive(Serialize, Deserialize)]
struct Document {
    id: String,
    name: String,
    organization: String,
    terms: Vec<String>,
    eligibility: String,
    description: String,
    place: String,
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Document;
    use serde::Deserialize;
    use signpost_directory::{Address, Code, Directory, Location, Organization, Program, SignsOfDanger, Site, Synonym};
    use signpost_search::{Builder, DangerSigns, Index, Query, TopicTable};
    use std::{
        alloc::{GlobalAlloc, Layout, System},
        rc::Rc,
        sync::atomic::{AtomicUsize, Ordering::Relaxed},
    };
    use wasm_bindgen::prelude::*;

    /// Counts what is in use, and the most that ever was since [`Engine::forget_peak`].
    struct Counted;

    static USED: AtomicUsize = AtomicUsize::new(0);
    static PEAK: AtomicUsize = AtomicUsize::new(0);

    // SAFETY: hands everything on to the system's allocator, as it came.
    unsafe impl GlobalAlloc for Counted {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let used = USED.fetch_add(layout.size(), Relaxed) + layout.size();
            PEAK.fetch_max(used, Relaxed);
            unsafe { System.alloc(layout) }
        }

        unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
            let used = USED.fetch_add(size.wrapping_sub(layout.size()), Relaxed).wrapping_add(size) - layout.size();
            PEAK.fetch_max(used, Relaxed);
            unsafe { System.realloc(place, layout, size) }
        }

        unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
            USED.fetch_sub(layout.size(), Relaxed);
            unsafe { System.dealloc(place, layout) }
        }
    }

    #[global_allocator]
    static ALLOCATOR: Counted = Counted;

    /// The moment at which everything is asked.
    const NOW: i64 = 1_790_000_000;
    const FINGERPRINT: &[u8] = b"bench";

    #[wasm_bindgen]
    pub struct Engine {
        directory: Directory,
        topics: Rc<TopicTable>,
        signs: Rc<DangerSigns>,
        index: Option<Index>,
    }

    /// The people's words and the signs of danger, as the native part writes them.
    #[derive(Default, Deserialize)]
    struct Words {
        vocabulary: Vec<Synonym>,
        signs: SignsOfDanger,
    }

    #[wasm_bindgen]
    impl Engine {
        /// `documents`: JSON lines. `words`: JSON, or nothing.
        #[wasm_bindgen(constructor)]
        pub fn new(documents: &str, words: &str) -> Result<Engine, JsError> {
            let mut directory = Directory::default();
            directory.community.languages = vec!["en".into(), "es".into()];
            let words: Words = if words.is_empty() { Words::default() } else { serde_json::from_str(words)? };
            directory.vocabulary = words.vocabulary;
            for line in documents.lines() {
                add(&mut directory, serde_json::from_str(line)?);
            }
            directory.programs.sort_by_key(|program| program.code);
            let topics = Rc::new(TopicTable::from_bytes(include_bytes!("../../data/topics.table"))?);
            let signs = Rc::new(DangerSigns::from(words.signs));
            Ok(Engine { directory, topics, signs, index: None })
        }

        pub fn build(&mut self) {
            let mut builder = Builder::new(&self.directory);
            while {
                let progress = builder.step(&self.directory, 500);
                progress.done < progress.total
            } {}
            self.use_index(builder.finish(&self.directory));
        }

        fn use_index(&mut self, mut index: Index) {
            index.use_topics(self.topics.clone());
            index.use_signs(self.signs.clone());
            self.index = Some(index);
        }

        pub fn drop_index(&mut self) {
            self.index = None;
        }

        /// Bytes of memory in use.
        pub fn used(&self) -> usize {
            USED.load(Relaxed)
        }

        /// The most that was in use since [`Engine::forget_peak`].
        pub fn peak(&self) -> usize {
            PEAK.load(Relaxed)
        }

        pub fn forget_peak(&self) {
            PEAK.store(USED.load(Relaxed), Relaxed);
        }

        pub fn save(&self) -> Vec<u8> {
            self.index.as_ref().map_or_else(Vec::new, |index| index.to_bytes(FINGERPRINT))
        }

        pub fn load(&mut self, bytes: &[u8]) -> Result<(), JsError> {
            self.use_index(Index::from_bytes(bytes, FINGERPRINT, &self.directory)?);
            Ok(())
        }

        /// What the worker does when it is idle.
        pub fn warm(&mut self) {
            if let Some(index) = &mut self.index {
                (0..).take_while(|&slice| index.warm(&self.directory, NOW, slice)).for_each(drop);
            }
        }

        /// The ids of the ten best, with everything that a result card shows worked out.
        pub fn search(&mut self, text: &str, typing: bool) -> Vec<String> {
            let query = Query { typing, ..Query::text(text, "en", NOW) };
            match &mut self.index {
                Some(index) => {
                    index.search(&self.directory, &query).hits.into_iter().map(|hit| hit.source_id).collect()
                }
                None => Vec::new(),
            }
        }
    }

    fn add(directory: &mut Directory, document: Document) {
        let code = Code::candidates(&document.id).next().unwrap_or_default();
        let organization = (!document.organization.is_empty()).then(|| {
            directory.organizations.push(Organization { name: document.organization, ..Organization::default() });
            directory.organizations.len() as u32 - 1
        });
        let address = Address { city: document.place, ..Address::default() };
        directory.locations.push(Location { address: Some(address), ..Location::default() });
        directory.programs.push(Program {
            code,
            source_id: document.id,
            organization,
            name: document.name,
            terms: document.terms,
            eligibility: Some(document.eligibility),
            description: Some(document.description),
            sites: vec![Site { location: directory.locations.len() as u32 - 1, ..Site::default() }],
            ..Program::default()
        });
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> anyhow::Result<()> {
    use anyhow::Context;
    use signpost_cli::{now, source::Source, vocabulary};
    use std::{
        io::{BufWriter, Write},
        path::Path,
    };

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    if arguments.first().is_some_and(|first| first == "vocabulary") {
        let words = serde_json::json!({ "vocabulary": vocabulary::built_in(), "signs": vocabulary::signs() });
        return Ok(serde_json::to_writer(&mut out, &words)?);
    }
    let [source, count] = &arguments[..] else { anyhow::bail!("wanted: SOURCE COUNT, or vocabulary") };
    let directory = Source::read(Path::new(source), None, now())?.directory;
    let count: usize = count.parse().context("COUNT is a number")?;
    for n in 0..count {
        let made = native::document(&directory, n);
        serde_json::to_writer(&mut out, &made)?;
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::Document;
    use signpost_directory::Directory;

    /// Document number `n`: the programs as they are; beyond them programs made of two, word by word.
    pub fn document(directory: &Directory, n: usize) -> Document {
        let all = directory.programs.len();
        let program = &directory.programs[n % all];
        let view = directory.view_of(program);
        let places =
            view.locations().filter_map(|l| l.address.as_ref()).map(|a| format!("{} {}", a.city, a.postal_code));
        let mut description = program.description.clone().unwrap_or_default();
        if n >= all {
            // A fixed stride, so that every run makes the same documents.
            let other = directory.programs[(n * 7_919 + n / all) % all].description.clone().unwrap_or_default();
            let mut others = other.split(' ');
            let mixed = description.split(' ').enumerate();
            let mixed = mixed.map(|(at, word)| if at % 3 == 2 { others.next().unwrap_or(word) } else { word });
            description = mixed.collect::<Vec<_>>().join(" ");
        }
        Document {
            id: if n < all { program.source_id.clone() } else { format!("{}-{}", program.source_id, n / all) },
            name: program.name.clone(),
            organization: view.organization.map(|o| o.name.clone()).unwrap_or_default(),
            terms: program.terms.clone(),
            eligibility: program.eligibility.clone().unwrap_or_default(),
            description,
            place: places.collect::<Vec<_>>().join(", "),
        }
    }
}
