//! Validates web and mail addresses.

/// An absolute `http` or `https` address; without a scheme, `https` is meant. Anything else (`javascript:`,
/// words) is `None`.
pub(crate) fn website(raw: &str) -> Option<String> {
    let raw = raw.trim().trim_end_matches([',', ';', '.']);
    let lower = raw.to_ascii_lowercase();
    let host_at = match lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://")) {
        Some(rest) => raw.len() - rest.len(),
        None if lower.contains("://") => return None,
        None => 0,
    };
    let host = raw[host_at..].split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let sound = name.split('.').count() >= 2
        && name
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_'))
        && name.rsplit('.').next().is_some_and(|top| {
            top.chars().count() >= 2 && top.chars().all(char::is_alphabetic) || top.starts_with("xn--")
        })
        && port.parse::<u16>().is_ok()
        && !raw.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '`'));
    sound.then(|| match host_at {
        0 => format!("https://{raw}"),
        _ => format!("{}{}", lower[..host_at].trim_end(), &raw[host_at..]),
    })
}

/// `name@host.tld`.
pub(crate) fn email(raw: &str) -> Option<String> {
    let raw = raw.trim();
    let raw = raw.strip_prefix("mailto:").unwrap_or(raw);
    let (name, host) = raw.rsplit_once('@')?;
    let allowed = |c: char| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    let sound = !name.is_empty()
        && name.chars().all(allowed)
        && host.split('.').count() >= 2
        && host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    sound.then(|| raw.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_an_absolute_address() {
        for (raw, expected) in [
            ("www.example.org", Some("https://www.example.org")),
            ("HTTP://Example.org/A?b=c#d", Some("http://Example.org/A?b=c#d")),
            ("https://example.org:8080/", Some("https://example.org:8080/")),
            ("example.org/help", Some("https://example.org/help")),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("ftp://example.org", None),
            ("see our page", None),
            ("none", None),
            ("", None),
            ("https://exa mple.org", None),
            ("https://example.org/\"onclick", None),
        ] {
            assert_eq!(website(raw).as_deref(), expected, "{raw}");
        }
    }

    #[test]
    fn an_email_has_a_name_and_a_host() {
        for (raw, expected) in [
            ("help@example.org", Some("help@example.org")),
            ("mailto:help@example.org", Some("help@example.org")),
            ("help@", None),
            ("help at example.org", None),
            ("a b@example.org", None),
            ("help@example", None),
        ] {
            assert_eq!(email(raw).as_deref(), expected, "{raw}");
        }
    }
}
