//! A studio's looks (A3). Only validated values reach a stylesheet, so a studio's input can never be a script or a rule.

use crate::Invalid;

/// An opaque sRGB colour, `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, pattern = "^#[0-9a-f]{6}$", example = "#7a4b5d")]
pub struct Colour([u8; 3]);

impl Colour {
    pub const WHITE: Self = Self([255; 3]);
    pub const BLACK: Self = Self([0; 3]);

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
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let wrong = || Invalid::new("Enter a colour as #rrggbb");
        let digits = text.trim().strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = u32::from_str_radix(digits.ok_or_else(wrong)?, 16).map_err(|_| wrong())?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl TryFrom<String> for Colour {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
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
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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

    proptest! {
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
