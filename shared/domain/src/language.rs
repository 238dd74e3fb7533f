//! The languages of the client side.

use crate::InvalidValue;

/// A language every text a client sees is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    De,
    Fr,
    Es,
    It,
}

impl Language {
    pub const ALL: [Self; 5] = [Self::En, Self::De, Self::Fr, Self::Es, Self::It];

    /// As BCP 47 writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::It => "it",
        }
    }

    /// Its name in itself: whoever looks for it reads nothing else on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Fr => "Français",
            Self::Es => "Español",
            Self::It => "Italiano",
        }
    }

    /// Whose text to take of five in the order of [`Language::ALL`].
    pub fn pick<T: Copy>(self, of: &[T; 5]) -> T {
        let [en, de, fr, es, it] = *of;
        match self {
            Self::En => en,
            Self::De => de,
            Self::Fr => fr,
            Self::Es => es,
            Self::It => it,
        }
    }

    /// The one an `Accept-Language` header likes best (RFC 9110 §12.5.4), first come first served among equals. `None` when it likes none
    /// of ours, or anything else at least as well (`*`): then the studio's own language is the better guess.
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        let mut best: Option<(u16, Option<Self>)> = None;
        for part in accept_language.split(',') {
            let mut pieces = part.split(';').map(str::trim);
            let range = pieces.next().unwrap_or_default();
            let Some(weight) = pieces.next().map_or(Some(1000), weight).filter(|weight| *weight > 0) else { continue };
            let primary = range.split('-').next().unwrap_or_default();
            let language = Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary));
            if (language.is_some() || range == "*") && best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, language));
            }
        }
        best.and_then(|(_, language)| language)
    }
}

/// `q=0.8` in thousandths; `None` where it is not a qvalue (RFC 9110 §12.4.2).
fn weight(text: &str) -> Option<u16> {
    let (name, value) = text.split_once('=')?;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if !name.trim().eq_ignore_ascii_case("q") || fraction.len() > 3 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let thousandths: u16 = format!("{fraction:0<3}").parse().ok()?;
    match whole.trim() {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(1000),
        _ => None,
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.code())
    }
}

impl std::str::FromStr for Language {
    type Err = InvalidValue;
    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        Self::ALL.into_iter().find(|language| language.code() == text).ok_or(InvalidValue::Language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_best_liked_language_wins() {
        use Language::{De, En, Es, Fr, It};
        for (header, chosen) in [
            ("de", Some(De)),
            ("de-AT,de;q=0.9,en;q=0.8", Some(De)),
            ("en-GB, en-US;q=0.9", Some(En)),
            ("FR-ca", Some(Fr)),
            ("ja, es;q=0.3, it;q=0.7", Some(It)),
            ("it;q=0.5,es;q=0.5", Some(It)),
            ("es;q=0.001", Some(Es)),
            ("pl,cs;q=0.8", None),
            ("de;q=0", None),
            ("de;q=0, fr;q=0.1", Some(Fr)),
            ("*", None),
            ("*;q=0.8, fr;q=0.5", None),
            ("fr, *;q=0.5", Some(Fr)),
            ("deutsch", None),
            ("de;q=2, it", Some(It)),
            ("de;q=0.1234, it;q=0.1", Some(It)),
            ("de ; q=0.2 , en ; Q=0.9", Some(En)),
            ("", None),
        ] {
            assert_eq!(Language::negotiate(header), chosen, "{header}");
        }
    }

    #[test]
    fn a_language_reads_back_from_its_code() {
        for language in Language::ALL {
            assert_eq!(language.code().parse(), Ok(language));
            assert_eq!(serde_json::to_string(&language).unwrap(), format!("\"{language}\""));
            assert_eq!(language.pick(&Language::ALL), language);
        }
        assert!("DE".parse::<Language>().is_err());
    }

    proptest! {
        #[test]
        fn no_header_breaks_the_choice(header in ".{0,80}") {
            let _ = Language::negotiate(&header);
        }
    }
}
