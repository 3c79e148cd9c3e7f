//! The QR code of a link as SVG path data, for the page and the printed sheet.

use qrcodegen::{QrCode as Encoder, QrCodeEcc};
use std::fmt::Write;

/// White modules around the code (ISO/IEC 18004, section 6.3.8).
const QUIET_ZONE: i32 = 4;

/// A QR code for an SVG of `side` by `side` units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    /// Modules on each side, quiet zone included.
    pub side: u32,
    /// SVG path data of the dark modules; only `M`, `h`, `v`, `z` and numbers.
    pub path: String,
    /// 1 to 40 (ISO/IEC 18004).
    pub version: u8,
}

/// The smallest code of error correction M or better; `None` when the text is longer than any code holds.
pub fn qr_code(text: &str) -> Option<QrCode> {
    let code = Encoder::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|&x| code.get_module(x, y)).count() as i32;
            if run > 0 {
                let (left, top) = (x + QUIET_ZONE, y + QUIET_ZONE);
                write!(path, "M{left} {top}h{run}v1h-{run}z").expect("a string takes everything");
            }
            x += run.max(1);
        }
    }
    Some(QrCode { side: (code.size() + 2 * QUIET_ZONE) as u32, path, version: code.version().value() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finder_pattern_inside_the_quiet_zone() {
        let code = qr_code("https://example.org/#/for").unwrap();
        assert_eq!(code.side, 25 + 2 * 4, "version 2");
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", &code.path[..20]);
    }

    #[test]
    fn a_text_beyond_every_code_is_refused() {
        assert_eq!(qr_code(&"x".repeat(3_000)), None);
    }
}
