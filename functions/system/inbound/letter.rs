//! A mail as it came (RFC 5322, MIME), read for what we need of it.

use std::borrow::Cow;

use domain::{
    Email, InvalidValue,
    file::FileName,
    file::{FileKind, SNIFF_BYTES},
    text::is_blank,
};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use mail_parser::{
    Address, Encoding as Transfer, HeaderName, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use super::{
    html,
    quote::{self, Sent, Split},
};

/// More files than this nobody attaches; the rest is refused.
const MOST_FILES: usize = domain::file::MOST_FILES_OF_A_MESSAGE;
/// A picture inside the text that is smaller than this is a logo or a smiley: in bytes.
const DECORATION: usize = 16 * 1024;
/// A longer Message-ID is no name for anything.
const LONGEST_ID: usize = 200;

/// What its head says.
#[derive(Debug)]
pub struct Head {
    /// The mail's own Message-ID.
    pub id: Option<String>,
    /// The same whenever the same mail comes again, and for no other: programs give out one Message-ID twice.
    pub fingerprint: String,
    /// Made by a machine, or a mail that must not be answered (RFC 3834 §2, §5).
    pub automatic: bool,
}

/// What somebody wrote.
#[derive(Debug, Default)]
pub struct Letter {
    /// Of the From field, where it can be read.
    pub from: Option<Email>,
    pub subject: String,
    /// Without what it quotes.
    pub text: String,
    /// What it quotes, and what a program put below.
    pub trimmed: String,
    pub files: Vec<Attached>,
    /// Names of what is not taken.
    pub refused: Vec<String>,
}

/// A file that may be kept.
#[derive(Debug)]
pub struct Attached {
    pub name: FileName,
    /// Its name until its content said that it is something else.
    pub called: Option<FileName>,
    pub kind: FileKind,
    pub bytes: Vec<u8>,
}

/// Reads the head alone, before anything is asked of the database. `None` when it is no mail.
pub fn head(raw: &[u8]) -> Option<Head> {
    let raw = &*readable(raw);
    let message = MessageParser::default().parse_headers(raw)?;
    let id = message.message_id().map(str::trim).filter(|id| !id.is_empty() && id.len() <= LONGEST_ID).map(str::to_owned);
    let body = raw.get(head_ends(raw)..).unwrap_or_default();
    let of = |name: HeaderName<'static>| message.header_raw(name).unwrap_or_default().trim().as_bytes();
    // Not of the whole mail: what it passed by on its way stands in its head.
    let parts = [id.as_deref().unwrap_or_default().as_bytes(), of(HeaderName::Date), of(HeaderName::From), of(HeaderName::Subject), body];
    Some(Head { fingerprint: web::crypto::sha256(&parts), automatic: is_automatic(&message), id })
}

/// Begins of subjects: of answers …
const ANSWERS: [&str; 12] = ["re", "aw", "antw", "antwort", "sv", "vs", "r", "rif", "res", "ref", "odp", "rép"];
/// … and of what an assistant for absences writes.
const ABSENCES: [&str; 22] = [
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto response",
    "autoresponse",
    "out of office",
    "out of the office",
    "automatische antwort",
    "automatische abwesenheitsnotiz",
    "abwesenheitsnotiz",
    "abwesenheitsassistent",
    "abwesend",
    "réponse automatique",
    "message d'absence",
    "absence du bureau",
    "respuesta automática",
    "fuera de la oficina",
    "fuera de oficina",
    "risposta automatica",
    "fuori ufficio",
    "assenza dall'ufficio",
];

/// By the marks that machines set. Those that only say how a mail was made or is to be treated count where it answers nothing: an app
/// that a person writes with sets them, too, and so does a mailing list.
fn is_automatic(message: &Message<'_>) -> bool {
    let said = |name: &'static str| message.header(name).and_then(HeaderValue::as_text).unwrap_or_default().trim().to_ascii_lowercase();
    let has = |name: &'static str| message.header(name).is_some();
    let subject = message.subject().unwrap_or_default().trim().to_lowercase().replace('’', "'");
    let begins = |with: &str| subject.strip_prefix(with).is_some_and(|rest| rest.trim_start().starts_with([':', '-', '–']));
    // `auto-replied; …`, `auto-generated`
    let submitted = said("Auto-Submitted");
    let precedence = said("Precedence");
    let machine = submitted.starts_with("auto-replied")
        || precedence == "auto_reply"
        || ["X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply", "X-Mail-Autoreply", "X-Failed-Recipients"]
            .into_iter()
            .any(has)
        || message.content_type().is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("report"))
        || message.from().and_then(Address::first).and_then(|from| from.address()).is_some_and(|from| {
            let local = from.split('@').next().unwrap_or_default().to_ascii_lowercase();
            local == "mailer-daemon" || local == "postmaster"
        })
        || ABSENCES.into_iter().any(begins);
    let perhaps = !submitted.is_empty() && !submitted.starts_with("no")
        || ["bulk", "junk"].contains(&precedence.as_str())
        || has("X-Auto-Response-Suppress");
    let answers = has("In-Reply-To")
        || has("References")
        || ANSWERS.into_iter().any(|with| subject.strip_prefix(with).is_some_and(|rest| rest.starts_with([':', '[', ' '])));
    machine || perhaps && !answers
}

/// Where the text begins.
fn head_ends(raw: &[u8]) -> usize {
    let after = |end: &[u8]| raw.windows(end.len()).position(|bytes| bytes == end).map(|at| at + end.len());
    match (after(b"\r\n\r\n"), after(b"\n\n")) {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other).unwrap_or(raw.len()),
    }
}

/// With a head that is UTF-8 (RFC 6532). Letters that old programs put there as they are were meant as Windows-1252.
fn readable(raw: &[u8]) -> Cow<'_, [u8]> {
    let (head, body) = raw.split_at_checked(head_ends(raw)).unwrap_or((raw, &[]));
    if std::str::from_utf8(head).is_ok() {
        return Cow::Borrowed(raw);
    }
    let (head, _) = WINDOWS_1252.decode_without_bom_handling(head);
    Cow::Owned([head.as_bytes(), body].concat())
}

/// Reads the whole mail, an answer to the letter `sent`. `None` when it is none.
pub fn read(raw: &[u8], sent: &Sent) -> Option<Letter> {
    let raw = readable(raw);
    let message = MessageParser::default().parse(&*raw)?;
    let from = message.from().and_then(Address::first).and_then(|from| from.address()?.parse().ok());
    let Split { kept: text, trimmed } = written(&message, sent);
    let subject = message.subject().unwrap_or_default().to_owned();
    let mut letter = Letter { from, subject, text, trimmed, ..Letter::default() };
    let pages: String = message.html_bodies().map(|part| readable_text(&message, part)).collect();
    let (decoration, content): (Vec<_>, Vec<_>) =
        message.attachments().filter(|part| !is_signature(part)).partition(|part| is_decoration(part, &pages));
    // Who sends one small picture and no word means the picture.
    let alone = is_blank(&letter.text) && content.is_empty();
    for part in content.into_iter().chain(decoration.into_iter().filter(|_| alone)) {
        let name = name(part);
        match attached(&name, part) {
            Ok(file) if letter.files.len() < MOST_FILES => letter.files.push(file),
            _ => letter.refused.push(name),
        }
    }
    Some(letter)
}

/// The text somebody wrote: the plain one. The one in HTML where there is no other, and where the plain one is no more than a word on
/// why it cannot be shown.
fn written(message: &Message<'_>, sent: &Sent) -> Split {
    let plain = version(message, message.text_bodies(), sent);
    if message.text_body == message.html_body {
        return plain;
    }
    let page = version(message, message.html_bodies(), sent);
    let has = quote::words(&format!("{} {}", plain.kept, plain.trimmed));
    let has: std::collections::HashSet<&str> = has.split(' ').collect();
    let words = quote::words(&page.kept);
    let (known, new): (Vec<&str>, Vec<&str>) = words.split(' ').filter(|word| !word.is_empty()).partition(|word| has.contains(word));
    if !is_blank(&plain.kept) && known.len() >= new.len() {
        return plain;
    }
    if is_blank(&page.kept) {
        return plain;
    }
    let beside = [page.trimmed, plain.kept, plain.trimmed];
    let beside: Vec<_> = beside.into_iter().filter(|text| !is_blank(text)).collect();
    Split { kept: page.kept, trimmed: beside.join("\n\n") }
}

fn version<'a>(message: &'a Message<'a>, parts: impl Iterator<Item = &'a MessagePart<'a>>, sent: &Sent) -> Split {
    let (mut whole, mut above, mut quoted) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        let text = readable_text(message, part);
        match &part.body {
            PartType::Html(_) => {
                let text = html::text(&text);
                whole.push(format!("{}\n\n{}", text.above.trim_end(), text.quoted.trim_start()));
                above.push(text.above);
                quoted.push(text.quoted);
            }
            PartType::Text(_) => {
                whole.push(text.clone().into_owned());
                above.push(text.into_owned());
            }
            _ => {}
        }
    }
    // What a program marked as a quote is one where it is our letter, and nobody wrote into it.
    let quoted = quoted.join("\n");
    if is_blank(&quoted) || is_blank(&above.concat()) || !quote::is_letter(&quoted, sent) {
        return quote::split(&whole.join("\n"), sent);
    }
    let Split { kept, trimmed } = quote::split(&above.join("\n"), sent);
    Split { kept, trimmed: format!("{trimmed}\n\n{}", quoted.trim()).trim().to_owned() }
}

/// A text in the characters it was written in. Where none are named, or UTF-8 is and the bytes are none, they were meant as
/// Windows-1252: that is what programs write that name nothing.
fn readable_text<'a>(message: &'a Message<'a>, part: &'a MessagePart<'a>) -> Cow<'a, str> {
    let (PartType::Text(text) | PartType::Html(text)) = &part.body else { return Cow::Borrowed("") };
    let named = part.content_type().and_then(|kind| kind.attribute("charset"));
    let obeyed = named.and_then(|name| Encoding::for_label(name.trim().as_bytes())).is_some_and(|named| named != UTF_8);
    let foreign = |c: char| !c.is_ascii() && c != char::REPLACEMENT_CHARACTER;
    if !text.contains(char::REPLACEMENT_CHARACTER)
        || text.contains(foreign)
        || obeyed && named.is_some_and(|name| !name.trim().eq_ignore_ascii_case("us-ascii"))
    {
        return Cow::Borrowed(text);
    }
    let body = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let bytes = match part.encoding {
        Transfer::None => Cow::Borrowed(body),
        Transfer::Base64 => base64_decode(body).unwrap_or_default().into(),
        Transfer::QuotedPrintable => quoted_printable_decode(body).unwrap_or_default().into(),
    };
    Cow::Owned(WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned())
}

/// Signatures of the mail itself.
fn is_signature(part: &MessagePart<'_>) -> bool {
    ["pgp-signature", "pkcs7-signature", "x-pkcs7-signature"].into_iter().any(|subtype| part.is_content_type("application", subtype))
}

/// A small picture that belongs to a page's looks: it stands in the page and is no attachment.
fn is_decoration(part: &MessagePart<'_>, pages: &str) -> bool {
    let picture = part.content_type().is_some_and(|kind| kind.ctype() == "image");
    let attached = part.content_disposition().is_some_and(|way| way.ctype().eq_ignore_ascii_case("attachment"));
    let shown = part.content_id().is_some_and(|id| pages.contains(&format!("cid:{id}")));
    picture && !attached && shown && part.len() < DECORATION
}

/// As the sender named it, or after its kind: `attachment.jpeg`.
fn name(part: &MessagePart<'_>) -> String {
    let given = part.attachment_name().and_then(|name| name.parse::<FileName>().ok());
    let made = || {
        let kind = part.content_type().and_then(|kind| kind.subtype()).unwrap_or("bin");
        let kind: String = kind.chars().filter(char::is_ascii_alphanumeric).take(20).collect();
        format!("attachment.{kind}")
    };
    given.map_or_else(made, |name| name.to_string())
}

/// The checks of every upload: a kind that is taken here, under the ending of what it is.
fn attached(name: &str, part: &MessagePart<'_>) -> Result<Attached, InvalidValue> {
    let name: FileName = name.parse()?;
    let bytes = part.contents();
    if bytes.is_empty() {
        return Err(InvalidValue::new("is empty"));
    }
    let kind = FileKind::of_name(&name)?.really(bytes.get(..SNIFF_BYTES).unwrap_or(bytes))?;
    let ending = name.clone().ending_as(kind);
    let called = (ending != name).then_some(name);
    Ok(Attached { name: ending, called, kind, bytes: bytes.to_vec() })
}
