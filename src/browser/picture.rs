//! A picture that the reader chose, drawn anew as a small one: what the file says besides its pixels is gone.

use super::document;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

/// Each try is so much smaller than the one before, until the result is short enough.
const STEPS: [f64; 4] = [1.0, 0.7, 0.5, 0.3];

/// The picture as a PNG in a `data:` address of at most `longest` letters, that fits into `width` by `height` pixels.
/// `None`: no picture that this browser can draw.
pub async fn small_png(bytes: &[u8], width: f64, height: f64, longest: usize) -> Option<String> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let promise = web_sys::window()?.create_image_bitmap_with_blob(&blob).ok()?;
    let picture: ImageBitmap = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    let (own_width, own_height) = (f64::from(picture.width()), f64::from(picture.height()));
    if own_width < 1.0 || own_height < 1.0 {
        return None;
    }
    let whole = (width / own_width).min(height / own_height).min(1.0);
    let small = STEPS.into_iter().filter_map(|step| {
        drawn(&picture, (own_width * whole * step).max(1.0).round(), (own_height * whole * step).max(1.0).round())
    });
    let fitting = small.into_iter().find(|address| address.len() <= longest);
    picture.close();
    fitting
}

fn drawn(picture: &ImageBitmap, width: f64, height: f64) -> Option<String> {
    let canvas: HtmlCanvasElement = document::element("canvas")?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height).ok()?;
    canvas.to_data_url_with_type("image/png").ok()
}
