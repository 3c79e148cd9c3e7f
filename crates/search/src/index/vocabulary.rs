//! What the directory's vocabulary says, to be looked up.

use crate::{signs::DangerSigns, synonyms::SynonymMap};
use signpost_directory::Directory;

pub(super) struct Vocabulary {
    pub synonyms: SynonymMap,
    /// The community's own.
    pub own_signs: DangerSigns,
}

impl Vocabulary {
    pub(super) fn new(directory: &Directory) -> Vocabulary {
        Vocabulary {
            synonyms: SynonymMap::new(&directory.vocabulary),
            own_signs: DangerSigns::new(&directory.signs, &directory.danger_rules),
        }
    }
}
