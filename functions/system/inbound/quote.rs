//! Of an answer by mail, what the person wrote: without the letter they answered, and without what their program puts below. Mail has no
//! mark for either, only habits; these are the habits of Gmail, Apple Mail, Outlook, Thunderbird and Yahoo in our five languages. Where
//! they leave nothing, or somebody wrote between the quoted lines, everything stays: too much is better than lost.

/// How programs introduce what they quote: "On …, … wrote:".
const OPENINGS: [&str; 5] = ["on ", "am ", "le ", "el ", "il "];
const WROTE: [&str; 5] = ["wrote", "schrieb", "a écrit", "escribió", "ha scritto"];
/// An introduction is broken into so many lines at most.
const MOST_LINES: usize = 4;
/// Names of the first and of the second field of the header that Outlook repeats above a letter.
const FROM: [&str; 4] = ["from", "von", "de", "da"];
const SENT: [&str; 9] = ["sent", "date", "gesendet", "datum", "envoyé", "enviado", "fecha", "inviato", "data"];
/// `-----Original Message-----`
const ORIGINAL: [&str; 7] = [
    "original message",
    "ursprüngliche nachricht",
    "originalnachricht",
    "message d'origine",
    "message d’origine",
    "mensaje original",
    "messaggio originale",
];
/// What telephones put below.
const SENT_FROM: [&str; 14] = [
    "sent from my ",
    "sent from outlook",
    "sent from yahoo",
    "get outlook for ",
    "von meinem ",
    "gesendet von ",
    "outlook für ",
    "envoyé de mon ",
    "envoyé à partir de ",
    "télécharger outlook pour ",
    "enviado desde mi ",
    "obtener outlook para ",
    "inviato da ",
    "scarica outlook per ",
];
/// Longer, it is a sentence of somebody's own.
const SENT_FROM_MOST: usize = 60;

/// What somebody wrote themselves, trimmed; empty when they only quoted.
pub fn own(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let (kept, marked) = without_quote(&lines);
    // A signature may stand below the quote, too.
    let kept = without_end(without_signature(without_end(kept)));
    match kept.iter().all(|line| line.is_empty()) {
        // The letter stands above, unmarked: who is to say where it ends?
        true if !marked => text.trim().to_owned(),
        true => String::new(),
        false => kept.join("\n").trim().to_owned(),
    }
}

fn is_quote(line: &&str) -> bool {
    line.starts_with('>')
}

fn is_blank(line: &str) -> bool {
    // Some programs mark the place of the quote with a character of no width.
    line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')).is_empty()
}

/// The lines above the quoted letter, and whether it was marked line by line.
fn without_quote<'a>(lines: &[&'a str]) -> (Vec<&'a str>, bool) {
    let found = (0..lines.len()).find_map(|at| lines.get(at..).and_then(introduction).map(|length| (at, length)));
    let Some((at, length)) = found else { return (lines.to_vec(), true) };
    let (above, below) = (lines.get(..at).unwrap_or_default(), lines.get(at + length..).unwrap_or_default());
    let marked = below.iter().any(is_quote);
    let own = below.iter().skip_while(|line| !is_quote(line)).any(|line| !is_quote(line) && !is_blank(line));
    // Written below or between: the quoted lines are what it answers.
    if marked && own { ([above, below].concat(), true) } else { (above.to_vec(), marked) }
}

/// Without quoted lines at the end: below them there is nothing they belong to.
fn without_end(mut lines: Vec<&str>) -> Vec<&str> {
    while lines.last().is_some_and(|line| is_quote(line) || is_blank(line) || is_rule(line)) {
        lines.pop();
    }
    lines
}

/// Outlook draws a line of these above the header.
fn is_rule(line: &str) -> bool {
    line.len() >= 10 && line.chars().all(|c| c == '_')
}

/// In how many lines a quoted letter is introduced here, if it is.
fn introduction(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?;
    if is_original(first) || is_header(lines) {
        return Some(1);
    }
    let first = first.trim_start_matches(['>', ' ']);
    if !OPENINGS.iter().any(|opening| starts_with(first, opening)) {
        return None;
    }
    let mut whole = String::new();
    for (index, line) in lines.iter().take(MOST_LINES).enumerate() {
        whole.push_str(&line.trim_start_matches(['>', ' ']).to_lowercase());
        whole.push(' ');
        if whole.trim_end().ends_with(':') {
            let fits = WROTE.iter().any(|wrote| whole.contains(wrote)) && has_time(&whole);
            return fits.then_some(index + 1);
        }
    }
    None
}

/// Whatever the case of letters.
fn starts_with(line: &str, start: &str) -> bool {
    line.chars().flat_map(char::to_lowercase).zip(start.chars()).filter(|(a, b)| a == b).count() == start.chars().count()
}

/// `10:12` or `10h12`; without a time of day it is no program's sentence.
fn has_time(text: &str) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    text.as_bytes().windows(4).any(|four| matches!(four, [a, b':' | b'h', c, d] if digit(a) && digit(c) && digit(d)))
}

fn is_original(line: &str) -> bool {
    let bare = line.trim();
    bare.starts_with("---") && bare.ends_with("---") && ORIGINAL.contains(&bare.trim_matches(['-', ' ']).to_lowercase().as_str())
}

/// `From: …` and, soon after, `Sent: …`.
fn is_header(lines: &[&str]) -> bool {
    let field = |line: &&str| Some(line.split_once(':')?.0.trim_matches(|c: char| c == '*' || c.is_whitespace()).to_lowercase());
    let named = |line: &&str, names: &[&str]| field(line).is_some_and(|field| names.contains(&field.as_str()));
    lines.first().is_some_and(|line| named(line, &FROM)) && lines.iter().skip(1).take(3).any(|line| named(line, &SENT))
}

/// The signature: what follows a line of two dashes (RFC 3676 §4.3), and what telephones add.
fn without_signature(mut lines: Vec<&str>) -> Vec<&str> {
    if let Some(at) = lines.iter().position(|line| *line == "--") {
        lines.truncate(at);
    }
    let added = |line: &str| {
        let line = line.trim_start_matches(['<', '[', '*', ' ']);
        line.chars().count() <= SENT_FROM_MOST && SENT_FROM.iter().any(|start| starts_with(line, start))
    };
    while let Some(last) = lines.iter().rposition(|line| !is_blank(line)) {
        // `Get Outlook for iOS<https://aka.ms/…>` counts without its address.
        let bare = lines.get(last).copied().unwrap_or_default();
        let bare = bare.split_once("<http").map_or(bare, |(words, _)| words);
        if !added(bare) {
            break;
        }
        lines.truncate(last);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const ATTRIBUTIONS: [&str; 15] = [
        "On Mon, Nov 23, 2026 at 10:12 AM Aurora Weddings <portal@portico.example> wrote:",
        "Am Mo., 23. Nov. 2026 um 10:12 Uhr schrieb Aurora Weddings <portal@portico.example>:",
        "Le lun. 23 nov. 2026 à 10:12, Aurora Weddings <portal@portico.example> a écrit :",
        "El lun, 23 nov 2026 a las 10:12, Aurora Weddings (<portal@portico.example>) escribió:",
        "Il giorno lun 23 nov 2026 alle ore 10:12 Aurora Weddings <portal@portico.example> ha scritto:",
        "On 23 Nov 2026, at 10:12, Aurora Weddings <portal@portico.example> wrote:",
        "Am 23.11.2026 um 10:12 schrieb Aurora Weddings <portal@portico.example>:",
        "Le 23 nov. 2026 à 10:12, Aurora Weddings <portal@portico.example> a écrit\u{a0}:",
        "El 23 nov 2026, a las 10:12, Aurora Weddings <portal@portico.example> escribió:",
        "Il giorno 23 nov 2026, alle ore 10:12, Aurora Weddings <portal@portico.example> ha scritto:",
        "On 11/23/26 10:12, Aurora Weddings wrote:",
        "Am 23.11.26 um 10:12 schrieb Aurora Weddings:",
        "Le 23/11/2026 à 10h12, Aurora Weddings a écrit\u{202f}:",
        "El 23/11/26 a las 10:12, Aurora Weddings escribió:",
        "Il 23/11/2026 10:12, Aurora Weddings ha scritto:",
    ];

    /// Proves B2.
    #[test]
    fn what_is_introduced_as_quoted_is_left_out() {
        for line in ATTRIBUTIONS {
            assert_eq!(own(&format!("Yes, gladly.\n\n{line}\n\n> Would June do?\n>\n> Mara\n")), "Yes, gladly.", "{line}");
            assert_eq!(own(&format!("Yes, gladly.\n\n{line}\n\nWould June do?\n\nMara\n")), "Yes, gladly.", "{line}");
            assert_eq!(own(&format!("Yes, gladly.\n\n> {line}\n> Would June do?\n")), "Yes, gladly.", "{line}");
            // Broken before the address, as Gmail does with a long one.
            let broken = line.replace(" <", "\n<").replace(" (<", "\n(<");
            assert_eq!(own(&format!("Yes, gladly.\r\n\r\n{broken}\r\n\r\n> Would June do?\r\n")), "Yes, gladly.", "{broken}");
        }
    }

    /// Proves B2.
    #[test]
    fn outlooks_header_is_left_out() {
        for header in [
            "From: Aurora Weddings <p@x.example>\nSent: Monday, November 23, 2026 10:12 AM\nTo: Anna Berg\nSubject: June",
            "Von: Aurora Weddings <p@x.example>\nGesendet: Montag, 23. November 2026 10:12\nAn: Anna Berg\nBetreff: Juni",
            "De : Aurora Weddings <p@x.example>\nEnvoyé : lundi 23 novembre 2026 10:12\nÀ : Anna Berg\nObjet : Juin",
            "De: Aurora Weddings <p@x.example>\nEnviado: lunes, 23 de noviembre de 2026 10:12\nPara: Anna Berg\nAsunto: Junio",
            "Da: Aurora Weddings <p@x.example>\nInviato: lunedì 23 novembre 2026 10:12\nA: Anna Berg\nOggetto: Giugno",
            "*From:* Aurora Weddings <p@x.example>\n*Date:* Monday, 23 November 2026 at 10:12\n*To:* Anna Berg",
        ] {
            for above in ["", "________________________________\n", "-----Original Message-----\n"] {
                assert_eq!(own(&format!("That is fine.\n\n{above}{header}\n\nWould June do?\n")), "That is fine.", "{above}{header}");
            }
        }
        for divider in ["-----Ursprüngliche Nachricht-----", "-------- Message d’origine --------", "-----Mensaje original-----"] {
            assert_eq!(own(&format!("That is fine.\n{divider}\nsomething")), "That is fine.", "{divider}");
        }
    }

    /// Proves B2.
    #[test]
    fn signatures_are_left_out() {
        for (text, rest) in [
            ("Fine.\n\n-- \nAnna Berg\n+49 30 1234", "Fine."),
            ("Fine.\n\nSent from my iPhone\n", "Fine."),
            ("Passt.\n\nVon meinem iPhone gesendet", "Passt."),
            ("Bien.\n\nEnvoyé de mon iPhone", "Bien."),
            ("Vale.\n\nEnviado desde mi iPhone", "Vale."),
            ("Va bene.\n\nInviato da iPhone", "Va bene."),
            ("Fine.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n", "Fine."),
            ("Bien.\n\nTélécharger Outlook pour Android\n", "Bien."),
            (
                "Fine.\n\nSent from my iPhone\n\n> On Nov 23, 2026, at 10:12, Aurora <p@x.example> wrote:\n>\n> \u{feff}Would June do?\n",
                "Fine.",
            ),
        ] {
            assert_eq!(own(text), rest, "{text}");
        }
    }

    /// Proves B2.
    #[test]
    fn what_people_write_themselves_stays() {
        for text in [
            "On Monday my mother wrote:\nshe comes too.",
            "From: here on it is easy.\nThen we dance.",
            "Sent from my heart to yours, with all the thanks two people can have for pictures like these.",
            "One -- and only one -- question.",
            "Le 12 juin à 10:30, c’est bien :\n- la mairie\n- le parc",
            "Am 12.06. um 10:30 Uhr:\nStandesamt",
        ] {
            assert_eq!(own(text), text);
        }
        let between = "> Would June do?\n\nYes.\n\n> And the boat?\n\nOf course.";
        assert_eq!(own(&format!("On 11/23/26 10:12, Aurora wrote:\n{between}\n\n> Mara\n")), between);
        // Below an unmarked letter: all of it stays.
        let below = "Am 23.11.26 um 10:12 schrieb Aurora:\n\nPasst Juni?\n\nJa!";
        assert_eq!(own(below), below);
    }

    #[test]
    fn nothing_but_a_quote_is_nothing() {
        for text in ["", " \n\u{feff}\n", "> Would June do?\n> Mara", "On 11/23/26 10:12, Aurora wrote:\n> Would June do?", "\n-- \nAnna"] {
            assert_eq!(own(text), "", "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn anything_can_be_read(text in "(>|On |Von: |10:12|wrote|:|--|\n|\r\n|é|_________| |[a-z]){0,60}") {
            let own = own(&text);
            proptest::prop_assert_eq!(own.trim(), &own);
        }
    }
}
