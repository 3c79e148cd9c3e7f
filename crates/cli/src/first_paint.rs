//! The values that a community fills into the app's files, among them the first paint: what `index.html` shows before
//! the app runs, or when it cannot run. `public/README.md` lists the placeholders.
//!
//! The app draws the same beginning of its home (`ui/frame.rs`, `ui/pages/find.rs`, `ui/components/crisis.rs`): same
//! words, elements and classes, so that nothing moves when it takes over.

use signpost_directory::{Community, CrisisLine, Phone};
use signpost_icons::Icon;
use signpost_locale::{Direction, Messages};
use signpost_route::QUICK_EXIT;

/// One community's values for the placeholders.
pub struct Page<'a> {
    pub community: &'a Community,
    /// The trust anchor's JSON text.
    pub anchor: &'a str,
    /// In the community's first language.
    pub words: Messages,
}

impl Page<'_> {
    /// The language of the first paint: the community's own.
    pub fn language(community: &Community) -> &str {
        community.languages.first().map_or("en", String::as_str)
    }

    /// What stands for a placeholder, escaped for its place; `None` for one that is not known.
    pub fn value(&self, placeholder: &str) -> Option<String> {
        let lang = Page::language(self.community);
        let dir = Direction::of(lang).html();
        Some(match placeholder.split_once(':').unwrap_or((placeholder, "")) {
            ("message", id) => escaped(&self.words.find(id, &[])?),
            ("icon", name) => icon(icon_named(name)?),
            ("lang", "") => escaped(lang),
            ("dir", "") => dir.to_owned(),
            ("name", "") => escaped(&self.community.name),
            ("tagline", "") => escaped(&self.tagline()),
            ("quick_exit", "") => escaped(QUICK_EXIT),
            ("demo", "") if self.community.demo => self.demo(),
            ("demo", "") => String::new(),
            ("crisis_lines", "") => self.crisis_lines(),
            ("contact", "") => self.contact(),
            ("trust_anchor", "") => in_script(self.anchor),
            ("json_name", "") => json_string(&self.community.name),
            ("json_lang", "") => json_string(lang),
            ("json_dir", "") => json_string(dir),
            _ => return None,
        })
    }

    fn tagline(&self) -> String {
        let own = self.words.localized(&self.community.tagline);
        if own.is_empty() { self.words.text("home-lead") } else { own.to_owned() }
    }

    fn demo(&self) -> String {
        let words = escaped(&self.words.text("banner-demo"));
        format!("<p class=\"banner banner-demo\">{}<span>{words}</span></p>", icon(Icon::Info))
    }

    fn crisis_lines(&self) -> String {
        let lines: String = self.community.crisis_lines.iter().map(|line| self.crisis_line(line)).collect();
        if lines.is_empty() { lines } else { format!("<ul class=\"crisis-lines\">{lines}</ul>") }
    }

    fn crisis_line(&self, line: &CrisisLine) -> String {
        let name = self.words.localized(&line.name);
        let description = match self.words.localized(&line.description) {
            "" => String::new(),
            words => format!("<span>{}</span> ", escaped(words)),
        };
        let text = line.text.as_deref().and_then(|number| {
            let words = self.words.fill("crisis-text", &[("number", number.into())]);
            Some(format!(
                "<a class=\"crisis-text\" href=\"{}\">{}</a>",
                escaped(&Phone::of(number).sms()?),
                escaped(&words)
            ))
        });
        let label = self.words.fill("call-named", &[("number", (&line.number).into()), ("name", name.into())]);
        let tel = Phone::of(&line.number).tel().map(|tel| format!(" href=\"{}\"", escaped(&tel)));
        format!(
            "<li><a class=\"crisis-number\"{} aria-label=\"{}\">{}<bdi>{}</bdi></a><span class=\"crisis-words\">\
             <strong>{}</strong> {description}{}</span></li>",
            tel.unwrap_or_default(),
            escaped(&label),
            icon(Icon::Phone),
            escaped(&line.number),
            escaped(name),
            text.unwrap_or_default(),
        )
    }

    fn contact(&self) -> String {
        let phone = self.community.phone.iter().map(|number| {
            let shown = escaped(number);
            match Phone::of(number).tel() {
                Some(tel) => format!("<a href=\"{}\">{shown}</a>", escaped(&tel)),
                None => shown,
            }
        });
        let email = self.community.email.iter().map(|address| {
            let address = escaped(address);
            format!("<a href=\"mailto:{address}\">{address}</a>")
        });
        let links: Vec<String> = phone.chain(email).collect();
        if links.is_empty() { String::new() } else { format!("<p>{}</p>", links.join(" · ")) }
    }
}

/// As `ui/icons.rs` draws it.
fn icon(icon: Icon) -> String {
    format!(
        "<svg class=\"icon\" viewBox=\"{}\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{}\"/></svg>",
        Icon::BOX,
        icon.path()
    )
}

/// The icons that `index.html` asks for by name.
fn icon_named(name: &str) -> Option<Icon> {
    [("signpost", Icon::Signpost), ("exit", Icon::Exit)]
        .into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, icon)| icon)
}

/// Escaped for HTML text and for attributes in quotes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

fn json_string(text: &str) -> String {
    in_script(&serde_json::Value::from(text).to_string())
}

/// JSON that cannot end the script element that it stands in.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}
