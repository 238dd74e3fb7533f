//! The letters of a studio to its people: branded HTML with a plain-text twin, ready for the outbox.

use askama::Template;
use domain::{ContactId, DocumentKind, Email, OutboxId, brand::Colour};
use ports::Mail;
use web::{Failure, Letterhead, Outgoing};

/// What the layout of every letter needs.
struct Letter {
    studio_name: String,
    logo_url: Option<String>,
    /// Readable on white.
    accent: String,
    /// Readable on the accent.
    accent_ink: String,
    /// The line mail programs show beside the subject.
    preview: String,
    contact_line: String,
}

#[derive(Template)]
#[template(path = "mail/invite.html")]
struct InviteHtml<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    link: &'a str,
    valid: &'a str,
}

#[derive(Template)]
#[template(path = "mail/invite.txt")]
struct InviteText<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    link: &'a str,
    valid: &'a str,
}

#[derive(Template)]
#[template(path = "mail/reset.html")]
struct ResetHtml<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    link: &'a str,
    valid: &'a str,
}

#[derive(Template)]
#[template(path = "mail/reset.txt")]
struct ResetText<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    link: &'a str,
    valid: &'a str,
}

#[derive(Template)]
#[template(path = "mail/activated.html")]
struct ActivatedHtml<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/activated.txt")]
struct ActivatedText<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/member_invite.html")]
struct MemberInviteHtml<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    link: &'a str,
    valid: &'a str,
}

#[derive(Template)]
#[template(path = "mail/member_invite.txt")]
struct MemberInviteText<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    link: &'a str,
    valid: &'a str,
}

#[derive(Template)]
#[template(path = "mail/document.html")]
struct DocumentHtml<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    what: &'a str,
    title: &'a str,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/document.txt")]
struct DocumentText<'a> {
    letter: &'a Letter,
    first_name: &'a str,
    what: &'a str,
    title: &'a str,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/answered.html")]
struct AnsweredHtml<'a> {
    letter: &'a Letter,
    line: &'a str,
    note: Option<&'a str>,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/answered.txt")]
struct AnsweredText<'a> {
    letter: &'a Letter,
    line: &'a str,
    note: Option<&'a str>,
    link: &'a str,
}

/// Who a letter goes to.
pub struct Recipient<'a> {
    pub name: &'a str,
    pub email: &'a Email,
    /// When it is a contact.
    pub contact: Option<&'a ContactId>,
}

/// What it says, with its link.
pub enum Says<'a> {
    /// Choose a password and come in (C4).
    Invite { link: &'a str },
    /// The portal is open, and there is a password already (C2).
    Activated { link: &'a str },
    /// Choose a new password (A8).
    Reset { link: &'a str },
    /// To a member: choose a password for the dashboard.
    MemberInvite { link: &'a str },
    /// Something was sent to them (B13).
    Document { kind: DocumentKind, title: &'a str, link: &'a str },
    /// To the studio: a client answered something. The line has no full stop; the note is the client's own.
    Answered { line: &'a str, note: Option<&'a str>, link: &'a str },
}

impl Says<'_> {
    /// As the outbox names it.
    fn kind(&self) -> &'static str {
        match self {
            Self::Invite { .. } => "invite",
            Self::Activated { .. } | Self::Document { .. } | Self::Answered { .. } => "notice",
            Self::Reset { .. } => "reset",
            Self::MemberInvite { .. } => "member_invite",
        }
    }
}

fn sent(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote => "a quote",
        DocumentKind::Contract => "a contract",
        DocumentKind::Questionnaire => "a questionnaire",
        DocumentKind::Invoice => "an invoice",
    }
}

/// One letter, ready for the outbox under `id`; its Message-ID is made of it, so that a second try is the same mail.
///
/// # Errors
/// Only when a template cannot be rendered.
pub fn letter(head: &Letterhead, id: OutboxId, to: &Recipient<'_>, says: &Says<'_>) -> Result<Outgoing, Failure> {
    let studio = &head.studio_name;
    let (subject, preview) = match says {
        Says::Invite { .. } => (format!("Your portal with {studio}"), "Choose a password, and you are in."),
        Says::Activated { .. } => (format!("Your portal with {studio} is open"), "Everything is in one place."),
        Says::Reset { .. } => (format!("A new password for {studio}"), "Choose a new password with this link."),
        Says::MemberInvite { .. } => (format!("Your sign-in for {studio}"), "Choose a password for the dashboard."),
        Says::Document { kind, title, .. } => (format!("{studio} sent you {}: {title}", sent(*kind)), "It is waiting in your portal."),
        Says::Answered { line, .. } => ((*line).to_owned(), "See it on the dashboard."),
    };
    let accent = head.brand.accent.or(head.brand.background).unwrap_or(Colour::BLACK).readable_on(Colour::WHITE);
    let letter = &Letter {
        studio_name: studio.clone(),
        logo_url: head.brand.logo_key.as_ref().map(|_| format!("{}/brand/logo", head.origin)),
        accent: accent.to_string(),
        accent_ink: accent.ink().to_string(),
        preview: preview.to_owned(),
        contact_line: match &head.reply_to {
            Some(address) => format!("{studio} · {address}"),
            None => studio.clone(),
        },
    };
    let first_name = to.name.split_whitespace().next().unwrap_or(to.name);
    let (days, minutes) = ("three days", "thirty minutes");
    let rendered = match *says {
        Says::Invite { link } => {
            (InviteHtml { letter, first_name, link, valid: days }.render(), InviteText { letter, first_name, link, valid: days }.render())
        }
        Says::Activated { link } => {
            (ActivatedHtml { letter, first_name, link }.render(), ActivatedText { letter, first_name, link }.render())
        }
        Says::Reset { link } => (
            ResetHtml { letter, first_name, link, valid: minutes }.render(),
            ResetText { letter, first_name, link, valid: minutes }.render(),
        ),
        Says::MemberInvite { link } => (
            MemberInviteHtml { letter, first_name, link, valid: days }.render(),
            MemberInviteText { letter, first_name, link, valid: days }.render(),
        ),
        Says::Document { kind, title, link } => {
            let what = sent(kind);
            (
                DocumentHtml { letter, first_name, what, title, link }.render(),
                DocumentText { letter, first_name, what, title, link }.render(),
            )
        }
        Says::Answered { line, note, link } => {
            (AnsweredHtml { letter, line, note, link }.render(), AnsweredText { letter, line, note, link }.render())
        }
    };
    let domain = head.from.as_str().rsplit('@').next().unwrap_or("portico.invalid");
    let mail = Mail {
        message_id: format!("{id}@{domain}"),
        from_name: studio.clone(),
        from: head.from.clone(),
        to_name: to.name.to_owned(),
        to: to.email.clone(),
        reply_to: head.reply_to.clone(),
        subject,
        html: rendered.0.map_err(Failure::broken)?,
        text: rendered.1.map_err(Failure::broken)?,
    };
    Ok(Outgoing { id, kind: says.kind(), contact: to.contact.cloned(), mail })
}
