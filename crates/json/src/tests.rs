//! What the JSON of our own promises; serde_json is asked whether it agrees.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Any JSON at all, read with [`Reader`].
#[derive(Debug, Clone, PartialEq)]
enum Any {
    Null,
    Bool(bool),
    Integer(i64),
    Unsigned(u64),
    Float(f64),
    Text(String),
    Array(Vec<Any>),
    Object(BTreeMap<String, Any>),
}

impl FromJson for Any {
    fn read(reader: &mut Reader) -> Result<Self, JsonError> {
        Ok(match reader.kind()? {
            Kind::Null => Option::<bool>::read(reader).map(|_| Any::Null)?,
            Kind::Bool => Any::Bool(reader.bool()?),
            Kind::Number => {
                let begin = reader.position();
                let text = reader.number()?;
                if let Ok(number) = text.parse().map_err(drop).and_then(|n| if text == "-0" { Err(()) } else { Ok(n) })
                {
                    Any::Integer(number)
                } else if let Ok(number) = text.parse() {
                    Any::Unsigned(number)
                } else {
                    let number = from_str(text).map_err(|_| reader.fail_at(begin, "too large"))?;
                    Any::Float(number)
                }
            }
            Kind::String => Any::Text(String::read(reader)?),
            Kind::Array => Any::Array(Vec::read(reader)?),
            Kind::Object => Any::Object(BTreeMap::read(reader)?),
        })
    }
}

impl ToJson for Any {
    fn write(&self, writer: &mut Writer) {
        match self {
            Any::Null => writer.raw("null"),
            Any::Bool(value) => value.write(writer),
            Any::Integer(value) => value.write(writer),
            Any::Unsigned(value) => value.write(writer),
            Any::Float(value) => value.write(writer),
            Any::Text(value) => value.write(writer),
            Any::Array(value) => value.write(writer),
            Any::Object(value) => value.write(writer),
        }
    }
}

impl Any {
    fn to_theirs(&self) -> serde_json::Value {
        match self {
            Any::Null => serde_json::Value::Null,
            Any::Bool(value) => (*value).into(),
            Any::Integer(value) => (*value).into(),
            Any::Unsigned(value) => (*value).into(),
            Any::Float(value) => (*value).into(),
            Any::Text(value) => value.as_str().into(),
            Any::Array(items) => items.iter().map(Any::to_theirs).collect(),
            Any::Object(members) => members.iter().map(|(key, value)| (key.clone(), value.to_theirs())).collect(),
        }
    }

    /// The same but for the last digit of a fraction, which serde_json does not always get right.
    fn is_like(&self, theirs: &serde_json::Value) -> bool {
        use serde_json::Value;
        match (self, theirs) {
            (Any::Float(ours), Value::Number(theirs)) if theirs.is_f64() => {
                theirs.as_f64().is_some_and(|theirs| (ours - theirs).abs() <= ours.abs() * 1e-15 + f64::MIN_POSITIVE)
            }
            (Any::Array(ours), Value::Array(theirs)) => {
                ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| ours.is_like(theirs))
            }
            (Any::Object(ours), Value::Object(theirs)) => {
                let same = |(key, ours): (&String, &Any)| theirs.get(key).is_some_and(|theirs| ours.is_like(theirs));
                ours.len() == theirs.len() && ours.iter().all(same)
            }
            _ => self.to_theirs() == *theirs,
        }
    }

    /// No number that has two shortest ways to write it: one so large or so small that serde_json writes an exponent, or
    /// one halfway between two decimals that both are read back as it (1974020406691109.25 as `…109.2` or `…109.3`).
    fn is_plain(&self) -> bool {
        match self {
            Any::Float(number) => {
                let (ours, theirs) = (to_string(number), serde_json::to_string(number).unwrap());
                let halfway = ours.len() == theirs.len() && ours.parse::<f64>() == theirs.parse::<f64>();
                ours == theirs || !(halfway || theirs.contains('e'))
            }
            Any::Array(items) => items.iter().all(Any::is_plain),
            Any::Object(members) => members.values().all(Any::is_plain),
            _ => true,
        }
    }
}

/// Both readers take the text, as the same; or neither does.
fn check(text: &str) -> Result<(), TestCaseError> {
    let ours = from_str::<Any>(text);
    let theirs = serde_json::from_str::<serde_json::Value>(text);
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => {
            prop_assert!(ours.is_like(theirs), "{ours:?}, {theirs:?}");
            prop_assert_eq!(Raw::read(&mut Reader::new(text)).unwrap().0, text.trim_matches([' ', '\t', '\n', '\r']));
            check_written(ours)
        }
        (Err(_), Err(_)) => Ok(()),
        _ => Err(TestCaseError::fail(format!("{text:?}: {ours:?}, {theirs:?}"))),
    }
}

/// Is read back as it was, and written as serde_json would.
fn check_written(value: &Any) -> Result<(), TestCaseError> {
    let (compact, indented) = (to_string(value), to_string_indented(value));
    prop_assert_eq!(&from_str::<Any>(&compact).unwrap(), value);
    prop_assert_eq!(&from_str::<Any>(&indented).unwrap(), value);
    if value.is_plain() {
        prop_assert_eq!(compact, value.to_theirs().to_string());
        prop_assert_eq!(indented, serde_json::to_string_pretty(&value.to_theirs()).unwrap());
    }
    Ok(())
}

#[test]
fn what_json_is_and_is_not_is_agreed() {
    let texts = [
        "null",
        "true",
        "false",
        "nul",
        "nullx",
        "tru",
        "True",
        "",
        " ",
        "\u{feff}null",
        "\u{a0}1",
        "\u{c}1",
        "1 2",
        "{}",
        "[]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "]",
        "[}",
        "{]",
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        r#"{,}"#,
        r#"{a:1}"#,
        r#"{"a":1 "b":2}"#,
        r#"{"a":1,"a":2}"#,
        r#"{1:2}"#,
        "0",
        "-0",
        "-0.0",
        "00",
        "01",
        "-01",
        "-",
        "+1",
        ".5",
        "1.",
        "1.e3",
        "1e",
        "1e+",
        "1E-3",
        "1e5",
        "1e400",
        "-1e400",
        "1e-400",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "0x1",
        "1_000",
        "NaN",
        "Infinity",
        "0.1",
        "1.0",
        "1e16",
        "1e15",
        "123456789012345680",
        "0.00001",
        "0.000011",
        "0.0001",
        "0.000001",
        "9.9e-6",
        "5e-324",
        "1.7976931348623157e308",
        "4.35",
        "1e21",
        "1e22",
        r#""""#,
        r#"""#,
        r#""\"#,
        r#""\""#,
        r#""\x""#,
        r#""\/\b\f\n\r\t\"\\""#,
        r#""\u00e9""#,
        r#""\u00E9""#,
        r#""\u00g9""#,
        r#""\u+0e9""#,
        r#""\u12""#,
        r#""\ud83d\ude00""#,
        r#""\ud83d""#,
        r#""\ude00""#,
        r#""\ud83d\ud83d""#,
        r#""\ud83dx""#,
        r#""\ud83d\n""#,
        r#""\u0000""#,
        r#""\uD83D\uDE00x""#,
        "\"\u{1}\"",
        "\"\n\"",
        "\"\t\"",
        "\"\u{7f}\"",
        "\"\u{2028}é😀\"",
        "'a'",
        "\"a",
        "//x\n1",
        "[1]x",
    ];
    for text in texts {
        check(text).unwrap();
        check(&format!("[{text}]")).unwrap();
        check(&format!(" {{ \"k\" : {text} }}\n")).unwrap();
    }
}

#[test]
fn nesting_is_bounded_and_so_is_the_stack() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let nested = |depth: usize| format!("{}1{}", open.repeat(depth), close.repeat(depth));
        check(&nested(MAX_DEPTH)).unwrap();
        for depth in [MAX_DEPTH + 1, 1_000_000] {
            let error = Raw::read(&mut Reader::new(&nested(depth))).unwrap_err();
            assert!(error.to_string().starts_with("expected nothing nested deeper than 64 levels"), "{error}");
            assert!(from_str::<Any>(&nested(depth)).is_err());
        }
        // One beside the other is not one in the other.
        check(&format!("[{}]", vec![nested(MAX_DEPTH - 1); 5].join(","))).unwrap();
    }
}

#[test]
fn whole_numbers_have_the_bounds_of_their_type() {
    assert_eq!(from_str::<Vec<i8>>("[-128, 127]"), Ok(vec![-128, 127]));
    assert_eq!(from_str::<u64>("18446744073709551615"), Ok(u64::MAX));
    assert_eq!(from_str::<i64>("-9223372036854775808"), Ok(i64::MIN));
    for text in ["128", "-129", "1.0", "1e1", "99999999999999999999", "\"1\"", "null"] {
        assert!(from_str::<i8>(text).is_err(), "{text}");
    }
    for text in ["-1", "18446744073709551616", "1.5", "1e3"] {
        assert!(from_str::<u64>(text).is_err(), "{text}");
    }
    assert_eq!(to_string(&f64::NAN), "null");
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Visit {
    place: String,
    minutes: Option<u16>,
    notes: Vec<String>,
    how: How,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum How {
    #[default]
    OnFoot,
    ByBus,
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    Rest,
    Go(Visit),
    Wait { minutes: u16, why: Option<String> },
}

#[derive(Debug, Clone, PartialEq)]
struct Leg {
    step: Step,
    at: i64,
}

record!(Visit { place: required, minutes, notes, how });
choice!(How { OnFoot = "on-foot", ByBus = "by-bus" });
tagged!(Step { Rest = "rest", Go(visit) = "go", Wait { minutes, why } = "wait" });
whole!(Leg { step, at });

#[test]
fn a_record_lacks_what_an_older_version_did_not_know_and_loses_what_this_one_does_not() {
    let read = from_str::<Visit>(r#"{"how":"by-bus","weather":[{"rain":1}],"place":"Pantry"}"#);
    assert_eq!(read, Ok(Visit { place: "Pantry".into(), how: How::ByBus, ..Visit::default() }));
    assert_eq!(to_string(&read.unwrap()), r#"{"place":"Pantry","minutes":null,"notes":[],"how":"by-bus"}"#);
}

#[test]
fn variants_are_a_name_or_a_name_with_their_content() {
    let steps = vec![Step::Rest, Step::Go(Visit::default()), Step::Wait { minutes: 3, why: None }];
    let text =
        r#"["rest",{"go":{"place":"","minutes":null,"notes":[],"how":"on-foot"}},{"wait":{"minutes":3,"why":null}}]"#;
    assert_eq!(to_string(&steps), text);
    assert_eq!(from_str::<Vec<Step>>(text), Ok(steps));
    let leg = Leg { step: Step::Rest, at: -7 };
    assert_eq!(from_str::<Leg>(r#"{"at":-7,"step":"rest"}"#), Ok(leg));
}

#[test]
fn an_error_says_where_and_what_was_expected() {
    fn check<T: FromJson + std::fmt::Debug>(text: &str, expected: &str) {
        assert_eq!(from_str::<T>(text).unwrap_err().to_string(), expected);
    }
    check::<Visit>(
        "{\"place\": \"x\",\n \"how\": \"fly\"}",
        "how: expected one of on-foot, by-bus at line 2, column 9",
    );
    check::<Visit>("{}", "expected a field place at line 1, column 1");
    check::<Visit>(r#"{"place":"","notes":["a",3]}"#, "notes: expected a text in quotes at line 1, column 26");
    check::<Visit>(r#"{"place":"","place":""}"#, "place: expected the field once at line 1, column 21");
    check::<Leg>(r#"{"at":1,"step":{"go":{"place":1}}}"#, "step.place: expected a text in quotes at line 1, column 31");
    check::<Leg>(r#"{"at":1}"#, "expected a field step at line 1, column 1");
    check::<Step>(r#"{"rest":null}"#, "expected a variant without content at line 1, column 9");
    check::<Step>(r#""go""#, "expected the variant's content at line 1, column 5");
    check::<Step>(r#"{"wait":{"minutes":1,"why":null},"go":1}"#, "expected one variant only at line 1, column 34");
    check::<Step>(r#"{}"#, "expected one of rest, go, wait at line 1, column 2");
    check::<(u8, u8)>("[1]", "expected 2 items at line 1, column 1");
    check::<(u8, u8)>("[1,2,3]", "expected 2 items at line 1, column 1");
    check::<bool>("true false", "expected nothing more at line 1, column 6");
    check::<Vec<u8>>("[1;2]", "expected a comma or the end of the list at line 1, column 3");
}

fn any_json() -> impl Strategy<Value = Any> {
    let leaf = prop_oneof![
        Just(Any::Null),
        any::<bool>().prop_map(Any::Bool),
        any::<i64>().prop_map(Any::Integer),
        (1u64 << 63..).prop_map(Any::Unsigned),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Any::Float),
        (-1e18..1e18).prop_map(Any::Float),
        (-300..300i32, -1_000..1_000i32).prop_map(|(power, n)| Any::Float(f64::from(n) * 10f64.powi(power))),
        any::<String>().prop_map(Any::Text),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..8).prop_map(Any::Array),
            proptest::collection::btree_map(any::<String>(), inner, 0..8).prop_map(Any::Object),
        ]
    })
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        check(&text)?;
        let _ = from_str::<Vec<Leg>>(&text);
    }

    #[test]
    fn what_is_nearly_json_is_read_or_refused_as_agreed(text in r#"([\[\]{},:"]|"a"|\\u?|[0-9a-fA-F]{1,4}|[-+.eE]|null|true|false|\\ud83d|\\ude00|[ \n\t\r]|\PC){0,12}"#) {
        check(&text)?;
        check(&format!("\"{text}\""))?;
        check(&format!("[{text}]"))?;
    }

    #[test]
    fn what_looks_like_a_number_is_one_as_agreed(text in r"-?[0-9]{0,22}(\.[0-9]{0,20})?([eE][-+]?[0-9]{0,3})?") {
        // Theirs rounds the last digit otherwise: only whether it is a number is compared.
        prop_assert_eq!(from_str::<Any>(&text).is_ok(), serde_json::from_str::<serde_json::Value>(&text).is_ok());
        if let Ok(Any::Float(number)) = from_str::<Any>(&text) {
            prop_assert_eq!(Ok(number), text.parse::<f64>());
        }
    }

    #[test]
    fn values_are_written_as_agreed_and_read_back(value in any_json()) {
        check_written(&value)?;
    }

    #[test]
    fn cut_and_changed_texts_are_read_or_refused_as_agreed(value in any_json(), at in any::<prop::sample::Index>(), with in r#"[\[\]{},:"\\0-9a-z. ]?"#) {
        let text = to_string(&value);
        let mut at = at.index(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let rest = text[at..].chars().next().map_or("", |c| &text[at + c.len_utf8()..]);
        let changed = format!("{}{with}{rest}", &text[..at]);
        prop_assert_eq!(from_str::<Any>(&changed).is_ok(), serde_json::from_str::<serde_json::Value>(&changed).is_ok());
        prop_assert_eq!(from_str::<Any>(&text[..at]).is_ok(), serde_json::from_str::<serde_json::Value>(&text[..at]).is_ok());
    }

    #[test]
    fn records_are_read_back(place in any::<String>(), minutes in any::<Option<u16>>(), notes in any::<Vec<String>>(), at in any::<i64>()) {
        let leg = Leg { step: Step::Go(Visit { place, minutes, notes, how: How::ByBus }), at };
        prop_assert_eq!(from_str::<Leg>(&to_string(&leg)), Ok(leg.clone()));
        prop_assert_eq!(from_str::<Leg>(&to_string_indented(&leg)), Ok(leg));
    }
}
