//! What the studio and a contact wrote to each other (B2), for its own page and for the contact's.

mod sql;

use domain::{
    ContactId, FileId, MessageId, ProjectId, Timestamp,
    file::{FileKind, FileName, human_size},
};
use ports::{Arg, Outcome, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Context, DisplayTime, Failure, StudioActor};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    ToClient,
    ToStudio,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// Came in by mail.
    Email,
    /// Written in the portal or on the dashboard.
    Note,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StudioMessage {
    pub id: MessageId,
    pub at: Timestamp,
    pub direction: Direction,
    pub kind: MessageKind,
    pub project: Option<ProjectId>,
    pub project_title: Option<String>,
    /// Of an email; empty otherwise.
    pub subject: String,
    /// Plain text of several lines.
    pub text: String,
    /// Of an email, what was left out of it: the letter it quotes, a signature. Empty when nothing was.
    pub trimmed: String,
    /// Until when the email can be downloaded as it came.
    pub original_until: Option<Timestamp>,
    /// The member who wrote it.
    pub member: Option<String>,
    pub files: Vec<StudioMessageFile>,
}

#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub struct StudioMessageFile {
    pub id: FileId,
    pub name: FileName,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
}

/// The query for at most so many of a contact's messages after a position.
pub fn after(contact: &ContactId, [at, id]: [Arg; 2], most: u64) -> Query {
    sql::MESSAGES.with([contact.into(), at, id, most.into()])
}

/// What [`after`] gave.
///
/// # Errors
/// Only when a row is not what it should be.
pub fn messages(found: &Outcome) -> Result<Vec<StudioMessage>, Failure> {
    let message = |row: sql::MessageRow| {
        Ok(StudioMessage {
            id: row.id,
            at: row.created_at,
            direction: row.direction,
            kind: row.kind,
            project: row.project_id,
            project_title: row.project,
            subject: row.subject,
            text: row.body,
            trimmed: row.trimmed,
            original_until: row.original_until,
            member: row.member,
            files: serde_json::from_str(&row.files).map_err(Failure::internal)?,
        })
    };
    found.all::<sql::MessageRow>()?.into_iter().map(message).collect()
}

/// One message on a page.
pub struct MessageLine {
    pub own: bool,
    pub who: String,
    pub at: DisplayTime,
    pub project: Option<String>,
    pub subject: String,
    pub text: String,
    pub trimmed: String,
    /// Where the email can be downloaded as it came, and until when.
    pub original: Option<(String, DisplayTime)>,
    pub files: Vec<AttachedFile>,
}

pub struct AttachedFile {
    pub href: String,
    /// By a browser.
    pub shown: bool,
    pub name: String,
    pub size: String,
}

/// Of this contact.
pub fn lines(actor: &StudioActor, messages: &[StudioMessage], id: &ContactId, contact: &str, studio: &str) -> Vec<MessageLine> {
    let file = |file: &StudioMessageFile| AttachedFile {
        href: format!("/files/{}", file.id),
        shown: FileKind::viewed(&file.name, &file.media_type).is_some(),
        name: file.name.to_string(),
        size: human_size(file.size),
    };
    let line = |message: &StudioMessage| MessageLine {
        own: message.direction == Direction::ToClient,
        who: match message.direction {
            Direction::ToClient => message.member.clone().unwrap_or_else(|| studio.to_owned()),
            Direction::ToStudio => contact.to_owned(),
        },
        at: actor.when(message.at),
        project: message.project_title.clone(),
        subject: message.subject.clone(),
        text: message.text.clone(),
        trimmed: message.trimmed.clone(),
        original: message
            .original_until
            .filter(|until| *until > actor.now())
            .map(|until| (format!("/contacts/{id}/messages/{}/original", message.id), actor.when(until))),
        files: message.files.iter().map(file).collect(),
    };
    messages.iter().map(line).collect()
}
