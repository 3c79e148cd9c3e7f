//! The IndexedDB database of My list, apart from the directory's, which may be dropped and downloaded again.
//!
//! Each change reads, changes and writes the list inside one transaction, so that two tabs never overwrite
//! each other; the other tabs are notified and read it again.

use super::{
    Base,
    channel::Channel,
    clock,
    database::{self, Database, StoreError},
    time::within,
};
use signpost_saved::{List, ListError};
use std::fmt;

const DATABASE: &str = "list";
const VERSION: u32 = 1;
/// One value, under [`KEY`], and texts that were set aside.
const STORE: &str = "list";
const KEY: &str = "list";
/// Texts that no version could read are set aside under keys that begin so.
const SET_ASIDE: &str = "set aside ";

const CHANGED: &str = "changed";
const ERASED: &str = "erased";
/// For a whole request, of which each step may hang. Milliseconds.
const PATIENCE: u32 = 10_000;

/// What another tab did with the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListNews {
    /// Read it again.
    Changed,
    /// The reader erased everything.
    Erased,
}

/// Why the list could not be read or kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListTrouble {
    Store(StoreError),
    /// It does not answer yet, and may still do so.
    Slow,
    /// A newer version of the app wrote it: reload the page. It was left as it is.
    Newer,
}

impl fmt::Display for ListTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListTrouble::Store(error) => error.fmt(f),
            ListTrouble::Slow => f.write_str("the browser's database has not answered yet"),
            ListTrouble::Newer => f.write_str("the list was written by a newer version of the app; reload the page"),
        }
    }
}

impl ListTrouble {
    /// Whether this browser keeps nothing, now and later.
    pub fn is_denied(&self) -> bool {
        *self == ListTrouble::Store(StoreError::Refused)
    }

    /// The message for the reader.
    pub fn message(&self) -> &'static str {
        match self {
            ListTrouble::Slow | ListTrouble::Store(StoreError::Blocked) => "list-not-kept-slow",
            ListTrouble::Store(StoreError::Refused) => "list-not-kept-denied",
            ListTrouble::Store(StoreError::Full) => "list-not-kept-full",
            ListTrouble::Store(StoreError::Failed(_)) => "list-not-kept",
            ListTrouble::Newer => "list-newer",
        }
    }
}

impl std::error::Error for ListTrouble {}

impl From<StoreError> for ListTrouble {
    fn from(error: StoreError) -> Self {
        ListTrouble::Store(error)
    }
}

/// The list as it is kept on this device.
pub struct MyList {
    base: Base,
    channel: Channel,
}

impl MyList {
    pub fn open(base: &Base, on_news: impl Fn(ListNews) + 'static) -> MyList {
        let on_message = move |text: String| match text.as_str() {
            CHANGED => on_news(ListNews::Changed),
            ERASED => on_news(ListNews::Erased),
            _ => {}
        };
        MyList { base: base.clone(), channel: Channel::join(base, DATABASE, on_message) }
    }

    /// The list; empty when there is none yet.
    pub async fn read(&self) -> Result<List, ListTrouble> {
        within(PATIENCE, self.read_now()).await.unwrap_or(Err(StoreError::Blocked.into()))
    }

    async fn read_now(&self) -> Result<List, ListTrouble> {
        let database = self.database().await?;
        match database.reading(&[STORE])?.get_text(STORE, KEY).await? {
            Some(text) => parse(&text).map(Option::unwrap_or_default),
            None => Ok(List::default()),
        }
    }

    /// Changes the list and keeps it; returns the list afterwards. Nothing is changed when it cannot be kept. A kept text
    /// that is damaged is set aside, never overwritten.
    pub async fn change(&self, change: impl FnOnce(&mut List)) -> Result<List, ListTrouble> {
        within(PATIENCE, self.change_now(change)).await.unwrap_or(Err(StoreError::Blocked.into()))
    }

    async fn change_now(&self, change: impl FnOnce(&mut List)) -> Result<List, ListTrouble> {
        let database = self.database().await?;
        let transaction = database.writing(&[STORE])?;
        let mut list = List::default();
        if let Some(text) = transaction.get_text(STORE, KEY).await? {
            match parse(&text)? {
                Some(kept) => list = kept,
                None => {
                    let key = format!("{SET_ASIDE}{}", clock::now());
                    transaction.put(STORE, &key, &text.into()).await?;
                }
            }
        }
        change(&mut list);
        transaction.put(STORE, KEY, &list.to_json().into()).await?;
        transaction.commit().await?;
        self.channel.send(CHANGED);
        Ok(list)
    }

    /// Deletes the list and everything set aside.
    pub async fn erase(&self) -> Result<(), ListTrouble> {
        database::delete(&self.base, DATABASE).await?;
        self.channel.send(ERASED);
        Ok(())
    }

    async fn database(&self) -> Result<Database, StoreError> {
        database::open(&self.base, DATABASE, VERSION, &[STORE]).await
    }
}

/// `None`: damaged beyond reading.
fn parse(text: &str) -> Result<Option<List>, ListTrouble> {
    match List::from_json(text) {
        Ok(list) => Ok(Some(list)),
        Err(ListError::Newer { .. }) => Err(ListTrouble::Newer),
        Err(ListError::NotAList(_) | ListError::TooLong) => Ok(None),
    }
}
