//! What stands around every plain page: whose it is, the way out, the crisis lines, of which day it is.

use super::{PlainPage, PlainSite};
use crate::{Banner, CrisisLines, Icon, Neighbors, icon};
use leptos::prelude::*;

/// What one page puts into the frame.
pub struct PlainFrame<'a> {
    /// Which page it is, for the links to it in other languages.
    pub page: PlainPage,
    /// Address of the same page in the app, from the site's root.
    pub in_app: &'a str,
    /// What the page shows.
    pub main: AnyView,
}

/// The body of a plain page.
pub fn plain_frame(site: &PlainSite, frame: PlainFrame) -> AnyView {
    let PlainFrame { page, in_app, main } = frame;
    let community = site.community;
    let in_app = format!("{}{in_app}", site.to_root());
    let exit = site.text("quick-exit");
    let demo = community.demo.then(|| {
        view! {
            <aside class="banners" aria-label=site.text("banners-label")>
                <Banner class="banner banner-demo" icon=Icon::Info text=site.text("banner-demo") />
            </aside>
        }
    });
    let home = (page != PlainPage::Home).then(|| PlainPage::Home.file_name());
    let crisis = (!community.crisis_lines.is_empty()).then(|| {
        view! {
            <section class="crisis" aria-labelledby="crisis-title">
                <h2 id="crisis-title">{site.text("crisis-title")}</h2>
                <CrisisLines lines=community.crisis_lines.clone() messages=site.messages.clone() />
            </section>
        }
    });
    view! {
        <a class="skip-link" href="#main">{site.text("skip-to-content")}</a>
        <header class="masthead plain-masthead">
            <div class="masthead-row">
                <span class="exit-room" data-words=exit.clone()></span>
                <div class="masthead-main">
                    <a class="brand" href=home aria-current=(page == PlainPage::Home).then_some("page")>
                        {icon(Icon::Signpost)}
                        <span>{community.name.clone()}</span>
                    </a>
                </div>
            </div>
            <a class="button button-exit" href=site.quick_exit.to_owned() rel="noreferrer">
                {icon(Icon::Exit)}
                <span>{exit}</span>
            </a>
        </header>
        {demo}
        <main class="page plain-page" id="main" tabindex="-1">
            {main}
            <aside class="plain-app">
                <p>
                    <a class="button button-quiet" href=in_app>{site.text("browse-open-app")}</a>
                </p>
                <p class="hint">{site.text("browse-open-app-hint")}</p>
            </aside>
            {crisis}
            <Neighbors neighbors=community.neighbors.clone() messages=site.messages.clone() />
        </main>
        {footer(site, page)}
    }
    .into_any()
}

fn footer(site: &PlainSite, page: PlainPage) -> AnyView {
    let community = site.community;
    let languages = site.languages.iter().map(|language| {
        let (tag, name) = (language.tag.clone(), language.own_name.clone());
        let is_this = tag == site.messages.lang();
        match is_this {
            true => view! { <li><span lang=tag aria-current="true">{name}</span></li> }.into_any(),
            false => {
                let address = site.to_language(&tag, page);
                view! { <li><a href=address hreflang=tag.clone() lang=tag rel="alternate">{name}</a></li> }.into_any()
            }
        }
    });
    let languages = (site.languages.len() > 1).then(|| {
        view! {
            <nav aria-label=site.text("language-label")>
                <ul class="plain-row plain-languages">{languages.collect_view()}</ul>
            </nav>
        }
    });
    let unreviewed = site.messages.find("unreviewed", &[]).filter(|mark| mark == "yes");
    let on_paper = community.base_url.as_deref().map(|address| {
        let address = address.split("://").last().unwrap_or(address).trim_end_matches('/').to_owned();
        let words = site.messages.fill("sheet-find", &[("address", (&address).into())]);
        view! { <p class="print-only">{words}</p> }
    });
    let dated = site.messages.fill(
        "browse-dated",
        &[("community", (&community.name).into()), ("date", (&site.messages.date(site.made_on())).into())],
    );
    view! {
        <footer class="footer plain-footer">
            <div class="footer-inner">
                <p class="trust-line">
                    {icon(Icon::Info)}
                    <span>{dated}</span>
                </p>
                {languages}
                {on_paper}
                {community.demo.then(|| view! { <p class="print-only"><strong>{site.text("sheet-demo")}</strong></p> })}
                {community_contact(site)}
                <p class="hint screen-only">{site.text("browse-exit-hint")}</p>
                <p class="hint screen-only">{site.text("browse-seen")}</p>
                {unreviewed.map(|_| view! { <p class="hint">{site.text("footer-unreviewed")}</p> })}
            </div>
        </footer>
    }
    .into_any()
}

/// How to reach the community's office.
fn community_contact(site: &PlainSite) -> Option<AnyView> {
    let contact = crate::contact_links(site.community);
    (!contact.is_empty()).then(|| {
        let links = contact.into_iter().map(|(address, text)| {
            view! { <li><a href=address><bdi>{text}</bdi></a></li> }
        });
        view! {
            <div class="plain-contact">
                <h2>{site.text("about-contact")}</h2>
                <ul class="plain-row">{links.collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}
