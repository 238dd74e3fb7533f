//! What becomes of an answer that was proven to be one.

use domain::{
    Email, Title,
    text::{clean, is_blank},
};
use web::Translations;

use super::{letter::Letter, quote};

/// Characters of a message.
pub const MOST_CHARACTERS: usize = 20_000;
/// Characters of what was left out; all of it is in the original.
pub const MOST_TRIMMED: usize = 100_000;
/// Characters of it that the studio's notice shows.
const EXCERPT: usize = 400;
/// Answers of one contact that are taken within an hour: each writes to the studio.
pub const MOST_AN_HOUR: u32 = 30;

/// The row to be.
#[derive(Debug, PartialEq, Eq)]
pub struct Taken {
    pub subject: String,
    pub body: String,
    /// What was left out of the mail's text.
    pub trimmed: String,
    /// One short paragraph of it.
    pub excerpt: String,
    /// The address it came from, where that is not the contact's own.
    pub from: Option<Email>,
}

fn one_line(text: &str) -> String {
    clean(text, false).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// A subject without `Re:` and its like.
fn bare(subject: &str) -> &str {
    match subject.split_once(':') {
        Some((mark, rest)) if mark.chars().count() <= 8 && !mark.trim().contains(' ') => bare(rest),
        _ => subject.trim(),
    }
}

/// `None` for a mail that says nothing. `known` is the contact's own address, `answered` the subject of the letter it answers; what is
/// added to it is said in `words`.
pub fn take(letter: &Letter, known: &Email, answered: &str, words: Translations) -> Option<Taken> {
    let text = clean(&letter.text, true);
    let mut text = if is_blank(&text) { "" } else { text.trim() };
    let given = cut(&one_line(&letter.subject), Title::MAX);
    let given = if is_blank(&given) { "" } else { given.as_str() };
    if text.is_empty() && letter.files.is_empty() && letter.refused.is_empty() {
        // Some write all they have to say above.
        if quote::words(bare(given)) == quote::words(bare(answered)) || quote::words(bare(given)).is_empty() {
            return None;
        }
        text = given;
    }
    let subject = if given.is_empty() { answered } else { given };
    let mut notes = Vec::new();
    let from = letter.from.as_ref().filter(|from| *from != known);
    if let Some(from) = from {
        notes.push(format!("[{}]", words.inbound_from(from)));
    }
    for file in &letter.files {
        if let Some(called) = &file.called {
            notes.push(format!("[{}]", words.inbound_renamed(called, &file.name)));
        }
    }
    if !letter.refused.is_empty() {
        let names = letter.refused.iter().map(|name| one_line(name)).collect::<Vec<_>>().join(", ");
        notes.push(format!("[{}]", words.inbound_refused(cut(&names, 1000))));
    }
    if text.is_empty() && !letter.files.is_empty() {
        notes.push(format!("[{}]", words.inbound_files_only()));
    }
    let note_of_cut = format!("[{}]", words.inbound_cut());
    let taken = notes.iter().map(|note| note.chars().count() + 2).sum::<usize>() + note_of_cut.chars().count() + 2;
    let room = MOST_CHARACTERS.saturating_sub(taken);
    let mut parts = Vec::new();
    if !text.is_empty() {
        parts.push(cut(text, room));
    }
    let rest: String = text.chars().skip(room).collect();
    if !rest.is_empty() {
        parts.push(note_of_cut);
    }
    parts.extend(notes);
    let body = parts.join("\n\n");
    let mut excerpt = cut(&one_line(&body), EXCERPT);
    if one_line(&body).chars().count() > EXCERPT {
        excerpt.push('…');
    }
    let trimmed = clean(&letter.trimmed, true);
    let trimmed = match (rest.as_str(), trimmed.trim()) {
        ("", trimmed) => cut(trimmed, MOST_TRIMMED),
        (rest, "") => cut(rest, MOST_TRIMMED),
        (rest, trimmed) => cut(&format!("{rest}\n\n{trimmed}"), MOST_TRIMMED),
    };
    Some(Taken { subject: subject.to_owned(), body, trimmed, excerpt, from: from.cloned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn anna() -> Email {
        "anna@example.com".parse().unwrap()
    }

    fn letter(text: &str) -> Letter {
        Letter { from: Some(anna()), subject: "Re: June".to_owned(), text: text.to_owned(), ..Letter::default() }
    }

    /// Proves B2.
    #[test]
    fn an_answer_is_what_was_written() {
        let taken = take(&letter("Yes, gladly.\r\n\r\nAnna"), &anna(), "June", Translations::default()).unwrap();
        assert_eq!(
            (taken.subject.as_str(), taken.body.as_str(), taken.excerpt.as_str()),
            ("Re: June", "Yes, gladly.\n\nAnna", "Yes, gladly. Anna")
        );
        assert_eq!(take(&letter(" \u{feff}\n"), &anna(), "June", Translations::default()), None);
        // All there is to say stands in the subject; but not where that is the letter's own.
        let above = |subject: &str| take(&Letter { subject: subject.to_owned(), ..letter("") }, &anna(), "June", Translations::default());
        assert_eq!(
            above("YES to June, 120 guests").map(|taken| (taken.subject, taken.body)),
            Some(("YES to June, 120 guests".to_owned(), "YES to June, 120 guests".to_owned()))
        );
        for empty in ["Re: June", "AW: RE: june", "", "Re:", "\u{200b}"] {
            assert_eq!(above(empty), None, "{empty}");
        }
        let nameless = Letter { subject: " \r\n\u{202e}".to_owned(), ..letter("Yes") };
        assert_eq!(take(&nameless, &anna(), "June", Translations::default()).unwrap().subject, "June");
    }

    /// Proves B2.
    #[test]
    fn another_sender_and_what_was_refused_are_told() {
        let other = Letter {
            from: Some("anna.berg@office.example".parse().unwrap()),
            refused: vec!["run.exe".to_owned(), "a\r\nb.js".to_owned()],
            ..letter("Yes")
        };
        let taken = take(&other, &anna(), "June", Translations::default()).unwrap();
        assert_eq!(taken.body, "Yes\n\n[sent from anna.berg@office.example]\n\n[files not accepted: run.exe, a b.js]");
    }

    proptest! {
        #[test]
        fn a_message_has_its_limit_and_nothing_that_cannot_be_shown(
            text in "(\\PC{0,30}|\u{7}|\u{202e}|\r\n|wedding ){0,40}", times in 1usize..60, many in 0usize..300
        ) {
            let long = Letter { refused: vec!["x".repeat(40); many], from: None, ..letter(&text.repeat(times)) };
            if let Some(taken) = take(&long, &anna(), "June", Translations::default()) {
                prop_assert!(taken.body.chars().count() <= MOST_CHARACTERS);
                prop_assert!(!taken.body.is_empty() && taken.excerpt.chars().count() <= EXCERPT + 1);
                let odd = |c: char| matches!(c, '\r' | '\u{7}' | '\u{202e}');
                prop_assert!(!taken.body.chars().any(odd), "{}", taken.body);
            }
        }
    }

    /// Proves B2.
    #[test]
    fn what_is_cut_is_said() {
        let taken = take(&letter(&"word ".repeat(5000)), &anna(), "June", Translations::default()).unwrap();
        assert!(taken.body.ends_with("\n\n[message too long to show in full; the studio can read all of it]"), "{}", taken.body);
        let (kept, _) = taken.body.split_once("\n\n[").unwrap();
        assert_eq!(format!("{kept}{}", taken.trimmed), "word ".repeat(5000).trim(), "nothing is lost");
        assert!(taken.excerpt.ends_with('…'));
    }
}
