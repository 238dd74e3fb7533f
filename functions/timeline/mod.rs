//! What happened, as one client sees it (B2): what was sent, written, uploaded, decided, signed, answered and paid. Shared by the pages that
//! show some of it, with the box to write to the studio.

pub mod sql;

use domain::{
    Date, DocumentId, FileId, MessageId, Money, PaymentId, ProjectId, Timestamp,
    document::DocumentKind,
    event::{ActivityActor, ActivityKind},
    file::{FileKind, FileName, MOST_BYTES_AT_ONCE, MOST_FILES_OF_A_MESSAGE},
    money::Currency,
    permission::Permission,
};
use ports::{Arg, Flag, Outcome, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Client, Context, DisplayTime, Failure, Translations, Viewer};

use crate::document::href;

/// One thing that happened.
#[derive(Debug, Serialize, ToSchema)]
pub struct ActivityItem {
    pub id: String,
    pub at: Timestamp,
    pub kind: ActivityKind,
    pub by: ActivityBy,
    pub project: Option<ProjectId>,
    pub document: Option<ActivityDocument>,
    pub file: Option<ActivityFile>,
    pub message: Option<ActivityMessage>,
    pub payment: Option<ActivityPayment>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ActivityBy {
    pub who: ActivityActor,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ActivityDocument {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct ActivityFile {
    pub id: FileId,
    pub name: FileName,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ActivityMessage {
    pub id: MessageId,
    /// Of an e-mail; empty otherwise.
    pub subject: String,
    /// Plain text of several lines.
    pub text: String,
    pub files: Vec<ActivityFile>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ActivityPayment {
    pub id: PaymentId,
    pub amount_minor: i64,
    pub currency: Currency,
}

/// A project this client takes part in.
#[derive(Debug, Clone, Deserialize)]
pub struct ProjectOf {
    pub id: ProjectId,
    pub title: String,
    pub event_on: Option<Date>,
    /// Whether they may upload there.
    pub uploads: Flag,
}

/// The query for at most so many of them after a position; of one project only, when one is named.
pub fn after(client: &Client, project: Option<&ProjectId>, [at, id]: [Arg; 2], most: u64) -> Query {
    let (session, most) = (client.session().into(), most.into());
    match project {
        None => sql::ALL.with([session, at, id, most]),
        Some(project) => sql::OF_PROJECT.with([session, at, id, most, project.into()]),
    }
}

/// Asks for the projects this client sees.
pub fn projects(client: &Client) -> Query {
    some_projects(client, 50)
}

/// Asks for so many of them.
pub fn some_projects(client: &Client, most: u64) -> Query {
    sql::PROJECTS.with([client.session().into(), most.into()])
}

/// Asks for one of them.
pub fn project(client: &Client, id: &ProjectId) -> Query {
    sql::PROJECT.with([client.session().into(), id.into()])
}

/// What [`after`] gave.
///
/// # Errors
/// Only when a row is not what it should be.
pub fn items(client: &Client, happened: &Outcome) -> Result<Vec<ActivityItem>, Failure> {
    happened.all()?.into_iter().map(|row| item(client, row)).collect()
}

fn item(client: &Client, row: sql::ActivityRow) -> Result<ActivityItem, Failure> {
    let name = match row.who {
        ActivityActor::You => String::new(),
        ActivityActor::Studio => client.studio_name().to_owned(),
        ActivityActor::Participant => row.name.unwrap_or_default(),
    };
    let (document, file) = row.item.read();
    let message = match row.message_id {
        None => None,
        Some(id) => Some(ActivityMessage {
            id,
            subject: row.subject.unwrap_or_default(),
            text: row.body.unwrap_or_default(),
            files: serde_json::from_str(&row.attachments).map_err(Failure::internal)?,
        }),
    };
    let payment = row.payment_id.zip(row.amount_minor.zip(row.currency));
    Ok(ActivityItem {
        id: row.id,
        at: row.at,
        kind: row.kind,
        by: ActivityBy { who: row.who, name },
        project: row.project_id,
        document,
        file,
        message,
        payment: payment.map(|(id, (amount_minor, currency))| ActivityPayment { id, amount_minor, currency }),
    })
}

/// A file as the pages name it.
pub struct TimelineFile {
    pub href: String,
    /// Where a browser shows a file; empty where it does not.
    pub view: String,
    pub name: String,
    pub about: String,
}

impl TimelineFile {
    pub fn document(document: &ActivityDocument, t: Translations) -> Self {
        let href = href(document.kind, &document.id);
        Self { href, view: String::new(), name: document.title.clone(), about: kind(document.kind, t).to_owned() }
    }

    pub fn new(file: &ActivityFile, t: Translations) -> Self {
        let kind = FileKind::of_name(&file.name).map_or_else(|_| file.media_type.clone(), FileKind::label);
        let view = FileKind::viewed(&file.name, &file.media_type).map_or_else(String::new, |_| format!("/files/{}/view", file.id));
        Self { href: format!("/files/{}", file.id), view, name: file.name.to_string(), about: format!("{kind}, {}", t.bytes(file.size)) }
    }
}

/// One thing that happened, in words.
pub struct TimelineLine {
    pub id: String,
    /// "Anna sent you a quote".
    pub says: String,
    pub at: DisplayTime,
    /// Title of the project, where there are several.
    pub project: Option<String>,
    /// What it is about; a message speaks for itself.
    pub about: Option<TimelineFile>,
    pub message: Option<MessageEntry>,
    pub own: bool,
}

/// A message.
pub struct MessageEntry {
    pub subject: String,
    pub text: String,
    pub files: Vec<TimelineFile>,
}

/// In words, after `client.read`: only then is the client's language known.
pub fn lines(client: &Client, items: &[ActivityItem], projects: &[ProjectOf]) -> Vec<TimelineLine> {
    let t = client.t();
    let title = |id: &ProjectId| projects.iter().find(|project| project.id == *id).map(|project| project.title.clone());
    let line = |item: &ActivityItem| TimelineLine {
        id: item.id.clone(),
        says: says(item, t),
        at: client.when(item.at),
        project: item.project.as_ref().filter(|_| projects.len() > 1).and_then(title),
        about: about(item, t),
        message: item.message.as_ref().map(|message| MessageEntry {
            subject: message.subject.clone(),
            text: message.text.clone(),
            files: message.files.iter().map(|file| TimelineFile::new(file, t)).collect(),
        }),
        own: item.by.who == ActivityActor::You,
    };
    items.iter().map(line).collect()
}

fn about(item: &ActivityItem, t: Translations) -> Option<TimelineFile> {
    match (&item.document, &item.file) {
        (Some(document), _) => Some(TimelineFile::document(document, t)),
        (None, Some(file)) => Some(TimelineFile::new(file, t)),
        (None, None) => None,
    }
}

/// What a document is called.
pub fn kind(kind: DocumentKind, t: Translations) -> &'static str {
    match kind {
        DocumentKind::Quote => t.activity_quote(),
        DocumentKind::Contract => t.activity_contract(),
        DocumentKind::Questionnaire => t.activity_questionnaire(),
        DocumentKind::Invoice => t.activity_invoice(),
    }
}

fn says(item: &ActivityItem, t: Translations) -> String {
    let name = item.by.name.as_str();
    let amount = item.payment.as_ref().map(|payment| t.money(Money { minor: payment.amount_minor, currency: payment.currency }));
    let amount = amount.unwrap_or_default();
    let own = item.by.who == ActivityActor::You;
    match item.kind {
        ActivityKind::QuoteSent => t.activity_sent_quote(name),
        ActivityKind::ContractSent => t.activity_sent_contract(name),
        ActivityKind::QuestionnaireSent => t.activity_sent_questionnaire(name),
        ActivityKind::InvoiceSent => t.activity_sent_invoice(name),
        ActivityKind::FileSent => t.activity_sent_file(name),
        ActivityKind::MessageReceived if own => t.activity_you_wrote().to_owned(),
        ActivityKind::MessageSent | ActivityKind::MessageReceived => t.activity_wrote(name),
        ActivityKind::FileUploaded if own => t.activity_you_uploaded().to_owned(),
        ActivityKind::FileUploaded => t.activity_uploaded(name),
        ActivityKind::QuoteAccepted if own => t.activity_you_accepted().to_owned(),
        ActivityKind::QuoteAccepted => t.activity_accepted(name),
        ActivityKind::QuoteDeclined if own => t.activity_you_declined().to_owned(),
        ActivityKind::QuoteDeclined => t.activity_declined(name),
        ActivityKind::ContractSigned if own => t.activity_you_signed().to_owned(),
        ActivityKind::ContractSigned => t.activity_signed(name),
        ActivityKind::QuestionnaireSubmitted if own => t.activity_you_answered().to_owned(),
        ActivityKind::QuestionnaireSubmitted => t.activity_answered(name),
        ActivityKind::PaymentPaid if own => t.activity_you_paid(amount),
        ActivityKind::PaymentPaid => t.activity_paid(amount),
        ActivityKind::PaymentRefunded => t.activity_refunded(amount),
    }
}

/// The box to write to the studio (B2): on a project's page it is about that project.
pub struct MessageBox {
    pub text: String,
    /// The only one it can be about; empty where there is a choice, or none.
    pub project: String,
    pub choices: Vec<Choice>,
    /// Files that arrived before, when the form comes back.
    pub kept: Vec<KeptField>,
    /// One of them is kept under another ending than it came with.
    pub renamed: bool,
    /// How much can be attached; none where there is no project to attach it to.
    pub limit: Option<String>,
}

pub struct Choice {
    pub id: String,
    pub title: String,
    pub chosen: bool,
}

pub struct KeptField {
    pub value: String,
    pub name: String,
}

impl MessageBox {
    /// Where this client may write (B18).
    pub fn offer(viewer: &Viewer, t: Translations, projects: &[ProjectOf], about: Option<&ProjectId>) -> Option<Self> {
        viewer.may(Permission::Message).then(|| Self::new(t, projects, about))
    }

    pub fn new(t: Translations, projects: &[ProjectOf], about: Option<&ProjectId>) -> Self {
        let choice =
            |project: &ProjectOf| Choice { id: project.id.to_string(), title: project.title.clone(), chosen: about == Some(&project.id) };
        let (project, choices) = match projects {
            [] => (String::new(), Vec::new()),
            [only] => (only.id.to_string(), Vec::new()),
            several => (String::new(), several.iter().map(choice).collect()),
        };
        let limit = (!projects.is_empty()).then(|| t.message_limit(MOST_FILES_OF_A_MESSAGE, t.bytes(MOST_BYTES_AT_ONCE)));
        Self { text: String::new(), project, choices, kept: Vec::new(), renamed: false, limit }
    }
}
