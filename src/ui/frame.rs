//! Defines what stands around every page: the header with quick exit, the banners, the footer, the
//! live region, and the moving of the focus.

use super::{
    App, Icon,
    app::Toast,
    components::{Tone, button, crisis_lines, link, notice},
    icon,
    pages::Page,
};
use crate::{
    browser::{document, history},
    core::{
        locale::Direction,
        protocol::{Changes, Phase},
        route::Route,
        trust::report::{TrustReport, Verdict},
    },
};
use leptos::prelude::*;

/// Where quick exit goes: harmless, well known, and the same for every reader.
const HARMLESS: &str = "https://www.weather.gov/";

/// The whole app.
pub fn frame(app: App) -> AnyView {
    let page = Memo::new(move |_| app.route.with(Page::of));
    app.search.follow(app);
    follow_address(app);
    follow_title(app, page);
    follow_focus(app);
    view! {
        {move || {
            app.watch_language();
            let dir = app.direction();
            document::set_language(&app.lang(), dir.html());
            view! {
                <SkipLink app />
                {header(app, page)}
                <aside class="banners" aria-label=app.t("banners-label")>{banners(app)}</aside>
                <main id="main" tabindex="-1" class="page">
                    {move || match app.very_old() {
                        Some(confirmed) if page.get() != Page::Settings => very_old(app, confirmed),
                        _ => page.get().view(app),
                    }}
                </main>
                {footer(app)}
            }
        }}
        <div class="toasts" role="status">{move || app.toast.get().map(|toast| show(app, toast))}</div>
        <div id="announcement" class="visually-hidden" role="status" aria-live="polite">{app.announcement}</div>
    }
    .into_any()
}

/// Long enough to read and to reach the button by keyboard.
const TOAST: std::time::Duration = std::time::Duration::from_secs(12);

fn show(app: App, toast: Toast) -> AnyView {
    if let Ok(timer) = set_timeout_with_handle(move || app.toast.set(None), TOAST) {
        on_cleanup(move || timer.clear());
    }
    let action = toast.action.map(|(words, act)| {
        let press = move |_| {
            app.toast.set(None);
            act();
        };
        view! { <button type="button" class="toast-action" on:click=press>{words}</button> }
    });
    view! { <div class="toast"><span>{toast.words}</span>{action}</div> }.into_any()
}

#[component]
fn SkipLink(app: App) -> impl IntoView {
    // Not an address: what stands behind # is the app's.
    view! {
        <button type="button" class="skip-link" on:click=move |_| document::focus("main")>
            {app.t("skip-to-content")}
        </button>
    }
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
                history::push(asked.bare().trim_start_matches('#'), &asked.format());
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

fn header(app: App, page: Memo<Page>) -> AnyView {
    let here = move |which: Page| (page.get() == which).then_some("page");
    let list_words = move || match app.list.with(|list| list.as_ref().map_or(0, |list| list.items().len())) {
        0 => app.t("nav-list"),
        count => app.tf("nav-list-count", &[("count", count.into())]),
    };
    let tray_words = move || match app.tray.with(|tray| tray.items.len()) {
        0 => app.t("nav-handout"),
        count => app.tf("nav-handout-count", &[("count", count.into())]),
    };
    let brand = view! { {icon(Icon::Signpost)}<span>{move || app.community.with(|c| c.name.clone())}</span> };
    view! {
        <header class="masthead">
            <div class="masthead-top">
                {link(app, Route::Home, "brand", brand)}
                {button("button button-exit", Icon::Exit, app.t("quick-exit"), leave)}
            </div>
            <nav class="masthead-nav" aria-label=app.t("nav-label")>
                <span aria-current=move || here(Page::Find)>
                    {link(app, Route::Home, "nav-link", view! { {icon(Icon::Search)}<span>{app.t("nav-search")}</span> })}
                </span>
                <span aria-current=move || here(Page::List)>
                    {link(app, Route::List, "nav-link", view! { {icon(Icon::Bookmark)}<span>{list_words}</span> })}
                </span>
                <span aria-current=move || here(Page::Handout(None))>
                    {link(app, Route::Handout(None), "nav-link", view! { {icon(Icon::Sheet)}<span>{tray_words}</span> })}
                </span>
                {language_choice(app)}
            </nav>
        </header>
    }
    .into_any()
}

/// An instant blank page over everything, then away, with this entry of the history replaced.
fn leave() {
    document::set_progress("left");
    history::leave(HARMLESS);
}

fn language_choice(app: App) -> AnyView {
    let languages = app.languages();
    if languages.len() < 2 {
        return ().into_any();
    }
    let options = languages
        .iter()
        .map(|words| {
            let tag = words.lang().to_owned();
            let selected = tag == app.lang();
            let name = words.text("own-name");
            let dir = words.direction().html();
            view! { <option value=tag.clone() lang=tag dir=dir selected=selected>{name}</option> }
        })
        .collect_view();
    view! {
        <label class="language">
            {icon(Icon::Globe)}
            <span class="visually-hidden">{app.t("language-label")}</span>
            <select on:change=move |e| app.speak(&event_target_value(&e))>{options}</select>
        </label>
    }
    .into_any()
}

fn banners(app: App) -> AnyView {
    let demo = move || {
        app.community.with(|c| c.demo).then(|| {
            view! { <p class="banner banner-demo">{icon(Icon::Info)}<span>{app.t("banner-demo")}</span></p> }
        })
    };
    let offline = move || {
        app.offline.get().then(|| {
            view! { <p class="banner banner-quiet">{icon(Icon::Offline)}<span>{app.t("banner-offline")}</span></p> }
        })
    };
    let reload = move |id: &'static str| {
        let again = button("button button-quiet", Icon::Check, app.t("banner-reload"), history::reload);
        view! { <div class="banner banner-quiet">{icon(Icon::Info)}<span>{app.t(id)}</span>{again}</div> }
    };
    view! {
        {demo}
        <div role="status">
            {offline}
            {move || app.other_build.get().then(|| reload("banner-other-build"))}
            {move || app.broken.get().then(|| reload("failed-internal"))}
            {move || app.updated.get().map(|changes| updated(app, &changes))}
            {move || app.not_kept.get().then(|| not_kept(app))}
            {move || app.trust.get().map(|trust| verdict(app, &trust))}
        </div>
    }
    .into_any()
}

fn updated(app: App, changes: &Changes) -> AnyView {
    let count = changes.added + changes.changed + changes.gone;
    if count == 0 {
        return ().into_any();
    }
    let since = app.words().past_day(app.date_of(changes.since), app.today());
    let words = app.tf("banner-updated", &[("count", count.into()), ("since", (&since).into())]);
    let hide = button("button button-plain", Icon::Close, app.t("banner-dismiss"), move || app.updated.set(None));
    view! { <div class="banner banner-quiet">{icon(Icon::Check)}<span>{words}</span>{hide}</div> }.into_any()
}

fn not_kept(app: App) -> AnyView {
    view! { <p class="banner banner-careful">{icon(Icon::Alert)}<span>{app.t("banner-not-kept")}</span></p> }.into_any()
}

fn verdict(app: App, trust: &TrustReport) -> AnyView {
    let dated = |at| app.words().date(app.date_of(at));
    match &trust.verdict {
        Verdict::Fresh => ().into_any(),
        Verdict::Stale { confirmed_at } => {
            let date = dated(*confirmed_at);
            let words = app.tf("banner-stale", &[("date", (&date).into())]);
            view! { <p class="banner banner-careful">{icon(Icon::Alert)}<span>{words}</span></p> }.into_any()
        }
        Verdict::Refused { kept: Some(at), .. } => {
            let words = app.tf("banner-refused-kept", &[("date", (&dated(*at)).into())]);
            wide(app, Tone::Bad, "banner-refused-title", words, ().into_any())
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

fn what_still_works(app: App) -> AnyView {
    view! { <p>{app.t("banner-refused-still")}</p>{crisis_lines(app)} }.into_any()
}

fn wide(app: App, tone: Tone, title: &str, words: String, more: AnyView) -> AnyView {
    let why = link(app, Route::About, "link", app.t("banner-refused-why"));
    let content = view! { <h2>{app.t(title)}</h2><p>{words}</p>{more}<p>{why}</p> };
    view! { <div class="banner-wide">{notice(tone, content)}</div> }.into_any()
}

/// The word of warning before a directory that nobody has confirmed for half a year.
fn very_old(app: App, confirmed: crate::core::UnixSeconds) -> AnyView {
    let date = app.words().date(app.date_of(confirmed));
    let go_on = button("button button-primary", Icon::Check, app.t("banner-very-stale-show"), move || {
        app.old_accepted.set(true);
    });
    let words = app.tf("banner-very-stale", &[("date", (&date).into())]);
    view! {
        <h1 id="page-title" tabindex="-1">{app.t("banner-very-stale-title")}</h1>
        {notice(Tone::Careful, view! { <p>{words}</p> })}
        <p>{go_on}</p>
        {crisis_lines(app)}
    }
    .into_any()
}

fn footer(app: App) -> AnyView {
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
    view! {
        <footer class="footer">
            <div class="footer-inner">
                <p class="trust-line">
                    {icon(Icon::Seal)}
                    <span>{move || waiting().unwrap_or_else(line)}</span>
                </p>
                <nav class="footer-links" aria-label=app.t("footer-label")>
                    {link(app, Route::About, "link", app.t("nav-about"))}
                    {link(app, Route::Settings, "link", app.t("nav-settings"))}
                    {link(app, Route::Coverage, "link", app.t("coverage-page"))}
                </nav>
                <p class="hint">{app.t("quick-exit-hint")}</p>
                {unreviewed.map(|_| view! { <p class="hint">{app.t("footer-unreviewed")}</p> })}
            </div>
        </footer>
    }
    .into_any()
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
pub fn back_arrow(app: App) -> AnyView {
    let class = if app.direction() == Direction::RightToLeft { "mirrored" } else { "" };
    view! { <span class=class>{icon(Icon::ArrowLeft)}</span> }.into_any()
}
