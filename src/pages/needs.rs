//! The picker: "What do you need help with?", several answers, nothing kept or sent.

use super::{crisis::CommunityCrisisLines, loaded::load_need_counts, result_card::ResultCard};
use crate::{
    browser::{clock, document},
    components::{Button, FailureNotice, Icon, Link, PageTitle, icon},
    context::{DirectoryClient, Locale, Navigation, Notices, Search},
};
use leptos::{prelude::*, task::spawn_local};
use signpost_directory::Need;
use signpost_protocol::Failure;
use signpost_route::{Route, SearchRoute};
use signpost_search::{Filters, Hit, Near, Query, Results, Sort};
use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

/// Programs asked for by each chosen need, of which the best for all of them are shown.
const FOR_EACH: u32 = 10;
/// A short list is read.
const SHOWN: usize = 6;

type Found = Vec<(Need, Arc<Results>)>;

#[component]
pub fn NeedsPage() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let notices: Notices = expect_context();
    let search: Search = expect_context();
    let chosen = RwSignal::new(BTreeSet::<Need>::new());
    let found: RwSignal<Option<Result<Found, Failure>>> = RwSignal::new(None);
    let counts = load_need_counts();
    let count = move |need: Need| {
        let counts = counts.get().flatten()?.ok()?;
        counts.iter().find(|(n, _)| *n == need).map(|(_, count)| *count)
    };
    let show = move || {
        let needs = chosen.get_untracked();
        if needs.is_empty() {
            return notices.announce(locale.t("needs-none"));
        }
        let near = search.near.get_untracked();
        spawn_local(async move {
            let answer = best_programs(directory, locale.lang(), needs, near).await;
            // The page may be gone by now.
            if found.try_set(Some(answer)).is_none() {
                request_animation_frame(|| document::focus("needs-results"));
            }
        });
    };
    let toggle = move |need: Need, on: bool| {
        chosen.update(|chosen| {
            match on {
                true => chosen.insert(need),
                false => chosen.remove(&need),
            };
        });
        found.set(None);
    };
    let choice = move |need: &Need| {
        let need = *need;
        view! {
            <NeedChoice
                need
                count=move || count(need)
                chosen=move || chosen.with(|chosen| chosen.contains(&need))
                on_change=move |on| toggle(need, on)
            />
        }
    };
    view! {
        <PageTitle text=locale.t("needs-title") />
        <p class="lead">{locale.t("needs-lead")}</p>
        <ul class="need-choices">{Need::ALL.iter().map(choice).collect_view()}</ul>
        <p class="sticky-action">
            <Button
                class="button button-primary button-large"
                icon=Icon::Search
                label=locale.t("needs-show")
                on_press=show
            />
        </p>
        {move || found.get().map(|found| match found {
            Err(failure) => view! { <FailureNotice failure on_retry=move || directory.retry() /> }.into_any(),
            Ok(found) => view! { <FoundPrograms found /> }.into_any(),
        })}
    }
}

#[component]
fn NeedChoice(
    need: Need,
    /// Programs for it; `None` while that is not known.
    #[prop(into)]
    count: Signal<Option<u32>>,
    #[prop(into)] chosen: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <li class=move || if is_urgent(need) && chosen.get() { "need-urgent" } else { "" }>
            <label class=move || if chosen.get() { "need-choice chosen" } else { "need-choice" }>
                <input
                    type="checkbox"
                    prop:checked=move || chosen.get()
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                {icon(Icon::Need(need))}
                <span class="need-name">{locale.t(&format!("need-{}", need.id()))}</span>
                <span class="need-hint">{locale.t(&format!("need-{}-hint", need.id()))}</span>
                <span class="count">{move || count.get().map(|count| locale.messages().number(count.into()))}</span>
            </label>
            // Where the finger is: people who answer right now, and the way out.
            <Show when=move || is_urgent(need) && chosen.get()>
                <UrgentHelp />
            </Show>
        </li>
    }
}

/// Answers that lead to the crisis lines before anything else.
fn is_urgent(need: Need) -> bool {
    matches!(need, Need::Safety | Need::Emergency)
}

#[component]
fn UrgentHelp() -> impl IntoView {
    let locale: Locale = expect_context();
    let navigation: Navigation = expect_context();
    view! {
        <section class="crisis crisis-first" aria-label=locale.t("needs-safety")>
            <p>
                <strong>{locale.t("needs-safety")}</strong>
            </p>
            <CommunityCrisisLines />
            <p>{locale.t("needs-leave")}</p>
            <Button
                class="button button-quiet"
                icon=Icon::Exit
                label=locale.t("quick-exit")
                on_press=move || navigation.leave_site()
            />
        </section>
    }
}

/// The best programs for each need: open ones first.
async fn best_programs(
    directory: DirectoryClient,
    lang: String,
    needs: BTreeSet<Need>,
    near: Option<Near>,
) -> Result<Found, Failure> {
    let mut found = Vec::new();
    for need in needs {
        let query = Query {
            text: String::new(),
            typing: false,
            lang: lang.clone(),
            now: clock::now(),
            filters: Filters { need: Some(need), ..Filters::default() },
            sort: Sort::OpenFirst,
            near: near.clone(),
            offset: 0,
            limit: FOR_EACH,
        };
        if let Some(results) = directory.search(query).await? {
            found.push((need, Arc::new(results)));
        }
    }
    Ok(found)
}

#[component]
fn FoundPrograms(found: Found) -> impl IntoView {
    let locale: Locale = expect_context();
    let hits = best_for_all(&found, SHOWN);
    let cards = hits.into_iter().map(|hit| view! { <ResultCard code=hit.code hit=Arc::new(hit) /> }).collect_view();
    let urgent = found.iter().any(|(need, _)| is_urgent(*need));
    let all = found.into_iter().map(|(need, results)| {
        let name = locale.t(&format!("need-{}", need.id()));
        let words = locale.tf("needs-more", &[("need", (&name).into()), ("count", results.total.into())]);
        let mut route = SearchRoute::default();
        route.filters.need = Some(need);
        view! {
            <li>
                <Link to=Route::Search(route) class="link">{words}</Link>
            </li>
        }
    });
    view! {
        <h2 id="needs-results" tabindex="-1">{locale.t("needs-results")}</h2>
        {urgent.then(|| view! { <UrgentHelp /> })}
        <ul class="cards">{cards}</ul>
        <ul class="need-links">{all.collect_view()}</ul>
    }
}

/// At most `shown` programs for all chosen needs together: first those that serve most of what nothing above them serves,
/// then those that serve more needs, then the better ones for a need. So every need has a program before one has two.
fn best_for_all(found: &Found, shown: usize) -> Vec<Hit> {
    let serves = |hit: &Hit, need: Need| {
        found.iter().any(|(other, results)| *other == need && results.hits.iter().any(|h| h.code == hit.code))
    };
    let needs: Vec<Need> = found.iter().map(|(need, _)| *need).filter(|need| has_programs(found, *need)).collect();
    // Each program once, where it stands best.
    let mut left: Vec<(usize, &Hit)> = Vec::new();
    for (rank, hit) in found.iter().flat_map(|(_, results)| results.hits.iter().enumerate()) {
        match left.iter_mut().find(|(_, other)| other.code == hit.code) {
            Some((best, _)) => *best = rank.min(*best),
            None => left.push((rank, hit)),
        }
    }
    let mut list: Vec<Hit> = Vec::new();
    let mut unserved = needs.clone();
    while list.len() < shown && !left.is_empty() {
        let count = |hit: &Hit, needs: &[Need]| needs.iter().filter(|need| serves(hit, **need)).count();
        let key = |(rank, hit): &(usize, &Hit)| (Reverse(count(hit, &unserved)), Reverse(count(hit, &needs)), *rank);
        let Some(best) = (0..left.len()).min_by_key(|at| key(&left[*at])) else { break };
        let (_, hit) = left.remove(best);
        unserved.retain(|need| !serves(hit, *need));
        if unserved.is_empty() {
            unserved.clone_from(&needs);
        }
        list.push(hit.clone());
    }
    list
}

fn has_programs(found: &Found, need: Need) -> bool {
    found.iter().any(|(other, results)| *other == need && !results.hits.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use signpost_directory::Code;

    fn hit(name: &str) -> Hit {
        Hit { code: Code::candidates(name).next().expect("endless"), source_id: name.to_owned(), ..Hit::default() }
    }

    fn found(lists: &[(Need, &[&str])]) -> Found {
        let results =
            |names: &[&str]| Results { hits: names.iter().map(|name| hit(name)).collect(), ..Results::default() };
        lists.iter().map(|(need, names)| (*need, Arc::new(results(names)))).collect()
    }

    fn names(found: &Found, shown: usize) -> Vec<String> {
        best_for_all(found, shown).into_iter().map(|hit| hit.source_id).collect()
    }

    #[test]
    fn a_program_for_both_needs_comes_before_better_ones_for_one() {
        let found = found(&[(Need::Food, &["pantry", "both"]), (Need::Housing, &["shelter", "both", "rent"])]);
        assert_eq!(names(&found, 9), ["both", "pantry", "shelter", "rent"]);
    }

    #[test]
    fn every_need_has_a_program_before_one_has_two() {
        let found = found(&[(Need::Food, &["a", "b", "c"]), (Need::Housing, &["d", "e"]), (Need::Legal, &[])]);
        assert_eq!(names(&found, 4), ["a", "d", "b", "e"]);
        assert_eq!(names(&found, 1), ["a"]);
        assert_eq!(names(&Found::new(), 4), [""; 0]);
    }
}
