//! A whole update against a network that answers anything: it ends, and holds nothing but what was signed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use signpost_trust::{Goal, Policy, TrustedState, Update, client::{Place, Response, Step}};
use std::{collections::BTreeMap, sync::OnceLock};

mod common;

fuzz_target!(|bytes: &[u8]| {
    static SITE: OnceLock<(signpost_trust::Anchor, BTreeMap<String, Vec<u8>>)> = OnceLock::new();
    let (anchor, site) = SITE.get_or_init(common::site);
    let policy = Policy::reader();
    let state = TrustedState::first_visit(anchor, &policy).expect("good");
    let mut update = Update::new(state, Goal::Release, &policy, common::NOW);
    // The first byte of each chunk says what is done to the next answer.
    let mut chunks = bytes.split(|byte| *byte == 0xff);
    for _ in 0..1_000 {
        let fetch = match update.step() {
            Step::Done(_) => {
                let release = update.state().release();
                assert!(release.is_none_or(|release| release.files().len() == 1));
                return;
            }
            Step::Fetch(fetch) => fetch,
        };
        let good = match fetch.place {
            Place::Metadata => site.get(&fetch.path).cloned(),
            Place::Targets => Some(common::PACK.to_vec()),
        };
        let chunk = chunks.next().unwrap_or_default();
        let response = match (chunk.first(), good) {
            (Some(1), _) => Response::Body { bytes: chunk[1..].to_vec(), sha256: None },
            (Some(2), _) => Response::Status(u16::from(chunk.len() as u8) * 10),
            (Some(3), _) => Response::TooLong,
            (Some(4), _) => Response::Offline,
            (Some(5), Some(mut bytes)) => {
                for pair in chunk[1..].chunks_exact(3) {
                    let at = usize::from(u16::from_le_bytes([pair[0], pair[1]])) % bytes.len();
                    bytes[at] = pair[2];
                }
                Response::Body { bytes, sha256: None }
            }
            (_, Some(bytes)) => Response::Body { bytes, sha256: None },
            (_, None) => Response::Status(404),
        };
        update.handle_response(response);
    }
    panic!("the update does not end");
});
