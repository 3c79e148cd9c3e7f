//! `[brand]` of `signpost.toml`: a community's own colour and logo. They become a style sheet of a few custom properties beside
//! the app's, so that no page has to know of them. Every pair of colours that text stands in has a contrast of 4.5 to 1 (WCAG 2.2,
//! 1.4.3), in light and dark; a colour that cannot have it is refused with the nearest one that can.

mod colour;

use super::app::Files;
use anyhow::{Context, Result, bail, ensure};
use colour::Colour;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use signpost_trust::hex;

/// Bytes of a logo: every reader downloads it.
const MOST_LOGO: usize = 60_000;
/// Pixels of a logo's sides.
const MOST_PIXELS: u32 = 1_200;
/// Contrast of text (WCAG 2.2, 1.4.3), and of what is no text (1.4.11).
const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

/// What the tokens of the app's style sheet (`public/styles/tokens.css`) have there, and the brand's colours stand beside.
const WHITE: Colour = Colour([255, 255, 255]);
const BLACK: Colour = Colour([0, 0, 0]);
const PAPER: Colour = Colour([0xfa, 0xf7, 0xf1]);
const LAMP: Colour = Colour([0xff, 0xc7, 0x5f]);
const DARK_PAPER: Colour = Colour([0x11, 0x16, 0x14]);
/// The lightest of the dark surfaces.
const DARK_SUNKEN: Colour = Colour([0x23, 0x2b, 0x28]);

#[derive(Deserialize)]
struct File {
    brand: Option<Settings>,
}

/// What a `signpost.toml` says of the look.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `#rrggbb`: of the header, of buttons and links.
    colour: Option<String>,
    /// A PNG beside `signpost.toml`.
    pub logo: Option<String>,
}

impl Settings {
    /// From the text of a `signpost.toml`.
    pub fn read(text: &str) -> Result<Settings> {
        let file: File = toml::from_str(text.trim_start_matches('\u{feff}')).context(
            "[brand] of signpost.toml cannot be read: expected such as colour = \"#0b5d57\" and logo = \"logo.png\"",
        )?;
        let settings = file.brand.unwrap_or_default();
        settings.palette()?;
        if let Some(name) = &settings.logo {
            let is_plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':']);
            ensure!(is_plain, "logo of [brand] in signpost.toml: “{name}” is not the name of a file beside it");
        }
        Ok(settings)
    }

    /// The files of the look, none where nothing is said. `logo`: the bytes of the picture that is named.
    pub fn files(&self, logo: Option<&[u8]>) -> Result<Files> {
        let mut files = Files::new();
        let mut css = self.palette()?.map(|palette| palette.css()).unwrap_or_default();
        if let (Some(name), Some(bytes)) = (&self.logo, logo) {
            let (width, height) = sides(bytes).with_context(|| format!("{name}, the logo of [brand]"))?;
            let path = format!("icons/logo-{}.png", hash(bytes));
            css.push_str(&logo_css(&path, f64::from(width) / f64::from(height)));
            files.insert(path, bytes.to_owned());
        }
        if !css.is_empty() {
            files.insert(format!("styles/brand-{}.css", hash(css.as_bytes())), css.into_bytes());
        }
        Ok(files)
    }

    fn palette(&self) -> Result<Option<Palette>> {
        self.colour
            .as_deref()
            .map(|text| Palette::of(text).with_context(|| format!("colour of [brand]: {text}")))
            .transpose()
    }
}

/// As in the names of the app's own files.
fn hash(bytes: &[u8]) -> String {
    hex::encode(&Sha256::digest(bytes)[..6])
}

/// The path of the style sheet among the [`Settings::files`].
pub fn style_sheet(files: &Files) -> Option<&str> {
    files.keys().map(String::as_str).find(|path| path.starts_with("styles/brand-"))
}

/// The colours that follow from one.
struct Palette {
    light: Vec<(&'static str, Colour)>,
    dark: Vec<(&'static str, Colour)>,
    /// The header's, which are the same in both.
    sign: Vec<(&'static str, Colour)>,
}

impl Palette {
    fn of(text: &str) -> Result<Palette> {
        let Some(colour) = Colour::parse(text) else {
            bail!("expected six hexadecimal digits behind a #, such as #0b5d57");
        };
        if let Some((other, needed)) = too_light(colour) {
            let better =
                (1..=100).map(|step| colour.mixed(BLACK, f64::from(step) / 100.0)).find(|c| too_light(*c).is_none());
            bail!(
                "white words on it, or it on white, have a contrast of {:.1} to 1; people who see little need {needed} to 1. \
                 The nearest darker one that has it is {}",
                colour.contrast(other),
                better.unwrap_or(BLACK),
            );
        }
        let toward = |from: Colour, to: Colour, enough: &dyn Fn(Colour) -> bool| {
            let steps = (0..=100).map(|step| from.mixed(to, f64::from(step) / 100.0));
            steps.into_iter().find(|mixed| enough(*mixed)).unwrap_or(to)
        };
        let soft = toward(colour.mixed(WHITE, 0.88), WHITE, &|soft| colour.contrast(soft) >= TEXT);
        let lit = toward(colour, WHITE, &|lit| lit.contrast(DARK_SUNKEN) >= 7.0);
        let lit_soft = toward(colour.mixed(DARK_PAPER, 0.7), DARK_PAPER, &|soft| lit.contrast(soft) >= TEXT);
        Ok(Palette {
            light: vec![
                ("accent", colour),
                ("accent-strong", colour.mixed(BLACK, 0.28)),
                ("accent-soft", soft),
                ("on-accent", WHITE),
            ],
            dark: vec![
                ("accent", lit),
                ("accent-strong", lit.mixed(WHITE, 0.35)),
                ("accent-soft", lit_soft),
                ("on-accent", toward(colour.mixed(BLACK, 0.5), BLACK, &|on| on.contrast(lit) >= TEXT)),
            ],
            sign: vec![
                ("sign", colour),
                ("sign-deep", colour.mixed(BLACK, 0.2)),
                ("on-sign", WHITE),
                ("on-sign-soft", toward(colour.mixed(WHITE, 0.8), WHITE, &|soft| soft.contrast(colour) >= TEXT)),
            ],
        })
    }

    fn css(&self) -> String {
        let rules = |colours: &[(&str, Colour)]| {
            colours.iter().map(|(name, colour)| format!("--{name}:{colour}")).collect::<Vec<_>>().join(";")
        };
        let (light, dark, sign) = (rules(&self.light), rules(&self.dark), rules(&self.sign));
        format!(
            ":root{{{light};{sign}}}\n\
             @media (prefers-color-scheme:dark){{:root:not([data-theme=\"light\"]){{{dark}}}}}\n\
             :root[data-theme=\"dark\"]{{{dark}}}\n"
        )
    }
}

/// What a colour has too little contrast with, and how much is needed.
fn too_light(colour: Colour) -> Option<(Colour, f64)> {
    let beside = [(WHITE, TEXT), (PAPER, TEXT), (LAMP, SHAPE)];
    beside.into_iter().find(|(other, needed)| colour.contrast(*other) < *needed)
}

/// The logo in place of the sign, on a white plate: pictures are made for white paper. `ratio`: of its width to its height.
fn logo_css(path: &str, ratio: f64) -> String {
    format!(
        ".brand>.icon{{display:none}}\n\
         .brand::before{{content:\"\";box-sizing:border-box;flex:none;block-size:2.5rem;inline-size:min({:.2}rem,9rem,30vw);\
         border:.25rem solid #fff;border-radius:.375rem;background:#fff url(\"../{path}\") center/contain no-repeat}}\n",
        (2.0 * ratio + 0.5).clamp(1.5, 9.0)
    )
}

/// The sides of a PNG in pixels (ISO/IEC 15948, 11.2.2: IHDR is the first chunk).
fn sides(bytes: &[u8]) -> Result<(u32, u32)> {
    ensure!(
        bytes.len() <= MOST_LOGO,
        "it has {} kB, and every reader downloads it: make it at most {} kB, such as 480 by 160 pixels",
        bytes.len().div_ceil(1000),
        MOST_LOGO / 1000
    );
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n").filter(|rest| rest.get(4..8) == Some(b"IHDR"));
    let side = |at: usize| {
        let bytes: [u8; 4] = rest?.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    let (Some(width), Some(height)) = (side(8), side(12)) else {
        bail!("it is no PNG: save the picture as one");
    };
    ensure!(
        (1..=MOST_PIXELS).contains(&width) && (1..=MOST_PIXELS).contains(&height),
        "it has {width} by {height} pixels: make it at most {MOST_PIXELS} by {MOST_PIXELS}"
    );
    Ok((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of<'a>(colours: &'a [(&str, Colour)], name: &str) -> &'a Colour {
        &colours.iter().find(|(known, _)| *known == name).unwrap().1
    }

    proptest! {
        #[test]
        fn whatever_colour_is_taken_words_can_be_read_in_light_and_dark(rgb in any::<[u8; 3]>()) {
            let text = Colour(rgb).to_string();
            let palette = match Palette::of(&text) {
                Ok(palette) => palette,
                Err(error) => {
                    // The one that is proposed is taken.
                    let proposed = error.to_string().rsplit(' ').next().unwrap().to_owned();
                    Palette::of(&proposed).unwrap()
                }
            };
            let Palette { light, dark, sign } = &palette;
            for (colours, papers) in [(light, [WHITE, PAPER]), (dark, [DARK_PAPER, DARK_SUNKEN])] {
                for (over, under) in [("accent", "accent-soft"), ("on-accent", "accent")] {
                    prop_assert!(of(colours, over).contrast(*of(colours, under)) >= TEXT, "{text}: {over} on {under}");
                }
                for paper in papers {
                    prop_assert!(of(colours, "accent").contrast(paper) >= TEXT, "{text} on {paper}");
                    prop_assert!(of(colours, "accent-strong").contrast(paper) >= TEXT, "{text}, strong, on {paper}");
                }
            }
            for under in ["sign", "sign-deep"] {
                for over in ["on-sign", "on-sign-soft"] {
                    prop_assert!(of(sign, over).contrast(*of(sign, under)) >= TEXT, "{text}: {over} on {under}");
                }
                prop_assert!(of(sign, under).contrast(LAMP) >= SHAPE);
            }
        }
    }

    #[test]
    fn nothing_said_is_no_file_and_the_same_look_has_the_same_names() {
        assert_eq!(Settings::read("name = \"A\"").unwrap().files(None).unwrap(), Files::new());
        let settings = Settings::read("[brand]\ncolour = \"#7a1f4e\"").unwrap();
        let files = settings.files(None).unwrap();
        assert_eq!(files, settings.files(None).unwrap());
        let css = String::from_utf8(files[style_sheet(&files).unwrap()].clone()).unwrap();
        assert!(css.starts_with(":root{--accent:#7a1f4e;"), "{css}");
    }

    #[test]
    fn what_cannot_be_is_told_with_what_to_do() {
        for (text, told) in [
            ("colour = \"#ffcc00\"", "people who see little need 4.5 to 1. The nearest darker one that has it is #"),
            ("colour = \"green\"", "expected six hexadecimal digits"),
            ("colour = \"#12345\"", "expected six hexadecimal digits"),
            ("color = \"#123456\"", "expected such as colour"),
            ("logo = \"../logo.png\"", "is not the name of a file beside it"),
            ("logo = \"https://x.example/logo.png\"", "is not the name of a file beside it"),
            ("logo = 3", "expected such as"),
        ] {
            let error = format!("{:#}", Settings::read(&format!("[brand]\n{text}")).unwrap_err());
            assert!(error.contains(told), "{text}: {error}");
        }
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [&b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"[..], &sides, &[8, 6, 0, 0, 0]].concat()
    }

    #[test]
    fn a_logo_is_a_small_png() {
        let settings = Settings::read("[brand]\nlogo = \"logo.png\"").unwrap();
        let files = settings.files(Some(&png(480, 160))).unwrap();
        assert_eq!(files.len(), 2);
        for (bytes, told) in [
            (b"<svg onload=alert(1)>".to_vec(), "it is no PNG"),
            (b"\x89PNG\r\n\x1a\n".to_vec(), "it is no PNG"),
            (png(0, 160), "it has 0 by 160 pixels"),
            (png(480, 5_000), "it has 480 by 5000 pixels"),
            ([png(480, 160), vec![0; MOST_LOGO]].concat(), "every reader downloads it"),
        ] {
            let error = format!("{:#}", settings.files(Some(&bytes)).unwrap_err());
            assert!(error.contains(told) && error.contains("logo.png"), "{error}");
        }
    }
}
