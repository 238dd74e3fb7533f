//! Of an answer by mail, what the person wrote: without the letter they answered, and without what their program puts below. Mail has no
//! mark for either, only habits; but we know what our letter said. So a quote is left out only where every line of it is ours, and a
//! signature only where a program or a short block below `-- ` made it. What is left out stays readable beside the message.

/// How programs introduce what they quote: "On …, … wrote:".
const OPENINGS: [&str; 6] = ["on ", "am ", "le ", "el ", "en ", "il "];
const WROTE: [&str; 6] = ["wrote", "schrieb", "folgendes geschrieben", "a écrit", "escribió", "ha scritto"];
/// An introduction is broken into so many lines at most.
const MOST_LINES: usize = 4;
/// The fields of the header that Outlook, GMX, WEB.DE and others repeat above a letter, in our five languages.
const FROM: [&str; 4] = ["from", "von", "de", "da"];
const DATE: [&str; 10] = ["sent", "date", "gesendet", "datum", "envoyé", "enviado", "enviado el", "fecha", "inviato", "data"];
const TO: [&str; 7] = ["to", "an", "à", "a", "para", "cc", "copie à"];
const SUBJECT: [&str; 6] = ["subject", "betreff", "objet", "asunto", "oggetto", "ogg"];
/// `-----Original Message-----`
const ORIGINAL: [&str; 10] = [
    "original message",
    "ursprüngliche nachricht",
    "originalnachricht",
    "original-nachricht",
    "weitergeleitete nachricht",
    "message d'origine",
    "message d’origine",
    "mensaje original",
    "messaggio originale",
    "messaggio inoltrato",
];
/// What telephones and webmail put below begins with one of these, as whole words …
const SENT_WITH: [&str; 24] = [
    "sent from",
    "sent with",
    "sent via",
    "sent using",
    "get outlook for",
    "von meinem",
    "von meiner",
    "gesendet von",
    "gesendet mit",
    "gesendet aus",
    "diese nachricht wurde von meinem",
    "diese nachricht wurde mit",
    "holen sie sich outlook für",
    "outlook für",
    "envoyé de",
    "envoyé depuis",
    "envoyé à partir de",
    "télécharger outlook pour",
    "obtenir outlook pour",
    "enviado desde",
    "obtener outlook para",
    "inviato da",
    "inviato dal",
    "scarica outlook per",
];
/// … and goes on with nothing but names of devices and programs, and the little words between them. "Von meinem Onkel kommen 12 Gäste"
/// is somebody's own sentence.
const DEVICES: [&str; 109] = [
    "iphone",
    "ipad",
    "ipod",
    "mac",
    "android",
    "samsung",
    "galaxy",
    "huawei",
    "xiaomi",
    "redmi",
    "pixel",
    "google",
    "oneplus",
    "sony",
    "xperia",
    "motorola",
    "nokia",
    "oppo",
    "realme",
    "honor",
    "blackberry",
    "fairphone",
    "windows",
    "phone",
    "mobile",
    "mobiltelefon",
    "smartphone",
    "handy",
    "tablet",
    "gerät",
    "mobilgerät",
    "device",
    "mobil",
    "téléphone",
    "portable",
    "appareil",
    "teléfono",
    "telefono",
    "móvil",
    "dispositivo",
    "cellulare",
    "smartphones",
    "mail",
    "app",
    "application",
    "aplicación",
    "applicazione",
    "email",
    "outlook",
    "yahoo",
    "gmx",
    "web.de",
    "gmail",
    "orange",
    "libero",
    "t",
    "online",
    "telekom",
    "proton",
    "protonmail",
    "k",
    "thunderbird",
    "spark",
    "aol",
    "icloud",
    "freenet",
    "hotmail",
    "tim",
    "virgilio",
    "sfr",
    "free",
    "laposte",
    "movistar",
    "ios",
    "os",
    "pro",
    "max",
    "mini",
    "plus",
    "ultra",
    "gesendet",
    "verschickt",
    "herunterladen",
    "beziehen",
    "secure",
    "e",
    "from",
    "my",
    "the",
    "for",
    "on",
    "von",
    "meinem",
    "mit",
    "der",
    "für",
    "mon",
    "de",
    "du",
    "l",
    "d",
    "pour",
    "mi",
    "el",
    "para",
    "da",
    "dal",
    "mio",
    "per",
];
/// Longer, it is a sentence of somebody's own.
const SENT_WITH_MOST: usize = 80;
/// A block below `-- ` that is larger is no signature.
const SIGNATURE_LINES: usize = 10;
const SIGNATURE_CHARACTERS: usize = 600;

/// The words of the letter that is answered, in their order, to know it again in a quote however it is broken into lines.
#[derive(Debug, Default)]
pub struct Sent {
    words: String,
    /// The same line by line.
    lines: Vec<String>,
}

impl Sent {
    /// Of a letter's versions.
    pub fn new(versions: &[&str]) -> Self {
        let mut known = String::from(" ");
        for version in versions {
            known.push_str(&words(version));
            // Nothing goes across.
            known.push_str(" | ");
        }
        let lines = versions.iter().flat_map(|version| version.lines()).map(words).filter(|line| !line.is_empty()).collect();
        Self { words: known, lines }
    }

    /// Whether this is one whole line of the letter: the recipient's name alone, which the greeting contains, is not.
    fn has_line(&self, line: &str) -> bool {
        self.lines.contains(&words(line))
    }

    /// Whether the letter says this, or it says nothing at all.
    fn says(&self, line: &str) -> bool {
        let line = words(line);
        line.is_empty() || self.words.contains(&format!(" {line} "))
    }
}

/// Lower case, without punctuation, addresses of the web (programs rewrite them) and of pictures.
pub fn words(text: &str) -> String {
    let spaced = text.replace(['<', '>', '[', ']'], " ");
    let kept = spaced.split_whitespace().filter(|word| !word.contains("://") && !word.starts_with("cid:") && !word.starts_with("mailto:"));
    let parts = kept.flat_map(|word| word.split(|c: char| !c.is_alphanumeric())).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// What was written, and what stands beside it in the same mail.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// What somebody wrote themselves, trimmed. Empty only where the mail has no text at all.
    pub kept: String,
    /// What was left out, in its order.
    pub trimmed: String,
}

/// Tells what somebody wrote from what they quoted. Where nothing would be left, everything stays.
pub fn split(text: &str, sent: &Sent) -> Split {
    // The blank at the end of `-- ` says that it is a signature.
    let lines: Vec<&str> = text.lines().map(|line| line.trim_end_matches('\r')).collect();
    let mut kept = vec![true; lines.len()];
    drop_signatures(&lines, &mut kept, sent);
    drop_quote(&lines, &mut kept, sent);
    drop_signatures(&lines, &mut kept, sent);
    let of = |wanted: bool| {
        let lines = lines.iter().zip(&kept).filter(|(_, kept)| **kept == wanted);
        lines.map(|(line, _)| line.trim_end()).collect::<Vec<_>>().join("\n").trim().to_owned()
    };
    let own = of(true);
    if own.lines().all(is_blank) {
        return Split { kept: if is_blank(text) { String::new() } else { text.trim().to_owned() }, trimmed: String::new() };
    }
    Split { kept: own, trimmed: of(false) }
}

/// Whether a part that a program marked as quoted is our letter and nothing else.
pub fn is_letter(text: &str, sent: &Sent) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    is_ours(&lines, sent)
}

/// Every line is of our letter, or introduces it, or is a program's.
fn is_ours(lines: &[&str], sent: &Sent) -> bool {
    let mut at = 0;
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        match (introduction(rest), rest.first()) {
            (Some(length), _) => at += length,
            (None, Some(line)) if is_rule(line) || sent.says(line) || is_added(line) => at += 1,
            _ => return false,
        }
    }
    true
}

fn is_quote(line: &str) -> bool {
    line.starts_with('>')
}

fn is_blank(line: &str) -> bool {
    // Some programs mark the place of the quote with a character of no width.
    domain::text::is_blank(line)
}

fn drop_lines(kept: &mut [bool], range: std::ops::Range<usize>) {
    if let Some(lines) = kept.get_mut(range) {
        lines.fill(false);
    }
}

/// Leaves out the letter that is quoted below an introduction, or line by line at the end.
fn drop_quote(lines: &[&str], kept: &mut [bool], sent: &Sent) {
    // What is gone already, a signature below the quote, is nobody's answer.
    let open: Vec<&str> = lines.iter().zip(kept.iter()).map(|(line, kept)| if *kept { *line } else { "" }).collect();
    let introduced = (0..open.len()).filter_map(|at| Some((at, introduction(open.get(at..)?)?)));
    let mut between = None;
    for (at, length) in introduced {
        let below = open.get(at + length..).unwrap_or_default();
        if is_ours(below, sent) {
            drop_lines(kept, at..open.len());
            between = None;
            break;
        }
        if between.is_none() && below.iter().any(|line| is_quote(line)) {
            between = Some((at, length));
        }
    }
    // Written below or between: the quoted lines are what it answers.
    if let Some((at, length)) = between {
        drop_lines(kept, at..at + length);
    }
    // Quoted lines at the end: below them there is nothing they belong to.
    for (line, kept) in lines.iter().zip(kept.iter_mut()).rev() {
        if *kept && !(is_blank(line) || is_rule(line) || is_quote(line) && sent.says(line)) {
            break;
        }
        *kept = false;
    }
}

/// Outlook draws a line of these above the header.
fn is_rule(line: &str) -> bool {
    let line = line.trim_start_matches(['>', ' ']).trim_end();
    line.len() >= 10 && line.chars().all(|c| c == '_')
}

/// In how many lines a quoted letter is introduced here, if it is.
fn introduction(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?;
    if is_original(first) {
        return Some(1 + lines.get(1..).and_then(header).unwrap_or(0));
    }
    if let Some(length) = header(lines) {
        return Some(length);
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
    let bare = line.trim_start_matches(['>', ' ']).trim();
    bare.starts_with("---") && bare.ends_with("---") && ORIGINAL.contains(&bare.trim_matches(['-', ' ']).to_lowercase().as_str())
}

/// A header as programs repeat it: sender, time, recipient and subject, and nothing else. Long values go on in a second line. People
/// write paragraphs like that, too ("From: the hotel, To: the castle, Date: …"), but not all four.
fn header(lines: &[&str]) -> Option<usize> {
    let field = |line: &str| {
        let (name, _) = line.trim_start_matches(['>', ' ', '*']).split_once(':')?;
        let name = name.trim_matches(|c: char| c == '*' || c.is_whitespace()).to_lowercase();
        // Orange's begins "Message du 27/11/26 15:21".
        let name = if name.starts_with("message du ") { "date" } else { name.as_str() };
        [&FROM[..], &DATE, &TO, &SUBJECT].iter().position(|names| names.contains(&name))
    };
    let (mut seen, mut length) = ([false; 4], 0);
    field(lines.first()?)?;
    for line in lines.iter().take(10) {
        if is_blank(line.trim_start_matches('>')) {
            break;
        }
        // A line without a name goes on with the value above.
        match field(line) {
            Some(which) => {
                if let Some(seen) = seen.get_mut(which) {
                    *seen = true;
                }
            }
            None if line.split_once(": ").is_some() || seen == [true; 4] => break,
            None => {}
        }
        length += 1;
    }
    (seen == [true; 4]).then_some(length)
}

/// A line that a telephone or a webmailer put below.
fn is_added(line: &str) -> bool {
    // `Get Outlook for iOS<https://aka.ms/…>` counts without its address.
    let bare = line.trim_start_matches(['>', ' ', '<', '[', '*', '_']);
    let bare = bare.split_once("<http").map_or(bare, |(words, _)| words);
    if bare.chars().count() > SENT_WITH_MOST {
        return false;
    }
    let bare = bare.trim_end_matches(['.', '>', ']', '*', '_', ' ', '!']).to_lowercase();
    let rest = SENT_WITH.iter().find_map(|start| bare.strip_prefix(start).filter(|rest| rest.is_empty() || rest.starts_with(' ')));
    let Some(rest) = rest else { return false };
    let mut words =
        rest.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '(' | ')' | ',')).filter(|word| !word.is_empty());
    // Of a name with a hyphen each part counts; so do models: `S24`, `15`.
    let known = |word: &str| DEVICES.contains(&word) || word.len() <= 4 && word.chars().any(|c| c.is_ascii_digit());
    rest.chars().any(char::is_alphabetic) && words.all(known)
}

/// Leaves out what stands at the end and was put there by a program: the block below `-- ` (RFC 3676 §4.3), and what telephones add.
fn drop_signatures(lines: &[&str], kept: &mut [bool], sent: &Sent) {
    loop {
        let said: Vec<usize> =
            (0..lines.len()).filter(|at| kept.get(*at) == Some(&true) && lines.get(*at).is_some_and(|line| !is_blank(line))).collect();
        let Some((last, above)) = said.split_last() else { return };
        let line = |at: &usize| lines.get(*at).copied().unwrap_or_default();
        let from = if is_added(line(last)) {
            *last
        } else {
            let Some(at) = said.iter().rposition(|at| line(at) == "-- ") else { return };
            let (Some(dashes), block) = (said.get(at), said.get(at + 1..).unwrap_or_default()) else { return };
            // In one piece and short; and not the end of our letter, below which somebody may have answered.
            let one_piece = last - dashes == block.len();
            let short =
                block.len() <= SIGNATURE_LINES && block.iter().map(|at| line(at).chars().count()).sum::<usize>() <= SIGNATURE_CHARACTERS;
            let ours = block
                .first()
                .is_some_and(|first| sent.has_line(line(first)) || sent.says(line(first)) && words(line(first)).split(' ').count() > 3);
            if at == 0 || !one_piece || !short || ours {
                return;
            }
            *dashes
        };
        if above.is_empty() || from == 0 {
            return;
        }
        drop_lines(kept, from..lines.len());
    }
}

#[cfg(test)]
mod tests;
