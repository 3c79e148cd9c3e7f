//! The visit of a reader's browser, by the client that the app has: to check a site, and a release before it is written.

use super::{
    app::Files,
    site_files::{INDEX, MAX_PAGE, SiteFiles},
};
use anyhow::{Context, Result};
use signpost_hours::UnixSeconds;
use signpost_trust::{
    Anchor, Floor, Goal, Policy, Reason, Refusal, TrustedState, Update,
    client::{Fetch, Outcome, Response, Step},
    metadata::Metadata,
    report::Verdict,
    sign::Repository,
};

/// One visit, and how it ended.
pub struct Visit {
    pub update: Update,
    pub outcome: Outcome,
    /// What was read, by its place in the site.
    pub files: Files,
}

pub fn visit(served: &SiteFiles, state: TrustedState, at: UnixSeconds) -> Visit {
    visit_with(&|wanted| served.read(&wanted.site_path(), wanted.max_length), state, at)
}

pub fn visit_with(answer: &dyn Fn(&Fetch) -> Response, state: TrustedState, at: UnixSeconds) -> Visit {
    let mut update = Update::new(state, Goal::Release, &Policy::reader(), at);
    let mut files = Files::new();
    loop {
        match update.step() {
            Step::Fetch(wanted) => {
                let response = answer(&wanted);
                if let Response::Body { bytes, .. } = &response {
                    files.insert(wanted.site_path(), bytes.clone());
                }
                update.handle_response(response);
            }
            Step::Done(outcome) => return Visit { update, outcome: *outcome, files },
        }
    }
}

/// The trust anchor of the site's page.
pub fn anchor(served: &SiteFiles) -> Result<Anchor> {
    let page = served.get(INDEX, MAX_PAGE).context(
        "no published site was found: name the folder that signpost publish wrote, or the address of the site",
    )?;
    Anchor::parse(&anchor_text(&page)?).context("the trust anchor in index.html is damaged")
}

/// The JSON of the page's trust anchor.
fn anchor_text(page: &[u8]) -> Result<String> {
    let page = std::str::from_utf8(page).context("index.html is not UTF-8")?;
    let text = page
        .split_once("id=\"trust-anchor\"")
        .and_then(|(_, rest)| rest.split_once('>'))
        .and_then(|(_, rest)| rest.split_once("</script>"))
        .map(|(text, _)| text.to_owned());
    text.context("index.html has no trust anchor: it is not the page of a published site")
}

/// What readers would make of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reception {
    /// All accept it as current.
    Current,
    /// All accept it, but as not confirmed.
    Stale,
    /// A first visitor refuses it, because a role has expired; who has the last release keeps it under a banner.
    StaleForReturning(Refusal),
    Refused(Refusal),
}

/// Lets two readers visit `next`: one for the first time, and one who has the release before it.
pub fn rehearse(next: &SiteFiles, last: Option<(&SiteFiles, &Repository)>, at: UnixSeconds) -> Result<Reception> {
    let state = TrustedState::first_visit(&anchor(next)?, &Policy::reader())?;
    let first = visit(next, state, at).outcome;
    let returning =
        last.and_then(|(site, repository)| visited(site, repository)).map(|state| visit(next, state, at).outcome);
    Ok(match (refusal(&first), returning.as_ref().map(refusal)) {
        (None, None | Some(None)) => match (verdict(&first), returning.as_ref().and_then(verdict)) {
            (Some(Verdict::Fresh), None | Some(Verdict::Fresh)) => Reception::Current,
            _ => Reception::Stale,
        },
        (Some(refusal), Some(None)) if matches!(refusal.reason, Reason::ExpiredMetadata { .. }) => {
            Reception::StaleForReturning(refusal.clone())
        }
        (Some(refusal), _) | (None, Some(Some(refusal))) => Reception::Refused(refusal.clone()),
    })
}

/// The device of a reader who has seen the last release, when all of it held. `None` where nobody could.
fn visited(site: &SiteFiles, last: &Repository) -> Option<TrustedState> {
    let headers = last.headers();
    let signed = last
        .timestamp
        .as_ref()
        .and_then(|timestamp| signpost_trust::metadata::Signed::header(timestamp.signed()).signed_at())?;
    let at = headers.iter().map(|(_, header)| header.expires - 1).fold(signed, UnixSeconds::min);
    let anchor = Anchor { root: last.roots.first().map(Metadata::to_bytes)?, floor: Floor::default() };
    let visit = visit(site, TrustedState::first_visit(&anchor, &Policy::reader()).ok()?, at);
    matches!(visit.outcome, Outcome::Updated { .. }).then(|| visit.update.into_state())
}

fn refusal(outcome: &Outcome) -> Option<&Refusal> {
    match outcome {
        Outcome::Refused(refusal) | Outcome::Unreachable(refusal) => Some(refusal),
        _ => None,
    }
}

fn verdict(outcome: &Outcome) -> Option<&Verdict> {
    match outcome {
        Outcome::Updated { verdict, .. } | Outcome::Unchanged { verdict } => Some(verdict),
        _ => None,
    }
}
