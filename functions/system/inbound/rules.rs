//! What becomes of an answer that was proven to be one.

use domain::{Email, Title};
use web::Words;

use super::letter::Letter;

/// Characters of a message.
pub const MOST_CHARACTERS: usize = 20_000;
/// Characters of it that the studio's notice shows.
const EXCERPT: usize = 400;
/// Answers of one contact that are taken within an hour: each writes to the studio.
pub const MOST_AN_HOUR: u32 = 30;

/// The row to be.
#[derive(Debug, PartialEq, Eq)]
pub struct Taken {
    pub subject: String,
    pub body: String,
    /// One short paragraph of it.
    pub excerpt: String,
    /// The address it came from, where that is not the contact's own.
    pub from: Option<Email>,
}

/// Without what cannot be shown: control characters, and those that make text read as another text.
fn shown(text: &str) -> String {
    let odd = |c: char| {
        c.is_control() && c != '\n' && c != '\t' || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{200b}')
    };
    text.replace("\r\n", "\n").chars().filter(|c| !odd(*c)).collect()
}

fn one_line(text: &str) -> String {
    shown(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// `None` for a mail that says nothing. `known` is the contact's own address, `answered` the subject of the message it answers; what is
/// added to it is said in `words`.
pub fn take(letter: &Letter, known: &Email, answered: &str, words: Words) -> Option<Taken> {
    let text = shown(&letter.text);
    let text = text.trim();
    if text.is_empty() && letter.files.is_empty() && letter.refused.is_empty() {
        return None;
    }
    let subject = cut(&one_line(&letter.subject), Title::MAX);
    let subject = if subject.is_empty() { answered.to_owned() } else { subject };
    let mut notes = Vec::new();
    let from = letter.from.as_ref().filter(|from| *from != known);
    if let Some(from) = from {
        notes.push(format!("[{}]", words.inbound_from(from)));
    }
    if !letter.refused.is_empty() {
        let names = letter.refused.iter().map(|name| one_line(name)).collect::<Vec<_>>().join(", ");
        notes.push(format!("[{}]", words.inbound_refused(cut(&names, 1000))));
    }
    if text.is_empty() && !letter.files.is_empty() {
        notes.push(format!("[{}]", words.inbound_files_only()));
    }
    let note_of_cut = format!("[{}]", words.inbound_cut());
    let room = MOST_CHARACTERS - notes.iter().map(|note| note.chars().count() + 2).sum::<usize>() - note_of_cut.chars().count() - 2;
    let mut parts = Vec::new();
    if !text.is_empty() {
        parts.push(cut(text, room));
    }
    if text.chars().count() > room {
        parts.push(note_of_cut);
    }
    parts.extend(notes);
    let body = parts.join("\n\n");
    let mut excerpt = cut(&one_line(&body), EXCERPT);
    if one_line(&body).chars().count() > EXCERPT {
        excerpt.push('…');
    }
    Some(Taken { subject, body, excerpt, from: from.cloned() })
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
        let taken = take(&letter("Yes, gladly.\r\n\r\nAnna"), &anna(), "June", Words::default()).unwrap();
        assert_eq!(
            (taken.subject.as_str(), taken.body.as_str(), taken.excerpt.as_str()),
            ("Re: June", "Yes, gladly.\n\nAnna", "Yes, gladly. Anna")
        );
        assert_eq!(take(&letter(" \u{feff}\n"), &anna(), "June", Words::default()), None);
        let nameless = Letter { subject: " \r\n\u{202e}".to_owned(), ..letter("Yes") };
        assert_eq!(take(&nameless, &anna(), "June", Words::default()).unwrap().subject, "June");
    }

    /// Proves B2.
    #[test]
    fn another_sender_and_what_was_refused_are_told() {
        let other = Letter {
            from: Some("anna.berg@office.example".parse().unwrap()),
            refused: vec!["run.exe".to_owned(), "a\r\nb.js".to_owned()],
            ..letter("Yes")
        };
        let taken = take(&other, &anna(), "June", Words::default()).unwrap();
        assert_eq!(taken.body, "Yes\n\n[answered from anna.berg@office.example]\n\n[not taken: run.exe, a b.js]");
    }

    proptest! {
        #[test]
        fn a_message_has_its_limit_and_nothing_that_cannot_be_shown(
            text in "(\\PC{0,30}|\u{7}|\u{202e}|\r\n|wedding ){0,40}", times in 1usize..60, many in 0usize..300
        ) {
            let long = Letter { refused: vec!["x".repeat(40); many], from: None, ..letter(&text.repeat(times)) };
            if let Some(taken) = take(&long, &anna(), "June", Words::default()) {
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
        let taken = take(&letter(&"word ".repeat(5000)), &anna(), "June", Words::default()).unwrap();
        assert!(taken.body.ends_with("word \n\n[the rest was too long and is cut off]"));
        assert!(taken.excerpt.ends_with('…'));
    }
}
