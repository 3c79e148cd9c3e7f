//! The return: what a patient tells of their programs. Made from My list ([`show`]), read by a clinic ([`read`]) or filled
//! in there from a sheet, and counted ([`counts`]).

mod counts;
mod read;
mod record;
mod show;

pub use counts::CountsPage;
pub use read::ReturnPage;
pub use show::ShowPage;

use crate::context::Locale;
use signpost_directory::Record;
use signpost_handoff::{Outcome, sheet::Gone};

/// The program's name in the reader's language; of one that is gone, as it was; else its code.
fn name_of(locale: Locale, outcome: Outcome, record: Option<&Record>, gone: &[Gone]) -> String {
    if let Some(record) = record {
        return record.program.texts(&locale.lang()).name.to_owned();
    }
    let gone = gone.iter().find(|gone| gone.code == outcome.code).and_then(|gone| gone.name.clone());
    gone.unwrap_or_else(|| outcome.code.to_string())
}
