//! Defines what stands around every page: the header with quick exit, the banners, the footer, the
//! live region, and the moving of the focus.

use super::{
    App, Icon,
    app::Toast,
    components::{Tone, button, crisis_lines, link, notice},
    icon,
    pages::Page,
    pause::Pause,
    view::{CollectView, El, IntoView, View, el, switch, when},
};
use crate::browser::{document, history};
use leptos::prelude::*;
use signpost_locale::Direction;
use signpost_protocol::{Changes, Phase};
use signpost_route::Route;
use signpost_trust::report::{TrustReport, Verdict};
use std::time::Duration;

/// The whole app.
pub fn frame(app: App) -> View {
    let page = Memo::new(move |_| app.route.with(Page::of));
    app.search.follow(app);
    follow_address(app);
    follow_title(app, page);
    follow_focus(app);
    (
        move || {
            app.watch_language();
            let dir = app.direction();
            document::set_language(&app.lang(), dir.html());
            (
                skip_link(app),
                header(app, page),
                el("aside").class("banners").attr("aria-label", app.t("banners-label")).child(banners(app)),
                el("main").attr("id", "main").attr("tabindex", "-1").class("page").child(switch(
                    move || (page.get(), app.very_old()),
                    move |(page, very_old)| match very_old {
                        Some(confirmed) if *page != Page::Settings => warn_of_age(app, *confirmed),
                        _ => page.view(app),
                    },
                )),
                footer(app),
            )
        },
        el("div").class("toasts").attr("role", "status").child(move || app.toast.get().map(|toast| show(app, toast))),
        el("div")
            .attr("id", "announcement")
            .class("visually-hidden")
            .attr("role", "status")
            .attr("aria-live", "polite")
            .child(move || app.announcement.get()),
    )
        .into_view()
}

/// Long enough to read and to reach the button by keyboard.
const TOAST: Duration = Duration::from_secs(12);

fn show(app: App, toast: Toast) -> View {
    Pause::new().then(TOAST, move || app.toast.set(None));
    let action = toast.action.map(|(words, act)| {
        let press = move |_| {
            app.toast.set(None);
            act();
        };
        el("button").attr("type", "button").class("toast-action").on("click", press).child(words)
    });
    el("div").class("toast").child((el("span").child(toast.words), action)).into_view()
}

fn skip_link(app: App) -> El {
    // Not an address: what stands behind # is the app's.
    el("button")
        .attr("type", "button")
        .class("skip-link")
        .on("click", move |_| document::focus("main"))
        .child(app.t("skip-to-content"))
}

/// The search reads its route when the reader comes to it, and the history entry follows what is typed.
fn follow_address(app: App) {
    Effect::new(move |_| {
        app.visit.track();
        match app.route.get_untracked() {
            Route::Search(search) => app.search.read(&search),
            Route::Home => app.search.clear(),
            _ => {}
        }
    });
    Effect::new(move |_| {
        let asked = app.search.route();
        let here = app.route.get_untracked();
        match (&here, &asked) {
            (Route::Home, Route::Search(_)) => {
                // The first letter leaves home, so that "back" returns there; the same page stays.
                app.push_entry(&asked);
                app.route.set(asked);
            }
            (Route::Search(_), Route::Search(_)) if here != asked => app.stay(asked),
            _ => {}
        }
    });
}

fn follow_title(app: App, page: Memo<Page>) {
    Effect::new(move |_| {
        app.watch_language();
        let site = app.community.with(|community| community.name.clone());
        let id = match page.get() {
            Page::Find if !app.search.is_blank() => "search-page",
            page => page.title(),
        };
        document::set_title(&app.tf("title-page", &[("page", (&app.t(id)).into()), ("site", (&site).into())]));
    });
}

/// Each navigation moves the focus to the page's heading, which is thereby announced; the first
/// page is the browser's own business.
fn follow_focus(app: App) {
    Effect::new(move |_| {
        if app.visit.get() > 0 {
            let landing = app.landing.get_value();
            request_animation_frame(move || {
                document::focus("page-title");
                document::scroll_to(landing);
            });
        }
    });
}

fn header(app: App, page: Memo<Page>) -> View {
    let here = move |which: Page| (page.get() == which).then_some("page");
    let list_words = move || match app.list.with(|list| list.as_ref().map_or(0, |list| list.items().len())) {
        0 => app.t("nav-list"),
        count => app.tf("nav-list-count", &[("count", count.into())]),
    };
    let tray_words = move || match app.tray.with(|tray| tray.items.len()) {
        0 => app.t("nav-handout"),
        count => app.tf("nav-handout-count", &[("count", count.into())]),
    };
    let brand = (icon(Icon::Signpost), el("span").child(move || app.community.with(|c| c.name.clone())));
    el("header")
        .class("masthead")
        .child((
            el("div").class("masthead-top").child((
                link(app, Route::Home, "brand", brand),
                button("button button-exit", Icon::Exit, app.t("quick-exit"), move || app.leave_site()),
            )),
            el("nav").class("masthead-nav").attr("aria-label", app.t("nav-label")).child((
                el("span").attr("aria-current", move || here(Page::Find)).child(link(
                    app,
                    Route::Home,
                    "nav-link",
                    (icon(Icon::Search), el("span").child(app.t("nav-search"))),
                )),
                el("span").attr("aria-current", move || here(Page::List)).child(link(
                    app,
                    Route::List,
                    "nav-link",
                    (icon(Icon::Bookmark), el("span").child(list_words)),
                )),
                el("span").attr("aria-current", move || here(Page::Handout(None))).child(link(
                    app,
                    Route::Handout(None),
                    "nav-link",
                    (icon(Icon::Sheet), el("span").child(tray_words)),
                )),
                language_choice(app),
            )),
        ))
        .into_view()
}

fn language_choice(app: App) -> View {
    let languages = app.languages();
    if languages.len() < 2 {
        return ().into_view();
    }
    let options = languages
        .iter()
        .map(|words| {
            let tag = words.lang().to_owned();
            let selected = tag == app.lang();
            let name = words.own_name().to_owned();
            let dir = words.direction().html();
            el("option")
                .attr("value", tag.clone())
                .attr("lang", tag)
                .attr("dir", dir)
                .attr("selected", selected)
                .child(name)
        })
        .collect_view();
    el("label")
        .class("language")
        .child((
            icon(Icon::Globe),
            el("span").class("visually-hidden").child(app.t("language-label")),
            el("select").on("change", move |e| app.speak(&event_target_value(&e))).child(options),
        ))
        .into_view()
}

fn banners(app: App) -> View {
    let line =
        move |class: &str, drawing, id: &str| el("p").class(class).child((icon(drawing), el("span").child(app.t(id))));
    let reload = move |id: &'static str| {
        let again = button("button button-quiet", Icon::Check, app.t("banner-reload"), history::reload);
        el("div").class("banner banner-quiet").child((icon(Icon::Info), el("span").child(app.t(id)), again))
    };
    (
        when(move || app.community.with(|c| c.demo), move || line("banner banner-demo", Icon::Info, "banner-demo")),
        el("div").attr("role", "status").child((
            when(move || app.offline.get(), move || line("banner banner-quiet", Icon::Offline, "banner-offline")),
            when(move || app.broken.get(), move || reload("failed-internal")),
            move || app.updated.get().map(|changes| updated(app, &changes)),
            when(move || app.not_kept.get(), move || line("banner banner-careful", Icon::Alert, "banner-not-kept")),
            switch(
                move || app.trust.with(|trust| trust.as_ref().map(|trust| trust.verdict.clone())),
                move |found| found.as_ref().map(|found| verdict(app, found)),
            ),
        )),
    )
        .into_view()
}

fn updated(app: App, changes: &Changes) -> View {
    let count = changes.added + changes.changed + changes.gone;
    if count == 0 {
        return ().into_view();
    }
    let since = app.words().past_day(app.date_of(changes.since), app.today());
    let words = app.tf("banner-updated", &[("count", count.into()), ("since", (&since).into())]);
    let hide = button("button button-plain", Icon::Close, app.t("banner-dismiss"), move || app.updated.set(None));
    el("div").class("banner banner-quiet").child((icon(Icon::Check), el("span").child(words), hide)).into_view()
}

fn verdict(app: App, verdict: &Verdict) -> View {
    let dated = |at| app.words().date(app.date_of(at));
    match verdict {
        Verdict::Fresh => ().into_view(),
        Verdict::Stale { confirmed_at } => {
            let date = dated(*confirmed_at);
            let words = app.tf("banner-stale", &[("date", (&date).into())]);
            el("p").class("banner banner-careful").child((icon(Icon::Alert), el("span").child(words))).into_view()
        }
        Verdict::Refused { kept: Some(at), .. } => {
            let words = app.tf("banner-refused-kept", &[("date", (&dated(*at)).into())]);
            wide(app, Tone::Bad, "banner-refused-title", words, ().into_view())
        }
        Verdict::Refused { kept: None, .. } => {
            wide(app, Tone::Bad, "banner-refused-none-title", app.t("banner-refused-none"), what_still_works(app))
        }
        Verdict::Unreached => {
            let words = app.t("banner-unreached");
            wide(app, Tone::Careful, "banner-refused-none-title", words, what_still_works(app))
        }
    }
}

fn what_still_works(app: App) -> View {
    (el("p").child(app.t("banner-refused-still")), crisis_lines(app)).into_view()
}

fn wide(app: App, tone: Tone, title: &str, words: String, more: View) -> View {
    let why = link(app, Route::About, "link", app.t("banner-refused-why"));
    let content = (el("h2").child(app.t(title)), el("p").child(words), more, el("p").child(why));
    el("div").class("banner-wide").child(notice(tone, content)).into_view()
}

/// The word of warning before a directory that nobody has confirmed for half a year.
fn warn_of_age(app: App, confirmed: signpost_hours::UnixSeconds) -> View {
    let date = app.words().date(app.date_of(confirmed));
    let go_on = button("button button-primary", Icon::Check, app.t("banner-very-stale-show"), move || {
        app.old_accepted.set(true);
    });
    let words = app.tf("banner-very-stale", &[("date", (&date).into())]);
    (
        el("h1").attr("id", "page-title").attr("tabindex", "-1").child(app.t("banner-very-stale-title")),
        notice(Tone::Careful, el("p").child(words)),
        el("p").child(go_on),
        crisis_lines(app),
    )
        .into_view()
}

fn footer(app: App) -> View {
    let line = move || trust_line(app);
    let unreviewed = app.words().find("unreviewed", &[]).filter(|mark| mark == "yes");
    let waiting = move || {
        app.progress.get().map(|(phase, done, total)| {
            let percent = (done * 100).checked_div(total).unwrap_or(0).min(100);
            let id = match phase {
                Phase::Opening => "phase-opening",
                Phase::Downloading => "phase-downloading",
                Phase::Verifying => "phase-verifying",
                Phase::Indexing => "phase-indexing",
            };
            app.tf(id, &[("percent", percent.into())])
        })
    };
    el("footer")
        .class("footer")
        .child(
            el("div").class("footer-inner").child((
                el("p")
                    .class("trust-line")
                    .child((icon(Icon::Seal), el("span").child(move || waiting().unwrap_or_else(line)))),
                el("nav").class("footer-links").attr("aria-label", app.t("footer-label")).child((
                    link(app, Route::About, "link", app.t("nav-about")),
                    link(app, Route::Settings, "link", app.t("nav-settings")),
                    link(app, Route::Coverage, "link", app.t("coverage-page")),
                )),
                el("p").class("hint").child(app.t("quick-exit-hint")),
                unreviewed.map(|_| el("p").class("hint").child(app.t("footer-unreviewed"))),
            )),
        )
        .into_view()
}

/// `Checked today, signed by Larkwater County`
fn trust_line(app: App) -> String {
    let who = app.community.with(|community| community.name.clone());
    app.trust.with(|trust| match trust {
        None => app.t("trust-line-waiting"),
        Some(TrustReport { verdict: Verdict::Unreached, .. }) => app.t("trust-line-unreached"),
        Some(TrustReport { verdict: Verdict::Refused { .. }, .. }) => app.t("trust-line-refused"),
        Some(TrustReport { verdict: Verdict::Stale { confirmed_at }, .. }) => {
            let date = app.words().date(app.date_of(*confirmed_at));
            app.tf("trust-line-stale", &[("who", (&who).into()), ("date", (&date).into())])
        }
        Some(TrustReport { verdict: Verdict::Fresh, checked_at, .. }) => {
            let checked = app.date_of(checked_at.unwrap_or_else(|| app.now()));
            let when = app.words().past_day(checked, app.today());
            app.tf("trust-line-fresh", &[("when", (&when).into()), ("who", (&who).into())])
        }
    })
}

/// Arrows turn with the direction of writing; the class mirrors them.
pub fn back_arrow(app: App) -> View {
    let class = if app.direction() == Direction::RightToLeft { "mirrored" } else { "" };
    el("span").class(class).child(icon(Icon::ArrowLeft)).into_view()
}
