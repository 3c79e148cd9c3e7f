//! The banners: what the reader must know of the directory, the device and the app before relying on a page.

use crate::{
    browser::{document, history},
    components::{Banner, Button, CrisisLines, Icon, Link, Notice, Tone, icon},
    context::{DirectoryClient, Locale},
};
use leptos::prelude::*;
use signpost_protocol::Changes;
use signpost_route::Route;
use signpost_trust::report::Verdict;

#[component]
pub fn Banners() -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let offline = directory.offline;
    let verdict = Memo::new(move |_| directory.trust.with(|trust| trust.as_ref().map(|trust| trust.verdict.clone())));
    view! {
        <Show when=move || directory.community.with(|community| community.demo)>
            <Banner class="banner banner-demo" icon=Icon::Info text=locale.t("banner-demo") />
        </Show>
        <div role="status">
            <Show when=move || offline.get() || (directory.failures.get() > 0 && directory.is_ready())>
                {move || {
                    let id = match (offline.get(), directory.is_ready()) {
                        _ if directory.lacks_texts() => "banner-part",
                        (true, true) => "banner-offline",
                        (true, false) => "banner-offline-empty",
                        (false, _) => "banner-no-answer",
                    };
                    view! { <Banner class="banner banner-quiet" icon=Icon::Offline text=locale.t(id) /> }
                }}
            </Show>
            <Show when=move || directory.stopped.get()>
                <ReloadBanner text=locale.t("failed-internal") />
            </Show>
            {move || directory.changes.get().map(|changes| view! { <UpdatedBanner changes /> })}
            <Show when=move || directory.not_kept.get()>
                <Banner class="banner banner-careful" icon=Icon::Alert text=locale.t("banner-not-kept") />
            </Show>
            {move || verdict.get().map(|verdict| view! { <VerdictBanner verdict /> })}
        </div>
    }
}

#[component]
fn ReloadBanner(text: String) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <div class="banner banner-quiet">
            {icon(Icon::Info)}
            <span>{text}</span>
            <Button
                class="button button-quiet"
                icon=Icon::Check
                label=locale.t("banner-reload")
                on_press=history::reload
            />
        </div>
    }
}

/// Nothing where nobody would notice a difference.
#[component]
fn UpdatedBanner(changes: Changes) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let time = directory.local_time();
    let count = changes.added + changes.changed + changes.gone;
    let since = locale.messages().past_day(time.date_of(changes.since), time.today());
    let dismiss = move || {
        directory.changes.set(None);
        document::focus("page-title");
    };
    (count > 0).then(|| {
        view! {
            <div class="banner banner-quiet">
                {icon(Icon::Check)}
                <span>{locale.tf("banner-updated", &[("count", count.into()), ("since", (&since).into())])}</span>
                <Button
                    class="button button-plain"
                    icon=Icon::Close
                    label=locale.t("banner-dismiss")
                    on_press=dismiss
                />
            </div>
        }
    })
}

#[component]
fn VerdictBanner(verdict: Verdict) -> impl IntoView {
    let locale: Locale = expect_context();
    let directory: DirectoryClient = expect_context();
    let dated = |id: &str, at| {
        let date = locale.messages().date(directory.local_time().date_of(at));
        locale.tf(id, &[("date", (&date).into())])
    };
    let still_works = move || {
        view! {
            <p>{locale.t("banner-refused-still")}</p>
            <CrisisLines lines=directory.crisis_lines() messages=locale.messages() />
        }
    };
    match verdict {
        Verdict::Fresh => ().into_any(),
        Verdict::Stale { confirmed_at } => {
            let text = dated("banner-stale", confirmed_at);
            view! { <Banner class="banner banner-careful" icon=Icon::Alert text /> }.into_any()
        }
        Verdict::Refused { kept: Some(at), .. } => {
            let text = dated("banner-refused-kept", at);
            view! { <WideBanner tone=Tone::Bad title="banner-refused-title" text /> }.into_any()
        }
        Verdict::Refused { kept: None, .. } => {
            let text = locale.t("banner-refused-none");
            view! { <WideBanner tone=Tone::Bad title="banner-refused-none-title" text>{still_works()}</WideBanner> }
                .into_any()
        }
        Verdict::Unreached => {
            let text = locale.t("banner-unreached");
            view! {
                <WideBanner tone=Tone::Careful title="banner-refused-none-title" text>
                    <p>
                        <Button
                            class="button button-primary"
                            icon=Icon::Check
                            label=locale.t("failed-retry")
                            on_press=move || directory.retry()
                        />
                    </p>
                    {still_works()}
                </WideBanner>
            }
            .into_any()
        }
    }
}

/// `title`: its message.
#[component]
fn WideBanner(
    tone: Tone,
    title: &'static str,
    text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let locale: Locale = expect_context();
    view! {
        <div class="banner-wide">
            <Notice tone>
                <h2>{locale.t(title)}</h2>
                <p>{text}</p>
                {children.map(|children| children())}
                <p>
                    <Link to=Route::About class="link">{locale.t("banner-refused-why")}</Link>
                </p>
            </Notice>
        </div>
    }
}
