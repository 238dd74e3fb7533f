//! The texts of all emails.

use web::Translations;

use super::MailContent;

/// An email, with what its text needs.
#[derive(Debug, Clone, Copy)]
pub enum MailTemplate<'a> {
    /// An invitation to choose a password and log in (C4).
    Invite { link: &'a str },
    /// Portal access was activated for somebody who has a password already (C2).
    Activated { link: &'a str },
    /// A link to choose a new password (A8). `shared`: somebody else has the same address (A13).
    Reset { link: &'a str, shared: bool },
    /// A link to log in without a password (A9).
    SignIn { link: &'a str, shared: bool },
    /// They asked for a link, and their portal access is not active yet (A12).
    NotOpened,
    /// They asked for a link, and their portal access is deactivated (A12).
    ClosedForNow,
    /// They asked for a link, and their portal access is disabled (A12).
    Closed,
    /// They asked for a link, and somebody else has the same address (A13).
    Shared,
    /// Something was sent to them: `quote`, `contract`, `questionnaire`, `invoice` or `file` (B13). With the days that the link opens it
    /// without a password, where it does (A10).
    Item { kind: &'static str, title: &'a str, link: &'a str, days: Option<i64> },
    /// The studio writes to a client (B2); without a link while their portal is not open.
    Message { text: &'a str, link: Option<&'a str> },
    /// It is their turn to sign a contract (B9). `days` as for an item.
    YourTurn { title: &'a str, link: &'a str, days: Option<i64> },
    /// Everybody has signed a contract.
    AllSigned { title: &'a str, link: &'a str },
    /// A contract that some had signed was voided, and why (B9).
    ContractVoided { title: &'a str, reason: &'a str, link: &'a str },
    /// A receipt (D5): what was paid, each with its amount.
    Receipt { number: &'a str, title: &'a str, rows: &'a [(String, String)], total: &'a str, link: &'a str },
    /// To the studio: a client answered something. The line has no full stop; the note is the client's own.
    Answered { line: &'a str, note: Option<&'a str>, link: &'a str },
    /// To a new address: confirm it (B6).
    ConfirmEmail { link: &'a str },
    /// To the old address: a change to another address was requested (B6).
    EmailAsked { email: &'a str, link: &'a str },
    /// To the old address: it was replaced (B6).
    EmailChanged { email: &'a str },
    /// Their password was changed, on their profile (B6) or with a link (A8). The link asks for another.
    PasswordChanged { link: &'a str },
    /// To a member: choose a password for the dashboard.
    MemberInvite { link: &'a str },
    /// To a member: choose a new password for the dashboard.
    MemberReset { link: &'a str },
    /// To a member: a link to log in to the dashboard without a password.
    MemberSignIn { link: &'a str },
    /// To a member: their password was changed with a link. The link asks for another.
    MemberPasswordChanged { link: &'a str },
}

impl MailTemplate<'_> {
    /// Whether the email begins with the reader's name.
    pub(super) fn greets(&self) -> bool {
        !matches!(self, Self::Answered { .. })
    }

    pub(super) fn render(self, t: Translations, studio: &str, name: &str) -> MailContent {
        // Who shares an address must know whose portal the link opens.
        let shared_note = |shared: bool| shared.then(|| t.letter_shared_note(studio, name));
        let told = |kind, text: String| MailContent {
            kind,
            subject: t.letter_no_access_subject(studio),
            preview: text.clone(),
            text: vec![t.letter_asked(studio), text],
            small: vec![t.letter_not_you().to_owned()],
            ..MailContent::default()
        };
        // How the link of an item lets them in.
        let way_in = |days: Option<i64>| days.map_or_else(|| t.letter_item_login().to_owned(), |days| t.letter_item_loginless(days));
        match self {
            Self::Invite { link } => MailContent {
                kind: "invite",
                subject: t.letter_invite_subject(studio),
                preview: t.letter_invite_preview().to_owned(),
                text: vec![t.letter_invite_text(studio), t.letter_invite_ask().to_owned()],
                button: Some((t.letter_invite_button(), link.to_owned())),
                small: vec![t.letter_invite_small().to_owned()],
                ..MailContent::default()
            },
            Self::Activated { link } => MailContent {
                kind: "notice",
                subject: t.letter_activated_subject(studio),
                preview: t.letter_activated_preview().to_owned(),
                text: vec![t.letter_activated_text(studio)],
                button: Some((t.letter_activated_button(), link.to_owned())),
                small: vec![t.letter_activated_small().to_owned()],
                ..MailContent::default()
            },
            Self::Reset { link, shared } => MailContent {
                kind: "reset",
                subject: t.letter_reset_subject(studio),
                preview: t.letter_reset_preview().to_owned(),
                text: vec![t.letter_reset_text(studio)],
                button: Some((t.letter_reset_button(), link.to_owned())),
                small: shared_note(shared).into_iter().chain([t.letter_reset_small().to_owned()]).collect(),
                ..MailContent::default()
            },
            Self::SignIn { link, shared } => MailContent {
                kind: "sign_in",
                subject: t.letter_sign_in_subject(studio),
                preview: t.letter_sign_in_preview().to_owned(),
                text: vec![t.letter_sign_in_text(studio)],
                button: Some((t.letter_sign_in_button(), link.to_owned())),
                small: shared_note(shared).into_iter().chain([t.letter_sign_in_small().to_owned()]).collect(),
                ..MailContent::default()
            },
            Self::NotOpened => told("no_access", t.letter_not_opened_text(studio)),
            Self::ClosedForNow => told("no_access", t.letter_for_now_text(studio)),
            Self::Closed => told("no_access", t.letter_closed_text(studio)),
            Self::Shared => told("no_access", t.letter_shared_text(studio)),
            Self::Item { kind, title, link, days } => {
                let (text, label) = match kind {
                    "quote" => (t.letter_item_quote(studio, title), t.letter_item_quote_button()),
                    "contract" => (t.letter_item_contract(studio, title), t.letter_item_contract_button()),
                    "questionnaire" => (t.letter_item_questionnaire(studio, title), t.letter_item_questionnaire_button()),
                    "invoice" => (t.letter_item_invoice(studio, title), t.letter_item_invoice_button()),
                    _ => (t.letter_item_file(studio, title), t.letter_item_file_button()),
                };
                MailContent {
                    kind: if kind == "file" { "file" } else { "document" },
                    subject: t.letter_item_subject(studio, title),
                    preview: text.clone(),
                    text: vec![text],
                    button: Some((label, link.to_owned())),
                    small: vec![way_in(days)],
                    ..MailContent::default()
                }
            }
            Self::Message { text, link } => MailContent {
                kind: "message",
                subject: t.letter_message_subject(studio),
                preview: text.chars().take(120).collect(),
                text: vec![t.letter_message_text(studio)],
                quote: Some(text.to_owned()),
                button: link.map(|link| (t.letter_message_button(), link.to_owned())),
                ..MailContent::default()
            },
            Self::YourTurn { title, link, days } => MailContent {
                kind: "document",
                subject: t.letter_turn_subject(studio, title),
                preview: t.letter_turn_preview().to_owned(),
                text: vec![t.letter_turn_text(title)],
                button: Some((t.letter_turn_button(), link.to_owned())),
                small: vec![way_in(days)],
                ..MailContent::default()
            },
            Self::AllSigned { title, link } => MailContent {
                kind: "document",
                subject: t.letter_signed_subject(studio, title),
                preview: t.letter_signed_preview().to_owned(),
                text: vec![t.letter_signed_text(title)],
                button: Some((t.letter_message_button(), link.to_owned())),
                small: vec![t.letter_item_login().to_owned()],
                ..MailContent::default()
            },
            Self::ContractVoided { title, reason, link } => MailContent {
                kind: "document",
                subject: t.letter_voided_subject(studio, title),
                preview: t.letter_voided_text(studio, title),
                text: vec![t.letter_voided_text(studio, title)],
                quote: Some(reason.to_owned()),
                button: Some((t.letter_voided_button(), link.to_owned())),
                small: vec![t.letter_voided_small().to_owned()],
            },
            Self::Receipt { number, title, rows, total, link } => {
                let rows = rows.iter().map(|(label, amount)| t.receipt_row(label, amount));
                let text = [t.receipt_thanks(studio, total), t.receipt_invoice(number, title)];
                MailContent {
                    kind: "receipt",
                    subject: t.receipt_subject(title),
                    preview: t.receipt_preview(total),
                    text: text.into_iter().chain(rows).chain([t.receipt_row(t.receipt_total(), total)]).collect(),
                    button: Some((t.receipt_open(), link.to_owned())),
                    ..MailContent::default()
                }
            }
            Self::Answered { line, note, link } => MailContent {
                kind: "notice",
                subject: line.to_owned(),
                preview: note.map_or_else(|| "View it on your dashboard.".to_owned(), |note| note.chars().take(120).collect()),
                text: vec![format!("{line}.")],
                quote: note.map(str::to_owned),
                button: Some(("View on dashboard", link.to_owned())),
                ..MailContent::default()
            },
            Self::ConfirmEmail { link } => MailContent {
                kind: "confirm_email",
                subject: t.profile_letter_confirm_subject(studio),
                preview: t.profile_letter_confirm_preview().to_owned(),
                text: vec![t.profile_letter_confirm_text(studio)],
                button: Some((t.profile_letter_confirm_button(), link.to_owned())),
                small: vec![t.profile_letter_confirm_small().to_owned()],
                ..MailContent::default()
            },
            Self::EmailAsked { email, link } => told_of(
                (t.profile_letter_asked_subject(studio), t.profile_letter_asked_text(studio, email)),
                Some((t.profile_letter_asked_button(), link.to_owned())),
                t.profile_letter_asked_small(),
            ),
            Self::EmailChanged { email } => told_of(
                (t.profile_letter_changed_subject(studio), t.profile_letter_changed_text(studio, email)),
                None,
                t.profile_letter_changed_small(),
            ),
            Self::PasswordChanged { link } => told_of(
                (t.profile_letter_password_subject(studio), t.profile_letter_password_text(studio)),
                Some((t.profile_letter_password_button(), link.to_owned())),
                t.profile_letter_password_small(),
            ),
            Self::MemberInvite { link } => MailContent {
                kind: "member_invite",
                subject: format!("You’ve been invited to {studio}"),
                preview: "Create a password to get started.".to_owned(),
                text: vec![
                    format!("You’ve been invited to manage {studio} on Portico: its clients, files, documents and payments."),
                    "Create a password to get started:".to_owned(),
                ],
                button: Some(("Create password", link.to_owned())),
                small: vec![
                    "This link is personal and expires in 3 days. If it has expired, open it anyway to get a new one. Please don’t forward it."
                        .to_owned(),
                ],
                ..MailContent::default()
            },
            Self::MemberReset { link } => MailContent {
                kind: "reset",
                subject: format!("Reset your password for {studio}"),
                preview: "Choose a new password for your dashboard.".to_owned(),
                text: vec![format!("We received a request to reset your password for the dashboard of {studio}. Choose a new one here:")],
                button: Some(("Choose a new password", link.to_owned())),
                small: vec![
                    "This link expires in 30 minutes and can be used once. If this wasn’t you, you can ignore this email: your password stays the same."
                        .to_owned(),
                ],
                ..MailContent::default()
            },
            Self::MemberSignIn { link } => MailContent {
                kind: "sign_in",
                subject: format!("Your login link for {studio}"),
                preview: "Log in without a password.".to_owned(),
                text: vec![format!("Here is your link to log in to the dashboard of {studio}:")],
                button: Some(("Log in", link.to_owned())),
                small: vec![
                    "This link expires in 10 minutes and can be used once. If this wasn’t you, you can ignore this email: nobody can log in without it."
                        .to_owned(),
                ],
                ..MailContent::default()
            },
            Self::MemberPasswordChanged { link } => told_of(
                (
                    "Your password was changed".to_owned(),
                    format!("Your password for the dashboard of {studio} was just changed, and you were logged out on all other devices."),
                ),
                Some(("Choose a new password", link.to_owned())),
                "If this wasn’t you, choose a new password right away and tell the owner of your studio.",
            ),
        }
    }
}

/// What was done to an account, and what to do if it was somebody else.
fn told_of((subject, text): (String, String), button: Option<(&'static str, String)>, small: &str) -> MailContent {
    MailContent {
        kind: "account",
        subject,
        preview: text.clone(),
        text: vec![text],
        button,
        small: vec![small.to_owned()],
        ..MailContent::default()
    }
}
