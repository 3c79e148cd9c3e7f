//! A program's plain page: what to do, then the rest, as in the app; what changes by the hour is left to the app.

use super::{PlainPage, PlainSite};
use crate::{
    Fact, Icon, LabelledWords, Notice, Part, Prose, Tone, ages, capacity_lines, first_phone, hours_lines, icon,
    not_translated, phone_parts, prices, room_in_words, web_address,
};
use leptos::prelude::*;
use signpost_directory::{
    Contact, Location, LocationKind, Need, Program, ProgramView, Site, Status, Step, Texts, Translation, readable_case,
    text::distinct,
};
use signpost_locale::address_lines;

/// Older than this, a check is shown as old.
const OLD_CHECK_DAYS: i32 = 365;

/// The program with all that is published of it.
pub fn plain_program(site: &PlainSite, view: ProgramView) -> AnyView {
    let program = view.program;
    let page = Page { site, view, texts: program.texts(site.lang()) };
    let texts = page.texts;
    let by = view.organization.map(|organization| {
        let name = readable_case(&organization.name);
        site.messages.fill("program-by", &[("organization", (&name).into())])
    });
    let name_lang = texts.lang_of(|text| &text.name).unwrap_or(site.texts_lang()).to_owned();
    let language = not_translated(&site.messages, texts.lang.unwrap_or(site.texts_lang()));
    let (first, others) = match &program.sites[..] {
        [] => (None, &[][..]),
        [first, others @ ..] => (Some(first), others),
    };
    view! {
        <article class="program plain-program">
            {page.trail()}
            <h1 lang=name_lang dir="auto">{readable_case(texts.name)}</h1>
            {by.map(|by| view! { <p class="program-by">{by}</p> })}
            <ul class="facts">
                {program.is_free().then(|| view! { <Fact tone="good" icon=Icon::Wallet text=site.text("fact-free") /> })}
                {room_fact(site, program)}
                {checked_fact(site, program)}
            </ul>
            {language.map(|words| view! { <p class="card-language">{words}</p> })}
            {page.warnings()}
            <div class="program-columns">
                <div class="program-todo">{page.what_to_do(first)}</div>
                <div class="program-main">
                    {page.about()}
                    {page.for_whom()}
                    {page.teaches()}
                    {first.and_then(|first| page.site_notes(first)).map(|notes| page.part(Icon::Need(Need::Transportation), "program-rides", notes))}
                    {page.other_places(others)}
                    {page.other_ways()}
                    {page.trust()}
                    {page.organization()}
                </div>
            </div>
        </article>
    }
    .into_any()
}

/// `Checked November 5, 2026`: the date, since nobody knows when the page is read.
pub(super) fn checked_fact(site: &PlainSite, program: &Program) -> AnyView {
    let (tone, text) = match program.assured_on {
        None => ("careful", site.text("fact-not-checked")),
        Some(date) => {
            let tone = if site.made_on() - date > OLD_CHECK_DAYS { "careful" } else { "" };
            (tone, site.dated("fact-checked", "when", date))
        }
    };
    view! { <Fact tone icon=Icon::Seal text /> }.into_any()
}

/// `Full right now (as of November 28, 2026)`: as it was when the page was made; one that is closed says so by itself.
fn room_fact(site: &PlainSite, program: &Program) -> Option<AnyView> {
    let room = program.room(site.made_on()).filter(|_| program.status != Status::TemporarilyClosed)?;
    let tone = if room.takes_new_people() { "good" } else { "careful" };
    let (icon, text) = room_in_words(&site.messages, room, true);
    Some(view! { <Fact tone icon text /> }.into_any())
}

#[derive(Clone, Copy)]
struct Page<'a> {
    site: &'a PlainSite<'a>,
    view: ProgramView<'a>,
    texts: Texts<'a>,
}

impl<'a> Page<'a> {
    fn text(self, id: &str) -> String {
        self.site.text(id)
    }

    fn part(self, icon: Icon, title: &str, content: AnyView) -> AnyView {
        view! { <Part icon title=self.text(title) class="section">{content}</Part> }.into_any()
    }

    fn labelled(self, icon: Icon, title: &str, content: AnyView) -> AnyView {
        view! { <LabelledWords icon title=self.text(title)>{content}</LabelledWords> }.into_any()
    }

    /// `Label: text`
    fn note(self, label: &str, text: Option<&str>) -> Option<AnyView> {
        let text = text.filter(|text| !text.is_empty())?.to_owned();
        Some(view! { <p dir="auto"><strong>{self.text(label)}</strong>": "<bdi>{text}</bdi></p> }.into_any())
    }

    /// One of the program's texts, in its language.
    fn prose(self, text: Option<&str>, of: impl Fn(&Translation) -> &Option<String>) -> Option<AnyView> {
        let (text, lang) = (text?.to_owned(), self.texts.lang_of(of).map(str::to_owned));
        Some(view! { <Prose text lang texts_lang=self.site.texts_lang().to_owned() /> }.into_any())
    }

    fn trail(self) -> AnyView {
        let needs = self.view.program.needs.iter().map(|tag| Some(tag.need));
        let needs: Vec<Option<Need>> = if self.view.program.needs.is_empty() { vec![None] } else { needs.collect() };
        let links = needs.into_iter().map(|need| {
            let address = PlainPage::List { need, part: 1 }.file_name();
            view! { <li><a href=address>{need.map(|need| icon(Icon::Need(need)))}<span>{self.site.need_name(need)}</span></a></li> }
        });
        view! {
            <nav class="plain-trail" aria-label=self.text("nav-label")>
                <ul>
                    <li><a href=PlainPage::Home.file_name()>{self.text("browse-all")}</a></li>
                    {links.collect_view()}
                </ul>
            </nav>
        }
        .into_any()
    }

    fn warnings(self) -> AnyView {
        let (program, today) = (self.view.program, self.site.made_on());
        let alert = self.prose(self.texts.alert, |text| &text.alert).map(|alert| {
            let title = self.text("program-alert");
            view! { <Notice tone=Tone::Careful><h2>{title}</h2>{alert}</Notice> }
        });
        let mut warnings: Vec<(Tone, String)> = Vec::new();
        if program.status == Status::TemporarilyClosed {
            warnings.push((Tone::Bad, self.text("program-temporarily-closed")));
        }
        for (id, date) in [("program-ended", program.funded_until), ("program-expired", program.valid_until)] {
            warnings
                .extend(date.filter(|date| *date < today).map(|date| (Tone::Bad, self.site.dated(id, "date", date))));
        }
        let old = program.assured_on.filter(|date| today - *date > OLD_CHECK_DAYS);
        warnings.extend(old.map(|date| (Tone::Careful, self.site.dated("program-stale-check", "when", date))));
        let warnings = warnings.into_iter().map(|(tone, text)| view! { <Notice tone><p>{text}</p></Notice> });
        view! { {alert} {warnings.collect_view()} }.into_any()
    }

    fn what_to_do(self, site: Option<&'a Site>) -> AnyView {
        let PlainSite { messages, community, .. } = self.site;
        let program = self.view.program;
        let steps = self.view.steps(site);
        let name = readable_case(self.texts.name);
        let main = match steps.first() {
            Some(Step::Call(phone) | Step::Text(phone)) => {
                view! { <div class="todo-call">{first_phone(messages, &community.country, phone, &name)}</div> }
                    .into_any()
            }
            Some(Step::Go(_)) => {
                view! { <p class="todo-go">{icon(Icon::MapPin)}<strong>{self.text("todo-go")}</strong></p> }.into_any()
            }
            Some(Step::Apply(address)) => self.outside(Icon::Globe, "todo-apply", web_address(address)),
            Some(Step::Visit(address)) => self.outside(Icon::Globe, "todo-visit", web_address(address)),
            Some(Step::Write(email)) => self.outside(Icon::Mail, "todo-write", Some(format!("mailto:{email}"))),
            None => view! { <p>{self.text("todo-unknown")}</p> }.into_any(),
        };
        let apply = self.prose(self.texts.application, |text| &text.application);
        let wait = self.note("program-wait", program.wait_time.as_deref());
        let apply = (apply.is_some() || wait.is_some())
            .then(|| self.labelled(Icon::List, "program-apply", view! { {apply} {wait} }.into_any()));
        let ask_for = self.view.ask_for(site).and_then(person).map(|who| {
            self.labelled(Icon::User, "todo-ask-for", view! { <p dir="auto"><strong>{who}</strong></p> }.into_any())
        });
        let bring = (!program.required_documents.is_empty()).then(|| {
            let items = program.required_documents.iter().map(|item| view! { <li><bdi>{item.clone()}</bdi></li> });
            let list = view! {
                <ul class="checklist">{items.collect_view()}</ul>
                <p class="hint">{self.text("program-bring-hint")}</p>
            };
            self.labelled(Icon::Bag, "program-bring", list.into_any())
        });
        let place = site.and_then(|site| self.place(site, "program-where"));
        view! {
            <section class="todo" aria-labelledby="todo-title">
                <h2 id="todo-title">{self.text("todo-title")}</h2>
                {main}
                {apply}
                {ask_for}
                {bring}
                {self.hours(site)}
                {place}
            </section>
        }
        .into_any()
    }

    /// The one thing to do on another site or in a message.
    fn outside(self, picture: Icon, label: &str, address: Option<String>) -> AnyView {
        let hint = match picture {
            Icon::Mail => "todo-write-hint",
            _ => "program-website-leaves",
        };
        let link = address.map(|address| {
            view! {
                <a class="button button-primary button-large todo-action" href=address rel="noopener noreferrer external">
                    {icon(picture)}
                    <span>{self.text(label)}</span>
                </a>
                <p class="hint">{self.text(hint)}</p>
            }
        });
        view! { {link} }.into_any()
    }

    fn hours(self, site: Option<&'a Site>) -> AnyView {
        let schedules = self.view.schedules(site);
        let hours = hours_lines(&self.site.messages, self.site.zone, self.site.now, &schedules);
        self.labelled(Icon::Clock, "program-hours", hours)
    }

    fn location(self, site: &Site) -> Option<&'a Location> {
        self.view.location(site)
    }

    /// Where it is; of a confidential place only that it is one.
    fn place(self, site: &Site, label: &str) -> Option<AnyView> {
        let location = self.location(site)?;
        let told = Some(location).filter(|location| !location.confidential);
        let lines = told.and_then(|location| location.address.as_ref()).map(address_lines).unwrap_or_default();
        let kind = match (location.confidential, location.kind) {
            (true, _) => Some("program-confidential"),
            (_, LocationKind::Virtual) => Some("program-virtual"),
            _ if lines.is_empty() => Some("program-no-place"),
            _ => None,
        };
        let kind = kind.map(|id| view! { <p>{self.text(id)}</p> });
        let name = told.and_then(|location| location.name.as_deref()).map(readable_case);
        let lines = lines.into_iter().map(|line| view! { <span>{line}</span> }).collect_view();
        let content = view! {
            {kind}
            {name.map(|name| view! { <p class="place-name" dir="auto">{name}</p> })}
            <address dir="auto">{lines}</address>
        };
        Some(self.labelled(Icon::MapPin, label, content.into_any()))
    }

    /// Rides, access, what holds at this place alone.
    fn site_notes(self, site: &Site) -> Option<AnyView> {
        let location = self.location(site)?;
        let texts_lang = self.site.texts_lang().to_owned();
        let description = site.description.clone();
        let description = description.map(|text| view! { <Prose text lang=None texts_lang /> }.into_any());
        let access = distinct(location.accessibility.iter().map(String::as_str));
        let access = (!access.is_empty())
            .then(|| self.site.messages.list(&access.into_iter().map(str::to_owned).collect::<Vec<_>>()));
        let parts = [
            description,
            location.website.as_deref().and_then(web_address).map(|address| self.web_line(address)),
            self.note("program-rides", location.transportation.as_deref()),
            self.note("program-access", access.as_deref()),
        ];
        let parts: Vec<AnyView> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.collect_view().into_any())
    }

    fn other_places(self, sites: &'a [Site]) -> Option<AnyView> {
        let places = sites.iter().map(|site| {
            let (place, notes) = (self.place(site, "program-place"), self.site_notes(site));
            view! { <li class="place">{place} {notes} {self.hours(Some(site))}</li> }
        });
        let places = places.collect_view();
        (!sites.is_empty()).then(|| {
            let title = self.site.messages.fill("program-more-places", &[("count", sites.len().into())]);
            view! {
                <Part icon=Icon::MapPin title class="section">
                    <ul class="places">{places}</ul>
                </Part>
            }
            .into_any()
        })
    }

    fn about(self) -> Option<AnyView> {
        let text = self.prose(self.texts.description, |text| &text.description);
        let conditions = &self.view.program.conditions;
        let conditions = (!conditions.is_empty()).then(|| self.site.messages.list(conditions));
        let conditions = self.note("program-conditions", conditions.as_deref());
        (text.is_some() || conditions.is_some())
            .then(|| self.part(Icon::Info, "program-about", view! { {text} {conditions} }.into_any()))
    }

    fn teaches(self) -> Option<AnyView> {
        let text = self.prose(self.texts.teaches, |text| &text.teaches)?;
        Some(self.part(Icon::Need(Need::Education), "program-teaches", text))
    }

    fn for_whom(self) -> AnyView {
        let messages = &self.site.messages;
        let program = self.view.program;
        let text = self.prose(self.texts.eligibility, |text| &text.eligibility);
        let ages = ages(messages, program);
        let unknown = (text.is_none() && ages.is_none()).then(|| view! { <p>{self.text("program-who-anyone")}</p> });
        let area = (!program.service_areas.is_empty()).then(|| program.service_areas.join(", "));
        let area = self.note("program-area", area.as_deref());
        let who = view! { {text} {ages.map(|ages| view! { <p>{ages}</p> })} {unknown} {area} };
        let cost = match self.texts.fees {
            Some(fees) => self.prose(Some(fees), |text| &text.fees),
            None if program.is_free() => Some(view! { <p>{self.text("fact-free")}</p> }.into_any()),
            None if program.costs.is_empty() => Some(view! { <p>{self.text("program-cost-unknown")}</p> }.into_any()),
            None => None,
        };
        let prices = prices(messages, program).into_iter().map(|price| view! { <li><bdi>{price}</bdi></li> });
        let prices = (!program.costs.is_empty()).then(|| view! { <ul>{prices.collect_view()}</ul> });
        let at_places = self.view.locations().flat_map(|location| &location.languages);
        let tags = distinct(program.languages.iter().chain(at_places).map(String::as_str));
        let names: Vec<String> = tags.into_iter().map(|tag| messages.language_name(tag)).collect();
        let spoken = (!names.is_empty()).then(|| view! { <p>{messages.list(&names)}</p> });
        let interpreters = self.note("program-interpretation", program.interpretation.as_deref());
        let languages = (spoken.is_some() || interpreters.is_some())
            .then(|| self.labelled(Icon::Language, "program-languages", view! { {spoken} {interpreters} }.into_any()));
        let room = capacity_lines(messages, program, self.site.made_on());
        let room = (!room.is_empty()).then(|| {
            let lines = room.into_iter().map(|line| view! { <p dir="auto">{line}</p> }).collect_view();
            self.labelled(Icon::Hourglass, "program-capacity", lines.into_any())
        });
        let content = view! {
            {self.labelled(Icon::User, "program-who", who.into_any())}
            {self.labelled(Icon::Wallet, "program-cost", view! { {cost} {prices} }.into_any())}
            {languages}
            {room}
        };
        self.part(Icon::User, "program-for-you", content.into_any())
    }

    /// All people and numbers, mail, web address: what is printed, too, where buttons are not.
    fn other_ways(self) -> Option<AnyView> {
        let PlainSite { messages, community, .. } = self.site;
        let (program, organization) = (self.view.program, self.view.organization);
        let people = program.contacts.iter().chain(program.sites.iter().flat_map(|site| &site.contacts));
        let people = people.filter_map(person).map(|who| {
            view! { <p class="contact-line">{icon(Icon::User)}<span dir="auto">{who}</span></p> }.into_any()
        });
        let mut ways: Vec<AnyView> = people.collect();
        let phones = self.view.phones();
        if !phones.is_empty() {
            let lines = phones.into_iter().map(|phone| {
                view! { <li class="phone-line">{phone_parts(messages, &community.country, phone)}</li> }
            });
            ways.push(view! { <ul class="phone-lines">{lines.collect_view()}</ul> }.into_any());
        }
        let email = program.email.as_deref().or(organization.and_then(|o| o.email.as_deref()));
        let email = email.filter(|email| email.contains('@') && !email.contains(['?', '&', ' '])).map(str::to_owned);
        ways.extend(email.map(|email| {
            let address = format!("mailto:{email}");
            view! { <p class="contact-line">{icon(Icon::Mail)}<a href=address><bdi>{email}</bdi></a></p> }.into_any()
        }));
        let website = program.website.as_deref().or(organization.and_then(|o| o.website.as_deref()));
        ways.extend(website.and_then(web_address).map(|address| self.web_line(address)));
        (!ways.is_empty()).then(|| self.part(Icon::Phone, "program-contact", ways.collect_view().into_any()))
    }

    fn web_line(self, address: String) -> AnyView {
        let shown = address.split_once("://").map_or("", |(_, rest)| rest).trim_end_matches('/').to_owned();
        view! {
            <p class="contact-line">
                {icon(Icon::Globe)}
                <span>
                    <a href=address rel="noopener noreferrer external"><bdi>{shown}</bdi></a>
                    <span class="hint screen-only">{self.text("program-website-leaves")}</span>
                </span>
            </p>
        }
        .into_any()
    }

    fn trust(self) -> AnyView {
        let (program, today) = (self.view.program, self.site.made_on());
        let messages = &self.site.messages;
        let checked = match (program.assured_on, &program.assured_by) {
            (None, _) => self.text("program-never-checked"),
            (Some(date), None) => self.site.dated("fact-checked", "when", date),
            (Some(date), Some(by)) => {
                messages.fill("browse-checked-by", &[("date", (&messages.date(date)).into()), ("who", by.into())])
            }
        };
        let dated = |id: &str, date: Option<signpost_directory::Date>| {
            let date = date.filter(|date| *date >= today)?;
            Some(view! { <p>{self.site.dated(id, "date", date)}</p> })
        };
        let content = view! {
            <p>{checked}</p>
            {dated("program-funded-until", program.funded_until)}
            {dated("program-valid-until", program.valid_until)}
            <p class="code-line">
                <strong>{self.text("program-code")}</strong>" "
                <code><bdi>{program.code.to_string()}</bdi></code>
            </p>
        };
        self.part(Icon::Seal, "program-trust", content.into_any())
    }

    fn organization(self) -> Option<AnyView> {
        let (program, organization) = (self.view.program, self.view.organization?);
        let texts_lang = self.site.texts_lang().to_owned();
        let text = organization.description.clone();
        let text = text.map(|text| view! { <Prose text lang=None texts_lang /> }.into_any());
        let notes = [
            text,
            self.note("program-licenses", program.licenses.as_deref()),
            self.note("program-accreditations", program.accreditations.as_deref()),
        ];
        let notes: Vec<AnyView> = notes.into_iter().flatten().collect();
        let name = readable_case(&organization.name);
        let title = self.site.messages.fill("program-about-organization", &[("organization", (&name).into())]);
        (!notes.is_empty())
            .then(|| view! { <Part icon=Icon::Help title class="section">{notes.collect_view()}</Part> }.into_any())
    }
}

/// `Mary (front desk)`
fn person(contact: &Contact) -> Option<String> {
    let about: Vec<&str> = [&contact.title, &contact.department].into_iter().flatten().map(String::as_str).collect();
    let about = about.join(", ");
    match &contact.ask_for {
        Some(name) if about.is_empty() => Some(name.clone()),
        Some(name) => Some(format!("{name} ({about})")),
        None => Some(about).filter(|about| !about.is_empty()),
    }
}
