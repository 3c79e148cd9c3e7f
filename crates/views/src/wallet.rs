//! Wallet cards: for each program what it is and where in front, how to qualify and what to bring behind. Both halves stand
//! side by side, so that any printer makes them: cut around, fold in the middle.

use crate::{PrintedFrom, sentence_words, urgent_line};
use leptos::prelude::*;
use signpost_handoff::{
    phrases::Sentence,
    sheet::{Entry, Place, Sheet},
};
use signpost_locale::{Messages, address_lines, isolated, readable_number};
use std::rc::Rc;

/// Numbers on a card.
const PHONES: usize = 2;

/// The cards of a handoff, as an article of its own language and direction.
#[component]
pub fn WalletCards(
    /// What is printed.
    sheet: Sheet,
    /// In the sheet's language.
    messages: Rc<Messages>,
    /// For the look of phone numbers and the address.
    printed_from: PrintedFrom,
) -> impl IntoView {
    let (lang, direction) = (messages.lang().to_owned(), messages.direction().html());
    let cards = sheet.entries.iter().map(|entry| {
        view! {
            <li class="wallet">
                {front(entry, &sheet, &messages, &printed_from)}
                {behind(entry, &sheet, &messages, &printed_from)}
            </li>
        }
    });
    let cards = cards.collect_view();
    view! {
        <article class="sheet wallets" lang=lang dir=direction>
            <ul>{cards}</ul>
        </article>
    }
}

fn front(entry: &Entry, sheet: &Sheet, messages: &Messages, printed_from: &PrintedFrom) -> impl IntoView + use<> {
    let phones = entry.phones.iter().take(PHONES).map(|phone| {
        let number = readable_number(&phone.number, &printed_from.community.country);
        view! { <p><strong><bdi>{number}</bdi></strong></p> }
    });
    let site = entry.sites.first();
    let place = site.and_then(|site| match &site.place {
        Place::At { address, .. } => Some(address_lines(address).join(", ")),
        Place::CallForLocation => Some(messages.text("sheet-call-for-location")),
        Place::Nowhere => None,
    });
    let hours = site.map(|site| messages.openings(&site.openings, printed_from.today)).unwrap_or_default();
    let hours = hours.first().cloned().unwrap_or_else(|| messages.text("sheet-call-first"));
    let urgent = sheet.notices.iter().chain(&entry.notices).filter_map(|notice| urgent_line(messages, notice));
    let urgent = urgent.map(|line| view! { <p><strong>{line}</strong></p> });
    view! {
        <div class="wallet-half">
            {urgent.collect_view()}
            <h3><bdi>{entry.name.clone()}</bdi></h3>
            {phones.collect_view()}
            {place.map(|place| view! { <p><bdi>{place}</bdi></p> })}
            <p>{hours}</p>
        </div>
    }
}

fn behind(entry: &Entry, sheet: &Sheet, messages: &Messages, printed_from: &PrintedFrom) -> impl IntoView + use<> {
    let row = |id: &str, text: Option<String>| {
        text.map(|text| view! { <p><strong>{messages.text(id)}</strong>" "<bdi>{text}</bdi></p> })
    };
    let said = entry.phrases.iter().filter_map(Sentence::of).map(|sentence| sentence_words(messages, sentence));
    let said: Vec<String> = said.chain(Some(entry.line.clone()).filter(|line| !line.is_empty())).collect();
    let said = (!said.is_empty()).then(|| view! { <p>{isolated(&said.join(" ")).into_owned()}</p> });
    let cost = entry.fees.clone().or_else(|| entry.free.then(|| messages.text("fact-free")));
    let bring = (!entry.bring.is_empty()).then(|| messages.list(&entry.bring));
    let from = (!sheet.from.is_empty())
        .then(|| messages.fill("sheet-from", &[("from", isolated(&sheet.from).as_ref().into())]));
    view! {
        <div class="wallet-half">
            {said}
            {row("sheet-who", entry.eligibility.clone())}
            {row("sheet-bring", bring)}
            {row("sheet-cost", cost)}
            <p>
                <strong><bdi>{entry.code.to_string()}</bdi></strong>" "<bdi>{printed_from.address.clone()}</bdi>
            </p>
            {from.map(|from| view! { <p>{from}</p> })}
        </div>
    }
}
