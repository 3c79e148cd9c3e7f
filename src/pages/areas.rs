//! A directory that is downloaded in parts: in which areas the reader looks for help. The choice tells the host which parts
//! are wanted, so it is said before, and nothing is fetched without it.

use crate::{
    components::{Button, Icon, Link, Notice, PageTitle, Part as PagePart, Tone},
    context::{DirectoryClient, Locale},
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::{AreaKind, Community, Part};
use signpost_route::Route;
use std::collections::BTreeSet;

/// Towns that are named of each area.
const TOWNS: usize = 3;

/// An area by its name; a postal prefix, which says little by itself, with its largest town.
fn name_of(locale: Locale, part: &Part) -> String {
    match part.area.kind {
        AreaKind::Postal => with_towns(locale, part, 1),
        AreaKind::County | AreaKind::Town => part.area.name.clone(),
    }
}

/// What a reader chooses by: the area's name, and its largest towns.
fn with_towns(locale: Locale, part: &Part, most: usize) -> String {
    let name = match part.area.kind {
        AreaKind::Postal => locale.tf("area-postal", &[("start", (&part.area.name).into())]),
        AreaKind::County | AreaKind::Town => part.area.name.clone(),
    };
    let towns: Vec<String> = part.towns.iter().filter(|town| **town != part.area.name).take(most).cloned().collect();
    if towns.is_empty() { name } else { format!("{name} ({})", locale.messages().list(&towns)) }
}

/// The names of these parts, one after the other.
fn names_of(locale: Locale, community: &Community, ids: &[String]) -> String {
    let named = community.parts.iter().filter(|part| ids.contains(&part.id));
    locale.messages().list(&named.map(|part| name_of(locale, part)).collect::<Vec<_>>())
}

#[component]
pub fn AreasPage() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <PageTitle text=locale.t("area-title") />
        <p class="lead">{locale.t("area-lead")}</p>
        <AreaChoice />
    }
}

/// Where nothing of an area is here, a way to choose one; else which it is. Nothing in a directory of one part.
#[component]
pub fn ChosenArea() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    move || {
        let is_divided = directory.community.with(|community| !community.parts.is_empty());
        is_divided.then(|| {
            let here = directory.parts();
            match here.is_empty() {
                true => view! {
                    <Notice tone=Tone::Careful>
                        <p>{locale.t("area-none")}</p>
                        <p><Link to=Route::Areas class="button button-primary">{locale.t("area-choose")}</Link></p>
                    </Notice>
                }
                .into_any(),
                false => {
                    let areas = directory.community.with(|community| names_of(locale, community, &here));
                    view! {
                        <p class="hint chosen-area">
                            {locale.tf("area-yours", &[("areas", (&areas).into())])}" "
                            <Link to=Route::Areas class="link">{locale.t("area-change")}</Link>
                        </p>
                    }
                    .into_any()
                }
            }
        })
    }
}

/// How far fetching has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fetching {
    NotAsked,
    UnderWay,
    Done,
    Failed,
}

/// Fetches these parts and no others, and says how it went.
fn fetch(directory: DirectoryClient, ids: Vec<String>, state: RwSignal<Fetching>) {
    state.set(Fetching::UnderWay);
    spawn_local(async move {
        let all = directory.choose_parts(ids).await.unwrap_or(false);
        // The page may be gone by now.
        let _ = state.try_set(if all { Fetching::Done } else { Fetching::Failed });
    });
}

#[component]
fn AreaChoice() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let place = RwSignal::new(String::new());
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    // What is here is chosen, once it is known.
    Effect::new(move |_| chosen.set(directory.parts().into_iter().collect()));
    let state = RwSignal::new(Fetching::NotAsked);
    let found = Memo::new(move |_| {
        place.with(|place| {
            directory.community.with(|community| {
                let at_place = community.parts_at(place).into_iter().map(|part| part.id.clone()).collect::<Vec<_>>();
                let typed = place.trim().to_lowercase();
                match at_place.is_empty() && !typed.is_empty() {
                    true => {
                        let named = |part: &&Part| {
                            let mut names = part.towns.iter().chain([&part.area.name]);
                            names.any(|name| name.to_lowercase().contains(&typed))
                        };
                        community.parts.iter().filter(named).map(|part| part.id.clone()).collect()
                    }
                    false => at_place,
                }
            })
        })
    });
    let is_unknown = move || place.with(|place| !place.trim().is_empty()) && found.with(Vec::is_empty);
    let option = move |part: Part| {
        let (id, shown, ticked) = (part.id.clone(), part.id.clone(), part.id.clone());
        let is_shown = move || found.with(|found| found.is_empty() || found.contains(&shown));
        let words = with_towns(locale, &part, TOWNS);
        let count = locale.tf("area-programs", &[("count", u64::from(part.programs).into())]);
        let choose = move |event| {
            let is_chosen = event_target_checked(&event);
            chosen.update(|chosen| match is_chosen {
                true => drop(chosen.insert(id.clone())),
                false => drop(chosen.remove(&id)),
            });
        };
        view! {
            <li hidden=move || !is_shown()>
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=move || chosen.with(|chosen| chosen.contains(&ticked))
                        on:change=choose
                    />
                    <span class="check-words">
                        <bdi>{words}</bdi>" "
                        <span class="hint">{count}</span>
                    </span>
                </label>
            </li>
        }
    };
    let options =
        move || directory.community.with(|community| community.parts.clone()).into_iter().map(option).collect_view();
    let get = move || {
        // The only one that is shown is meant, ticked or not.
        if let [only] = &found.get_untracked()[..] {
            chosen.update(|chosen| {
                chosen.insert(only.clone());
            });
        }
        fetch(directory, chosen.get_untracked().into_iter().collect(), state);
    };
    view! {
        <PagePart icon=Icon::MapPin title=locale.t("area-where") id="areas">
            <div class="field">
                <label for="area-place">{locale.t("area-place")}</label>
                <input
                    id="area-place"
                    type="text"
                    autocomplete="postal-code"
                    maxlength="60"
                    prop:value=move || place.get()
                    on:input=move |event| place.set(event_target_value(&event))
                />
            </div>
            <p role="status">{move || is_unknown().then(|| locale.t("area-unknown"))}</p>
            <ul class="areas">{options}</ul>
            <p class="hint">{locale.t("area-host-sees")}</p>
            <Button class="button button-primary button-large" icon=Icon::MapPin label=locale.t("area-get") on_press=get />
            <FetchingWords state />
        </PagePart>
    }
}

#[component]
fn FetchingWords(state: RwSignal<Fetching>) -> impl IntoView {
    let locale: Locale = expect_context();
    let words = move || match state.get() {
        Fetching::NotAsked => None,
        Fetching::UnderWay => Some(view! { <p>{locale.t("area-getting")}</p> }.into_any()),
        Fetching::Failed => {
            Some(view! { <Notice tone=Tone::Careful><p>{locale.t("area-failed")}</p></Notice> }.into_any())
        }
        Fetching::Done => Some(
            view! {
                <Notice tone=Tone::Good>
                    <p>
                        {locale.t("area-done")}" "
                        <Link to=Route::Home class="link">{locale.t("home-page")}</Link>
                    </p>
                </Notice>
            }
            .into_any(),
        ),
    };
    view! { <div role="status">{words}</div> }
}

/// A link's programs are in parts that are not here: one tap fetches these, beside what is here. Nothing where they are.
#[component]
pub fn PartsOfLink(ids: Vec<String>) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let state = RwSignal::new(Fetching::NotAsked);
    let missing = Memo::new(move |_| directory.missing_parts(&ids));
    move || {
        let missing = missing.get();
        (!missing.is_empty()).then(|| {
            let areas = directory.community.with(|community| names_of(locale, community, &missing));
            let get = move || {
                fetch(directory, directory.parts().into_iter().chain(missing.clone()).collect(), state);
            };
            view! {
                <Notice tone=Tone::Info>
                    <p>{locale.tf("area-of-link", &[("areas", (&areas).into())])}</p>
                    <p class="hint">{locale.t("area-host-sees")}</p>
                    <Button class="button button-primary button-large" icon=Icon::MapPin label=locale.t("area-get") on_press=get />
                    <FetchingWords state />
                </Notice>
            }
        })
    }
}

/// Why a program may be unknown here, with the way to other areas.
#[component]
pub fn PerhapsElsewhere() -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <p>
            {locale.t("area-elsewhere")}" "
            <Link to=Route::Areas class="link">{locale.t("area-change")}</Link>
        </p>
    }
}
