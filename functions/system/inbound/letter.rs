//! A mail as it came (RFC 5322, MIME), read for what we need of it.

use domain::{Email, Invalid, file::FileName, file::Kind};
use mail_parser::{Address, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{html, quote};

/// More files than this nobody attaches; the rest is refused.
const MOST_FILES: usize = 20;
/// A picture inside the text that is smaller than this is a logo or a smiley: in bytes.
const DECORATION: usize = 16 * 1024;
/// A longer Message-ID is kept as its fingerprint.
const LONGEST_ID: usize = 200;

/// What its head says.
#[derive(Debug)]
pub struct Head {
    /// The mail's own Message-ID, or a fingerprint of the mail where it has none: the same whenever it comes again.
    pub id: String,
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
    pub files: Vec<Attached>,
    /// Names of what is not taken.
    pub refused: Vec<String>,
}

/// A file that may be kept.
#[derive(Debug)]
pub struct Attached {
    pub name: FileName,
    pub kind: Kind,
    pub bytes: Vec<u8>,
}

/// Reads the head alone, before anything is asked of the database. `None` when it is no mail.
pub fn head(raw: &[u8]) -> Option<Head> {
    let message = MessageParser::default().parse_headers(raw)?;
    let said = |name: &'static str| message.header(name).and_then(HeaderValue::as_text).unwrap_or_default().trim().to_ascii_lowercase();
    // `no`, or `auto-replied; …`
    let submitted = said("Auto-Submitted");
    let automatic = !submitted.is_empty() && !submitted.starts_with("no")
        || ["bulk", "junk", "list", "auto_reply"].contains(&said("Precedence").as_str())
        || ["X-Autoreply", "X-Autorespond"].iter().any(|name| message.header(*name).is_some())
        || message.content_type().is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("report"));
    let id = message.message_id().map(str::trim).filter(|id| !id.is_empty() && id.len() <= LONGEST_ID);
    let id = id.map_or_else(|| format!("sha256:{}", web::crypto::sha256(&[raw])), str::to_owned);
    Some(Head { id, automatic })
}

/// Reads the whole mail. `None` when it is none.
pub fn read(raw: &[u8]) -> Option<Letter> {
    let message = MessageParser::default().parse(raw)?;
    let from = message.from().and_then(Address::first).and_then(|from| from.address()?.parse().ok());
    let mut letter =
        Letter { from, subject: message.subject().unwrap_or_default().to_owned(), text: written(&message), ..Letter::default() };
    for part in message.attachments().filter(|part| !is_decoration(part)) {
        let name = name(part);
        match attached(&name, part) {
            Ok(file) if letter.files.len() < MOST_FILES => letter.files.push(file),
            _ => letter.refused.push(name),
        }
    }
    Some(letter)
}

/// The text somebody wrote: the plain one, else the one in HTML.
fn written(message: &Message<'_>) -> String {
    let own = |parts: &mut dyn Iterator<Item = &MessagePart<'_>>| {
        let texts = parts.filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.to_string()),
            PartType::Html(html) => Some(html::text(html)),
            _ => None,
        });
        quote::own(&texts.collect::<Vec<_>>().join("\n"))
    };
    let plain = own(&mut message.text_bodies());
    if plain.is_empty() { own(&mut message.html_bodies()) } else { plain }
}

/// Signatures of the mail itself, and small pictures that belong to its looks.
fn is_decoration(part: &MessagePart<'_>) -> bool {
    let signature = |subtype: &str| part.is_content_type("application", subtype);
    let picture = part.content_type().is_some_and(|kind| kind.ctype() == "image");
    signature("pgp-signature")
        || signature("pkcs7-signature")
        || signature("x-pkcs7-signature")
        || picture && part.content_id().is_some() && part.len() < DECORATION
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

/// The checks of every upload: a kind that is taken here, and really of that kind.
fn attached(name: &str, part: &MessagePart<'_>) -> Result<Attached, Invalid> {
    let name: FileName = name.parse()?;
    let kind = Kind::of_name(&name)?;
    let bytes = part.contents();
    if bytes.is_empty() {
        return Err(Invalid::new("is empty"));
    }
    kind.check(bytes.get(..domain::file::SNIFF_BYTES).unwrap_or(bytes))?;
    Ok(Attached { name, kind, bytes: bytes.to_vec() })
}
