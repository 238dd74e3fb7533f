//! A file on its way in. First its row, then its bytes, then, in one batch, everything that makes it visible: killed at any point, it is
//! either all there or found and taken away by the sweep. The name is checked before the bytes; what the bytes are
//! decides how it is kept, and under which ending.
//!
//! tus 1.0 (E3) will be a third way in beside the form and the parts: `POST` makes [`PendingFile`] with [`PendingFile::in_parts`], each `PATCH`
//! hands on its bytes as the parts of `client::upload::parts` do (its offset is the sum of the parts kept), and the last one ends in
//! [`UploadTarget::arrived`].

use domain::{
    ContactId, DocumentId, FileId, InvalidValue, MemberId, ProjectId, SessionId, StudioId, Timestamp,
    file::{FileName, Kind, PART_BYTES, SNIFF_BYTES},
    permission::Permission,
    time::{DAY, HOUR},
};
use ports::{Body, Files, Outcome, Query, Stored};
use web::{Change, Client, Context, Failure, Letterhead, StudioActor, Subject, Translations};

use super::sql;
use crate::item_link;

/// An upload in one request is given up after this long.
pub const AT_ONCE_LASTS: i64 = DAY;
/// An upload in parts is given up after this long; R2 itself forgets the parts after seven days.
pub const IN_PARTS_LASTS: i64 = 6 * DAY;
/// Bytes that must go are taken away at once; this much later the sweep looks again, for what was still on its way.
pub const LINGER: i64 = HOUR;

/// Both sides keep files the same way.
pub trait UploadContext: Context {
    /// A change on the way to the answer.
    fn step(&self, change: Change) -> impl Future<Output = Result<Vec<Outcome>, Failure>> + Send;
}

impl UploadContext for Client {
    async fn step(&self, change: Change) -> Result<Vec<Outcome>, Failure> {
        Self::step(self, change).await
    }
}

impl UploadContext for StudioActor {
    async fn step(&self, change: Change) -> Result<Vec<Outcome>, Failure> {
        Self::step(self, change).await
    }
}

/// Who brings files, and so for whom they are.
#[derive(Debug, Clone)]
pub enum Uploader {
    /// An upload, for all participants.
    Client {
        contact: ContactId,
        session: SessionId,
        /// Of their account: an upload in parts ends with it.
        epoch: i64,
    },
    /// The answer to a question, for those the questionnaire is for.
    Answer { contact: ContactId, session: SessionId, document: DocumentId, question: String, at: Timestamp },
    /// A client's, for a message to the studio: nobody sees it before the message is written (`client::message`).
    Message { contact: ContactId, session: SessionId },
    /// Sent by the studio to those named, all of them participants.
    Studio { by: MemberId, to: Vec<ContactId>, letters: UploadNotices },
}

/// What tells the recipients: one letter each, however many files are sent together.
#[derive(Debug, Clone)]
pub struct UploadNotices {
    pub head: Letterhead,
    pub policy: item_link::Policy,
    /// Those of the recipients who are let in.
    pub to: Vec<item_link::To>,
}

/// Where files go.
#[derive(Debug, Clone)]
pub struct UploadTarget {
    pub studio: StudioId,
    pub project: ProjectId,
    pub uploader: Uploader,
}

/// A file whose bytes are not all here yet.
#[derive(Debug, Clone)]
pub struct PendingFile {
    pub id: FileId,
    pub name: FileName,
    pub kind: Kind,
    pub key: String,
    /// Of the upload in parts, at the store.
    pub store_upload: Option<String>,
}

impl PendingFile {
    /// # Errors
    /// When a file of that name is not taken here.
    pub fn new(context: &impl Context, studio: &StudioId, name: &str) -> Result<Self, InvalidValue> {
        let name: FileName = name.parse()?;
        let kind = Kind::of_name(&name)?;
        let id = context.fresh(FileId::from_bytes);
        // Another random number than the id: whoever knows a file's address knows nothing of the store.
        let key = format!("files/{studio}/{}", context.fresh(FileId::from_bytes));
        Ok(Self { id, name, kind, key, store_upload: None })
    }

    /// Begins an upload in parts at the store. Killed right after, it is nothing but a number that R2 forgets.
    ///
    /// # Errors
    /// Of the store.
    pub async fn in_parts(mut self, files: &dyn Files) -> Result<Self, Failure> {
        self.store_upload = Some(files.begin(&self.key, self.kind.media_type()).await?);
        Ok(self)
    }

    /// What is stored must be as long as was said, and something that may be kept.
    ///
    /// # Errors
    /// Of the field `file`.
    pub async fn check(&mut self, files: &dyn Files, stored: &Stored, size: u64) -> Result<(), Failure> {
        if stored.size != size {
            return Err(Failure::field("file", Translations::failure_broken_off));
        }
        let start = usize::try_from(size).unwrap_or(SNIFF_BYTES).min(SNIFF_BYTES);
        let start = files.start(&self.key, start).await?;
        self.is_really(&start).map_err(|refusal| Failure::field("file", refusal))
    }

    /// Kept as what its first bytes say it is, under the ending of that.
    ///
    /// # Errors
    /// When nothing of that kind may be kept.
    pub fn is_really(&mut self, start: &[u8]) -> Result<(), InvalidValue> {
        self.kind = self.kind.really(start)?;
        self.name = self.name.clone().ending_as(self.kind);
        Ok(())
    }

    /// Takes everything away again. What fails here is done by the sweep.
    pub async fn discard(&self, context: &impl UploadContext) {
        let change = Change::new()
            .write(sql::DISCARD.with([(&self.id).into(), context.now().plus(LINGER).into()]))
            .audit("file.discarded", Subject::of("file", &self.id));
        let Ok(outcomes) = context.step(change).await else { return };
        if outcomes.first().is_some_and(|outcome| outcome.rows.contains("id")) {
            if let Some(upload) = &self.store_upload {
                let _ = context.files().abort(&self.key, upload).await;
            }
            let _ = context.files().delete(&self.key).await;
        }
    }
}

impl UploadTarget {
    /// The row of a file of so many bytes (0: not known yet), to be written before the bytes.
    pub fn start(&self, file: &PendingFile, size: u64, now: Timestamp) -> Change {
        let (origin, contact, member) = match &self.uploader {
            Uploader::Client { contact, .. } | Uploader::Answer { contact, .. } | Uploader::Message { contact, .. } => {
                ("upload", Some(contact), None)
            }
            Uploader::Studio { by, .. } => ("sent", None, Some(by)),
        };
        let private = matches!(self.uploader, Uploader::Answer { .. } | Uploader::Message { .. });
        let until = now.plus(if file.store_upload.is_some() { IN_PARTS_LASTS } else { AT_ONCE_LASTS });
        let row = sql::BEGIN.with([
            (&file.id).into(),
            (&self.project).into(),
            origin.into(),
            (&file.name).into(),
            file.kind.media_type().into(),
            size.into(),
            file.key.as_str().into(),
            contact.into(),
            member.into(),
            now.into(),
            until.into(),
            private.into(),
        ]);
        let change = Change::new().write(row);
        match &file.store_upload {
            None => change,
            Some(store) => {
                let id = (&file.id).into();
                // The others' go on in the request that begins them, and in no other.
                let epoch = if let Uploader::Client { epoch, .. } = &self.uploader { *epoch } else { 0 };
                change.write(sql::BEGIN_PARTS.with([id, store.as_str().into(), PART_BYTES.into(), now.into(), until.into(), epoch.into()]))
            }
        }
    }

    /// Everything that makes the file visible, if it may still be; of a message's, that it is whole and waits for its message.
    ///
    /// # Errors
    /// Only when ids could not be written as JSON.
    pub fn complete(&self, file: &PendingFile, stored: &Stored) -> Result<Change, Failure> {
        let id = || (&file.id).into();
        let project = || (&self.project).into();
        // The name and the type once more: the bytes may have said better.
        let kept = || [id(), stored.size.into(), stored.etag.as_str().into(), (&file.name).into(), file.kind.media_type().into()];
        let ready = sql::READY.with(kept());
        let (fact, seen, action): (Query, Vec<Query>, _) = match &self.uploader {
            Uploader::Client { session, .. } => {
                let fact = sql::MAY_UPLOAD.with([session.into(), project()]);
                (fact, vec![ready, sql::FOR_PARTICIPANTS.with([id(), project()])], "file.uploaded")
            }
            Uploader::Message { session, .. } => {
                let fact = sql::ON_PROJECT.with([session.into(), project()]);
                (fact, vec![sql::WAITS.with(kept())], "file.attached")
            }
            Uploader::Studio { to, .. } => {
                let named = serde_json::to_string(to).map_err(Failure::internal)?;
                let fact = sql::NAMED_TAKE_PART.with([project(), named.as_str().into()]);
                (fact, vec![ready, sql::FOR_NAMED.with([id(), named.into()])], "file.sent")
            }
            Uploader::Answer { contact, session, document, question, at } => {
                let fact = sql::MAY_ANSWER.with([session.into(), document.into()]);
                let value = serde_json::to_string(&file.id).map_err(Failure::internal)?;
                let queries = vec![
                    ready,
                    sql::FOR_RECIPIENTS.with([id(), document.into()]),
                    sql::FORMER_ANSWER.with([document.into(), question.as_str().into(), (*at).into()]),
                    sql::ANSWER.with([document.into(), question.as_str().into(), value.into(), id(), contact.into(), (*at).into()]),
                ];
                (fact, queries, "file.answered")
            }
        };
        let mut detail = serde_json::json!({ "project": self.project, "name": file.name, "size": stored.size });
        if let (Uploader::Studio { to, .. }, Some(detail)) = (&self.uploader, detail.as_object_mut()) {
            detail.insert("recipients".to_owned(), serde_json::json!(to));
        }
        let change = match &self.uploader {
            Uploader::Message { .. } => Change::new().needs(Permission::Message),
            _ => Change::new(),
        };
        Ok(change
            .require(fact)
            .require(sql::STILL_UPLOADING.with([id()]))
            .write_all(seen)
            .write(sql::FORGET_PARTS.with([id()]))
            .write(sql::FORGET_UPLOAD.with([id()]))
            .audit_with(action, Subject::of("file", &file.id), detail))
    }

    /// With the letters about this file, the first of those sent together: they leave with the batch that makes it visible.
    ///
    /// # Errors
    /// Only when a letter cannot be rendered.
    pub fn announced(&self, context: &impl UploadContext, change: Change, file: &PendingFile) -> Result<Change, Failure> {
        match &self.uploader {
            Uploader::Client { .. } | Uploader::Answer { .. } | Uploader::Message { .. } => Ok(change),
            Uploader::Studio { letters: UploadNotices { head, policy, to }, .. } => {
                let item = item_link::Item::File(file.id.clone());
                item_link::announce(context, change, head, policy, to, (&self.project, &item, file.name.as_str()))
            }
        }
    }

    /// A whole file in one body, up to the batch that makes it visible: that is the caller's answer to give.
    ///
    /// # Errors
    /// Of the field `file`, and of the store; then nothing is left behind.
    pub async fn put(&self, context: &impl UploadContext, file: &mut PendingFile, body: Body) -> Result<Stored, Failure> {
        let size = body.length();
        context.step(self.start(file, size, context.now())).await?;
        let kept = async {
            let stored = context.files().put(&file.key, body, file.kind.media_type()).await?;
            file.check(context.files(), &stored, size).await?;
            Ok::<_, Failure>(stored)
        };
        match kept.await {
            Ok(stored) => Ok(stored),
            Err(failure) => {
                file.discard(context).await;
                Err(failure)
            }
        }
    }
}

/// Refuses what cannot be taken in one request, before a byte of it is read.
///
/// # Errors
/// [`Failure::TooLarge`], or of the field `Content-Length`.
pub fn length(incoming: &web::UploadBody) -> Result<u64, Failure> {
    let most = domain::file::MOST_BYTES_AT_ONCE;
    match incoming.length() {
        None => Err(Failure::field("Content-Length", "Say how many bytes are coming")),
        Some(0) => Err(Failure::field("file", EMPTY)),
        Some(length) if length > most => Err(Failure::TooLarge((move |t: Translations| t.failure_file_too_large(t.bytes(most))).into())),
        Some(length) => Ok(length),
    }
}

/// So many files of one client may be on their way at once: begun in parts, or waiting for their message.
pub const MAX_PENDING: usize = 50;

/// Asks how many there are.
pub fn arriving(client: &Client) -> Query {
    sql::ARRIVING.with([client.contact().into(), client.now().into()])
}

/// # Errors
/// [`Failure::Conflict`] when there are too many, by what [`arriving`] asked.
pub fn few(begun: &Outcome) -> Result<(), Failure> {
    match begun.first::<sql::PendingFile>()? {
        Some(begun) if begun.many >= MAX_PENDING => Err(Failure::conflict(|t: Translations| t.upload_most_begun(MAX_PENDING))),
        _ => Ok(()),
    }
}

/// Of a file without a byte in it.
pub const EMPTY: fn(Translations) -> &'static str = Translations::upload_empty;
