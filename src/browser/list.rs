//! The IndexedDB database of My list, apart from the directory's, which may be dropped and downloaded again.
//!
//! Each change reads, changes and writes the list inside one transaction, so that two tabs never overwrite
//! each other; the other tabs are notified and read it again.

use super::{
    Base,
    channel::Channel,
    clock,
    database::{self, Database, StoreError},
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

/// Why the list could not be read or kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListTrouble {
    Store(StoreError),
    /// A newer version of the app wrote it: reload the page. It was left as it is.
    Newer,
}

impl fmt::Display for ListTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListTrouble::Store(error) => error.fmt(f),
            ListTrouble::Newer => f.write_str("the list was written by a newer version of the app; reload the page"),
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
    /// `on_change`: another tab changed the list; read it again.
    pub fn open(base: &Base, on_change: impl Fn() + 'static) -> MyList {
        MyList { base: base.clone(), channel: Channel::join(base, DATABASE, move |_| on_change()) }
    }

    /// The list; empty when there is none yet.
    pub async fn read(&self) -> Result<List, ListTrouble> {
        let database = self.database().await?;
        match database.reading(&[STORE])?.get_text(STORE, KEY).await? {
            Some(text) => parse(&text).map(Option::unwrap_or_default),
            None => Ok(List::default()),
        }
    }

    /// Changes the list and keeps it; the list afterwards, with what `change` returned. Nothing is changed when it
    /// cannot be kept. A kept text that is damaged is set aside, never overwritten.
    pub async fn change<T>(&self, change: impl FnOnce(&mut List) -> T) -> Result<(List, T), ListTrouble> {
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
        let returned = change(&mut list);
        transaction.put(STORE, KEY, &list.to_json().into()).await?;
        transaction.commit().await?;
        self.channel.send("changed");
        Ok((list, returned))
    }

    /// Deletes the list and everything set aside.
    pub async fn erase(&self) -> Result<(), ListTrouble> {
        database::delete(&self.base, DATABASE).await?;
        self.channel.send("erased");
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
