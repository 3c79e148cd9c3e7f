//! The tray, on which a clinician gathers a handoff, as its tab keeps it: versioned JSON.
//!
//! ```json
//! {"version": 1, "from": "Dr. Rivera", "lang": "es", "made_on": null, "items": [{"code": "...", "line": "..."}], "discreet": false}
//! ```
//! Unknown fields, of the tray or of an item, are kept and written again.

use super::{Handoff, HandoffError, Item, MAX_ITEMS, Phrase, distinct};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use signpost_directory::{Code, Date};

const VERSION: u32 = 1;
/// Bytes. The longest tray that [`to_json`] makes of words within their bounds has less than a tenth.
const MAX_KEPT: usize = 256 << 10;

#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    #[serde(default)]
    from: String,
    lang: Option<String>,
    made_on: Option<Date>,
    #[serde(default)]
    items: Vec<KeptItem>,
    #[serde(default)]
    discreet: bool,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct KeptItem {
    code: Code,
    #[serde(default)]
    line: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    phrases: Vec<Phrase>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

fn parse(text: &str) -> Result<Kept, HandoffError> {
    #[derive(Deserialize)]
    struct Header {
        version: u32,
    }
    if text.len() > MAX_KEPT {
        return Err(HandoffError::Damaged);
    }
    let header: Header = serde_json::from_str(text).map_err(|_| HandoffError::Damaged)?;
    if header.version > VERSION {
        return Err(HandoffError::Newer);
    }
    let kept: Kept = serde_json::from_str(text).map_err(|_| HandoffError::Damaged)?;
    if kept.items.len() > MAX_ITEMS { Err(HandoffError::TooMany) } else { Ok(kept) }
}

/// Reads what [`to_json`] wrote.
pub fn from_json(text: &str) -> Result<Handoff, HandoffError> {
    let Kept { from, lang, made_on, items, discreet, .. } = parse(text)?;
    let items = items.into_iter().map(|item| Item { code: item.code, line: item.line, phrases: item.phrases });
    Ok(Handoff { from, lang, made_on, items: distinct(items), discreet, parts: Vec::new() })
}

/// The tray as it is kept. `before`: what is kept now, whose unknown fields stay.
pub fn to_json(tray: &Handoff, before: Option<&str>) -> String {
    let before = before.and_then(|text| parse(text).ok());
    let (mut items, unknown) = before.map(|kept| (kept.items, kept.unknown)).unwrap_or_default();
    let mut unknown_of = |code| {
        let item = items.iter_mut().find(|item| item.code == code);
        item.map(|item| std::mem::take(&mut item.unknown)).unwrap_or_default()
    };
    let kept = Kept {
        version: VERSION,
        from: tray.from.clone(),
        lang: tray.lang.clone(),
        made_on: tray.made_on,
        items: tray
            .items
            .iter()
            .map(|item| KeptItem {
                code: item.code,
                line: item.line.clone(),
                phrases: item.phrases.clone(),
                unknown: unknown_of(item.code),
            })
            .collect(),
        discreet: tray.discreet,
        unknown,
    };
    serde_json::to_string(&kept).expect("all keys are texts")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn code(n: u32) -> Code {
        Code::candidates(&n.to_string()).next().expect("endless")
    }

    fn any_tray() -> impl Strategy<Value = Handoff> {
        let day = proptest::option::of((0i32..40_000).prop_map(|days| Date::from_days(days).expect("a day")));
        let items = proptest::collection::vec(".{0,40}", 0..MAX_ITEMS);
        (".{0,40}", proptest::option::of("[a-z]{2}"), day, items, any::<bool>()).prop_map(
            |(from, lang, made_on, lines, discreet)| {
                let items =
                    (0..).zip(lines).map(|(n, line)| Item { code: code(n), line, phrases: Vec::new() }).collect();
                Handoff { from, lang, made_on, items, discreet, parts: Vec::new() }
            },
        )
    }

    proptest! {
        #[test]
        fn a_tray_is_read_back_as_it_was_written(tray in any_tray(), before in proptest::option::of(any_tray())) {
            let before = before.map(|before| to_json(&before, None));
            prop_assert_eq!(from_json(&to_json(&tray, before.as_deref())), Ok(tray));
        }

        #[test]
        fn any_text_is_a_tray_or_refused(tray in any_tray(), at in any::<proptest::sample::Index>(), c in any::<char>()) {
            let mut text: Vec<char> = to_json(&tray, None).chars().collect();
            let at = at.index(text.len());
            text[at] = c;
            let _ = from_json(&String::from_iter(&text));
            let _ = from_json(&String::from_iter(&text[..at]));
        }
    }

    #[test]
    fn fields_of_a_later_version_stay() {
        let later = json!({
            "version": 1, "from": "Dr. Rivera", "discreet": false, "theme": {"paper": "letter"},
            "items": [{"code": code(1), "line": "", "room": 12}, {"code": code(2), "line": ""}],
        });
        let later = later.to_string();
        let mut tray = from_json(&later).expect("a tray");
        tray.items.reverse();
        tray.items.push(Item { code: code(3), line: "Ask for Mary".into(), ..Item::default() });
        let written: Value = serde_json::from_str(&to_json(&tray, Some(&later))).expect("JSON");
        assert_eq!(written["theme"]["paper"], "letter");
        assert_eq!(written["items"][1]["room"], 12);
        assert_eq!((&written["items"][0]["room"], &written["items"][2]["room"]), (&Value::Null, &Value::Null));
    }

    #[test]
    fn what_is_no_tray_is_refused() {
        let item = json!({"code": code(1), "line": ""});
        let items = |count| json!({"version": 1, "items": vec![item.clone(); count]}).to_string();
        assert_eq!(from_json(&items(MAX_ITEMS)).map(|tray| tray.items.len()), Ok(1), "each program once");
        assert_eq!(from_json(&items(MAX_ITEMS + 1)), Err(HandoffError::TooMany));
        assert_eq!(from_json(r#"{"version":2,"items":{}}"#), Err(HandoffError::Newer));
        let deep = format!(r#"{{"version":1,"later":{}"#, "[".repeat(10_000));
        let long = format!(r#"{{"version":1,"from":"{}"}}"#, "a".repeat(MAX_KEPT));
        for text in ["", "{}", "null", r#"{"version":1,"items":[{"code":"no"}]}"#, &deep, &long] {
            assert_eq!(from_json(text), Err(HandoffError::Damaged));
        }
    }

    #[test]
    fn a_tray_that_cannot_be_read_is_replaced() {
        let tray = Handoff { from: "Dr. Rivera".into(), ..Handoff::default() };
        for before in ["", "{}", r#"{"version":2,"secret":1}"#] {
            assert_eq!(to_json(&tray, Some(before)), to_json(&tray, None));
        }
    }
}
