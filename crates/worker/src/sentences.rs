//! What sentences are understood by: signs of danger, and the table of what words speak for. They are files of the app's own, and
//! come after all others: a first visit shows its answers without them.

use crate::{Worker, loaded_directory::LoadedDirectory};
use signpost_browser::{
    Base, console,
    fetch::{self, Cache, Fetched},
    global,
};
use signpost_directory::SignsOfDanger;
use signpost_search::{DangerSigns, MOST_TOPIC_TABLE_BYTES, TopicTable};
use std::{cell::OnceCell, rc::Rc};

/// Bytes of the signs, unpacked.
const MOST_SIGNS: usize = 4 * 1024 * 1024;

/// Each once it is here.
#[derive(Default)]
pub(super) struct Sentences {
    signs: OnceCell<Rc<DangerSigns>>,
    topics: OnceCell<Rc<TopicTable>>,
}

impl Worker {
    /// Fetches what is not here yet, and has the directory in use searched by it; whether anything has come. The search goes
    /// on without what does not come.
    pub(super) async fn understand_sentences(&self) -> bool {
        let Some(base) = self.site.get().map(|site| site.base.clone()) else { return false };
        let signs_have_come = take(&self.sentences.signs, "signpostSigns", &base, MOST_SIGNS, read_signs).await;
        if signs_have_come {
            self.use_what_is_here();
        }
        let topics = take(&self.sentences.topics, "signpostTopics", &base, MOST_TOPIC_TABLE_BYTES, |bytes| {
            TopicTable::from_bytes(bytes).map_err(|error| error.to_string())
        });
        let topics_have_come = topics.await;
        if topics_have_come {
            self.use_what_is_here();
        }
        signs_have_come || topics_have_come
    }

    fn use_what_is_here(&self) {
        let loaded = self.loaded.borrow().clone();
        loaded.inspect(|loaded| self.give_sentences(loaded));
    }

    /// Has a directory searched by what is here.
    pub(super) fn give_sentences(&self, directory: &LoadedDirectory) {
        let Sentences { signs, topics } = &self.sentences;
        directory.understand_sentences(signs.get(), topics.get());
    }
}

fn read_signs(bytes: &[u8]) -> Result<DangerSigns, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    SignsOfDanger::read(text).map(DangerSigns::from).map_err(|error| error.to_string())
}

/// Fetches the file that `public/worker.js` names so, whose own name tells its content; whether it has come now.
async fn take<T>(
    place: &OnceCell<Rc<T>>,
    named: &str,
    base: &Base,
    most: usize,
    read: impl FnOnce(&[u8]) -> Result<T, String>,
) -> bool {
    if place.get().is_some() {
        return false;
    }
    let file = fetch_file(named, base, most as u64).await;
    match file.and_then(|bytes| read(&bytes)) {
        Ok(file) => place.set(Rc::new(file)).is_ok(),
        Err(reason) => {
            console::warn(&format!("signpost: sentences are understood without {named}: {reason}"));
            false
        }
    }
}

async fn fetch_file(named: &str, base: &Base, most: u64) -> Result<Vec<u8>, String> {
    let name = global::property(named).and_then(|name| name.as_string()).ok_or("the worker does not name it")?;
    let packed = match fetch::get(&base.join(&name), most, Cache::Kept, &mut |_| {}).await {
        Fetched::Body(packed) => packed,
        Fetched::Status(status) => return Err(format!("the host answered with {status}")),
        Fetched::TooLong => return Err("it is too long".to_owned()),
        Fetched::Failed(reason) => return Err(reason),
    };
    signpost_lzma::decompress(&packed, most).map_err(|error| error.to_string())
}
