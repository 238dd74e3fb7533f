//! What all documents share, whatever their kind: where they are found, what stands above them, what happened with them, how they are
//! written before they are sent and what goes out with them. What a kind says and does is in its own folder.

pub mod bill;
pub mod draft;
pub mod number;
pub mod outgoing;
pub mod page;
pub mod prepare;
pub mod preview;
pub mod reach;
pub mod sql;

use domain::{ContactId, DocumentId, DocumentKind, DocumentState, MailId, ProjectId, Timestamp, right::Right};
use ports::{Outcome, Query, Sql};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Client, Context, Failure};

use crate::mail::{MailTemplate, Recipient, letter};

/// Where a document is: the same path on the client's side and on the dashboard.
pub fn href(kind: DocumentKind, id: &DocumentId) -> String {
    format!("/{}/{id}", folder(kind))
}

/// The first part of that path.
pub fn folder(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Quote => "quotes",
        DocumentKind::Contract => "contracts",
        DocumentKind::Questionnaire => "questionnaires",
        DocumentKind::Invoice => "invoices",
    }
}

/// What looking at a document of this kind takes on the dashboard.
pub fn right_to_read(kind: DocumentKind) -> Right {
    if kind == DocumentKind::Invoice { Right::InvoicesRead } else { Right::DocumentsRead }
}

/// What writing, sending and recalling one takes.
pub fn right_to_write(kind: DocumentKind) -> Right {
    if kind == DocumentKind::Invoice { Right::InvoicesWrite } else { Right::DocumentsWrite }
}

/// One document as a client sees it.
#[derive(Debug, Clone, Deserialize)]
pub struct DocumentHead {
    pub id: DocumentId,
    pub project: ProjectId,
    pub project_title: String,
    pub kind: DocumentKind,
    pub title: String,
    pub state: DocumentState,
    /// As the domain's type of its kind has it.
    pub content: String,
    pub sent_at: Timestamp,
    pub first_viewed_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
}

#[derive(Debug, Deserialize)]
struct Happened {
    /// A JSON array of [`DocumentEvent`]s.
    happened: String,
}

/// What happened with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentStep {
    Sent,
    /// A recipient looked at it for the first time.
    Viewed,
    Accepted,
    Declined,
    Signed,
    Submitted,
    Paid,
    Refunded,
    Recalled,
    /// It counts no more; what was signed or paid stays as evidence.
    Voided,
}

/// One line of a document's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentEvent {
    pub what: DocumentStep,
    pub at: Timestamp,
    /// The client who did it.
    pub contact: Option<ContactId>,
    pub name: Option<String>,
}

/// How every document's JSON begins for a client.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClientDocument {
    pub id: DocumentId,
    pub project: ProjectId,
    pub project_title: String,
    pub kind: DocumentKind,
    pub title: String,
    pub state: DocumentState,
    pub sent_at: Timestamp,
    pub done_at: Option<Timestamp>,
    /// In the order it happened. Of those who looked at it, only the asker.
    pub timeline: Vec<DocumentEvent>,
}

/// The two questions of every document's page; [`seen`] reads the answer to the second. The first is no question: it writes down that the
/// client has seen it, as their session writes down when it was last used.
pub fn view(client: &Client, id: &DocumentId, kind: DocumentKind, one: Sql) -> [Query; 2] {
    let viewed = sql::VIEWED.with([
        client.session().into(),
        id.into(),
        kind.into(),
        client.contact().into(),
        client.now().into(),
        client.idle_since().into(),
        client.looks().into(),
    ]);
    [viewed, ask(client, id, kind, one)]
}

/// Without looking at it, as an action reads it first. `one` is its kind's: `document_head!()`, for a page
/// `document_happened!()`, and what the kind keeps beside it.
pub fn ask(client: &Client, id: &DocumentId, kind: DocumentKind, one: Sql) -> Query {
    one.with([client.session().into(), id.into(), kind.into()])
}

/// What stands above it.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such document for this client.
pub fn head(found: &Outcome) -> Result<DocumentHead, Failure> {
    found.first()?.ok_or(Failure::NotFound)
}

/// With what happened with it.
///
/// # Errors
/// As [`head`].
pub fn seen(client: &Client, found: &Outcome) -> Result<(DocumentHead, ClientDocument), Failure> {
    let head = head(found)?;
    let Happened { happened } = found.first()?.ok_or(Failure::NotFound)?;
    let mut timeline: Vec<DocumentEvent> = serde_json::from_str(&happened).map_err(Failure::internal)?;
    if let Some(at) = head.first_viewed_at {
        timeline.push(DocumentEvent { what: DocumentStep::Viewed, at, contact: Some(client.contact().clone()), name: None });
    }
    timeline.sort_by_key(|event| (event.at, event.what));
    let document = ClientDocument {
        id: head.id.clone(),
        project: head.project.clone(),
        project_title: head.project_title.clone(),
        kind: head.kind,
        title: head.title.clone(),
        state: head.state,
        sent_at: head.sent_at,
        done_at: head.done_at,
        timeline,
    };
    Ok((head, document))
}

/// For [`web::Change::require`]: the client still sees this document, it says what it said, and nobody was done with it.
pub fn still_open(client: &Client, head: &DocumentHead) -> Query {
    sql::STILL_OPEN.with([client.session().into(), (&head.id).into(), head.kind.into(), head.content.as_str().into()])
}

/// The document is done.
pub fn done(head: &DocumentHead, now: Timestamp) -> Query {
    sql::DONE.with([(&head.id).into(), now.into()])
}

/// SHA-256, in lower-case hex, of a text's bytes: what a decision or a signature says it was made on.
pub fn sha256(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A short letter to the studio, where it has an address for replies: what a client did, without a full stop, and in their own words.
///
/// # Errors
/// Only when the letter cannot be rendered.
pub fn tell_studio(client: &Client, change: Change, line: &str, note: Option<&str>, head: &DocumentHead) -> Result<Change, Failure> {
    let letterhead = client.letterhead();
    let Some(email) = &letterhead.reply_to else { return Ok(change) };
    let link = &format!("{}/documents/{}", client.dashboard_origin(), head.id);
    let to = Recipient { name: client.studio_name(), email, contact: None, language: None };
    let says = MailTemplate::Answered { line, note, link };
    Ok(change.mail(letter(&letterhead, client.fresh(MailId::from_bytes), &to, &says)?))
}

#[cfg(test)]
mod tests {
    /// Proves B8, B9.
    #[test]
    fn a_hash_is_what_anybody_computes() {
        assert_eq!(super::sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
