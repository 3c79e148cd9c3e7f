#![doc = include_str!("../README.md")]

use form_urlencoded::{Serializer, parse as parse_pairs};
use percent_encoding::percent_decode_str;
use signpost_directory::{Code, Need, is_language_tag, text::first_chars};
use signpost_search::{Audience, Filters, Sort};

/// Longer addresses are not read: no handoff that the app makes comes near it.
pub const MAX_ADDRESS: usize = 8_000;
/// Characters of a search text or a place in an address; the rest is cut off.
pub const MAX_WORDS: usize = 200;

/// Where quick exit goes: harmless, well known, and the same for every reader.
pub const QUICK_EXIT: &str = "https://www.weather.gov/";

/// A page of the app with what its address carries.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Route {
    /// `#/`, also for an empty fragment.
    #[default]
    Home,
    /// `#/search?q=...`
    Search(SearchRoute),
    /// `#/program/CODE`
    Program(Code),
    /// `#/list`
    List,
    /// A handoff, opened by a patient: the token that `signpost_handoff` reads.
    For(String),
    /// The tray: what a clinician is about to hand over. With a token: begin from that handoff.
    Handout(Option<String>),
    /// `#/help-others`: the handout's page, for somebody who helps others from now on. A clinic gives this link to its staff.
    HelpOthers,
    /// What a patient tells of their programs: the token that `signpost_handoff::Return` reads. Without one: what is
    /// being read in this tab.
    Return(Option<String>),
    /// A reader's own list, on its way from another phone: the token that `signpost_handoff::Carried` reads.
    Carry(String),
    /// `#/show`: the reader's own list, to be shown to a clinic.
    Show,
    /// `#/counts`: what became of programs, counted in this browser.
    Counts,
    /// `#/needs`: browse by need.
    Needs,
    /// `#/coverage`: which needs nobody serves where.
    Coverage,
    /// `#/about`: who signed what, and when.
    About,
    /// `#/areas`: which parts of a large directory are wanted here.
    Areas,
    /// `#/settings`
    Settings,
    /// Any other fragment.
    NotFound,
}

/// A search as an address can carry it. Never coordinates: those stay on the device.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SearchRoute {
    /// `q`: as typed.
    pub text: String,
    /// `need`, `open`, `within`, ...
    pub filters: Filters,
    /// `sort`; absent for [`Sort::Best`].
    pub sort: Sort,
    /// A postal code or a town.
    pub near: Option<String>,
    /// The language to open the page in.
    pub lang: Option<String>,
}

impl Route {
    /// Reads the part of an address behind `#`, with or without the `#` itself.
    ///
    /// Any text whatever is a route or [`Route::NotFound`]. Some mail programs encode a link as a whole
    /// (`%23%2Ffor%3F...`): where the text as it stands is no route, it is decoded first.
    pub fn parse(address: &str) -> Route {
        if address.len() > MAX_ADDRESS {
            return Route::NotFound;
        }
        match Route::parse_literally(address) {
            Route::NotFound if address.contains('%') => {
                Route::parse_literally(&percent_decode_str(address).decode_utf8_lossy())
            }
            route => route,
        }
    }

    fn parse_literally(address: &str) -> Route {
        let address = address.strip_prefix('#').unwrap_or(address);
        let path = address.strip_prefix('/').unwrap_or(address);
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let token = || Some(query.to_owned()).filter(|token| !token.is_empty());
        match path.trim_end_matches('/') {
            "" => Route::Home,
            "search" => Route::Search(SearchRoute::parse(query)),
            "list" => Route::List,
            "for" => Route::For(query.to_owned()),
            "handout" => Route::Handout(token()),
            "help-others" => Route::HelpOthers,
            "return" => Route::Return(token()),
            "carry" => Route::Carry(query.to_owned()),
            "show" => Route::Show,
            "counts" => Route::Counts,
            "needs" => Route::Needs,
            "coverage" => Route::Coverage,
            "about" => Route::About,
            "areas" => Route::Areas,
            "settings" => Route::Settings,
            other => match other.strip_prefix("program/").map(str::parse) {
                Some(Ok(code)) => Route::Program(code),
                _ => Route::NotFound,
            },
        }
    }

    /// The whole address, beginning with `#`; what [`Route::parse`] reads back.
    pub fn format(&self) -> String {
        match self {
            Route::Search(search) => join("#/search", &search.format()),
            Route::Program(code) => format!("#/program/{code}"),
            Route::For(token) => join("#/for", token),
            Route::Handout(token) => join("#/handout", token.as_deref().unwrap_or("")),
            Route::Return(token) => join("#/return", token.as_deref().unwrap_or("")),
            Route::Carry(token) => join("#/carry", token),
            bare => bare.bare(),
        }
    }

    /// The address without what it carried: what stays in the browser's bar and history.
    pub fn bare(&self) -> String {
        match self {
            Route::Home => "#/".into(),
            Route::Search(_) => "#/search".into(),
            // A code alone names a topic to whoever looks it up, so the bar does not show it.
            Route::Program(_) => "#/program".into(),
            Route::List => "#/list".into(),
            Route::For(_) => "#/for".into(),
            Route::Handout(_) => "#/handout".into(),
            Route::HelpOthers => "#/help-others".into(),
            Route::Return(_) => "#/return".into(),
            Route::Carry(_) => "#/carry".into(),
            Route::Show => "#/show".into(),
            Route::Counts => "#/counts".into(),
            Route::Needs => "#/needs".into(),
            Route::Coverage => "#/coverage".into(),
            Route::About => "#/about".into(),
            Route::Areas => "#/areas".into(),
            Route::Settings => "#/settings".into(),
            Route::NotFound => "#/not-found".into(),
        }
    }
}

impl Route {
    /// What a tab may keep of it in its history. A return stays in memory alone.
    pub fn kept(&self) -> String {
        match self {
            Route::Return(_) => self.bare(),
            other => other.format(),
        }
    }
}

fn join(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

impl SearchRoute {
    fn parse(query: &str) -> SearchRoute {
        let mut search = SearchRoute::default();
        for (key, value) in parse_pairs(query.as_bytes()) {
            let value = first_chars(&value, MAX_WORDS).to_owned();
            let yes = value == "yes";
            let filters = &mut search.filters;
            match key.as_ref() {
                "q" => search.text = value,
                "need" => filters.need = value.parse::<Need>().ok(),
                "near" => search.near = Some(value).filter(|near| !near.is_empty()),
                "within" => {
                    filters.within_km = value.parse().ok().filter(|km: &f64| km.is_finite() && *km > 0.0);
                }
                "open" => filters.open_now = value == "now",
                "speaks" => filters.language = language_tag(&value),
                "free" => filters.free = yes,
                "who" => filters.audience = Audience::from_id(&value),
                "accessible" => filters.accessible = yes,
                "accepting" => filters.accepting = yes,
                "serves" => filters.serves_place = yes,
                "weekends" => filters.weekends = yes,
                "evenings" => filters.evenings = yes,
                "in" => filters.area = value.parse().ok(),
                "checked" => filters.checked_within_days = value.parse().ok(),
                "sort" => search.sort = Sort::from_id(&value).unwrap_or_default(),
                "lang" => search.lang = language_tag(&value),
                _ => {}
            }
        }
        search
    }

    fn format(&self) -> String {
        let mut pairs = Serializer::new(String::new());
        let filters = &self.filters;
        let mut put = |key: &str, value: &str| {
            if !value.is_empty() {
                pairs.append_pair(key, first_chars(value, MAX_WORDS));
            }
        };
        let yes = |on: bool| if on { "yes" } else { "" };
        put("q", &self.text);
        put("need", filters.need.map_or("", Need::id));
        put("near", self.near.as_deref().unwrap_or(""));
        put("within", &filters.within_km.map(|km| km.to_string()).unwrap_or_default());
        put("open", if filters.open_now { "now" } else { "" });
        put("speaks", filters.language.as_deref().unwrap_or(""));
        put("free", yes(filters.free));
        put("who", filters.audience.map_or("", Audience::id));
        put("accessible", yes(filters.accessible));
        put("accepting", yes(filters.accepting));
        put("serves", yes(filters.serves_place));
        put("weekends", yes(filters.weekends));
        put("evenings", yes(filters.evenings));
        put("in", &filters.area.as_ref().map(ToString::to_string).unwrap_or_default());
        put("checked", &filters.checked_within_days.map(|days| days.to_string()).unwrap_or_default());
        put("sort", if self.sort == Sort::default() { "" } else { self.sort.id() });
        put("lang", self.lang.as_deref().unwrap_or(""));
        pairs.finish()
    }
}

/// A BCP 47 tag; anything else in an address is dropped.
fn language_tag(text: &str) -> Option<String> {
    is_language_tag(text).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn search_routes() -> impl Strategy<Value = SearchRoute> {
        let filters = (
            proptest::option::of(proptest::sample::select(Need::ALL)),
            any::<[bool; 7]>(),
            proptest::option::of(0.1f64..500.0),
            proptest::option::of("[a-z]{2}(-[A-Z]{2})?"),
            proptest::option::of(proptest::sample::select(Audience::ALL)),
            proptest::option::of(any::<u32>()),
            proptest::option::of("(county|town|postal):([A-Z][a-z. :]{0,20}[a-z])?"),
        )
            .prop_map(
                |(
                    need,
                    [open_now, free, accessible, accepting, serves_place, weekends, evenings],
                    within_km,
                    language,
                    audience,
                    checked,
                    area,
                )| Filters {
                    need,
                    open_now,
                    within_km,
                    language,
                    free,
                    audience,
                    accessible,
                    accepting,
                    checked_within_days: checked,
                    serves_place,
                    weekends,
                    evenings,
                    area: area.and_then(|text: String| text.parse().ok()),
                },
            );
        let sort = proptest::sample::select(Sort::ALL);
        (".{0,60}", filters, sort, proptest::option::of(".{1,20}"), proptest::option::of("[a-z]{2}"))
            .prop_map(|(text, filters, sort, near, lang)| SearchRoute { text, filters, sort, near, lang })
    }

    fn routes() -> impl Strategy<Value = Route> {
        let token = "[A-Za-z0-9_-]{1,300}";
        prop_oneof![
            search_routes().prop_map(Route::Search),
            any::<u32>().prop_filter_map("a code", |bits| Code::from_bits(bits >> 2)).prop_map(Route::Program),
            token.prop_map(Route::For),
            token.prop_map(Route::Carry),
            proptest::option::of(token).prop_map(Route::Handout),
            proptest::option::of(token).prop_map(Route::Return),
            proptest::sample::select(vec![
                Route::Home,
                Route::List,
                Route::HelpOthers,
                Route::Show,
                Route::Counts,
                Route::Needs,
                Route::Coverage,
                Route::About,
                Route::Settings,
                Route::NotFound,
            ]),
        ]
    }

    proptest! {
        #[test]
        fn an_address_written_is_read_back(route in routes()) {
            prop_assert_eq!(Route::parse(&route.format()), route);
        }

        #[test]
        fn any_text_is_a_route_or_not_found(text in ".*") {
            let route = Route::parse(&text);
            prop_assert_eq!(Route::parse(&route.format()), route);
        }

        #[test]
        fn a_tab_keeps_nothing_of_a_return(route in routes()) {
            prop_assert_eq!(route.kept() == route.format(), !matches!(route, Route::Return(Some(_))));
        }

        #[test]
        fn a_bare_address_carries_nothing(route in routes()) {
            prop_assert!(!route.bare().contains('?'));
        }
    }

    #[test]
    fn the_address_in_the_design_is_read() {
        let Route::Search(search) = Route::parse("#/search?q=light+bill&need=food&near=33142&open=now&lang=es") else {
            panic!("not a search")
        };
        assert_eq!(search.text, "light bill");
        assert_eq!(search.filters.need, Some(Need::Food));
        assert!(search.filters.open_now);
        assert_eq!((search.near.as_deref(), search.lang.as_deref()), (Some("33142"), Some("es")));
    }

    #[test]
    fn an_address_that_a_mail_program_has_encoded_is_read() {
        let code = Code::candidates("a").next().expect("endless");
        for (written, route) in [
            ("#/for%3FTOKEN", Route::For("TOKEN".into())),
            ("%23%2Ffor%3FTOKEN", Route::For("TOKEN".into())),
            ("%23/for?TOKEN", Route::For("TOKEN".into())),
            ("%2Fhandout%3FTOKEN", Route::Handout(Some("TOKEN".into()))),
            ("#%2Flist", Route::List),
            (&format!("#%2Fprogram%2F{code}"), Route::Program(code)),
            ("#%2Fnothing", Route::NotFound),
        ] {
            assert_eq!(Route::parse(written), route, "{written}");
        }
        // A percent sign that somebody searches for is theirs.
        let Route::Search(search) = Route::parse("#/search?q=50%25+off") else { panic!("not a search") };
        assert_eq!(search.text, "50% off");
    }

    #[test]
    fn a_mistyped_code_or_an_endless_address_is_not_found() {
        assert_eq!(Route::parse("#/program/SHELTER"), Route::NotFound);
        assert_eq!(Route::parse(&format!("#/for?{}", "A".repeat(MAX_ADDRESS))), Route::NotFound);
    }
}
