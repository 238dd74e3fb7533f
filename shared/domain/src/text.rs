//! Bounded text: one line for names and titles, several for notes.

use crate::{InvalidValue, ValidationErrors, nfc::nfc};

/// NFC, cleaned and trimmed, 1 to `max` characters.
fn tidy(text: &str, max: usize, lines: bool) -> Result<String, InvalidValue> {
    let text = nfc(&clean(text, lines));
    // Without the blanks that text pasted from a page brings along, which `trim` knows only in part.
    let text = text.trim();
    if is_blank(text) {
        return Err(InvalidValue::Missing);
    }
    if text.chars().count() > max {
        return Err(InvalidValue::TooLong(max));
    }
    Ok(text.to_owned())
}

/// Whether nothing of it can be seen: white space, and what Unicode draws nothing for.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || is_format(c)
        || is_joiner(c)
        || is_mark(c)
        || is_filler(c)
        || matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Draw nothing and mean nothing in a text of ours. Overrides, embeddings and isolates make a name read as another name, and come along
/// with telephone numbers pasted from an address book; the rest is what word processors and pages put between letters.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E007F}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Letters that are blank: Hangul fillers, the empty pattern of Braille, and the joiner of graphemes.
fn is_filler(c: char) -> bool {
    matches!(c, '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}')
}

/// Zero-width joiner and non-joiner.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Marks of direction.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}')
}

pub(crate) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && !is_mark(c)
}

/// Of a script in which joiners shape letters: Arabic (Persian), Syriac, N'Ko, those of India and South-East Asia, Mongolian.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{18AF}' | '\u{1A20}'..='\u{1CFF}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' | '\u{10A00}'..='\u{11FFF}')
        && !is_mark(c)
}

/// Pictures, and what changes the picture before it.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Text as people mean it: without the characters that cannot be seen, which pasting brings along, and with the line breaks of every
/// system as `\n`; in one line, a break is a space. What shapes the letters beside it stays: joiners within pictures and within the
/// scripts that need them, marks of direction in text that runs from right to left, the tags of a flag.
pub fn clean(text: &str, lines: bool) -> String {
    let text = text.replace("\r\n", "\n");
    let keeps_marks = text.chars().any(is_right_to_left);
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    // A flag of a region: a black flag and tags after it.
    let mut in_flag = false;
    while let Some(c) = characters.next() {
        let before = out.chars().next_back();
        let next = characters.peek().copied();
        in_flag = c == '\u{1F3F4}' || in_flag && matches!(c, '\u{E0020}'..='\u{E007F}');
        match c {
            '\n' | '\t' if lines => out.push(c),
            // Word's own break within a paragraph, a page's break, and those of Unicode.
            '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' if lines => out.push('\n'),
            '\n' | '\t' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            // Word's hyphen that does not break.
            '\u{1E}' => out.push('-'),
            _ if c.is_control() => {}
            _ if is_mark(c) => {
                if keeps_marks {
                    out.push(c);
                }
            }
            '\u{200D}' if before.is_some_and(is_emoji) && next.is_some_and(is_emoji) => out.push(c),
            _ if is_joiner(c) => {
                if before.is_some_and(is_joined) {
                    out.push(c);
                }
            }
            '\u{E0020}'..='\u{E007F}' if in_flag => out.push(c),
            _ if is_format(c) => {}
            _ => out.push(c),
        }
    }
    out
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
            type Err = InvalidValue;
            fn from_str(text: &str) -> Result<Self, InvalidValue> {
                tidy(text, $max, $lines).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidValue;
            fn try_from(text: String) -> Result<Self, InvalidValue> {
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

/// Whether two names are plainly one: however they are capitalised, accented marks are encoded or the words are ordered.
pub fn same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| {
        let folded = crate::nfc::nfc(name).to_lowercase();
        let mut words: Vec<_> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        words.sort();
        words
    };
    words(one) == words(other)
}

/// Nothing and nothing that can be seen are the same.
pub(crate) fn optional<T>(text: Option<String>, path: &str, faults: &mut ValidationErrors) -> Option<String>
where
    T: std::str::FromStr<Err = InvalidValue>,
    String: From<T>,
{
    let text = text.filter(|text| !is_blank(text))?;
    faults.take(path, text.parse::<T>()).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_not_mangled() {
        assert_eq!("  Zoe\u{0308} O’Brien ".parse::<Name>().unwrap().as_str(), "Zoë O’Brien");
        assert_eq!("a\nb".parse::<Name>().unwrap().as_str(), "a b");
        assert_eq!("a\r\nb".parse::<Note>().unwrap().as_str(), "a\nb");
        assert!(" ".parse::<Name>().is_err());
        assert!("x".repeat(121).parse::<Name>().is_err());
    }

    #[test]
    fn a_name_is_known_however_it_is_written() {
        for other in ["anna berg", "ANNA  BERG", "Berg, Anna", "Anna Berg."] {
            assert!(same_name("Anna Berg", other), "{other}");
        }
        assert!(same_name("Zo\u{eb}", "zoe\u{308}"));
        for other in ["Anna", "Anna Berger", "Ben Berg", ""] {
            assert!(!same_name("Anna Berg", other), "{other}");
        }
    }

    /// Every kind of text refuses what nobody can see, as it refuses nothing at all.
    #[test]
    fn nothing_but_invisible_characters_is_empty() {
        for text in [
            "",
            " ",
            "\u{a0}\u{3000}",
            "\u{200b}",
            "\u{200d}\u{200c}",
            "\u{2060}\u{feff}",
            "\u{3164}",
            "\u{ffa0} \u{115f}",
            "\u{2800}\u{2800}",
            "\u{ad}",
            "\u{202e}\u{202c}",
            "\u{2066}\u{2069}",
            "\u{200e}\u{200f}\u{61c}",
            "\u{fe0f}",
            "\u{e0041}\u{e0042}",
            "\u{34f}",
            "\u{b}\u{1}",
            "\u{e0100}",
            "\u{180e}\u{fffc}",
        ] {
            assert!(is_blank(text), "{text:?}");
            let refusals = [
                text.parse::<Name>().err(),
                text.parse::<Phone>().err(),
                text.parse::<Title>().err(),
                text.parse::<Welcome>().err(),
                text.parse::<Description>().err(),
                text.parse::<SignedName>().err(),
                text.parse::<Note>().err(),
                text.parse::<Terms>().err(),
            ];
            assert_eq!(refusals, [const { Some(InvalidValue::Missing) }; 8], "{text:?}");
            assert_eq!(optional::<Note>(Some(text.to_owned()), "note", &mut ValidationErrors::default()), None, "{text:?}");
        }
    }

    #[test]
    fn what_pasting_brings_along_is_cleaned_away() {
        for (pasted, meant) in [
            // From an address book, and from a messenger.
            ("\u{202a}+49 30 1234\u{202c}", "+49 30 1234"),
            ("\u{200e}+49\u{2068} 30\u{2069}", "+49 30"),
            ("pay\u{202e}gnp.exe", "paygnp.exe"),
            // From a page: a break that may be, and one that must not.
            ("Blumen\u{ad}mädchen\u{200b}", "Blumenmädchen"),
            ("\u{feff}Anna", "Anna"),
            // From Word: a break within a paragraph, a hyphen that does not break, one that may, the end of a cell, a picture.
            ("Anna\u{b}Berg", "Anna Berg"),
            ("Anna\u{1e}Lena\u{1f} Berg\u{7}", "Anna-Lena Berg"),
            ("Anna \u{fffc}Berg", "Anna Berg"),
        ] {
            assert_eq!(pasted.parse::<Title>().unwrap().as_str(), meant);
        }
        assert_eq!("One\u{b}two\u{2028}three\u{c}\r\nfour\rfive".parse::<Note>().unwrap().as_str(), "One\ntwo\nthree\n\nfour\nfive");
    }

    #[test]
    fn what_shapes_letters_and_pictures_stays() {
        for text in [
            "می\u{200c}خواهم",
            "ක්\u{200d}රි",
            "👩\u{200d}❤\u{fe0f}\u{200d}👩 and 👩🏽\u{200d}🍳",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "שלום!\u{200f} (abc)",
            "葛\u{e0100}城",
        ] {
            assert_eq!(text.parse::<Title>().unwrap().as_str(), text);
        }
    }

    proptest::proptest! {
        #[test]
        fn cleaning_is_done_once_and_loses_nothing_that_can_be_seen(
            text in "(\\PC{0,4}|[a-zé ]{0,5}|[\u{0}-\u{20}\u{7f}-\u{a0}]|[\u{200b}-\u{200f}]|[\u{2028}-\u{202e}]|[\u{2060}-\u{206f}]|\u{feff}|ش|ک|👩|🏴|[\u{e0000}-\u{e007f}]){0,30}"
        ) {
            let seen = |text: &str| text.chars().filter(|c| !is_invisible(*c)).collect::<String>();
            for lines in [false, true] {
                let cleaned = clean(&text, lines);
                proptest::prop_assert_eq!(clean(&cleaned, lines), &*cleaned);
                proptest::prop_assert_eq!(seen(&cleaned).replace('-', ""), seen(&text).replace('-', ""));
                proptest::prop_assert!(!cleaned.chars().any(|c| c.is_control() && !(lines && (c == '\n' || c == '\t'))));
                let odd = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}');
                proptest::prop_assert!(!cleaned.contains(odd));
            }
            if let Ok(name) = text.parse::<Title>() {
                proptest::prop_assert!(!is_blank(name.as_str()));
                proptest::prop_assert_eq!(name.as_str().parse::<Title>().unwrap(), name);
            }
        }
    }
}
