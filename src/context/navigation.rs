//! Where the reader is: the route on the screen, and the browser's history in step with it.

use super::{DirectoryClient, Preferences, history_entries::HistoryEntries};
use crate::{
    browser::{Base, connection, document, history, storage::WebStorage},
    debounce::Debounce,
    scroll_positions::ScrollPositions,
};
use leptos::prelude::*;
use signpost_handoff::{
    Handoff,
    qr::{PaperCode, paper_code},
};
use signpost_route::{QUICK_EXIT, Route};
use std::{net::IpAddr, time::Duration};

/// A page of ours that says nothing, for leaving without a connection.
const LOCAL_EXIT: &str = "notes.html";

#[derive(Clone, Copy)]
pub struct Navigation {
    pub route: RwSignal<Route>,
    /// Counts the navigations, so that each moves the focus.
    pub visit: RwSignal<u32>,
    /// Where the current page is scrolled to once it is there, in CSS pixels.
    scroll_target: StoredValue<f64>,
    scroll_positions: StoredValue<ScrollPositions>,
    /// Runs while the history's current entry lags behind `route`.
    pending_entry: Debounce,
    entries: StoredValue<HistoryEntries, LocalStorage>,
    /// What belongs to this tab alone and ends with it.
    session: StoredValue<WebStorage, LocalStorage>,
    base: StoredValue<Base>,
}

impl Navigation {
    pub fn new(base: &Base, session: WebStorage, preferences: Preferences) -> Navigation {
        let entries = HistoryEntries::new(session.clone(), preferences);
        Navigation {
            route: RwSignal::new(entries.current()),
            visit: RwSignal::new(0),
            scroll_target: StoredValue::new(0.0),
            scroll_positions: StoredValue::new(ScrollPositions::default()),
            pending_entry: Debounce::new(),
            entries: StoredValue::new_local(entries),
            session: StoredValue::new_local(session),
            base: StoredValue::new(base.clone()),
        }
    }

    pub fn go(self, route: Route) {
        if self.pending_entry.cancel() {
            self.replace_entry();
        }
        self.remember_scroll();
        self.push_entry(&route);
        self.scroll_target.set_value(0.0);
        self.visit(route);
    }

    /// The browser went back or forward, to another entry of its history: the page is where the reader left it.
    pub fn restore(self) {
        let route = self.entry();
        self.pending_entry.cancel();
        self.remember_scroll();
        let y = self.scroll_positions.with_value(|positions| positions.get(&route.format()));
        self.scroll_target.set_value(y.unwrap_or(0.0));
        self.visit(route);
        self.replace_entry();
    }

    fn visit(self, route: Route) {
        self.route.set(route);
        self.visit.update(|count| *count += 1);
    }

    fn remember_scroll(self) {
        let address = self.route.with_untracked(Route::format);
        self.scroll_positions.update_value(|positions| positions.set(address, document::scrolled()));
    }

    pub fn scroll_target(self) -> f64 {
        self.scroll_target.get_value()
    }

    /// The page is about to be drawn anew, in other words, and the reader to stay where they are.
    pub fn keep_scroll(self) {
        self.scroll_target.set_value(document::scrolled());
    }

    /// Whether the page is about to be scrolled to where the reader left it, and so must have its full height at once.
    pub fn restores_scroll(self) -> bool {
        self.scroll_target() > 0.0
    }

    /// The page is the same, what it shows has changed. The history's entry follows once the reader pauses, since
    /// browsers count and slow down such changes.
    pub fn stay(self, route: Route) {
        const DELAY: Duration = Duration::from_millis(300);
        self.route.set(route);
        self.pending_entry.call(DELAY, move || self.replace_entry());
    }

    /// The page has taken over what its address carried: the address without it stays, in the history, too.
    pub fn replace(self, route: Route) {
        self.pending_entry.cancel();
        self.route.set(route);
        self.replace_entry();
    }

    /// What the current entry of the browser's history shows.
    pub fn entry(self) -> Route {
        self.entries.with_value(HistoryEntries::current)
    }

    pub fn push_entry(self, route: &Route) {
        self.entries.with_value(|entries| entries.push(route));
    }

    /// The current entry shows what the app shows.
    pub fn replace_entry(self) {
        self.route.with_untracked(|route| self.entries.with_value(|entries| entries.replace(route)));
    }

    /// Removes all that this tab keeps: earlier entries of the history lead home from now on, and the tray does not
    /// outlive a reload. The current entry stays what it is.
    pub fn clear_session(self) {
        self.wipe();
        self.scroll_positions.set_value(ScrollPositions::default());
        self.replace_entry();
    }

    /// Whether this tab keeps anything from now on.
    pub fn set_keeps(self, keeps: bool) {
        self.session.with_value(|session| session.set_keeps(keeps));
    }

    /// Begins anew at home, in place of the page that is there.
    pub fn start_over(self) {
        self.replace(Route::Home);
        self.visit.update(|count| *count += 1);
    }

    /// Leaves for a harmless page. What this tab keeps goes first, so that going back shows none of it, whether the
    /// browser loads the page again or kept it as it was.
    pub fn leave_site(self) {
        document::set_progress("left");
        self.pending_entry.cancel();
        self.wipe();
        // Without a connection the browser would say so under our name, and offer to load the page again.
        match connection::is_online() {
            true => history::leave(QUICK_EXIT),
            false => history::leave(&self.base.with_value(|base| base.join(LOCAL_EXIT))),
        }
    }

    fn wipe(self) {
        self.session.with_value(WebStorage::remove_all);
        self.entries.with_value(HistoryEntries::clear);
    }

    /// A whole address that opens the app anew at `route`, for sharing.
    pub fn address_of(self, route: &Route) -> String {
        self.base.with_value(|base| format!("{}{}", base.address(), route.format()))
    }

    pub fn site_address(self) -> String {
        self.base.with_value(|base| base.address().to_owned())
    }

    /// The address under which others open this site, for what is printed and handed over; see [`public_address`].
    pub fn public_address(self, directory: DirectoryClient) -> Option<String> {
        self.base.with_value(|base| {
            directory.community.with_untracked(|community| {
                public_address(base.address(), community.base_url.as_deref(), community.demo).map(str::to_owned)
            })
        })
    }

    /// A whole address that others can open, where there is one.
    pub fn public_link(self, directory: DirectoryClient, route: &Route) -> String {
        match self.public_address(directory) {
            Some(address) => address + &route.format(),
            None => self.address_of(route),
        }
    }

    /// The code to print for a handoff; `None` where nobody else could open the link.
    pub fn paper_code(self, directory: DirectoryClient, handoff: &Handoff) -> Option<PaperCode> {
        let address = self.public_address(directory)?;
        paper_code(handoff, |token| format!("{address}{}", Route::For(token).format()))
    }

    /// [`Navigation::public_address`] for paper: without the scheme.
    pub fn short_public_address(self, directory: DirectoryClient) -> Option<String> {
        self.public_address(directory).map(|address| without_scheme(&address).to_owned())
    }
}

/// `own`: where the page was opened. A preview on the publisher's machine has an address that nobody else can open: then
/// it is the published one, and without that none, except in a demonstration, which only shows what would be printed.
fn public_address<'a>(own: &'a str, published: Option<&'a str>, demo: bool) -> Option<&'a str> {
    match is_local(own) {
        false => Some(own),
        true => published.or(demo.then_some(own)),
    }
}

/// This machine, or its network.
fn is_local(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once("://") else { return true };
    let host = rest.split('/').next().unwrap_or_default();
    let host = match host.starts_with('[') {
        true => host.split(']').next().unwrap_or_default().trim_start_matches('['),
        false => host.split(':').next().unwrap_or_default(),
    };
    let local_name = host == "localhost" || [".localhost", ".local"].iter().any(|end| host.ends_with(end));
    let local_number = match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) => ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified(),
        Ok(IpAddr::V6(ip)) => ip.is_loopback() || ip.is_unspecified(),
        Err(_) => false,
    };
    !matches!(scheme, "http" | "https") || local_name || local_number
}

fn without_scheme(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::{public_address, without_scheme};

    #[test]
    fn only_an_address_that_others_can_open_is_printed() {
        let published = Some("https://help.example/");
        for local in
            ["http://127.0.0.1:8080/", "http://localhost/a/", "http://192.168.1.7/", "http://[::1]:80/", "file:///x/"]
        {
            assert_eq!(public_address(local, published, false), published, "{local}");
            assert_eq!(public_address(local, None, false), None, "{local}");
            assert_eq!(public_address(local, None, true), Some(local));
        }
        assert_eq!(public_address("https://mirror.example/x/", published, false), Some("https://mirror.example/x/"));
    }

    #[test]
    fn an_address_on_paper_has_neither_scheme_nor_last_slash() {
        assert_eq!(without_scheme("https://help.example/larkwater/"), "help.example/larkwater");
        assert_eq!(without_scheme("help.example"), "help.example");
    }
}
