//! What a host adds to a site or changes in it: other bytes for browsers than for `verify`, types and policies with which
//! the app does not work, headers that tell others about readers.

use super::{
    packs,
    release::shared_address,
    serve::never_changes,
    site::SERVICE_WORKER,
    site_files::INDEX,
    web::{Answer, Web},
};
use anyhow::{Context, Result, ensure};
use signpost_trust::{metadata::TargetFile, path};

/// As a browser asks for a page; no Brotli, which is not read here.
const BROWSER: [(&str, &str); 4] = [
    ("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
    ("accept-encoding", "gzip"),
    ("accept-language", "en-US,en;q=0.5"),
    ("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
];

/// What was found out about a host.
#[derive(Debug, Default)]
pub struct Hosting {
    /// What hurts readers.
    pub problems: Vec<String>,
    /// Why the site cannot be kept for use without a connection; empty when it can.
    pub no_offline: Vec<String>,
    /// What is otherwise than signed, and harms nobody.
    pub notes: Vec<String>,
}

/// Asks for every page as a browser does. An error: a page is not the one that was signed.
pub fn check(web: &Web, pages: &[(String, TargetFile)]) -> Result<Hosting> {
    let mut hosting = Hosting::default();
    let (mut changed, mut index, mut script) = (Vec::new(), None, None);
    let mut travel = Travel::default();
    for (place, signed) in pages {
        // Readers open the folder, not the file.
        let addresses = if place == INDEX { vec!["", INDEX] } else { vec![place.as_str()] };
        for address in addresses {
            let answer = match web.get(&path::quote(address), signed.length, &BROWSER) {
                Ok(answer) => answer,
                Err(error) => {
                    changed.push(format!("“{}{address}”: {error}", web.base()));
                    continue;
                }
            };
            if let Err(error) = compare(place, &answer, signed) {
                changed.push(format!("“{}{address}”: {error:#}", web.base()));
            }
            hosting.problems.extend(wrong_type(place, &answer.header("content-type")));
            travel.add(place, &answer);
            if place == SERVICE_WORKER && wrong_type(place, &answer.header("content-type")).is_some() {
                hosting.no_offline.push(format!("{SERVICE_WORKER} has a type that browsers do not run"));
            }
            match place.as_str() {
                INDEX if address.is_empty() => index = Some(answer),
                _ if place.ends_with(".js") && place != SERVICE_WORKER => script = Some(answer),
                _ => {}
            }
        }
    }
    ensure!(
        changed.is_empty(),
        "browsers do not get what was signed; somebody between the editors and the readers (a host, a network) changes it:\n  {}\n\
         What to do: ask the host to serve the files as they are, without adding or “optimizing” anything; from another network, look again",
        changed.join("\n  ")
    );
    if !pages.iter().any(|(place, _)| place == SERVICE_WORKER) {
        hosting.no_offline.push(format!("the site has no {SERVICE_WORKER}"));
    }
    if !is_secure(web.base()) {
        hosting.no_offline.push("browsers allow it only with https".to_owned());
    }
    if let Some(index) = &index {
        let (problems, no_offline) = judge(&|name| index.header(name), &|name| script.as_ref().map(|s| s.header(name)));
        hosting.problems.extend(problems);
        hosting.no_offline.extend(no_offline);
    }
    hosting.notes = web.redirects().iter().map(|(page, from)| format!("{page} is answered from “/{from}”.")).collect();
    hosting.notes.extend(travel.notes());
    hosting.notes.extend(shared_address(web.base()));
    Ok(hosting)
}

fn compare(place: &str, answer: &Answer, signed: &TargetFile) -> Result<()> {
    ensure!(answer.status == 200, "{place} was answered with status {}", answer.status);
    let body = answer.body.as_deref();
    packs::check(place, body.with_context(|| format!("{place} is longer than what was signed"))?, signed)
}

/// What travels more often, or larger, than it has to.
#[derive(Default)]
struct Travel {
    /// Bytes of files that a smaller form exists of, and that came without it.
    uncompressed: u64,
    /// Bytes of files that never change, and that browsers may not keep.
    twice: u64,
}

/// Less is not worth a word to a host.
const WORTH_TELLING: u64 = 50_000;

impl Travel {
    fn add(&mut self, place: &str, answer: &Answer) {
        const SMALLER: [&str; 9] = ["html", "js", "mjs", "css", "wasm", "svg", "json", "txt", "ftl"];
        let length = answer.body.as_ref().map_or(0, Vec::len) as u64;
        if SMALLER.contains(&place.rsplit('.').next().unwrap_or_default())
            && answer.header("content-encoding").is_empty()
        {
            self.uncompressed += length;
        }
        if never_changes(place) && answer.header("cache-control").to_ascii_lowercase().contains("no-store") {
            self.twice += length;
        }
    }

    fn notes(&self) -> Vec<String> {
        let kilobytes = |bytes: u64| bytes.div_ceil(1_000);
        let mut notes = Vec::new();
        if self.uncompressed > WORTH_TELLING {
            notes.push(format!(
                "The host does not compress {} kB of the app: a first visit takes two to three times as long as it has to. Ask it for gzip or Brotli.",
                kilobytes(self.uncompressed)
            ));
        }
        if self.twice > WORTH_TELLING {
            notes.push(format!(
                "The host forbids browsers to keep files (cache-control: no-store): {} kB travel twice on a first visit. Ask it for no-cache.",
                kilobytes(self.twice)
            ));
        }
        notes
    }
}

fn wrong_type(place: &str, found: &str) -> Option<String> {
    let kind = found.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let scripts = ["text/javascript", "application/javascript", "application/x-javascript"];
    let (fits, expected) = match place.rsplit('.').next()? {
        "html" => (kind == "text/html", "text/html"),
        "js" | "mjs" => (scripts.contains(&kind.as_str()), scripts[0]),
        "css" => (kind == "text/css", "text/css"),
        "wasm" => (kind == "application/wasm", "application/wasm"),
        "svg" => (kind == "image/svg+xml", "image/svg+xml"),
        _ => return None,
    };
    // The app compiles such a file itself.
    let harm = if place.ends_with(".wasm") {
        "with which the app starts later where it does not come packed"
    } else {
        "with which browsers do not use it"
    };
    let kind = if found.is_empty() { "without a type".to_owned() } else { format!("as “{found}”") };
    (!fits).then(|| format!("{place} is served {kind}, {harm}: ask the host for {expected}"))
}

/// Whether browsers let a site at this address use a service worker.
fn is_secure(base: &str) -> bool {
    let host = base.strip_prefix("http://").map(|rest| rest.split(['/', ':']).next().unwrap_or_default());
    host.is_none_or(|host| host == "localhost" || host.ends_with(".localhost") || host == "127.0.0.1" || host == "[")
}

/// Headers of the page, and of a script, that make the site work badly or tell others about its readers: problems, and
/// why it cannot be kept for use without a connection.
fn judge(page: &dyn Fn(&str) -> String, script: &dyn Fn(&str) -> Option<String>) -> (Vec<String>, Vec<String>) {
    let (mut problems, mut no_offline) = (Vec::new(), Vec::new());
    let policy = page("content-security-policy");
    for policy in policy.split(',').map(str::trim).filter(|policy| !policy.is_empty()) {
        let allows = |names: &[&str], word: &str| {
            let found = names.iter().find_map(|name| directive(policy, name));
            found.is_none_or(|sources| {
                sources.iter().any(|source| source.eq_ignore_ascii_case(word) || *source == "*" && word == "'self'")
            })
        };
        let script_src = ["script-src-elem", "script-src", "default-src"];
        let wasm = ["script-src", "default-src"];
        let runs =
            allows(&script_src, "'self'") && (allows(&wasm, "'wasm-unsafe-eval'") || allows(&wasm, "'unsafe-eval'"));
        if !runs || directive(policy, "sandbox").is_some() {
            problems.push(format!(
                "the host adds a policy with which the app does not start: ask it to leave that out (its script-src must allow 'self' and 'wasm-unsafe-eval'): content-security-policy: {policy}"
            ));
        }
        if !allows(&["connect-src", "default-src"], "'self'") {
            problems.push(format!(
                "the host adds a policy that keeps the directory from readers: ask it to leave that out (its connect-src must allow 'self'): content-security-policy: {policy}"
            ));
        }
        if !allows(&["worker-src", "child-src", "script-src", "default-src"], "'self'") {
            problems.push(format!(
                "the host adds a policy that forbids the search: ask it to leave that out (its worker-src must allow 'self'): content-security-policy: {policy}"
            ));
            no_offline.push("the host's content-security-policy forbids it".to_owned());
        }
        if directive(policy, "report-uri").is_some() || directive(policy, "report-to").is_some() {
            problems.push(format!(
                "the host has browsers report about readers: ask it to leave out report-uri and report-to: content-security-policy: {policy}"
            ));
        }
    }
    for name in ["content-security-policy-report-only", "report-to", "reporting-endpoints", "nel"] {
        let value = page(name);
        if !value.is_empty() {
            problems.push(format!(
                "the host has browsers report about readers: {name}: {value} (ask it to leave out this header)"
            ));
        }
    }
    for (name, why) in [
        ("set-cookie", "the host marks readers to know them again"),
        ("clear-site-data", "the host has browsers erase what readers have saved"),
        ("refresh", "the host sends readers elsewhere"),
        ("link", "the host has browsers load more than was signed"),
    ] {
        let value = page(name);
        if !value.is_empty() {
            problems.push(format!("{why}: {name}: {value} (ask it to leave out this header)"));
        }
    }
    let embedder = page("cross-origin-embedder-policy");
    let strict = |value: &str| ["require-corp", "credentialless"].iter().any(|word| value.starts_with(word));
    if strict(&embedder) && script("cross-origin-embedder-policy").is_some_and(|of_script| !strict(&of_script)) {
        problems.push(format!(
            "the host adds a policy to the page and not to its scripts, which forbids the search: ask it for the same header on all files, or none: cross-origin-embedder-policy: {embedder}"
        ));
    }
    let permissions = page("permissions-policy").replace(' ', "");
    if permissions.split(',').any(|part| part == "geolocation=()") {
        problems.push(
            "the host forbids to sort by distance from where the reader is: ask it to allow geolocation=(self): permissions-policy: geolocation=()"
                .to_owned(),
        );
    }
    (problems, no_offline)
}

/// The sources of a directive of a content security policy.
fn directive<'p>(policy: &'p str, name: &str) -> Option<Vec<&'p str>> {
    policy.split(';').find_map(|part| {
        let mut words = part.split_ascii_whitespace();
        words.next().filter(|found| found.eq_ignore_ascii_case(name)).map(|_| words.collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The problems of a page with these headers.
    fn found(headers: &[(&str, &str)]) -> Vec<String> {
        let value = |name: &str| {
            headers.iter().find(|(found, _)| *found == name).map_or(String::new(), |(_, v)| (*v).to_owned())
        };
        judge(&value, &|_| Some(String::new())).0
    }

    #[test]
    fn headers_that_hurt_readers_are_told_and_harmless_ones_are_not() {
        let csp = "content-security-policy";
        for harmless in [
            &[][..],
            &[(csp, "frame-ancestors 'none'"), ("x-frame-options", "DENY"), ("strict-transport-security", "max-age=1")],
            &[(csp, "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'")],
            &[(csp, "upgrade-insecure-requests"), ("cross-origin-opener-policy", "same-origin")],
            &[("permissions-policy", "geolocation=(self), camera=()"), ("cross-origin-embedder-policy", "unsafe-none")],
        ] {
            assert_eq!(found(harmless), Vec::<String>::new(), "{harmless:?}");
        }
        for (header, told) in [
            ((csp, "script-src 'self'"), "does not start"),
            ((csp, "default-src 'none'"), "does not start"),
            ((csp, "sandbox allow-scripts"), "does not start"),
            ((csp, "frame-ancestors 'none', script-src https://cdn.example"), "does not start"),
            ((csp, "connect-src https://api.example"), "keeps the directory"),
            ((csp, "worker-src 'none'"), "forbids the search"),
            ((csp, "report-uri https://reports.example"), "report about readers"),
            (("content-security-policy-report-only", "default-src 'self'"), "report about readers"),
            (("nel", "{}"), "report about readers"),
            (("set-cookie", "__cf_bm=1"), "know them again"),
            (("clear-site-data", "\"storage\""), "erase"),
            (("cross-origin-embedder-policy", "require-corp"), "not to its scripts"),
            (("permissions-policy", "geolocation=()"), "distance"),
        ] {
            let problems = found(&[header]);
            assert!(problems.iter().any(|problem| problem.contains(told)), "{header:?}: {problems:?}");
            assert!(problems.iter().all(|problem| problem.contains("ask it ")), "{problems:?}");
        }
    }

    #[test]
    fn types_with_which_browsers_do_not_use_a_file_are_told() {
        for (place, kind, fits) in [
            ("index.html", "text/html; charset=utf-8", true),
            ("index.html", "text/plain", false),
            ("sw.js", "text/javascript", true),
            ("sw.js", "text/plain; charset=utf-8", false),
            ("app-1.wasm", "application/wasm", true),
            ("app-1.wasm", "application/octet-stream", false),
            ("styles/app.css", "", false),
            ("locales/es.ftl.lzma", "application/octet-stream", true),
        ] {
            assert_eq!(wrong_type(place, kind).is_none(), fits, "{place} {kind}");
        }
    }

    #[test]
    fn a_service_worker_needs_https_but_on_this_machine() {
        for (base, secure) in [
            ("https://help.example.org/", true),
            ("http://help.example.org/", false),
            ("http://127.0.0.1:8080/", true),
            ("http://localhost/", true),
            ("http://localhost.example/", false),
        ] {
            assert_eq!(is_secure(base), secure, "{base}");
        }
    }
}
