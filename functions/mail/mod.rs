//! Emails of a studio: branded HTML and plain text, in the reader's language, ready to be sent.

mod sql;
pub mod studio;
mod templates;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ContactId, Email, Language, MailId, brand::Colour};
use ports::Mail;
use web::{Failure, Letterhead, Outgoing, Translations};

pub use self::templates::MailTemplate;

/// What the layout of every email needs.
struct Letter {
    studio_name: String,
    logo_url: Option<String>,
    language: &'static str,
    /// Readable on white.
    accent: String,
    /// Readable on the accent.
    accent_ink: String,
    /// The line mail programs show beside the subject.
    preview: String,
    contact_line: String,
}

/// The content of an email.
#[derive(Debug, Default)]
struct MailContent {
    /// What it is about, for the studio.
    kind: &'static str,
    subject: String,
    preview: String,
    text: Vec<String>,
    /// Somebody's own words.
    quote: Option<String>,
    /// Label and link.
    button: Option<(&'static str, String)>,
    small: Vec<String>,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct LetterHtml<'a> {
    letter: &'a Letter,
    hello: &'a str,
    text: &'a [String],
    quote: Option<&'a str>,
    button: Option<(&'a str, &'a str)>,
    small: &'a [String],
    link_line: &'a str,
}

#[derive(Template)]
#[template(path = "mail/letter.txt")]
struct LetterText<'a> {
    letter: &'a Letter,
    hello: &'a str,
    text: &'a [String],
    quote: Option<&'a str>,
    button: Option<(&'a str, &'a str)>,
    small: &'a [String],
}

/// Who an email goes to.
pub struct Recipient<'a> {
    pub name: &'a str,
    pub email: &'a Email,
    /// When it is a contact.
    pub contact: Option<&'a ContactId>,
    /// Their own choice; the studio's where they made none.
    pub language: Option<Language>,
}

/// The name in the greeting: a first name together with "Sie" or "Lei" sounds wrong.
fn addressed(t: Translations, name: &str) -> &str {
    match t.language {
        Language::De | Language::It => name,
        Language::En | Language::Fr | Language::Es => name.split_whitespace().next().unwrap_or(name),
    }
}

/// A text that goes on after the greeting, as a sentence of its own.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// One letter, ready to be sent under `id`; its Message-ID is made of it, so that a second try is the same mail.
///
/// # Errors
/// Only when a template cannot be rendered.
pub fn letter(head: &Letterhead, id: MailId, to: &Recipient<'_>, template: &MailTemplate<'_>) -> Result<Outgoing, Failure> {
    let studio = head.studio_name.as_str();
    // The studio's side is English.
    let language = if to.contact.is_some() { to.language.unwrap_or(head.language) } else { Language::En };
    let t = Translations { language };
    let content = template.render(t, studio, to.name);
    let accent = head.brand.accent.or(head.brand.background).unwrap_or(Colour::BLACK).readable_on(Colour::WHITE);
    let letter = &Letter {
        studio_name: studio.to_owned(),
        logo_url: head.brand.logo_key.as_ref().map(|_| format!("{}/brand/logo?v={}", head.origin, head.brand.version())),
        language: language.code(),
        accent: accent.to_string(),
        accent_ink: accent.ink().to_string(),
        preview: sentence(&content.preview),
        contact_line: match &head.reply_to {
            Some(address) => format!("{studio} · {address}"),
            None => studio.to_owned(),
        },
    };
    let hello = if template.greets() { t.letter_hello(addressed(t, to.name)) } else { String::new() };
    let (hello, text, quote, small) = (hello.as_str(), content.text.as_slice(), content.quote.as_deref(), content.small.as_slice());
    let button = content.button.as_ref().map(|(label, link)| (*label, link.as_str()));
    let html = LetterHtml { letter, hello, text, quote, button, small, link_line: t.letter_link_line() }.render();
    let text = LetterText { letter, hello, text, quote, button, small }.render();
    let domain = head.from.as_str().rsplit('@').next().unwrap_or("portico.invalid");
    let mail = Mail {
        message_id: format!("{id}@{domain}"),
        from_name: studio.to_owned(),
        from: head.from.clone(),
        to_name: to.name.to_owned(),
        to: to.email.clone(),
        reply_to: head.reply_to.clone(),
        subject: content.subject,
        html: html.map_err(Failure::internal)?,
        text: text.map_err(Failure::internal)?,
    };
    Ok(Outgoing { id, kind: content.kind, contact: to.contact.cloned(), mail })
}
