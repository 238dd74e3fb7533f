//! Bounded text: one line for names and titles, several for notes.

use crate::{Faults, Invalid, nfc::nfc};

/// NFC, trimmed, without control characters (line breaks kept where `lines`), 1 to `max` characters.
fn tidy(text: &str, max: usize, lines: bool) -> Result<String, Invalid> {
    let text = nfc(&text.replace("\r\n", "\n"));
    let text = text.trim();
    if text.is_empty() {
        return Err(Invalid::Missing);
    }
    if text.chars().count() > max {
        return Err(Invalid::TooLong(max));
    }
    // Direction overrides make a name read as another name.
    let odd = |c: char| {
        (c.is_control() && !(lines && (c == '\n' || c == '\t'))) || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if text.contains(odd) {
        return Err(Invalid::Unseen);
    }
    Ok(text.to_owned())
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $max:tt, $lines:literal);+ $(;)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(try_from = "String", into = "String")]
        #[schema(value_type = String, min_length = 1, max_length = $max)]
        pub struct $name(String);

        impl $name {
            /// In characters.
            pub const MAX: usize = $max;

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = Invalid;
            fn from_str(text: &str) -> Result<Self, Invalid> {
                tidy(text, $max, $lines).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = Invalid;
            fn try_from(text: String) -> Result<Self, Invalid> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }
    )+};
}

texts! {
    /// A person's or a studio's name.
    Name: 120, false;
    /// A telephone number as people write it; nothing dials it.
    Phone: 40, false;
    /// A project's or a document's title; an installment's label.
    Title: 200, false;
    /// A sentence or two on the login page.
    Welcome: 300, true;
    /// What a line item or an option says about itself.
    Description: 1000, true;
    /// What somebody typed to sign with.
    SignedName: 200, false;
    /// Free text of several lines.
    Note: 10000, true;
    /// A contract's Markdown.
    Terms: 100000, true;
}

/// Nothing and only spaces are the same.
pub(crate) fn optional<T>(text: Option<String>, path: &str, faults: &mut Faults) -> Option<String>
where
    T: std::str::FromStr<Err = Invalid>,
    String: From<T>,
{
    let text = text.filter(|text| !text.trim().is_empty())?;
    faults.take(path, text.parse::<T>()).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_not_mangled() {
        assert_eq!("  Zoe\u{0308} O’Brien ".parse::<Name>().unwrap().as_str(), "Zoë O’Brien");
        assert!("a\nb".parse::<Name>().is_err());
        assert!("a\nb".parse::<Note>().is_ok());
        assert!("pay\u{202E}gnp.exe".parse::<Title>().is_err());
        assert!(" ".parse::<Name>().is_err());
        assert!("x".repeat(121).parse::<Name>().is_err());
    }
}
