//! Data for scripts in a page.

/// JSON as the content of a `script` element: it can neither end the element nor begin a comment in it. These letters stand
/// in JSON's texts alone, where an escape means the same.
pub fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn data_cannot_leave_its_element() {
        let data = serde_json::json!({ "name": "</script><!--<script>&amp;" });
        let text = in_script(&data.to_string());
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), data);
    }
}
