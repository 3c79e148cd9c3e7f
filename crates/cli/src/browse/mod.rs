//! The plain pages of a release, `browse/`: every need and every program as HTML that needs no script, from the pieces that
//! the app draws (`signpost_views::browse`), with what search engines read of them.

mod document;
mod settings;
mod sitemap;
mod structured_data;

pub use settings::Settings;

use super::{app::Files, words};
use anyhow::Result;
use document::Document;
use sha2::{Digest, Sha256};
use signpost_directory::{Directory, Need, ProgramView, readable_case};
use signpost_hours::UnixSeconds;
use signpost_locale::Messages;
use signpost_route::{QUICK_EXIT, Route, SearchRoute};
use signpost_trust::hex;
use signpost_views::browse::{
    FOLDER, PLAIN_STYLE, PROGRAMS_A_PAGE, PlainFrame, PlainLanguage, PlainPage, PlainSite, plain_frame, plain_home,
    plain_list, plain_program,
};
use std::{collections::BTreeMap, rc::Rc};

/// The folder of the plain pages, from the site's root.
pub const FOLDER_PATH: &str = "browse/";
/// The first of them.
pub const HOME: &str = "browse/index.html";

/// Programs by need, in the order in which needs are offered; those of which no need is known are last.
struct ByNeed(Vec<(Option<Need>, Vec<usize>)>);

impl ByNeed {
    fn of(directory: &Directory) -> ByNeed {
        let mut all: BTreeMap<(bool, Option<Need>), Vec<usize>> = BTreeMap::new();
        for (at, program) in directory.programs.iter().enumerate() {
            program.needs.iter().for_each(|tag| all.entry((false, Some(tag.need))).or_default().push(at));
            if program.needs.is_empty() {
                all.entry((true, None)).or_default().push(at);
            }
        }
        ByNeed(all.into_iter().map(|((_, need), programs)| (need, programs)).collect())
    }

    fn pages(&self) -> usize {
        self.0.iter().map(|(_, programs)| programs.len().div_ceil(PROGRAMS_A_PAGE)).sum()
    }
}

/// Which plain pages a release has.
pub struct PlainPages {
    languages: Vec<PlainLanguage>,
    messages: Vec<Rc<Messages>>,
    by_need: ByNeed,
    /// All languages that there could be, where nobody chose.
    offered: Vec<String>,
}

impl PlainPages {
    /// `directory`: with the partners' entries; `app`: the app's files, which have the words of each language.
    pub fn plan(directory: &Directory, settings: &Settings, app: &Files) -> Result<PlainPages> {
        let offered = &directory.community.languages;
        let words = |tag: &String| words::of_app(tag, app).map(|messages| (tag.clone(), messages));
        let mut offered: Vec<(String, Messages)> = offered.iter().filter_map(words).collect();
        let by_need = ByNeed::of(directory);
        let pages = 1 + by_need.pages() + directory.programs.len();
        let tags: Vec<String> = offered.iter().map(|(tag, _)| tag.clone()).collect();
        let chosen = settings.choose(&tags, pages)?;
        let offered_tags = if settings.is_chosen() { Vec::new() } else { tags };
        offered.retain(|(tag, _)| chosen.contains(tag));
        let languages = offered
            .iter()
            .map(|(tag, messages)| PlainLanguage { tag: tag.clone(), own_name: messages.own_name().to_owned() });
        let languages = languages.collect();
        Ok(PlainPages {
            languages,
            messages: offered.into_iter().map(|(_, words)| Rc::new(words)).collect(),
            by_need,
            offered: offered_tags,
        })
    }

    pub fn are_there(&self) -> bool {
        !self.languages.is_empty()
    }

    /// What a publisher is told; `count`: of the pages that were written.
    pub fn in_words(&self, count: usize) -> String {
        let tags: Vec<&str> = self.languages.iter().map(|language| language.tag.as_str()).collect();
        let more = match self.offered.len() > tags.len() {
            true => format!(
                "\nFor all languages add two lines to signpost.toml: [browse] and languages = {:?}",
                self.offered
            ),
            false => String::new(),
        };
        match tags.is_empty() {
            true => format!("No plain pages.{more}"),
            false => format!("{count} plain pages that need no script, in {}: {HOME}.{more}", tags.join(", ")),
        }
    }

    /// All files, by their paths in the site.
    pub fn write(&self, directory: &Directory, app: &Files, now: UnixSeconds) -> Files {
        let mut files = Files::new();
        if !self.are_there() {
            return files;
        }
        let style = format!("{FOLDER}/plain-{}.css", &hex::encode(&Sha256::digest(PLAIN_STYLE))[..12]);
        let document = Document::new(&directory.community, &self.languages, app, &style);
        for messages in &self.messages {
            let site = PlainSite {
                community: &directory.community,
                messages: messages.clone(),
                languages: &self.languages,
                zone: &directory.zone,
                now,
                quick_exit: QUICK_EXIT,
            };
            self.write_language(&site, directory, &document, &mut files);
        }
        if let Some(base_url) = &directory.community.base_url {
            let pages: Vec<String> = files.keys().cloned().collect();
            files.extend(sitemap::files(base_url, &pages, directory.zone.local(now).date()));
        }
        files.insert(style, PLAIN_STYLE.as_bytes().to_vec());
        files
    }

    fn write_language(&self, site: &PlainSite, directory: &Directory, document: &Document, files: &mut Files) {
        let folder = site.folder(site.messages.lang());
        let mut put = |page: PlainPage, title: &str, in_app: Route, main, data| {
            let body = || plain_frame(site, PlainFrame { page, in_app: &in_app.format(), main });
            let html = document.html(site, page, title, signpost_views::to_html(body), data);
            files.insert(format!("{folder}{}", page.file_name()), html.into_bytes());
        };
        let counts: Vec<_> = self.by_need.0.iter().map(|(need, programs)| (*need, programs.len())).collect();
        put(PlainPage::Home, "", Route::Home, plain_home(site, &counts), None);
        for (need, programs) in &self.by_need.0 {
            let programs = by_name(site, programs.iter().filter_map(|at| directory.view(*at)));
            let mut search = SearchRoute::default();
            search.filters.need = *need;
            for (part, some) in programs.chunks(PROGRAMS_A_PAGE).enumerate() {
                let page = PlainPage::List { need: *need, part: part + 1 };
                let main = plain_list(site, *need, part + 1, some, programs.len());
                let route = if need.is_some() { Route::Search(search.clone()) } else { Route::Home };
                put(page, &site.need_name(*need), route, main, None);
            }
        }
        for view in directory.programs.iter().map(|program| directory.view_of(program)) {
            let code = view.program.code;
            let needs: Vec<Need> = view.program.needs.iter().map(|tag| tag.need).collect();
            let data = structured_data::of_program(site, view, &needs);
            let title = readable_case(view.program.texts(site.messages.lang()).name);
            put(PlainPage::Program(code), &title, Route::Program(code), plain_program(site, view), Some(data));
        }
    }
}

/// By their names as they are shown, then by code, so that each release has the same order.
fn by_name<'a>(site: &PlainSite, views: impl Iterator<Item = ProgramView<'a>>) -> Vec<ProgramView<'a>> {
    let lang = site.messages.lang().to_owned();
    let mut views: Vec<ProgramView> = views.collect();
    views.sort_by_cached_key(|view| (view.program.texts(&lang).name.to_lowercase(), view.program.code));
    views
}
