//! What `public/boot.js` calls in the browser: `new Unpacker()`, `push(bytes)`, `finish()`.

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::*;

    /// See the library's.
    #[wasm_bindgen]
    #[derive(Default)]
    pub struct Unpacker(signpost_lzma::Unpacker);

    #[wasm_bindgen]
    impl Unpacker {
        #[wasm_bindgen(constructor)]
        pub fn new() -> Unpacker {
            Unpacker::default()
        }

        pub fn push(&mut self, piece: &[u8]) -> Result<Vec<u8>, JsError> {
            self.0.push(piece).map_err(|error| JsError::new(&error))
        }

        pub fn finish(&mut self) -> Result<Vec<u8>, JsError> {
            self.0.finish().map_err(|error| JsError::new(&error))
        }
    }
}

fn main() {}
