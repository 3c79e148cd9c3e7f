//! A site on the web, read within bounds of bytes, time and speed.

use super::site_files::INDEX;
use flate2::read::GzDecoder;
use signpost_trust::client::Response;
use std::{
    cell::RefCell,
    collections::BTreeMap,
    io::{self, Read},
    time::{Duration, Instant},
};
use ureq::http::HeaderMap;

/// All requests of one run together, unless another time is asked for.
pub const PATIENCE: Duration = Duration::from_secs(300);
/// Bytes a second of a body, once it has taken longer than [`SLOW_START`]. Nobody reads over a slower line.
const MIN_SPEED: u64 = 1_000;
const SLOW_START: Duration = Duration::from_secs(10);
/// Bytes that compression may add to what cannot be compressed.
const ROOM: u64 = 10_000;
/// Until a connection, the head of an answer, the next bytes.
const WAIT: Duration = Duration::from_secs(20);

pub struct Web {
    /// Ends with a slash.
    base: String,
    agent: ureq::Agent,
    started: Instant,
    patience: Duration,
    /// Pages that are answered from another address of the site, and which.
    redirects: RefCell<BTreeMap<String, String>>,
}

/// What was answered, whatever its status.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// As it was before compression; `None` where it is longer than asked for.
    pub body: Option<Vec<u8>>,
}

impl Answer {
    /// A header as text; empty when there is none. Several of one name are one, as browsers read them.
    pub fn header(&self, name: &str) -> String {
        let values =
            self.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        values.collect::<Vec<_>>().join(", ")
    }
}

impl Web {
    pub fn new(site: &str, patience: Duration) -> Web {
        let config = ureq::Agent::config_builder()
            // What is signed is what is served here, not elsewhere.
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_connect(Some(WAIT))
            .timeout_recv_response(Some(WAIT))
            .timeout_per_read(Some(WAIT))
            .user_agent("signpost verify")
            .build();
        let base = site.trim_end_matches(INDEX).trim_end_matches('/');
        Web {
            base: format!("{base}/"),
            agent: config.into(),
            started: Instant::now(),
            patience,
            redirects: RefCell::default(),
        }
    }

    /// The same site for another thread, over the same connections and in the same time.
    pub fn another(&self) -> Web {
        Web {
            base: self.base.clone(),
            agent: self.agent.clone(),
            started: self.started,
            patience: self.patience,
            redirects: RefCell::default(),
        }
    }

    /// Adds what was seen in another thread.
    pub fn add_redirects(&self, seen: BTreeMap<String, String>) {
        self.redirects.borrow_mut().extend(seen);
    }

    /// Pages that the host answers from another address of the site, and which: it leaves out `index.html` or `.html`.
    pub fn redirects(&self) -> BTreeMap<String, String> {
        self.redirects.borrow().clone()
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    /// Asks for `path` (percent-encoded) with these headers.
    pub fn get(&self, path: &str, max_length: u64, headers: &[(&str, &str)]) -> Result<Answer, String> {
        let answer = self.get_once(path, max_length, headers)?;
        if !matches!(answer.status, 301 | 302 | 303 | 307 | 308) {
            return Ok(answer);
        }
        let Some(shorter) = shorter_address(&self.base, path, &answer.header("location")) else { return Ok(answer) };
        self.redirects.borrow_mut().insert(path.to_owned(), shorter.clone());
        self.get_once(&shorter, max_length, headers)
    }

    fn get_once(&self, path: &str, max_length: u64, headers: &[(&str, &str)]) -> Result<Answer, String> {
        let left = self.patience.saturating_sub(self.started.elapsed());
        if left.is_zero() {
            return Err(format!("the site took longer than {} s", self.patience.as_secs()));
        }
        let url = format!("{}{path}", self.base);
        let mut request = self.agent.get(&url).config().timeout_global(Some(left)).build();
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.call().map_err(|error| error.to_string())?;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let started = Instant::now();
        let mut answer = Answer { status, headers, body: Some(Vec::new()) };
        if status == 200 {
            let body =
                read_body(response.into_body().into_reader(), max_length.saturating_add(ROOM), || started.elapsed());
            let body = body.map_err(|error| error.to_string())?;
            let gzip = answer.header("content-encoding").eq_ignore_ascii_case("gzip");
            let plain = body.map(|body| if gzip { inflated(&body, max_length) } else { Ok(body) }).transpose();
            let plain = plain.map_err(|error| format!("its gzip is damaged: {error}"))?;
            answer.body = plain.filter(|plain| plain.len() as u64 <= max_length);
        }
        Ok(answer)
    }

    /// The file as it is, not compressed.
    pub fn read(&self, path: &str, max_length: u64) -> Response {
        match self.get(path, max_length, &[("accept-encoding", "identity")]) {
            Err(error) => Response::Failed(error),
            Ok(Answer { status: 200, body: Some(bytes), .. }) => Response::Body { bytes, sha256: None },
            Ok(Answer { status: 200, body: None, .. }) => Response::TooLong,
            Ok(Answer { status, .. }) => Response::Status(status),
        }
    }
}

/// Where a redirect leads if it only leaves out the end of a page's name, as many hosts do: from `index.html` to its
/// folder, from `food.html` to `food`. The path below `base`. `None`: it leads elsewhere.
fn shorter_address(base: &str, path: &str, location: &str) -> Option<String> {
    let after_scheme = base.find("://").map_or(0, |at| at + 3);
    let root = base[after_scheme..].find('/').map_or("/", |at| &base[after_scheme + at..]);
    let below = match location {
        _ if location.is_empty() || location.starts_with("//") => return None,
        _ if location.starts_with('/') => location.strip_prefix(root)?.to_owned(),
        _ if location.contains("://") => location.strip_prefix(base)?.to_owned(),
        _ => {
            let folder = path.rfind('/').map_or("", |at| &path[..=at]);
            format!("{folder}{}", location.strip_prefix("./").unwrap_or(location))
        }
    };
    let folder = path.strip_suffix(INDEX).filter(|folder| folder.is_empty() || folder.ends_with('/'));
    let name = path.strip_suffix(".html").filter(|name| !name.is_empty() && !name.ends_with('/'));
    let shorter = folder == Some(below.as_str())
        || name.is_some_and(|name| below == name || below.strip_suffix('/') == Some(name));
    shorter.then_some(below)
}

fn inflated(body: &[u8], max_length: u64) -> io::Result<Vec<u8>> {
    let mut plain = Vec::new();
    GzDecoder::new(body).take(max_length.saturating_add(1)).read_to_end(&mut plain)?;
    Ok(plain)
}

/// `None`: it is longer than `max_length`. An error when it comes slower than [`MIN_SPEED`].
fn read_body(mut body: impl Read, max_length: u64, elapsed: impl Fn() -> Duration) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        let read = body.read(&mut piece)?;
        if read == 0 {
            return Ok(Some(bytes));
        }
        bytes.extend_from_slice(&piece[..read]);
        if bytes.len() as u64 > max_length {
            return Ok(None);
        }
        let elapsed = elapsed();
        if elapsed > SLOW_START && (bytes.len() as u64) < MIN_SPEED * elapsed.as_secs() {
            let told = format!("{} bytes in {} s: too slow for any reader", bytes.len(), elapsed.as_secs());
            return Err(io::Error::other(told));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    /// Gives `piece` bytes a second, without an end.
    struct Drip<'a> {
        piece: usize,
        seconds: &'a Cell<u64>,
    }

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.seconds.set(self.seconds.get() + 1);
            buffer[..self.piece].fill(b'x');
            Ok(self.piece)
        }
    }

    #[test]
    fn a_redirect_is_followed_only_where_it_shortens_a_pages_name() {
        let base = "https://help.example.org/dir/";
        for (path, location, below) in [
            ("index.html", "/dir/", ""),
            ("index.html", "./", ""),
            ("index.html", "https://help.example.org/dir/", ""),
            ("browse/food.html", "/dir/browse/food", "browse/food"),
            ("browse/food.html", "food", "browse/food"),
            ("browse/food.html", "food/", "browse/food/"),
            ("browse/index.html", "/dir/browse/", "browse/"),
        ] {
            assert_eq!(shorter_address(base, path, location).as_deref(), Some(below), "{path} {location}");
        }
        for (path, location) in [
            ("index.html", ""),
            ("index.html", "/"),
            ("index.html", "/dir/?from=index"),
            ("index.html", "/dir/other.html"),
            ("index.html", "//other.example/dir/"),
            ("index.html", "https://other.example/dir/"),
            ("index.html", "http://help.example.org/dir/"),
            ("index.html", "https://help.example.org.evil/dir/"),
            ("myindex.html", "/dir/my"),
            ("browse/food.html", "/dir/food"),
            ("browse/food.html", "../food"),
            ("app-1.js", "/dir/app-1"),
            ("", "/dir/index.html"),
            (".html", "/dir/"),
        ] {
            assert_eq!(shorter_address(base, path, location), None, "{path} {location}");
        }
    }

    #[test]
    fn a_body_that_drips_is_given_up_and_an_endless_one_ends_at_its_bound() {
        let seconds = Cell::new(0);
        let read = |piece| {
            seconds.set(0);
            read_body(Drip { piece, seconds: &seconds }, 50_000, || Duration::from_secs(seconds.get()))
        };
        let error = read(1).unwrap_err();
        assert!(error.to_string().contains("too slow"), "{error}");
        assert_eq!(seconds.get(), 11);
        read(999).unwrap_err();
        assert_eq!(read(1_001).unwrap(), None);
        assert_eq!(seconds.get(), 50);
        let short = read_body(&b"short"[..], 5, || Duration::ZERO).unwrap();
        assert_eq!(short.as_deref(), Some(&b"short"[..]));
    }
}
