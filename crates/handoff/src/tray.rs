//! The tray, on which a clinician gathers a handoff, as its tab keeps it: versioned JSON.
//!
//! ```json
//! {"version": 1, "from": "Dr. Rivera", "lang": "es", "made_on": null, "items": [{"code": "...", "line": "..."}], "discreet": false}
//! ```
//! A version that does not know a field keeps it and writes it again.

use super::{Handoff, HandoffError};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    #[serde(flatten)]
    tray: Handoff,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

fn parse(text: &str) -> Result<Kept, HandoffError> {
    #[derive(Deserialize)]
    struct Header {
        version: u32,
    }
    let header: Header = serde_json::from_str(text).map_err(|_| HandoffError::Damaged)?;
    if header.version > VERSION {
        return Err(HandoffError::Newer);
    }
    serde_json::from_str(text).map_err(|_| HandoffError::Damaged)
}

/// Reads what [`to_json`] wrote.
pub fn from_json(text: &str) -> Result<Handoff, HandoffError> {
    parse(text).map(|kept| kept.tray)
}

/// The tray as it is kept. `before`: what is kept now, whose unknown fields stay.
pub fn to_json(tray: &Handoff, before: Option<&str>) -> String {
    let unknown = before.and_then(|text| parse(text).ok()).map(|kept| kept.unknown).unwrap_or_default();
    serde_json::to_string(&Kept { version: VERSION, tray: tray.clone(), unknown }).expect("all keys are texts")
}
