//! `signpost serve`: a preview of a published site on this machine alone.
//!
//! It serves files and nothing else: right types, no caching, a plain 404, no way out of the folder.

use super::Outcome;
use anyhow::{Context, Result, bail};
use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Method, Request, Response, StatusCode, header},
};
use percent_encoding::percent_decode_str;
use std::{
    fs,
    io::{self, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
};

/// Preview a published site at http://127.0.0.1:PORT/
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  signpost serve site --port 8080")]
pub struct Args {
    /// The folder that `publish` wrote
    pub site: PathBuf,
    /// Port to listen on; 0 takes any free one and prints it
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Serve under this path, as a host might: /a/b
    #[arg(long, default_value = "/")]
    pub under: String,
}

/// Serves until interrupted.
pub fn run(args: Args) -> Result<Outcome> {
    let server = Server::bind(&args.site, args.port, &args.under)?;
    // Whoever started this may have stopped listening to it: that is no reason to stop.
    let _ = writeln!(io::stdout(), "Serving {} at {}\nStop with Ctrl+C.", args.site.display(), server.address());
    server.run()?;
    Ok(Outcome::Done)
}

/// A site that is listened for, so that its address is known before it runs.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    site: Arc<Site>,
}

struct Site {
    /// Canonical, so that a link that leads out of it is noticed.
    root: PathBuf,
    /// Without the last slash: empty, or `/a/b`.
    under: String,
}

impl Server {
    /// Listens on 127.0.0.1 only: a preview is nobody else's.
    pub fn bind(site: &Path, port: u16, under: &str) -> Result<Server> {
        let root = site.canonicalize().with_context(|| format!("there is no folder {}", site.display()))?;
        if !root.join("index.html").is_file() {
            bail!("{} has no index.html: it is not a published site (see `signpost publish --help`)", site.display());
        }
        let under = under.trim_matches('/');
        let under = if under.is_empty() { String::new() } else { format!("/{under}") };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("cannot listen on port {port}; another program may have it: try --port 0"))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Server { listener, address, site: Arc::new(Site { root, under }) })
    }

    /// `http://127.0.0.1:8080/a/b/`
    pub fn address(&self) -> String {
        format!("http://{}{}/", self.address, self.site.under)
    }

    /// Serves until Ctrl+C.
    pub fn run(self) -> Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async move {
            let site = self.site;
            let app = Router::new().fallback(move |request: Request<Body>| {
                let site = Arc::clone(&site);
                async move { answer(&site, request.method(), request.uri().path()) }
            });
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            let stop = async { tokio::signal::ctrl_c().await.unwrap_or(()) };
            axum::serve(listener, app).with_graceful_shutdown(stop).await?;
            Ok(())
        })
    }
}

fn answer(site: &Site, method: &Method, path: &str) -> Response<Body> {
    if method != Method::GET && method != Method::HEAD {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n");
    }
    let Some(path_below) = path.strip_prefix(&site.under).filter(|rest| rest.starts_with('/')) else {
        if path == site.under {
            return redirect(&format!("{path}/"));
        }
        return not_found(site);
    };
    match find(&site.root, path_below) {
        Found::File(file) => match fs::read(&file) {
            Ok(bytes) => {
                let body = if method == Method::HEAD { Body::empty() } else { Body::from(bytes.clone()) };
                respond(StatusCode::OK, content_type(&file), bytes.len(), body)
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => not_found(site),
            Err(_) => plain(StatusCode::FORBIDDEN, "This file cannot be read.\n"),
        },
        Found::DirectoryWithoutSlash => redirect(&format!("{path}/")),
        Found::Nothing => not_found(site),
    }
}

enum Found {
    File(PathBuf),
    /// Relative links on its page need the slash.
    DirectoryWithoutSlash,
    Nothing,
}

/// The file that `path` (as requested, percent-encoded) means; never one outside of `root`.
fn find(root: &Path, path: &str) -> Found {
    let mut file = root.to_owned();
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        let Ok(segment) = percent_decode_str(segment).decode_utf8() else { return Found::Nothing };
        let climbs = segment == "." || segment == ".." || segment.contains(['/', '\\', ':', '\0']);
        if climbs {
            return Found::Nothing;
        }
        file.push(&*segment);
    }
    // A link inside the folder may lead out of it.
    let Ok(file) = file.canonicalize() else { return Found::Nothing };
    if !file.starts_with(root) {
        return Found::Nothing;
    }
    if !file.is_dir() {
        return if path.ends_with('/') { Found::Nothing } else { Found::File(file) };
    }
    if !path.ends_with('/') {
        return Found::DirectoryWithoutSlash;
    }
    let index = file.join("index.html");
    if index.is_file() { Found::File(index) } else { Found::Nothing }
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "xml" => "application/xml",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        // Packs, too: no host and no browser is to unpack or guess at them.
        _ => "application/octet-stream",
    }
}

fn respond(status: StatusCode, content_type: &'static str, length: usize, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

fn plain(status: StatusCode, message: &str) -> Response<Body> {
    respond(status, "text/plain; charset=utf-8", message.len(), Body::from(message.to_owned()))
}

/// With the site's own page, as most hosts do: it mends links that were changed on their way.
fn not_found(site: &Site) -> Response<Body> {
    match fs::read(site.root.join("404.html")) {
        Ok(page) => respond(StatusCode::NOT_FOUND, "text/html; charset=utf-8", page.len(), Body::from(page)),
        Err(_) => plain(StatusCode::NOT_FOUND, "There is no such file.\n"),
    }
}

fn redirect(to: &str) -> Response<Body> {
    let mut response = plain(StatusCode::PERMANENT_REDIRECT, "");
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> (tempfile::TempDir, Site) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        fs::create_dir_all(root.join("styles")).unwrap();
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        for file in ["index.html", "app-1.wasm", "app-1.js", "styles/a b.css", "1.pack", "a.ftl"] {
            fs::write(root.join(file), file).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), root.join("link.txt")).unwrap();
        let root = root.canonicalize().unwrap();
        (folder, Site { root, under: "/a/b".to_owned() })
    }

    #[test]
    fn files_come_with_their_types_and_uncached() {
        let (_folder, site) = site();
        for (path, expected) in [
            ("/a/b/", "text/html; charset=utf-8"),
            ("/a/b/index.html", "text/html; charset=utf-8"),
            ("/a/b/app-1.wasm", "application/wasm"),
            ("/a/b/app-1.js", "text/javascript; charset=utf-8"),
            ("/a/b/styles/a%20b.css", "text/css; charset=utf-8"),
            ("/a/b/1.pack", "application/octet-stream"),
            ("/a/b/a.ftl", "text/plain; charset=utf-8"),
        ] {
            let response = answer(&site, &Method::GET, path);
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(response.headers()[header::CONTENT_TYPE], expected, "{path}");
            assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        }
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let (_folder, site) = site();
        for path in [
            "/a/b/../secret.txt",
            "/a/b/%2e%2e/secret.txt",
            "/a/b/..%2fsecret.txt",
            "/a/b/styles/../../secret.txt",
            "/a/b/link.txt",
            "/a/b//etc/passwd",
            "/a/b/%00",
            "/a/b/%zz",
            "/a/bsecret.txt",
            "/index.html",
            "/a/b/nothing.html",
            "/a/b/index.html/",
            "/a/b/styles/",
        ] {
            assert_eq!(answer(&site, &Method::GET, path).status(), StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(answer(&site, &Method::POST, "/a/b/").status(), StatusCode::METHOD_NOT_ALLOWED);
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected_so_that_relative_addresses_hold() {
        let (_folder, site) = site();
        for (path, to) in [("/a/b", "/a/b/"), ("/a/b/styles", "/a/b/styles/")] {
            let response = answer(&site, &Method::GET, path);
            assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT);
            assert_eq!(response.headers()[header::LOCATION], to);
        }
    }
}
