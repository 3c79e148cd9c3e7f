//! Directories as the tests of the search have them: read, with codes, and searched as the app does once all is there.

use signpost_cli::{source::Source, vocabulary};
use signpost_directory::{Directory, ledger};
use signpost_search::Index;
use std::{path::Path, rc::Rc};

/// A Tuesday morning.
pub const NOW: i64 = 1_795_000_000;

pub fn read(source: &Path) -> Directory {
    let source = Source::read(source, None, NOW).expect("the directory can be read");
    let mut directory = source.directory;
    ledger::assign(&mut directory, &mut ledger::Ledger::default(), source.today);
    directory
}

/// With the signs of danger and the table of topics.
pub fn index(directory: &Directory) -> Index {
    let mut index = Index::build(directory);
    index.use_signs(Rc::new(vocabulary::danger_signs()));
    index.use_topics(Rc::new(vocabulary::topics()));
    index
}
