//! The table of what words speak for. It is one of the app's own files, and comes after them all: a first visit shows its
//! answers without it.

use crate::{Worker, loaded_directory::LoadedDirectory};
use signpost_browser::{
    Base, console,
    fetch::{self, Cache, Fetched},
    global,
};
use signpost_search::{MOST_TOPIC_TABLE_BYTES, TopicTable};
use std::rc::Rc;

impl Worker {
    /// Fetches the table, unless it is here, and has the directory in use searched by it; whether it was not before. Without
    /// it the search goes on as it is.
    pub(super) async fn use_topics(&self) -> bool {
        let Some(site) = self.site.get().filter(|_| self.topics.get().is_none()) else { return false };
        match fetch_table(&site.base).await {
            Ok(table) => {
                let _ = self.topics.set(Rc::new(table));
                let loaded = self.loaded.borrow().clone();
                loaded.inspect(|loaded| self.give_topics(loaded));
                true
            }
            Err(reason) => {
                console::warn(&format!("signpost: what words speak for is not searched: {reason}"));
                false
            }
        }
    }

    /// Has a directory searched by the table, if it is here.
    pub(super) fn give_topics(&self, directory: &LoadedDirectory) {
        if let Some(topics) = self.topics.get() {
            directory.use_topics(topics);
        }
    }
}

async fn fetch_table(base: &Base) -> Result<TopicTable, String> {
    // As `public/worker.js` says; the name tells the content.
    let name =
        global::property("signpostTopics").and_then(|name| name.as_string()).ok_or("the worker does not name it")?;
    let most = MOST_TOPIC_TABLE_BYTES as u64;
    let packed = match fetch::get(&base.join(&name), most, Cache::Kept, &mut |_| {}).await {
        Fetched::Body(packed) => packed,
        Fetched::Status(status) => return Err(format!("the host answered with {status}")),
        Fetched::TooLong => return Err("it is too long".to_owned()),
        Fetched::Failed(reason) => return Err(reason),
    };
    let table = signpost_lzma::decompress(&packed, most).map_err(|error| error.to_string())?;
    TopicTable::from_bytes(&table).map_err(|error| error.to_string())
}
