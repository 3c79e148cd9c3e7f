//! The QR code of a link as SVG path data, for the page and the printed sheet.

use crate::Handoff;
use qrcodegen::{QrCode as Encoder, QrCodeEcc};
use std::fmt::Write;

/// White modules around the code (ISO/IEC 18004, section 6.3.8).
const QUIET_ZONE: i32 = 4;

/// A phone reads modules of half a millimetre from a sheet of a 150 dpi printer.
const MODULE_MM: f32 = 0.5;
/// Smaller codes are hard to find on a page.
const SMALLEST_MM: f32 = 30.0;
/// Larger codes leave too little of the page: 89 modules with the quiet zone, version 16.
const LARGEST_MM: f32 = 45.0;

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

impl QrCode {
    /// Side on paper, quiet zone included.
    pub fn millimetres(&self) -> f32 {
        (self.side as f32 * MODULE_MM).max(SMALLEST_MM)
    }
}

/// The code that is printed for a handoff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCode {
    /// The code to print.
    pub code: QrCode,
    /// The words did not fit: the code brings the programs without them.
    pub is_short: bool,
}

/// The code of the whole handoff where that can be read from paper, else of its [short form](Handoff::short).
/// `address` makes a link from a token. `None`: there is nothing to hand over, or the address itself is too long.
pub fn paper_code(handoff: &Handoff, address: impl Fn(String) -> String) -> Option<PaperCode> {
    let fitting = |handoff: &Handoff| {
        let code = qr_code(&address(handoff.encode().ok()?))?;
        (code.millimetres() <= LARGEST_MM).then_some(code)
    };
    let whole = fitting(handoff).map(|code| PaperCode { code, is_short: false });
    whole.or_else(|| fitting(&handoff.short()).map(|code| PaperCode { code, is_short: true }))
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
    fn a_code_on_paper_has_modules_that_a_phone_reads() {
        use crate::Item;
        use signpost_directory::Code;
        let address = |token: String| format!("https://help.example.org/#/for?{token}");
        let items = |count: usize, line: &str| {
            let codes = Code::candidates("a").take(count);
            codes.map(|code| Item { code, line: line.into(), ..Item::default() }).collect()
        };
        for (count, line, is_short) in [
            (1, "", false),
            (5, "Ask for Mary.", false),
            (15, "", false),
            (
                6,
                "Bring your lease and the last two bills, and the letter from the school; ask for Mary at the desk on the left, and tell her that Dr. Rivera from the North County Clinic sent you.",
                true,
            ),
        ] {
            let handoff = Handoff { items: items(count, line), ..Handoff::default() };
            let paper = paper_code(&handoff, address).unwrap();
            let side = paper.code.millimetres();
            assert_eq!(paper.is_short, is_short, "{count} {line}");
            assert!((30.0..=45.0).contains(&side) && side / paper.code.side as f32 >= 0.5, "{side} mm");
        }
        assert_eq!(paper_code(&Handoff::default(), address), None);
    }

    #[test]
    fn a_text_beyond_every_code_is_refused() {
        assert_eq!(qr_code(&"x".repeat(3_000)), None);
    }
}
