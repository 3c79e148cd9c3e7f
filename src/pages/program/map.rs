//! The way to a map: the app that the device has for it, else a map site.

use crate::browser::document;

/// What opens a map on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapApp {
    /// `geo:` (RFC 5870): Android asks which app.
    Geo,
    /// Apple's maps open their own app by this address.
    Apple,
    /// A site in the browser.
    Site,
}

impl MapApp {
    /// That of this device.
    pub fn here() -> MapApp {
        MapApp::of(&document::user_agent())
    }

    fn of(user_agent: &str) -> MapApp {
        let is_any = |names: &[&str]| names.iter().any(|name| user_agent.contains(name));
        if is_any(&["Android"]) {
            MapApp::Geo
        } else if is_any(&["iPhone", "iPad", "iPod", "Macintosh"]) {
            MapApp::Apple
        } else {
            MapApp::Site
        }
    }

    /// Finds the place by its address as it is written on letters.
    pub fn address(self, lines: &[String]) -> String {
        let query: String = form_urlencoded::byte_serialize(lines.join(", ").as_bytes()).collect();
        match self {
            // A plus is a plus in it.
            MapApp::Geo => format!("geo:0,0?q={}", query.replace('+', "%20")),
            MapApp::Apple => format!("https://maps.apple.com/?q={query}"),
            MapApp::Site => format!("https://www.openstreetmap.org/search?query={query}"),
        }
    }

    /// Message that says what a tap does, before it does it.
    pub fn hint(self) -> &'static str {
        match self {
            MapApp::Geo | MapApp::Apple => "program-map-app",
            MapApp::Site => "program-map-leaves",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MapApp;

    #[test]
    fn a_phone_opens_its_own_map_app() {
        for (user_agent, app) in [
            ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", MapApp::Geo),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15", MapApp::Apple),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", MapApp::Site),
            ("", MapApp::Site),
        ] {
            assert_eq!(MapApp::of(user_agent), app, "{user_agent}");
        }
    }

    #[test]
    fn an_address_is_data_in_every_link() {
        let lines = ["1 Main St & 2nd #4".to_owned(), "Alder".to_owned()];
        assert_eq!(MapApp::Geo.address(&lines), "geo:0,0?q=1%20Main%20St%20%26%202nd%20%234%2C%20Alder");
        assert_eq!(MapApp::Apple.address(&lines), "https://maps.apple.com/?q=1+Main+St+%26+2nd+%234%2C+Alder");
        assert_eq!(
            MapApp::Site.address(&lines),
            "https://www.openstreetmap.org/search?query=1+Main+St+%26+2nd+%234%2C+Alder"
        );
    }
}
