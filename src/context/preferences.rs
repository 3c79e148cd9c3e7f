//! Small choices of the reader, kept by this browser for this site: language, look, whether they help others, how long
//! anything is kept.

use crate::browser::{Base, clock, storage::WebStorage};
use leptos::prelude::*;
use signpost_hours::UnixSeconds;
use signpost_saved::{Settings, is_time_to_ask};

/// Under which name they are kept.
const SETTINGS: &str = "settings";
const HELPS_OTHERS: &str = "helps-others";
/// Names the time since everything was last erased; see `history_entries.rs`.
const EPOCH: &str = "epoch";
/// Notes that were typed when a page went away, one text for each tab, under names that begin so.
const DRAFTS: &str = "drafts ";

/// `nothing`: nothing of the reader is kept on this device.
const KEEP: &str = "keep";
/// Days without a visit after which everything is erased.
pub const ERASE_AFTER: &str = "erase-after";
/// When the site was last opened; written only where [`ERASE_AFTER`] is chosen.
const OPENED: &str = "opened";
/// `yes`: title and icon of the window say nothing of what this site is.
const DISCREET: &str = "discreet";
/// Months after which the home page asks for new needs; nothing: never.
pub const ASK_AGAIN: &str = "ask-again";
/// When that was chosen or last answered.
const ASKED: &str = "asked";
/// `miles` or `km`; nothing: as the directory's country measures.
pub const DISTANCE: &str = "distance";
/// In which order the list is shown.
pub const LIST_ORDER: &str = "list-order";
/// `dismissed`: the reader does not want the app on the home screen.
pub const INSTALL: &str = "install";

#[derive(Clone, Copy)]
pub struct Preferences {
    storage: StoredValue<WebStorage, LocalStorage>,
    helps_others: RwSignal<bool>,
    /// In place of what the browser keeps, where nothing is to be kept.
    memory: RwSignal<Option<Settings>>,
    discreet: RwSignal<bool>,
    /// How often all of it was forgotten while this page was open.
    times_cleared: RwSignal<u32>,
    /// Names of the drafts that this page has read or written.
    drafts: StoredValue<Vec<String>>,
}

impl Preferences {
    pub fn new(base: &Base) -> Preferences {
        let storage = WebStorage::local(base);
        let kept = read(&storage);
        let keeps_nothing = kept.get(KEEP) == Some("nothing");
        let discreet = kept.get(DISCREET) == Some("yes");
        let helps_others = kept.get(HELPS_OTHERS) == Some("yes");
        Preferences {
            storage: StoredValue::new_local(storage),
            memory: RwSignal::new(keeps_nothing.then_some(kept)),
            helps_others: RwSignal::new(helps_others),
            discreet: RwSignal::new(discreet),
            times_cleared: RwSignal::new(0),
            drafts: StoredValue::new(Vec::new()),
        }
    }

    /// The site is opened; whether the reader wanted everything gone by now. Then it is gone from here.
    pub fn open(self, now: UnixSeconds) -> bool {
        let Some(days) = self.get(ERASE_AFTER) else { return false };
        let expired = is_expired(&days, self.get(OPENED).as_deref(), now);
        if expired {
            self.clear();
            self.set(ERASE_AFTER, &days);
        }
        self.set(OPENED, &now.to_string());
        expired
    }

    pub fn get(self, name: &str) -> Option<String> {
        self.settings().get(name).map(str::to_owned)
    }

    fn settings(self) -> Settings {
        self.memory.get_untracked().unwrap_or_else(|| self.storage.with_value(read))
    }

    pub fn set(self, name: &str, value: &str) {
        self.update(|settings| settings.set(name, value));
    }

    /// The reader finds programs for somebody else: then pages offer the handout, and say what only a helper needs.
    pub fn helps_others(self) -> bool {
        self.helps_others.get()
    }

    pub fn helps_others_untracked(self) -> bool {
        self.helps_others.get_untracked()
    }

    pub fn set_helps_others(self, helps: bool) {
        self.set(HELPS_OTHERS, if helps { "yes" } else { "no" });
        self.helps_others.set(helps);
    }

    /// As if it had never been chosen.
    pub fn remove(self, name: &str) {
        self.update(|settings| settings.remove(name));
    }

    fn update(self, change: impl FnOnce(&mut Settings)) {
        // Read anew: another tab may have chosen meanwhile.
        let mut settings = self.settings();
        change(&mut settings);
        match untrack(|| self.keeps_nothing()) {
            true => self.memory.set(Some(settings)),
            false => {
                self.storage.with_value(|storage| storage.write(SETTINGS, &settings.to_json()));
            }
        }
    }

    /// Whether nothing of the reader is kept on this device: neither list nor settings nor history.
    pub fn keeps_nothing(self) -> bool {
        self.memory.with(Option::is_some)
    }

    /// Another tab may have chosen that nothing is kept.
    pub fn read_keeping(self) {
        let kept = self.storage.with_value(read);
        if kept.get(KEEP) == Some("nothing") {
            self.memory.set(Some(kept));
        }
    }

    /// The days of [`ERASE_AFTER`] are counted from now on.
    pub fn note_opening(self) {
        self.set(OPENED, &clock::now().to_string());
    }

    /// The months of [`ASK_AGAIN`] are counted from now on.
    pub fn note_asked(self) {
        self.set(ASKED, &clock::now().to_string());
    }

    /// Whether the reader wanted to be asked by now for new needs.
    pub fn is_time_to_ask(self) -> bool {
        let settings = self.settings();
        is_time_to_ask(settings.get(ASK_AGAIN), settings.get(ASKED), clock::now())
    }

    /// From now on. What is there already is for [`super::Erasing`] to remove. Only this choice itself is kept.
    pub fn set_keeps_nothing(self, nothing: bool) {
        let settings = self.settings();
        self.clear();
        if nothing {
            let mut choice = Settings::default();
            choice.set(KEEP, "nothing");
            self.storage.with_value(|storage| storage.write(SETTINGS, &choice.to_json()));
            self.memory.set(Some(settings));
        } else {
            self.memory.set(None);
            let mut settings = settings;
            settings.remove(KEEP);
            self.storage.with_value(|storage| storage.write(SETTINGS, &settings.to_json()));
        }
    }

    /// Whether title and icon of the window say nothing of what this site is.
    pub fn is_discreet(self) -> bool {
        self.discreet.get()
    }

    pub fn set_discreet(self, discreet: bool) {
        self.set(DISCREET, if discreet { "yes" } else { "no" });
        self.discreet.set(discreet);
    }

    pub fn epoch(self) -> Option<String> {
        self.storage.with_value(|storage| storage.read(EPOCH))
    }

    /// False where the browser does not keep it.
    pub fn set_epoch(self, epoch: &str) -> bool {
        !untrack(|| self.keeps_nothing()) && self.storage.with_value(|storage| storage.write(EPOCH, epoch))
    }

    /// The drafts that any page has left here.
    pub fn drafts(self) -> Vec<String> {
        self.storage.with_value(|storage| {
            let names: Vec<String> = storage.names().into_iter().filter(|name| name.starts_with(DRAFTS)).collect();
            let texts = names.iter().filter_map(|name| storage.read(name)).collect();
            self.drafts.update_value(|all| all.extend(names));
            texts
        })
    }

    /// In place of what this page has left here before.
    pub fn keep_drafts(self, text: &str) {
        if untrack(|| self.keeps_nothing()) {
            return;
        }
        let name = format!("{DRAFTS}{}", super::random_key());
        self.storage.with_value(|storage| storage.write(&name, text));
        self.drafts.update_value(|all| all.push(name));
    }

    /// The list has what was in the drafts that this page has read or written.
    pub fn drop_drafts(self) {
        let names = self.drafts.try_update_value(std::mem::take).unwrap_or_default();
        self.storage.with_value(|storage| names.iter().for_each(|name| storage.remove(name)));
    }

    /// What this page holds of them is forgotten: they are gone from the device.
    pub fn clear_memory(self) {
        self.discreet.set(false);
        self.helps_others.set(false);
        self.drafts.set_value(Vec::new());
        self.times_cleared.update(|times| *times += 1);
    }

    /// For what shows a choice that was made before: it is drawn anew once all choices are forgotten.
    pub fn track_clearing(self) {
        self.times_cleared.track();
    }

    /// Forgets all choices, but for the one that nothing is kept.
    pub fn clear(self) {
        self.storage.with_value(WebStorage::remove_all);
        self.clear_memory();
        if untrack(|| self.keeps_nothing()) {
            let mut choice = Settings::default();
            choice.set(KEEP, "nothing");
            self.storage.with_value(|storage| storage.write(SETTINGS, &choice.to_json()));
            self.memory.set(Some(choice));
        }
    }
}

fn read(storage: &WebStorage) -> Settings {
    storage.read(SETTINGS).map(|text| Settings::from_json(&text)).unwrap_or_default()
}

/// Whether so many days went by since the site was last opened. What cannot be read says nothing.
fn is_expired(days: &str, opened: Option<&str>, now: UnixSeconds) -> bool {
    let days: Option<UnixSeconds> = days.parse().ok().filter(|days| (1..=3_650).contains(days));
    let opened = opened.and_then(|at| at.parse::<UnixSeconds>().ok());
    days.zip(opened).is_some_and(|(days, opened)| now.saturating_sub(opened) > days * 86_400)
}

#[cfg(test)]
mod tests {
    use super::is_expired;

    #[test]
    fn everything_expires_after_the_days_that_were_chosen() {
        assert!(!is_expired("30", Some("1000"), 1_000 + 30 * 86_400));
        assert!(is_expired("30", Some("1000"), 1_001 + 30 * 86_400));
        for (days, opened) in
            [("30", None), ("soon", Some("0")), ("0", Some("0")), ("30", Some("yesterday")), ("-1", Some("0"))]
        {
            assert!(!is_expired(days, opened, i64::MAX), "{days} {opened:?}");
        }
    }
}
