//! Home: the crisis lines, the needs to choose from, and what the directory promises.

use crate::{
    browser::document,
    components::{AfterPaint, Button, Icon, Link, icon},
    context::{DirectoryClient, Locale, Navigation, Preferences},
    pages::{crisis::CommunityCrisisLines, neighbors::CommunityNeighbors},
};
use leptos::prelude::*;
use signpost_directory::Need;
use signpost_route::{Route, SearchRoute};

#[component]
pub fn Home() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    view! {
        <section class="crisis" aria-labelledby="crisis-title">
            <h2 id="crisis-title">{locale.t("crisis-title")}</h2>
            <CommunityCrisisLines />
        </section>
        <AskAgain />
        <AfterPaint immediately=navigation.restores_scroll()>
            <Needs />
            <Promises />
            <CommunityNeighbors />
        </AfterPaint>
    }
}

/// Whether there is something new: asked when the months are over that the reader chose. Any answer ends it until then.
#[component]
fn AskAgain() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    let preferences: Preferences = expect_context();
    let is_shown = RwSignal::new(preferences.is_time_to_ask());
    let choose = move || {
        preferences.note_asked();
        navigation.go(Route::Needs);
    };
    let dismiss = move || {
        preferences.note_asked();
        is_shown.set(false);
        document::focus("page-title");
    };
    let question = move || {
        view! {
            <section class="ask-again" aria-labelledby="ask-again-title">
                <h2 id="ask-again-title">{locale.t("ask-again-title")}</h2>
                <div class="button-row">
                    <Button class="button button-primary" icon=Icon::Help label=locale.t("ask-again-yes") on_press=choose />
                    <Button class="button button-quiet" icon=Icon::Close label=locale.t("ask-again-no") on_press=dismiss />
                </div>
            </section>
        }
    };
    view! { <Show when=move || is_shown.get()>{question()}</Show> }
}

#[component]
fn Needs() -> impl IntoView {
    let locale: Locale = expect_context();
    let tile = |need: &Need| {
        let need = *need;
        let mut route = SearchRoute::default();
        route.filters.need = Some(need);
        view! {
            <li>
                <Link to=Route::Search(route) class="need-tile">
                    {icon(Icon::Need(need))}
                    <span class="need-name">{locale.t(&format!("need-{}", need.id()))}</span>
                    <span class="need-hint">{locale.t(&format!("need-{}-hint", need.id()))}</span>
                </Link>
            </li>
        }
    };
    view! {
        <section aria-labelledby="needs-title">
            <h2 id="needs-title">{locale.t("home-needs-title")}</h2>
            <ul class="need-grid">
                {Need::ALL.iter().map(tile).collect_view()}
                <li>
                    <Link to=Route::Needs class="need-tile need-tile-unsure">
                        {icon(Icon::Help)}
                        <span class="need-name">{locale.t("home-unsure")}</span>
                        <span class="need-hint">{locale.t("home-unsure-hint")}</span>
                    </Link>
                </li>
            </ul>
        </section>
    }
}

#[component]
fn Promises() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let checked = move || {
        let organization = directory.community_name();
        locale.tf("home-promise-checked-text", &[("organization", (&organization).into())])
    };
    let count = move || {
        directory.summary.with(|summary| match summary {
            Some(summary) => {
                let counts = [("programs", summary.programs.into()), ("organizations", summary.organizations.into())];
                locale.tf("home-count", &counts)
            }
            // As high as the line that will stand here.
            None => "\u{a0}".to_owned(),
        })
    };
    let offline = move || {
        let (title, text) = match directory.works_offline() {
            Some(false) => ("home-promise-online", "home-promise-online-text"),
            _ => ("home-promise-offline", "home-promise-offline-text"),
        };
        view! { <Promise icon=Icon::Offline title=locale.t(title) text=move || locale.t(text) /> }
    };
    view! {
        <section class="promises" aria-labelledby="promise-title">
            <h2 id="promise-title">{locale.t("home-promise-title")}</h2>
            <ul>
                <Promise icon=Icon::Seal title=locale.t("home-promise-checked") text=checked />
                <Promise
                    icon=Icon::Lock
                    title=locale.t("home-promise-private")
                    text=move || locale.t("home-promise-private-text")
                />
                {offline}
            </ul>
            <p class="home-count">{count}</p>
        </section>
    }
}

#[component]
fn Promise(icon: Icon, title: String, #[prop(into)] text: Signal<String>) -> impl IntoView {
    view! {
        <li>
            {self::icon(icon)}
            <div>
                <h3>{title}</h3>
                <p>{move || text.get()}</p>
            </div>
        </li>
    }
}
