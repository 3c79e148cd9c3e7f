//! What a code may have been that was cut off or mistyped: only programs that are in the directory.

use crate::{
    components::{Link, Notice, Tone},
    context::{Locale, Search},
    pages::loaded::load_records,
};
use leptos::prelude::*;
use signpost_directory::{Code, readable_case};
use signpost_route::Route;

/// Nothing where the text is a whole code, or looks like none.
#[component]
pub fn CodeGuesses() -> impl IntoView {
    let locale: Locale = expect_context();
    let search: Search = expect_context();
    let guesses = Memo::new(move |_| {
        search.text.with(|text| if text.parse::<Code>().is_ok() { Vec::new() } else { Code::guesses(text) })
    });
    let records = load_records(guesses.into());
    move || {
        let records = records.get().flatten()?.ok()?;
        let links: Vec<_> = records
            .iter()
            .flatten()
            .filter(|record| guesses.with(|guesses| guesses.contains(&record.program.code)))
            .map(|record| {
                let (code, name) = (record.program.code, readable_case(record.program.texts(&locale.lang()).name));
                view! {
                    <li>
                        <Link to=Route::Program(code) class="link"><bdi>{name}</bdi></Link>
                        " "
                        <code><bdi>{code.to_string()}</bdi></code>
                    </li>
                }
            })
            .collect();
        (!links.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Info>
                    <p>{locale.t("search-code-guess")}</p>
                    <ul>{links}</ul>
                </Notice>
            }
        })
    }
}
