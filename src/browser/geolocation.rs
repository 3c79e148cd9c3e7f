//! Geolocation: one position, asked for only when the reader taps. It stays on the device, where distances are computed.

use futures_channel::oneshot;
use signpost_directory::Coordinates;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::prelude::*;
use web_sys::{Position, PositionError, PositionOptions};

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlace {
    /// Refused by the reader or the browser, or plain HTTP.
    Refused,
    /// The device has no position.
    Unavailable,
    /// The device did not say within ten seconds.
    TooSlow,
}

/// About where the device is: a coarse answer, at most ten minutes old, is enough to sort by distance.
pub async fn current() -> Result<Coordinates, NoPlace> {
    let geolocation =
        web_sys::window().and_then(|window| window.navigator().geolocation().ok()).ok_or(NoPlace::Refused)?;
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let answer = move |place: Result<Coordinates, NoPlace>| {
        if let Some(sender) = sender.borrow_mut().take() {
            let _ = sender.send(place);
        }
    };
    let failed = answer.clone();
    let found = Closure::once(move |position: Position| {
        let place = position.coords();
        answer(Ok(Coordinates { latitude: place.latitude(), longitude: place.longitude() }));
    });
    let failed = Closure::once(move |error: PositionError| {
        failed(Err(match error.code() {
            PositionError::PERMISSION_DENIED => NoPlace::Refused,
            PositionError::TIMEOUT => NoPlace::TooSlow,
            _ => NoPlace::Unavailable,
        }));
    });
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(false);
    options.set_maximum_age(600_000);
    options.set_timeout(10_000);
    geolocation
        .get_current_position_with_error_callback_and_options(
            found.as_ref().unchecked_ref(),
            Some(failed.as_ref().unchecked_ref()),
            &options,
        )
        .map_err(|_| NoPlace::Refused)?;
    receiver.await.unwrap_or(Err(NoPlace::Unavailable))
}
