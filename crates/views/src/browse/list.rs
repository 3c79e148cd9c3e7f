//! The programs for a need, by name.

use super::{PlainPage, PlainSite, home::count_words};
use crate::{Fact, Icon, icon};
use leptos::prelude::*;
use signpost_directory::{Need, Phone, ProgramView, Status, readable_case, summary};
use signpost_locale::readable_number;

/// On one page: a page of some hundred kilobytes opens on an old phone.
pub const PROGRAMS_A_PAGE: usize = 100;

/// `programs`: those of this part; `count`: of all parts.
pub fn plain_list(
    site: &PlainSite,
    need: Option<Need>,
    part: usize,
    programs: &[ProgramView],
    count: usize,
) -> AnyView {
    let picture = need.map_or(Icon::List, Icon::Need);
    let parts = count.div_ceil(PROGRAMS_A_PAGE);
    let hint = need.map(|need| view! { <p class="lead">{site.text(&format!("need-{}-hint", need.id()))}</p> });
    view! {
        <p class="plain-trail">
            <a href=PlainPage::Home.file_name()>{site.text("browse-all")}</a>
        </p>
        <h1 class="plain-title">
            {icon(picture)}
            <span>{site.need_name(need)}</span>
        </h1>
        {hint}
        <p class="hint">{count_words(site, count)}</p>
        {(parts > 1).then(|| pager(site, need, part, parts))}
        <ul class="plain-cards">{programs.iter().map(|view| card(site, *view)).collect_view()}</ul>
        {(parts > 1).then(|| pager(site, need, part, parts))}
    }
    .into_any()
}

fn pager(site: &PlainSite, need: Option<Need>, this: usize, parts: usize) -> AnyView {
    let words = |part: usize| {
        let (page, pages) = (part.to_string(), parts.to_string());
        site.messages.fill("sheet-page-of", &[("page", (&page).into()), ("pages", (&pages).into())])
    };
    let links = (1..=parts).map(|part| match part == this {
        true => view! { <li><strong aria-current="page">{words(part)}</strong></li> }.into_any(),
        false => {
            let address = PlainPage::List { need, part }.file_name();
            view! { <li><a href=address aria-label=words(part)>{part.to_string()}</a></li> }.into_any()
        }
    });
    view! {
        <nav class="plain-pager" aria-label=site.text("nav-label")>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn card(site: &PlainSite, view: ProgramView) -> AnyView {
    let messages = &site.messages;
    let program = view.program;
    let texts = program.texts(site.lang());
    let address = PlainPage::Program(program.code).file_name();
    let name_lang = texts.lang_of(|text| &text.name).unwrap_or(site.texts_lang()).to_owned();
    let text_lang = texts.lang_of(|text| &text.description).unwrap_or(site.texts_lang()).to_owned();
    let by = view.organization.filter(|organization| organization.name != program.name);
    let by = by.map(|organization| view! { <p class="card-by"><bdi>{readable_case(&organization.name)}</bdi></p> });
    let words = texts.description.and_then(summary::first_sentence);
    let words = words.map(|words| view! { <p lang=text_lang dir="auto">{words}</p> });
    let phones = view.phones_at(program.sites.first());
    let phone = Phone::first(&phones).filter(|phone| phone.is_voice()).and_then(|phone| {
        let (number, uri) = (readable_number(&phone.number, &site.community.country), phone.tel()?);
        let extension = messages.extension(phone).map(|words| format!(" {words}"));
        Some(view! { <p class="phone-line"><a class="phone-number" href=uri><bdi>{number}</bdi></a>{extension}</p> })
    });
    view! {
        <li class="card">
            <h2 class="card-title">
                <a href=address lang=name_lang><bdi>{readable_case(texts.name)}</bdi></a>
            </h2>
            {by}
            {words}
            <ul class="facts">{facts(site, view)}</ul>
            {phone}
        </li>
    }
    .into_any()
}

/// What holds for longer than a day.
fn facts(site: &PlainSite, view: ProgramView) -> AnyView {
    let program = view.program;
    let today = site.made_on();
    let is_closed = program.status == Status::TemporarilyClosed;
    let is_secret = view.locations().any(|location| location.confidential);
    let towns = view.areas(signpost_directory::AreaKind::Town);
    let town = (!towns.is_empty()).then(|| towns.into_iter().take(3).collect::<Vec<_>>().join(" · "));
    view! {
        {is_closed.then(|| view! { <Fact tone="bad" icon=Icon::Clock text=site.text("fact-temporarily-closed") /> })}
        {program.ended_on(today).map(|_| view! { <Fact tone="bad" icon=Icon::Alert text=site.text("fact-ended") /> })}
        {town.map(|text| view! { <Fact icon=Icon::MapPin text /> })}
        {is_secret.then(|| view! { <Fact icon=Icon::Lock text=site.text("fact-call-for-location") /> })}
        {program.is_free().then(|| view! { <Fact tone="good" icon=Icon::Wallet text=site.text("fact-free") /> })}
        {super::program::checked_fact(site, program)}
    }
    .into_any()
}
