//! Records of one program: the same organization gives it under the same name at several places, or it was entered
//! twice. A result list shows each program once before it repeats any.

use crate::{analysis, doc_set::DocId, interner::TermInterner};
use signpost_directory::{Directory, ProgramView};

/// For each document the first record of its program.
#[derive(Debug, Default)]
pub(super) struct Groups {
    first: Vec<DocId>,
    /// Whether a document's program has more records than it.
    has_others: Vec<bool>,
}

impl Groups {
    pub(super) fn new(directory: &Directory) -> Groups {
        let mut keys = TermInterner::default();
        // By number of the key: the last record with it that begins a group.
        let mut begins: Vec<DocId> = Vec::new();
        let mut groups = Groups::default();
        for (document, program) in (0..).zip(&directory.programs) {
            groups.first.push(document);
            groups.has_others.push(false);
            let view = directory.view_of(program);
            for key in keys_of(view) {
                let number = keys.intern(&key) as usize;
                let Some(&begin) = begins.get(number) else {
                    begins.push(groups.first[document as usize]);
                    continue;
                };
                if directory.view(begin as usize).is_some_and(|other| is_same(view, other)) {
                    let first = groups.first[begin as usize];
                    groups.first[document as usize] = first;
                    groups.has_others[document as usize] = true;
                    groups.has_others[first as usize] = true;
                } else {
                    begins[number] = document;
                }
            }
        }
        groups
    }

    /// The record that stands for the document's program; its own number when it is the only one.
    pub(super) fn first(&self, document: DocId) -> DocId {
        self.first[document as usize]
    }

    pub(super) fn has_others(&self, document: DocId) -> bool {
        self.has_others[document as usize]
    }
}

/// By what records of one program are found: name and organization, name and description.
fn keys_of(view: ProgramView) -> [String; 2] {
    let name = folded(&view.program.name);
    let organization = view.organization.map_or_else(String::new, |organization| folded(&organization.name));
    // Separated by what no folded text holds.
    let description = view.program.description.as_deref().unwrap_or_default();
    [[name.as_str(), "\n", &organization].concat(), [name.as_str(), "\r", description].concat()]
}

/// Two records of one name are one program if they are described alike or filed alike, at least by half.
fn is_same(a: ProgramView, b: ProgramView) -> bool {
    let (a, b) = (a.program, b.program);
    if a.description.is_some() && a.description == b.description {
        return true;
    }
    let common = a.terms.iter().filter(|term| b.terms.contains(term)).count();
    let fewest = a.terms.len().min(b.terms.len());
    a.organization.is_some() && a.organization == b.organization && fewest > 0 && common * 2 >= fewest
}

fn folded(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    analysis::words(text, |word, _, _| {
        all.push_str(word);
        all.push(' ');
    });
    all
}
