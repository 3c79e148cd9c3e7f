//! What `public/worker.js` calls in the browser: `new FirstAnswer(anchor, asked, languages, now)`, then `wanted()`, `most()`
//! and `give(…)` until nothing more is wanted, then `answer()`.

#[cfg(target_arch = "wasm32")]
mod browser {
    use signpost_trust::client::Response;
    use wasm_bindgen::prelude::*;

    /// See the library's.
    #[wasm_bindgen]
    pub struct FirstAnswer {
        answer: Option<signpost_first_answer::FirstAnswer>,
        most: u64,
    }

    #[wasm_bindgen]
    impl FirstAnswer {
        /// `now`: seconds since 1970.
        #[wasm_bindgen(constructor)]
        pub fn new(anchor: &str, asked: &str, languages: Vec<String>, now: f64) -> FirstAnswer {
            let answer = signpost_first_answer::FirstAnswer::new(anchor, asked, languages, now as i64);
            FirstAnswer { answer, most: 0 }
        }

        /// Path of the file that is needed next.
        pub fn wanted(&mut self) -> Option<String> {
            let (path, most) = self.answer.as_mut()?.wanted()?;
            self.most = most;
            Some(path)
        }

        /// Bytes of it to read at most.
        pub fn most(&self) -> f64 {
            self.most as f64
        }

        /// `status` of the answer; `bytes`: none where they are more than the most.
        pub fn give(&mut self, status: u16, bytes: Option<Vec<u8>>) {
            let response = match (status, bytes) {
                (200, Some(bytes)) => Response::Body { bytes, sha256: None },
                (200, None) => Response::TooLong,
                (status, _) => Response::Status(status),
            };
            if let Some(answer) = &mut self.answer {
                answer.give(response);
            }
        }

        /// As JSON: a list of programs, or nothing.
        pub fn answer(&mut self) -> Option<String> {
            serde_json::to_string(&self.answer.take()?.answer()?).ok()
        }
    }
}

fn main() {}
