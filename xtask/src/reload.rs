//! Trunk's reload script in the page that `trunk serve` serves, and what the content security policy must allow for it.
//! Nothing of either is in a release.

use crate::{
    app::{self, Files},
    outcome::Outcome,
};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

/// Trunk's server writes the address that it was asked at in place of this, within the script.
const ADDRESS: &str = "'{{__TRUNK_ADDRESS__}}'";
const BASE: &str = "'{{__TRUNK_WS_BASE__}}'";

/// Browsers of today count a page's own WebSocket to `'self'`, older ones do not.
const SOCKETS: &str = "ws://localhost:* ws://127.0.0.1:*";

/// A service worker would answer the reload with the files of the build before.
const NO_SERVICE_WORKER: &[u8] = include_bytes!("reload/sw.js");

/// Prepares the app for `trunk serve`; `false`, with nothing changed, where Trunk builds without serving.
pub fn allow_in(sources: &mut Files) -> Outcome<bool> {
    let page = app::utf8("index.html", sources.get("index.html").cloned().unwrap_or_default())?;
    if !is_in(&page) {
        return Ok(false);
    }
    sources.insert("index.html".to_owned(), allow(&page)?.into_bytes());
    sources.insert("sw.js".to_owned(), NO_SERVICE_WORKER.to_vec());
    Ok(true)
}

/// Whether Trunk has put its script into the page, which it does under `serve` alone.
fn is_in(page: &str) -> bool {
    page.contains("__TRUNK_")
}

/// The page with a policy that lets the script run and open its WebSocket. The hash allows exactly these bytes, so the
/// address is not left for the server to write.
fn allow(page: &str) -> Outcome<String> {
    let page = page.replace(ADDRESS, "location.host").replace(BASE, "new URL('.', document.baseURI).pathname");
    let script = between(&page, "<script>", "</script>").filter(|script| script.contains("location.host"));
    let (Some(script), false) = (script, is_in(&page)) else {
        return Err("Trunk's reload script is not as expected: see xtask/src/reload.rs.".to_owned());
    };
    let hash = format!("script-src 'sha256-{}'", Base64::encode_string(&Sha256::digest(script)));
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"").unwrap_or_default();
    let allowed = policy.replace("script-src", &hash).replace("connect-src", &format!("connect-src {SOCKETS}"));
    if [hash.as_str(), SOCKETS].iter().any(|needed| !allowed.contains(needed)) {
        return Err("index.html: the policy has no script-src and connect-src to add to.".to_owned());
    }
    Ok(page.replace(policy, &allowed))
}

fn between<'a>(text: &'a str, from: &str, to: &str) -> Option<&'a str> {
    Some(text.split_once(from)?.1.split_once(to)?.0)
}

#[cfg(test)]
mod tests {
    use super::{NO_SERVICE_WORKER, allow, allow_in, is_in};
    use crate::app::Files;

    const PAGE: &str = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                        script-src 'self'; connect-src 'self'\"></head><body>";

    fn served(script: &str) -> String {
        format!("{PAGE}<script>{script}</script></body>")
    }

    #[test]
    fn the_script_is_allowed_by_its_hash_and_may_open_its_socket() {
        let page = allow(&served("open('{{__TRUNK_ADDRESS__}}' + '{{__TRUNK_WS_BASE__}}')")).unwrap();
        assert!(!is_in(&page), "{page}");
        // printf "open(location.host + new URL('.', document.baseURI).pathname)" | openssl dgst -sha256 -binary | base64
        let policy = "default-src 'none'; script-src 'sha256-m4kXBOy8RqyUG/6To/vryqHhJS05q5yzIGjVEYi1JWc=' 'self'; \
                      connect-src ws://localhost:* ws://127.0.0.1:* 'self'";
        assert!(page.contains(policy), "{page}");
    }

    #[test]
    fn a_page_without_the_script_is_none_of_trunks() {
        assert!(!is_in(PAGE));
        assert!(allow(PAGE).is_err());
        assert!(allow(&served("open('{{__TRUNK_OTHER__}}')")).is_err(), "a later Trunk may write another script");
    }

    #[test]
    fn a_build_that_nobody_serves_keeps_its_policy_and_its_service_worker() {
        let app = |page: &str| {
            [("index.html", page), ("sw.js", "keep")].map(|(name, text)| (name.to_owned(), text.into())).into()
        };
        let mut built: Files = app(PAGE);
        assert_eq!(allow_in(&mut built), Ok(false));
        assert_eq!(built, app(PAGE));
        let mut served: Files = app(&served("open('{{__TRUNK_ADDRESS__}}' + '{{__TRUNK_WS_BASE__}}')"));
        assert_eq!(allow_in(&mut served), Ok(true));
        assert_eq!(served["sw.js"], NO_SERVICE_WORKER);
    }
}
