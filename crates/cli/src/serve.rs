//! `signpost serve`: a preview of a published site on this machine alone.
//!
//! It serves files and nothing else: asked for anew each time, but for those whose names have a hash of what is in them;
//! with the site's own 404 page, and none from outside of the folder.

use super::Outcome;
use anyhow::{Context, Result, bail};
use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Request, Response, StatusCode, header},
    response::{Html, IntoResponse, Redirect},
};
use std::{
    fs,
    io::{self, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    sync::Arc,
};
use tower_http::services::{
    ServeDir,
    fs::{Backend, DefaultServeDirFallback, TokioBackend, TokioFile},
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
    /// Canonical.
    root: PathBuf,
    /// Without the last slash: empty, or `/a/b`.
    under: String,
    files: ServeDir<DefaultServeDirFallback, InsideFolder>,
}

impl Site {
    fn new(root: PathBuf, under: String) -> Site {
        let files = ServeDir::with_backend(&root, InsideFolder(root.clone())).redirect_path_prefix(under.clone());
        Site { root, under, files }
    }
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
        Ok(Server { listener, address, site: Arc::new(Site::new(root, under)) })
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
                async move { answer(&site, request).await }
            });
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            let stop = async { tokio::signal::ctrl_c().await.unwrap_or(()) };
            axum::serve(listener, app).with_graceful_shutdown(stop).await?;
            Ok(())
        })
    }
}

async fn answer(site: &Site, request: Request<Body>) -> Response<Body> {
    let path = request.uri().path();
    let Some(below) = path.strip_prefix(&site.under).filter(|rest| rest.starts_with('/')) else {
        return if path == site.under { redirect(&format!("{path}/")) } else { not_found(site) };
    };
    let caching = if never_changes(below) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let Ok(uri) = below.parse() else { return not_found(site) };
    let (mut parts, body) = request.into_parts();
    parts.uri = uri;
    let mut response = match site.files.clone().try_call(Request::from_parts(parts, body)).await {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => not_found(site),
        Ok(response) => response.map(Body::new),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            plain(StatusCode::FORBIDDEN, "This file cannot be read.\n")
        }
        Err(_) => not_found(site),
    };
    let status = response.status();
    let headers = response.headers_mut();
    if let Some(text) = headers.get(header::CONTENT_TYPE).and_then(with_charset) {
        headers.insert(header::CONTENT_TYPE, text);
    }
    let is_file = status.is_success() || status == StatusCode::NOT_MODIFIED;
    let caching = if is_file { caching } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// Whether a file's name has a hash of its bytes: `app-63f1b528dc3b.wasm`, `targets/data/HASH.directory.pack`.
pub fn never_changes(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_hash = |part: &str, least: usize| part.len() >= least && part.bytes().all(|b| b.is_ascii_hexdigit());
    let of_app = name.rsplit_once('.').and_then(|(stem, _)| stem.rsplit_once('-'));
    let of_data = name.split_once('.').map(|(first, _)| first);
    of_app.is_some_and(|(_, hash)| is_hash(hash, 8))
        || format!("{folder}/").contains("targets/") && of_data.is_some_and(|hash| is_hash(hash, 64))
}

/// All texts of a site are UTF-8.
fn with_charset(content_type: &HeaderValue) -> Option<HeaderValue> {
    let content_type = content_type.to_str().ok().filter(|value| value.starts_with("text/") && !value.contains(';'))?;
    HeaderValue::from_str(&format!("{content_type}; charset=utf-8")).ok()
}

/// The files below a canonical folder. A symbolic link that leads out of it counts as missing.
#[derive(Debug, Clone)]
struct InsideFolder(PathBuf);

impl InsideFolder {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let path = path.canonicalize()?;
        if path.starts_with(&self.0) { Ok(path) } else { Err(io::ErrorKind::NotFound.into()) }
    }
}

impl Backend for InsideFolder {
    type File = TokioFile;
    type Metadata = fs::Metadata;
    type OpenFuture = <TokioBackend as Backend>::OpenFuture;
    type MetadataFuture = <TokioBackend as Backend>::MetadataFuture;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        match self.resolve(&path) {
            Ok(path) => TokioBackend.open(path),
            Err(error) => Box::pin(async { Err(error) }),
        }
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        match self.resolve(&path) {
            Ok(path) => TokioBackend.metadata(path),
            Err(error) => Box::pin(async { Err(error) }),
        }
    }
}

fn plain(status: StatusCode, message: &'static str) -> Response<Body> {
    (status, message).into_response()
}

/// With the site's own page, as most hosts do: it repairs links that were changed on their way.
fn not_found(site: &Site) -> Response<Body> {
    match fs::read_to_string(site.root.join("404.html")) {
        Ok(page) => (StatusCode::NOT_FOUND, Html(page)).into_response(),
        Err(_) => plain(StatusCode::NOT_FOUND, "There is no such file.\n"),
    }
}

fn redirect(to: &str) -> Response<Body> {
    Redirect::temporary(to).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Method;

    fn ask(site: &Site, method: Method, path: &str) -> Response<Body> {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(answer(site, request))
    }

    fn site() -> (tempfile::TempDir, Site) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        fs::create_dir_all(root.join("styles")).unwrap();
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        for file in ["index.html", "app-1.wasm", "app-1.js", "styles/a b.css", "1.pack"] {
            fs::write(root.join(file), file).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), root.join("link.txt")).unwrap();
        let root = root.canonicalize().unwrap();
        (folder, Site::new(root, "/a/b".to_owned()))
    }

    #[test]
    fn files_come_with_their_types_and_are_asked_for_anew() {
        let (_folder, site) = site();
        for (path, expected) in [
            ("/a/b/", "text/html; charset=utf-8"),
            ("/a/b/index.html", "text/html; charset=utf-8"),
            ("/a/b/app-1.wasm", "application/wasm"),
            ("/a/b/app-1.js", "text/javascript; charset=utf-8"),
            ("/a/b/styles/a%20b.css", "text/css; charset=utf-8"),
            ("/a/b/1.pack", "application/octet-stream"),
        ] {
            let response = ask(&site, Method::GET, path);
            assert_eq!(response.status(), StatusCode::OK, "{path}");
            assert_eq!(response.headers()[header::CONTENT_TYPE], expected, "{path}");
            assert_eq!(response.headers()[header::CACHE_CONTROL], "no-cache");
        }
    }

    #[test]
    fn what_has_a_hash_in_its_name_never_changes() {
        let hash = "a".repeat(64);
        for (path, expected) in [
            ("/app-63f1b528dc3b.wasm".to_owned(), true),
            ("/styles/app-63f1b528dc3b.css".to_owned(), true),
            (format!("/targets/data/{hash}.directory.pack"), true),
            ("/".to_owned(), false),
            ("/index.html".to_owned(), false),
            ("/sw.js".to_owned(), false),
            ("/metadata/1.root.json".to_owned(), false),
            ("/icons/icon-192.png".to_owned(), false),
            ("/locales/zh-Hans.ftl.lzma".to_owned(), false),
            (format!("/{hash}.html"), false),
        ] {
            assert_eq!(never_changes(&path), expected, "{path}");
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
            assert_eq!(ask(&site, Method::GET, path).status(), StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(ask(&site, Method::POST, "/a/b/").status(), StatusCode::METHOD_NOT_ALLOWED);
    }

    #[test]
    fn a_folder_without_its_slash_is_redirected_so_that_relative_addresses_hold() {
        let (_folder, site) = site();
        for (path, to) in [("/a/b", "/a/b/"), ("/a/b/styles", "/a/b/styles/")] {
            let response = ask(&site, Method::GET, path);
            assert_eq!(response.status(), StatusCode::TEMPORARY_REDIRECT);
            assert_eq!(response.headers()[header::LOCATION], to);
        }
    }
}
