//! Web addresses that a stranger wrote.

/// Only http and https: a stranger's `javascript:` is no address.
pub fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("http://") {
        Some(text.to_owned())
    } else if lower.contains(':') || text.contains(char::is_whitespace) || !text.contains('.') {
        None
    } else {
        Some(format!("https://{text}"))
    }
}
