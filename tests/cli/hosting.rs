//! A site verified as a host serves it: what the host keeps back, adds or changes.

use crate::{
    desk::{Desk, MORNING, NEXT_DAY},
    serving::serve_folder,
};
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    thread,
    time::{Duration, Instant, SystemTime},
};

/// What the host does with the request for a path, given its headers in lower case.
pub type Meddling = fn(&str, &str, &mut Answer);

pub struct Answer {
    status: &'static str,
    kind: &'static str,
    headers: String,
    body: Vec<u8>,
    /// Between two bytes.
    pause: Duration,
}

/// Serves a folder at the returned address until the test ends.
pub fn host(folder: PathBuf, meddle: Meddling) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let folder = folder.clone();
            thread::spawn(move || answer(stream.unwrap(), &folder, meddle));
        }
    });
    address
}

fn answer(mut stream: TcpStream, folder: &std::path::Path, meddle: Meddling) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let head: String = lines.take_while(|line| !line.is_empty()).map(|line| line.to_ascii_lowercase() + "\n").collect();
    let path = first.split(' ').nth(1).unwrap().trim_start_matches('/').to_owned();
    let file = if path.is_empty() { "index.html" } else { &path };
    let Ok(body) = fs::read(folder.join(file)) else {
        let _ = stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        return;
    };
    let kind = match file.rsplit('.').next() {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let mut answer = Answer { status: "200 OK", kind, headers: String::new(), body, pause: Duration::ZERO };
    meddle(&path, &head, &mut answer);
    let head = format!(
        "HTTP/1.1 {}\r\ncontent-type: {}\r\ncontent-length: {}\r\nconnection: close\r\n{}\r\n",
        answer.status,
        answer.kind,
        answer.body.len(),
        answer.headers
    );
    let _ = stream.write_all(head.as_bytes());
    if answer.pause.is_zero() {
        let _ = stream.write_all(&answer.body);
        return;
    }
    for byte in answer.body {
        if stream.write_all(&[byte]).is_err() {
            return;
        }
        thread::sleep(answer.pause);
    }
}

#[test]
fn a_host_that_serves_an_old_site_again_is_noticed() {
    let desk = Desk::with_site();
    let old = desk.files("site");
    desk.restore("live", &old);
    let serving = serve_folder(&desk, "live", "/");
    let verify = |more: &str| desk.run(&format!("verify {} --at {NEXT_DAY} {more}", serving.address));
    verify("").ends(0).says("for the first time");
    let again = verify("").ends(0);
    assert!(!again.out.contains("for the first time"));
    desk.publish(NEXT_DAY).ends(0);
    desk.restore("live", &desk.files("site"));
    verify("").ends(0);
    verify("--state seen").ends(0).says("for the first time");
    // All of it is signed and not over: a first visitor would notice nothing.
    desk.restore("live", &old);
    for more in ["", "--state seen"] {
        verify(more).ends(2).says("it is not what was seen here before on 2026-11-22").says("timestamp");
    }
    verify("--state elsewhere").ends(0);
    // The same with a page that trusts other keys.
    desk.run("keys new other --demo --at 2026-11-21T08:00:00Z").ends(0);
    desk.run(&format!("publish --from data --keys other --out stranger --app app --at {MORNING}")).ends(0);
    desk.restore("live", &desk.files("stranger"));
    verify("").ends(2).says("its keys do not follow from those seen here before").says("remove");
    // A damaged memory is begun anew.
    desk.restore("live", &desk.files("site"));
    desk.write("seen", "damaged");
    verify("--state seen").ends(0).says("for the first time");
}

#[test]
fn a_check_at_a_later_time_than_now_is_not_remembered() {
    let desk = Desk::new();
    desk.run("keys new keys --demo").ends(0);
    desk.run("publish --from data --keys keys --out site --app app").ends(0);
    let serving = serve_folder(&desk, "site", "/");
    let tomorrow = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs() + 86_400;
    for _ in 0..2 {
        desk.run(&format!("verify {} --at {tomorrow}", serving.address)).ends(0).says("for the first time");
    }
    desk.run(&format!("verify {}", serving.address)).ends(0).says("for the first time");
    assert!(!desk.run(&format!("verify {}", serving.address)).ends(0).out.contains("for the first time"));
}

#[test]
fn what_a_host_adds_is_told() {
    let desk = Desk::with_site();
    let site = desk.path("site");
    let plain = host(site.clone(), |_, _, _| ());
    desk.run(&format!("verify {plain} --at {NEXT_DAY}")).ends(0).says("can keep it for use without a connection");
    let compressed = host(site.clone(), |_, head, answer| {
        if head.contains("accept-encoding: gzip") {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
            gzip.write_all(&answer.body).unwrap();
            answer.body = gzip.finish().unwrap();
            answer.headers = "content-encoding: gzip\r\n".to_owned();
        }
    });
    desk.run(&format!("verify {compressed} --at {NEXT_DAY} --quiet")).ends(0);
    let cookie = host(site.clone(), |_, _, answer| answer.headers = "Set-Cookie: id=1\r\n".to_owned());
    desk.run(&format!("verify {cookie} --at {NEXT_DAY} --quiet")).ends(1).says("know them again: set-cookie: id=1");
    let policy = host(site.clone(), |_, _, answer| {
        answer.headers = "Content-Security-Policy: worker-src 'none'\r\n".to_owned();
    });
    desk.run(&format!("verify {policy} --at {NEXT_DAY}"))
        .ends(1)
        .says("forbids the search")
        .says("Browsers cannot keep it for use without a connection: the host's content-security-policy");
    let types = host(site, |_, _, answer| answer.kind = "text/plain");
    desk.run(&format!("verify {types} --at {NEXT_DAY}"))
        .ends(1)
        .says("sw.js is served as “text/plain”")
        .says("cannot keep it for use without a connection: sw.js");
}

#[test]
fn a_page_that_only_browsers_get_changed_is_refused() {
    let desk = Desk::with_site();
    for (path, meddle) in [
        (
            "",
            (|path, head, answer| {
                if path.is_empty() && head.contains("text/html") {
                    answer.body.extend(b"<script src=tracker.js></script>");
                }
            }) as Meddling,
        ),
        ("app-1.js", |path, head, answer| {
            if path == "app-1.js" && head.contains("firefox") {
                answer.body = b"another app".to_vec();
            }
        }),
    ] {
        let address = host(desk.path("site"), meddle);
        desk.run(&format!("verify {address} --at {NEXT_DAY}"))
            .ends(2)
            .says("browsers do not get what was signed")
            .says(&format!("{address}{path}”"));
    }
}

#[test]
fn a_host_that_takes_for_ever_is_given_up() {
    let desk = Desk::with_site();
    let address = host(desk.path("site"), |path, _, answer| {
        if path.ends_with(".pack") {
            answer.pause = Duration::from_millis(50);
        }
    });
    let begun = Instant::now();
    desk.run(&format!("verify {address} --at {NEXT_DAY} --timeout 4")).ends(2);
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
}

#[test]
fn a_host_that_leaves_index_html_out_of_the_address_is_told_and_one_that_leads_elsewhere_is_refused() {
    let desk = Desk::with_site();
    let shorter = host(desk.path("site"), |path, _, answer| {
        if path == "index.html" {
            (answer.status, answer.headers) = ("301 Moved Permanently", "location: /\r\n".to_owned());
        }
    });
    desk.run(&format!("verify {shorter} --at {NEXT_DAY}")).ends(0).says("index.html is answered from “/”");
    let elsewhere = host(desk.path("site"), |path, _, answer| {
        if path == "index.html" {
            (answer.status, answer.headers) =
                ("301 Moved Permanently", "location: https://other.example.org/\r\n".to_owned());
        }
    });
    desk.run(&format!("verify {elsewhere} --at {NEXT_DAY}")).ends(2).says("index.html").says("301");
    let round = host(desk.path("site"), |path, _, answer| {
        if path == "index.html" || path.is_empty() {
            (answer.status, answer.headers) = ("302 Found", "location: ./\r\n".to_owned());
        }
    });
    desk.run(&format!("verify {round} --at {NEXT_DAY}")).ends(2).says("302");
}
