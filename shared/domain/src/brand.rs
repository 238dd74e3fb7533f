//! A studio's looks (A3, C12). Only validated values reach a stylesheet, so a studio's input can never be a script or a rule.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::InvalidValue;

/// Largest logo, in bytes: every client loads it before anything else of the studio's.
pub const MOST_LOGO_BYTES: u64 = 1_000_000;

/// An opaque sRGB colour, `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, pattern = "^#[0-9a-f]{6}$", example = "#7a4b5d")]
pub struct Colour([u8; 3]);

impl Colour {
    pub const WHITE: Self = Self([255; 3]);
    pub const BLACK: Self = Self([0; 3]);
    /// Darker than any paper of ours by day, so that what reads on it reads on all of them.
    const PAPER: Self = Self([0xf0; 3]);
    /// The lightest of our papers in the dark.
    const NIGHT: Self = Self([0x1b, 0x1e, 0x21]);

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0;
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio, 1 to 21 (WCAG 2.2, success criterion 1.4.3).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Black or white, whichever reads better on this colour; one of them always reaches 4.5.
    pub fn ink(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) { Self::WHITE } else { Self::BLACK }
    }

    /// The nearest shade of this colour that reads on `ground` at 4.5 or better: for links and buttons of a studio whose colour is pale.
    #[must_use]
    pub fn readable_on(self, ground: Self) -> Self {
        let target = ground.ink();
        let ([red, green, blue], [to_red, to_green, to_blue]) = (self.0, target.0);
        let mix = |from: u8, to: u8, step: u16| {
            let mixed = (u16::from(from) * (20 - step) + u16::from(to) * step) / 20;
            u8::try_from(mixed).unwrap_or(to)
        };
        (0..=20)
            .map(|step| Self([mix(red, to_red, step), mix(green, to_green, step), mix(blue, to_blue, step)]))
            .find(|shade| shade.contrast(ground) >= 4.5)
            .unwrap_or(target)
    }
}

impl std::str::FromStr for Colour {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let wrong = || InvalidValue::new("Enter a colour as #rrggbb");
        let digits = text.trim().strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = u32::from_str_radix(digits.ok_or_else(wrong)?, 16).map_err(|_| wrong())?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl TryFrom<String> for Colour {
    type Error = InvalidValue;
    fn try_from(text: String) -> Result<Self, InvalidValue> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        colour.to_string()
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// What a studio set of its looks; nothing set looks sensible too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Brand {
    /// Buttons and links.
    pub accent: Option<Colour>,
    /// The ground of the login page.
    pub background: Option<Colour>,
    /// R2 key of the logo.
    pub logo_key: Option<String>,
    pub logo_type: Option<String>,
    pub welcome: Option<String>,
}

/// One colour as clients see it.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct ColourContrast {
    /// Of buttons and links.
    pub colour: Colour,
    /// Of the words on a button.
    pub ink: Colour,
    /// Of the colour with its paper, 1 to 21 (WCAG 2.2); from 4.5 on it can be read.
    pub contrast: f64,
    /// The same of the colour that was chosen; absent where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chosen_contrast: Option<f64>,
}

impl ColourContrast {
    fn of(chosen: Colour, paper: Colour) -> Self {
        let colour = chosen.readable_on(paper);
        let chosen_contrast = Some(hundredths(chosen.contrast(paper)));
        Self { colour, ink: colour.ink(), contrast: hundredths(colour.contrast(paper)), chosen_contrast }
    }
}

/// Never up: 4.499 is not 4.5.
fn hundredths(ratio: f64) -> f64 {
    (ratio * 100.0).floor() / 100.0
}

/// What becomes of a brand's colours.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Palette {
    /// By day.
    pub light: ColourContrast,
    /// For those whose device is set to dark.
    pub dark: ColourContrast,
    /// Behind the login page, where no text stands.
    pub ground: Colour,
}

impl Default for Palette {
    /// As the stylesheet has it where a studio chose nothing.
    fn default() -> Self {
        let (day, night) = (Colour([0x2f, 0x50, 0x61]), Colour([0xa3, 0xc4, 0xd4]));
        let shade = |colour: Colour, ink, paper| ColourContrast {
            colour,
            ink,
            contrast: hundredths(colour.contrast(paper)),
            chosen_contrast: None,
        };
        let dark = shade(night, Colour([0x12, 0x20, 0x2a]), Colour::NIGHT);
        Self { light: shade(day, Colour::WHITE, Colour::PAPER), dark, ground: day }
    }
}

impl Palette {
    /// As a stylesheet's custom properties.
    pub fn properties(&self) -> String {
        let Self { light, dark, ground } = self;
        format!(
            "--brand:{};--brand-ink:{};--brand-dark:{};--brand-dark-ink:{};--brand-ground:{ground}",
            light.colour, light.ink, dark.colour, dark.ink
        )
    }
}

impl Brand {
    /// What buttons and links are made of: their own colour, else the ground's.
    pub fn chosen(&self) -> Option<Colour> {
        self.accent.or(self.background)
    }

    /// The chosen colours, darkened or lightened until they can be read on our light and dark paper.
    pub fn palette(&self) -> Palette {
        let Some(chosen) = self.chosen() else { return Palette::default() };
        Palette {
            light: ColourContrast::of(chosen, Colour::PAPER),
            dark: ColourContrast::of(chosen, Colour::NIGHT),
            ground: self.background.unwrap_or(chosen),
        }
    }

    /// Another one for every other brand. Addresses carry it, so that what is kept under them need never be asked for again.
    pub fn version(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }
}

/// What a logo is, by its first bytes.
///
/// # Errors
/// When it is anything but a raster image that every browser and mail program shows. Never SVG: a browser would run it.
pub fn logo_type(start: &[u8]) -> Result<&'static str, InvalidValue> {
    infer::get(start)
        .map(|found| found.mime_type())
        .filter(|kind| matches!(*kind, "image/png" | "image/jpeg" | "image/webp"))
        .ok_or_else(|| InvalidValue::new("Choose a PNG, JPEG or WebP image"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Proves A3.
    #[test]
    fn only_a_colour_is_a_colour() {
        assert_eq!("#7A4b5d".parse::<Colour>().unwrap().to_string(), "#7a4b5d");
        for wrong in ["red", "#fff", "#12345g", "#7a4b5d;}", "url(x)", "#+12345"] {
            assert!(wrong.parse::<Colour>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 0.001);
    }

    /// Proves C12.
    #[test]
    fn a_logo_is_a_picture_and_nothing_a_browser_runs() {
        assert_eq!(logo_type(b"\x89PNG\r\n\x1a\n\0\0").unwrap(), "image/png");
        assert_eq!(logo_type(b"\xff\xd8\xff\xe0\0\x10JFIF").unwrap(), "image/jpeg");
        assert_eq!(logo_type(b"RIFF\x24\0\0\0WEBPVP8 ").unwrap(), "image/webp");
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
        let others = [svg, "<?xml version=\"1.0\"?><svg/>", "<!doctype html><html>", "GIF89a", "%PDF-1.4", "PNG", ""];
        for wrong in others {
            assert!(logo_type(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    /// Proves A3.
    #[test]
    fn every_other_brand_has_another_version() {
        let brand = Brand { accent: Some("#7a4b5d".parse().unwrap()), ..Brand::default() };
        let moved = Brand { background: brand.accent, accent: None, ..Brand::default() };
        let with_logo = Brand { logo_key: Some("logo/1".to_owned()), ..brand.clone() };
        let mut versions = [Brand::default(), brand.clone(), moved, with_logo].map(|brand| brand.version()).to_vec();
        versions.sort();
        versions.dedup();
        assert_eq!((versions.len(), brand.version()), (4, brand.clone().version()));
    }

    proptest! {
        /// Proves A3, C12.
        #[test]
        fn what_clients_see_can_be_read(accent in 0_u32..0x0100_0000, background in 0_u32..0x0100_0000, which in 0_u8..4) {
            let colour = |number: u32, set: bool| set.then(|| format!("#{number:06x}").parse::<Colour>().unwrap());
            let brand = Brand { accent: colour(accent, which & 1 > 0), background: colour(background, which & 2 > 0), ..Brand::default() };
            let palette = brand.palette();
            for shade in [palette.light, palette.dark] {
                prop_assert!(shade.contrast >= 4.5 && shade.colour.contrast(shade.ink) >= 4.5, "{shade:?}");
                // Only what cannot be read is changed.
                let kept = brand.chosen().is_none_or(|chosen| chosen == shade.colour);
                prop_assert_eq!(kept, shade.chosen_contrast.is_none_or(|ratio| ratio >= 4.5), "{:?}", shade);
            }
            prop_assert_eq!(palette == Palette::default(), brand.chosen().is_none());
        }

        /// Proves A3.
        #[test]
        fn text_can_always_be_read(number in 0_u32..0x0100_0000) {
            let colour: Colour = format!("#{number:06x}").parse().unwrap();
            prop_assert!(colour.contrast(colour.ink()) >= 4.5);
            prop_assert!(colour.readable_on(Colour::WHITE).contrast(Colour::WHITE) >= 4.5);
            prop_assert!(colour.readable_on(Colour::BLACK).contrast(Colour::BLACK) >= 4.5);
        }
    }
}
