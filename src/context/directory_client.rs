//! The page's side of the directory: its worker, and what the worker has reported so far.

use super::Preferences;
use crate::{
    browser::{
        clock, connection,
        worker::{Notice, Worker},
    },
    local_time::LocalTime,
};
use leptos::{prelude::*, task::spawn_local};
use signpost_coverage::Coverage;
use signpost_directory::{AreaKind, Code, Community, CrisisLine, Need, Record};
use signpost_first_answer::{FirstAnswer, FirstProgram};
use signpost_handoff::sheet::Gone;
use signpost_hours::{UnixSeconds, Zone};
use signpost_protocol::{Changes, Event, Failure, Phase, Summary};
use signpost_search::{Query, Results};
use signpost_trust::report::{TrustReport, Verdict};

/// Past this age, a directory that could not be confirmed is shown only after a word of warning.
const VERY_OLD: UnixSeconds = 180 * 86_400;

/// Under which the directory's zone is kept.
const ZONE: &str = "zone";

#[derive(Clone, Copy)]
pub struct DirectoryClient {
    /// From the page's trust anchor at first, then from the verified directory.
    pub community: RwSignal<Community>,
    /// `None` until a verified directory is searchable; set again after an update.
    pub summary: RwSignal<Option<Summary>>,
    /// The programs of the link that the page was opened with, verified before the app came; those of a search are not used
    /// here. Empty: of no link, or not known.
    first_answer: RwSignal<Vec<FirstProgram>>,
    pub trust: RwSignal<Option<TrustReport>>,
    pub progress: RwSignal<Option<Progress>>,
    /// What the last update changed, until the reader hides it.
    pub changes: RwSignal<Option<Changes>>,
    /// How often in a row the site did not answer when it was asked for a newer release; 0: it answers.
    pub failures: RwSignal<u32>,
    /// The device reports that it has no connection.
    pub offline: RwSignal<bool>,
    /// Something could not be stored on this device.
    pub not_kept: RwSignal<bool>,
    /// Whether this browser keeps the app's own files, so that it opens without a connection; `None` until it is known.
    pub app_is_kept: RwSignal<Option<bool>>,
    /// Queries are searched for signs of danger and by what the words of a sentence speak for, too.
    pub understands_sentences: RwSignal<bool>,
    /// The worker stopped: nothing can be searched until the page is loaded again.
    pub stopped: RwSignal<bool>,
    /// The directory's zone: as this device kept it, until the directory is there.
    zone: RwSignal<Option<Zone>>,
    /// The moment that the pages show; advances by itself.
    now: RwSignal<UnixSeconds>,
    /// Keeps the zone for the next visit.
    preferences: Option<Preferences>,
    /// The reader was warned that the directory is very old, and went on.
    age_accepted: RwSignal<bool>,
    /// `None` only while it is being started.
    worker: StoredValue<Option<Worker>, LocalStorage>,
}

/// What the worker is busy with; `done` and `total` in bytes or programs.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    pub phase: Phase,
    pub done: u64,
    pub total: u64,
}

impl DirectoryClient {
    /// Takes over the worker. `community`: as the trust anchor names it.
    pub fn start(preferences: Preferences, community: Community) -> DirectoryClient {
        let client = DirectoryClient { preferences: Some(preferences), ..DirectoryClient::without_worker(community) };
        client.zone.set(preferences.get(ZONE).and_then(|text| serde_json::from_str(&text).ok()));
        client.now.set(clock::now());
        client.offline.set(!connection::is_online());
        client.worker.set_value(Some(Worker::start(move |notice| client.on_notice(notice))));
        client
    }

    fn without_worker(community: Community) -> DirectoryClient {
        DirectoryClient {
            community: RwSignal::new(community),
            summary: RwSignal::new(None),
            first_answer: RwSignal::new(Vec::new()),
            trust: RwSignal::new(None),
            progress: RwSignal::new(None),
            changes: RwSignal::new(None),
            failures: RwSignal::new(0),
            offline: RwSignal::new(false),
            not_kept: RwSignal::new(false),
            app_is_kept: RwSignal::new(None),
            understands_sentences: RwSignal::new(false),
            stopped: RwSignal::new(false),
            zone: RwSignal::new(None),
            now: RwSignal::new(0),
            preferences: None,
            age_accepted: RwSignal::new(false),
            worker: StoredValue::new_local(None),
        }
    }

    fn on_notice(self, notice: Notice) {
        match notice {
            Notice::Event(event) => self.on_event(event),
            Notice::FirstAnswer(json) => {
                // Made by the same release; else the app says it a little later.
                let answer: FirstAnswer = serde_json::from_str(&json).unwrap_or_default();
                self.first_answer.set(answer.programs);
            }
            Notice::Stopped => self.stopped.set(true),
        }
    }

    fn on_event(self, event: Event) {
        match event {
            Event::Ready => {}
            Event::Progress { phase, done, total } => self.progress.set(Some(Progress { phase, done, total })),
            Event::Searchable(summary) => {
                if summary.is_whole {
                    self.progress.set(None);
                }
                self.community.set(summary.community.clone());
                self.keep_zone(&summary.zone);
                self.trust.set(Some(summary.trust.clone()));
                self.summary.set(Some(*summary));
            }
            Event::Updated { changes } => self.changes.set(Some(changes)),
            Event::Trust(report) => {
                if !report.verdict.is_usable() {
                    self.progress.set(None);
                    // What was shown without its long texts belongs to a release that was refused.
                    if untrack(|| self.lacks_texts()) {
                        self.summary.set(None);
                    }
                }
                self.trust.set(Some(*report));
            }
            Event::Checked { answered: true } => self.failures.set(0),
            Event::Checked { answered: false } => {
                self.failures.update(|failures| *failures += 1);
                // What is here is in use; the rest does not come now.
                if untrack(|| self.is_ready()) {
                    self.progress.set(None);
                }
            }
            Event::NotKept { .. } => self.not_kept.set(true),
            Event::Kept => self.not_kept.set(false),
        }
    }

    /// Whether the site answered when it was last asked.
    pub fn answers(self) -> bool {
        self.failures.get_untracked() == 0
    }

    fn worker(self) -> Result<Worker, Failure> {
        self.worker.get_value().ok_or(Failure::NoDirectory)
    }

    /// The programs that a query finds; `None` when a newer query came before the answer.
    pub async fn search(self, query: Query) -> Result<Option<Results>, Failure> {
        self.worker()?.search(query).await
    }

    /// In the order of `codes`; `None` for what is not in the directory. Waits for their long texts.
    pub async fn records(self, codes: Vec<Code>) -> Result<Vec<Option<Record>>, Failure> {
        self.records_of(codes, true).await
    }

    /// [`DirectoryClient::records`], without long texts as long as these are on their way.
    pub async fn records_so_far(self, codes: Vec<Code>) -> Result<Vec<Option<Record>>, Failure> {
        self.records_of(codes, false).await
    }

    /// The one or the other.
    pub async fn records_of(self, codes: Vec<Code>, whole: bool) -> Result<Vec<Option<Record>>, Failure> {
        self.worker()?.records(codes, whole).await
    }

    /// What became of programs that are no longer listed, in the order of `codes`.
    pub async fn gone(self, codes: Vec<Code>, lang: String) -> Result<Vec<Gone>, Failure> {
        self.worker()?.gone(codes, lang).await
    }

    /// Number of programs for each need.
    pub async fn need_counts(self) -> Result<Vec<(Need, u32)>, Failure> {
        self.worker()?.need_counts().await
    }

    /// Needs by areas.
    pub async fn coverage(self, by: AreaKind) -> Result<Coverage, Failure> {
        self.worker()?.coverage(by).await
    }

    /// Has queries searched for signs of danger and by what the words of a sentence speak for, too; resolves when that is done, or cannot be.
    pub async fn understand_sentences(self) {
        let Ok(worker) = self.worker() else { return };
        if worker.understand_sentences().await.unwrap_or(false) {
            self.understands_sentences.set(true);
        }
    }

    /// Looks for a newer release; resolves when that has been done, or has failed.
    pub async fn check_for_update(self) -> Result<(), Failure> {
        self.worker()?.check_for_update().await
    }

    /// Has these parts of a large directory here, and no others; whether all of them are.
    pub async fn choose_parts(self, ids: Vec<String>) -> Result<bool, Failure> {
        self.worker()?.choose_parts(ids).await
    }

    /// The parts of a large directory that are here, by id. Tracks them.
    pub fn parts(self) -> Vec<String> {
        self.summary.with(|summary| summary.as_ref().map(|summary| summary.parts.clone()).unwrap_or_default())
    }

    /// Those of these parts that the directory has and that are not here. Tracks them.
    pub fn missing_parts(self, ids: &[String]) -> Vec<String> {
        let here = self.parts();
        let is_listed =
            |id: &String| self.community.with(|community| community.parts.iter().any(|part| part.id == *id));
        ids.iter().filter(|id| !here.contains(id) && is_listed(id)).cloned().collect()
    }

    /// Whether there are programs that are not here, since they are in parts that were not chosen. Tracks the parts.
    pub fn lacks_parts(self) -> bool {
        self.community.with(|community| community.parts.len()) > self.parts().len()
    }

    /// [`DirectoryClient::check_for_update`], for buttons.
    pub fn retry(self) {
        spawn_local(async move {
            let _ = self.check_for_update().await;
        });
    }

    /// Asks for the newest report on who signed, when, and which versions.
    pub async fn refresh_trust(self) -> Result<(), Failure> {
        let report = self.worker()?.trust().await?;
        self.trust.set(Some(report));
        Ok(())
    }

    /// Whether there is a verified directory, perhaps without its long texts. Tracks it, so that what follows is done again
    /// when these are there, and after an update.
    pub fn is_ready(self) -> bool {
        self.summary.with(Option::is_some)
    }

    /// What is known of these programs before there is a directory, if of all of them; nothing once the release was refused.
    pub fn first_answer(self, codes: &[Code]) -> Option<Vec<FirstProgram>> {
        let is_refused = |trust: &TrustReport| matches!(trust.verdict, Verdict::Refused { .. });
        let is_usable = self.trust.with(|trust| !trust.as_ref().is_some_and(is_refused));
        let answer = self.first_answer.get();
        let fits = answer.iter().map(|program| &program.code).eq(codes);
        (is_usable && fits && !answer.is_empty()).then_some(answer)
    }

    /// Whether the directory in use lacks its long texts.
    pub fn lacks_texts(self) -> bool {
        self.summary.with(|summary| summary.as_ref().is_some_and(|summary| !summary.is_whole))
    }

    /// Whether these are on their way: not without a connection, nor when the site was asked for them in vain.
    pub fn awaits_texts(self) -> bool {
        self.lacks_texts() && self.failures.get() == 0 && !self.offline.get()
    }

    /// When the release in use was made; `None` as long as its long texts are on their way.
    pub fn released_at(self) -> Option<UnixSeconds> {
        self.summary
            .with(|summary| summary.as_ref().filter(|summary| summary.is_whole).map(|summary| summary.released_at))
    }

    /// `Some(when it was last confirmed)`: so old that the reader is warned before anything is shown.
    pub fn very_old(self) -> Option<UnixSeconds> {
        self.very_old_at(clock::now())
    }

    fn very_old_at(self, now: UnixSeconds) -> Option<UnixSeconds> {
        let confirmed = self.trust.with(|trust| trust.as_ref()?.verdict.unconfirmed_since())?;
        (now - confirmed > VERY_OLD && !self.age_accepted.get()).then_some(confirmed)
    }

    pub fn accept_age(self) {
        self.age_accepted.set(true);
    }

    /// For dates of what is drawn once. In UTC as long as the zone is not known.
    pub fn local_time(self) -> LocalTime {
        LocalTime { zone: self.zone.get_untracked().unwrap_or_default(), now: clock::now() }
    }

    /// For what is true at a moment only, such as "open now": tracks the clock, so that what shows it is drawn again.
    /// `None` as long as the zone is not known: then nothing is said.
    pub fn live_time(self) -> Option<LocalTime> {
        let now = self.now.get();
        self.zone.get().map(|zone| LocalTime { zone, now })
    }

    /// Minutes since 1970, for what is asked anew with each.
    pub fn minute(self) -> i64 {
        self.now.get() / 60
    }

    /// Whether app and directory open without a connection; `None` until it is known.
    pub fn works_offline(self) -> Option<bool> {
        if self.not_kept.get() { Some(false) } else { self.app_is_kept.get() }
    }

    /// Lets the pages' clock advance: with each minute, and when the reader comes back to the page.
    pub fn tick(self) {
        let now = clock::now();
        if self.now.get_untracked() / 60 != now / 60 {
            self.now.set(now);
        }
    }

    fn keep_zone(self, zone: &Zone) {
        if self.zone.with_untracked(|known| known.as_ref() != Some(zone)) {
            if let (Some(preferences), Ok(text)) = (self.preferences, serde_json::to_string(zone)) {
                preferences.set(ZONE, &text);
            }
            self.zone.set(Some(zone.clone()));
        }
    }

    pub fn community_name(self) -> String {
        self.community.with(|community| community.name.clone())
    }

    pub fn crisis_lines(self) -> Vec<CrisisLine> {
        self.community.with(|community| community.crisis_lines.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(verdict: Verdict) -> Event {
        Event::Trust(Box::new(TrustReport { verdict, ..TrustReport::default() }))
    }

    fn refused(kept: Option<UnixSeconds>) -> Verdict {
        Verdict::Refused { role: "snapshot".to_owned(), rule: "version".to_owned(), kept }
    }

    #[test]
    fn progress_ends_when_nothing_usable_is_left_to_wait_for() {
        Owner::new().with(|| {
            let client = DirectoryClient::without_worker(Community::default());
            client.on_event(Event::Progress { phase: Phase::Downloading, done: 1, total: 2 });
            client.on_event(report(refused(Some(1))));
            assert!(client.progress.with_untracked(Option::is_some), "the kept copy is still being opened");
            client.on_event(report(refused(None)));
            assert!(client.progress.with_untracked(Option::is_none));
        });
    }

    #[test]
    fn a_first_layer_goes_with_the_release_that_was_refused() {
        Owner::new().with(|| {
            let client = DirectoryClient::without_worker(Community::default());
            let searchable = |is_whole| Event::Searchable(Box::new(Summary { is_whole, ..Summary::default() }));
            client.on_event(searchable(false));
            assert!(client.is_ready() && client.awaits_texts());
            assert_eq!(client.released_at(), None, "what is saved now is not whole");
            client.on_event(report(refused(None)));
            assert!(!client.is_ready());
            client.on_event(searchable(true));
            client.on_event(report(refused(Some(1))));
            assert!(client.is_ready() && !client.awaits_texts(), "a whole directory stays");
        });
    }

    #[test]
    fn whom_to_call_is_known_of_the_link_that_was_opened_until_its_release_is_refused() {
        Owner::new().with(|| {
            let client = DirectoryClient::without_worker(Community::default());
            let [pantry, other] = ["pantry", "other"].map(|id| Code::candidates(id).next().unwrap());
            client.on_notice(Notice::FirstAnswer("damaged".to_owned()));
            assert_eq!(client.first_answer(&[]), None);
            let answer = vec![FirstProgram { code: pantry, name: "Pantry".to_owned(), by: None, number: None }];
            let first = FirstAnswer { programs: answer.clone(), ..FirstAnswer::default() };
            client.on_notice(Notice::FirstAnswer(serde_json::to_string(&first).unwrap()));
            assert_eq!(client.first_answer(&[pantry]), Some(answer.clone()));
            for codes in [vec![], vec![other], vec![pantry, other]] {
                assert_eq!(client.first_answer(&codes), None);
            }
            client.on_event(report(Verdict::Fresh));
            assert_eq!(client.first_answer(&[pantry]), Some(answer));
            client.on_event(report(refused(None)));
            assert_eq!(client.first_answer(&[pantry]), None);
        });
    }

    #[test]
    fn long_texts_that_do_not_come_are_not_called_on_their_way() {
        Owner::new().with(|| {
            let client = DirectoryClient::without_worker(Community::default());
            client.on_event(Event::Searchable(Box::default()));
            client.on_event(Event::Progress { phase: Phase::Indexing, done: 1, total: 1 });
            client.on_event(Event::Checked { answered: false });
            assert!(client.lacks_texts() && !client.awaits_texts());
            assert!(client.progress.with_untracked(Option::is_none));
            client.on_event(Event::Checked { answered: true });
            assert!(client.awaits_texts());
            client.offline.set(true);
            assert!(!client.awaits_texts());
        });
    }

    #[test]
    fn a_directory_not_confirmed_for_half_a_year_is_shown_once_the_reader_accepts_it() {
        Owner::new().with(|| {
            let client = DirectoryClient::without_worker(Community::default());
            assert_eq!(client.very_old_at(VERY_OLD * 2), None, "nothing is known yet");
            client.on_event(report(Verdict::Stale { confirmed_at: 5 }));
            assert_eq!(client.very_old_at(5 + VERY_OLD), None);
            assert_eq!(client.very_old_at(6 + VERY_OLD), Some(5));
            client.accept_age();
            assert_eq!(client.very_old_at(6 + VERY_OLD), None);
        });
    }

    #[test]
    fn failures_are_counted_until_the_site_answers() {
        Owner::new().with(|| {
            let client = DirectoryClient::without_worker(Community::default());
            client.on_event(Event::Checked { answered: false });
            client.on_event(Event::Checked { answered: false });
            assert_eq!(client.failures.get_untracked(), 2);
            client.on_event(Event::Checked { answered: true });
            assert_eq!(client.failures.get_untracked(), 0);
        });
    }

    #[test]
    fn nothing_is_ready_before_the_worker_says_so() {
        Owner::new().with(|| {
            let client = DirectoryClient::without_worker(Community::default());
            assert!(!client.is_ready());
            assert!(matches!(client.worker(), Err(Failure::NoDirectory)));
        });
    }
}
