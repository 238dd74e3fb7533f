//! Uploads. First the row is written, then the bytes, then, in one batch, everything that makes the file visible. When the Worker is killed
//! at any point, the file is either complete or removed by the sweep. The name is checked before the bytes are read; the type is decided by
//! the bytes, and the name gets the ending of that type.
//!
//! tus 1.0 (E3) will be a third way in beside the form and the parts: `POST` makes [`PendingFile`] with [`PendingFile::in_parts`], each `PATCH`
//! hands on its bytes as the parts of `client::upload::parts` do (its offset is the sum of the parts kept), and the last one ends in
//! [`UploadTarget::complete`].

use domain::{
    ContactId, DocumentId, Event, FileId, InvalidValue, MemberId, ProjectId, SessionId, StudioId, Timestamp,
    file::{FileKind, FileName, PART_BYTES, SNIFF_BYTES},
    permission::Permission,
    time::{DAY, HOUR},
};
use ports::{Body, Files, Outcome, Query, StoredObject};
use web::{Change, Client, Context, Failure, Letterhead, StudioActor, Translations};

use super::sql;
use crate::item_link;

/// An upload in one request is removed if it is not complete after this long.
pub const AT_ONCE_LASTS: i64 = DAY;
/// An upload in parts is removed if it is not complete after this long; R2 itself deletes the parts after seven days.
pub const IN_PARTS_LASTS: i64 = 6 * DAY;
/// The bytes of a discarded file are deleted at once. The sweep looks again after this long, for bytes that were still being written.
pub const LINGER: i64 = HOUR;

/// A scope that can upload: a client or the studio.
pub trait UploadContext: Context {
    /// Commits a change before the answer is known.
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

/// Who uploads, which decides who will see the files.
#[derive(Debug, Clone)]
pub enum Uploader {
    /// A client, for all participants of the project.
    Client {
        contact: ContactId,
        session: SessionId,
        /// The epoch of their account: an upload in parts ends when it changes.
        epoch: i64,
    },
    /// A client who answers a question, for the recipients of the questionnaire.
    Answer { contact: ContactId, session: SessionId, document: DocumentId, question: String, at: Timestamp },
    /// A client who attaches a file to a message: nobody sees it before the message is sent (`client::message`).
    Message { contact: ContactId, session: SessionId },
    /// The studio, for the participants in `to`.
    Studio { by: MemberId, to: Vec<ContactId>, letters: UploadNotices },
}

/// The emails about sent files: one for each recipient, however many files are sent together.
#[derive(Debug, Clone)]
pub struct UploadNotices {
    pub head: Letterhead,
    pub policy: item_link::Policy,
    /// The recipients who can log in.
    pub to: Vec<item_link::LinkRecipient>,
}

/// Where an upload goes, and who uploads it.
#[derive(Debug, Clone)]
pub struct UploadTarget {
    pub studio: StudioId,
    pub project: ProjectId,
    pub uploader: Uploader,
}

/// A file that is not complete yet.
#[derive(Debug, Clone)]
pub struct PendingFile {
    pub id: FileId,
    pub name: FileName,
    pub kind: FileKind,
    pub key: String,
    /// The file store's id of an upload in parts.
    pub store_upload: Option<String>,
}

impl PendingFile {
    /// # Errors
    /// When files with such a name are not supported.
    pub fn new(context: &impl Context, studio: &StudioId, name: &str) -> Result<Self, InvalidValue> {
        let name: FileName = name.parse()?;
        let kind = FileKind::of_name(&name)?;
        let id = context.fresh(FileId::from_bytes);
        // A random number other than the id, so that the address of a file does not reveal its key in the store.
        let key = format!("files/{studio}/{}", context.fresh(FileId::from_bytes));
        Ok(Self { id, name, kind, key, store_upload: None })
    }

    /// Starts an upload in parts at the file store. When nothing follows, R2 forgets it by itself.
    ///
    /// # Errors
    /// When the file store refuses.
    pub async fn in_parts(mut self, files: &dyn Files) -> Result<Self, Failure> {
        self.store_upload = Some(files.begin(&self.key, self.kind.media_type()).await?);
        Ok(self)
    }

    /// Checks that the stored bytes are as many as announced, and of a supported type.
    ///
    /// # Errors
    /// Names the field `file`.
    pub async fn check(&mut self, files: &dyn Files, stored: &StoredObject, size: u64) -> Result<(), Failure> {
        if stored.size != size {
            return Err(Failure::field("file", Translations::failure_broken_off));
        }
        let start = usize::try_from(size).unwrap_or(SNIFF_BYTES).min(SNIFF_BYTES);
        let start = files.start(&self.key, start).await?;
        self.is_really(&start).map_err(|refusal| Failure::field("file", refusal))
    }

    /// Takes the type that the first bytes show, and corrects the ending of the name.
    ///
    /// # Errors
    /// When the type is not supported.
    pub fn is_really(&mut self, start: &[u8]) -> Result<(), InvalidValue> {
        self.kind = self.kind.really(start)?;
        self.name = self.name.clone().ending_as(self.kind);
        Ok(())
    }

    /// Removes the row and the bytes. If that fails, the sweep does it later.
    pub async fn discard(&self, context: &impl UploadContext) {
        let change = Change::new()
            .write(sql::DISCARD.with([(&self.id).into(), context.now().plus(LINGER).into()]))
            .record(Event::FileDiscarded { file: self.id.clone() });
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
    /// Writes the row of a file of `size` bytes (0 when not known yet). It is committed before the bytes are stored.
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
                // Only a client's upload in parts takes several requests; the others complete in one.
                let epoch = if let Uploader::Client { epoch, .. } = &self.uploader { *epoch } else { 0 };
                change.write(sql::BEGIN_PARTS.with([id, store.as_str().into(), PART_BYTES.into(), now.into(), until.into(), epoch.into()]))
            }
        }
    }

    /// Makes the file visible, if that is still allowed. A file attached to a message is complete then, and waits for the message.
    ///
    /// # Errors
    /// Only when ids could not be written as JSON.
    pub fn complete(&self, file: &PendingFile, stored: &StoredObject) -> Result<Change, Failure> {
        let id = || (&file.id).into();
        let project = || (&self.project).into();
        // Name and type are written again, because the bytes may have corrected them.
        let kept = || [id(), stored.size.into(), stored.etag.as_str().into(), (&file.name).into(), file.kind.media_type().into()];
        let ready = sql::READY.with(kept());
        let (id_of, project_of, name, size) = (file.id.clone(), self.project.clone(), file.name.to_string(), stored.size);
        let (fact, seen, event): (Query, Vec<Query>, _) = match &self.uploader {
            Uploader::Client { session, .. } => {
                let fact = sql::MAY_UPLOAD.with([session.into(), project()]);
                (
                    fact,
                    vec![ready, sql::FOR_PARTICIPANTS.with([id(), project()])],
                    Event::FileUploaded { file: id_of, project: project_of, name, size },
                )
            }
            Uploader::Message { session, .. } => {
                let fact = sql::ON_PROJECT.with([session.into(), project()]);
                (fact, vec![sql::WAITS.with(kept())], Event::FileAttached { file: id_of, project: project_of, name, size })
            }
            Uploader::Studio { to, .. } => {
                let named = serde_json::to_string(to).map_err(Failure::internal)?;
                let fact = sql::NAMED_TAKE_PART.with([project(), named.as_str().into()]);
                (
                    fact,
                    vec![ready, sql::FOR_NAMED.with([id(), named.into()])],
                    Event::FileSent { file: id_of, project: project_of, name, size, recipients: to.clone() },
                )
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
                (fact, queries, Event::AnswerFileUploaded { file: id_of, project: project_of, name, size })
            }
        };
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
            .record(event))
    }

    /// Adds the emails about this file, the first of those that are sent together, to the batch that makes it visible.
    ///
    /// # Errors
    /// Only when an email cannot be rendered.
    pub fn announced(&self, context: &impl UploadContext, change: Change, file: &PendingFile) -> Result<Change, Failure> {
        match &self.uploader {
            Uploader::Client { .. } | Uploader::Answer { .. } | Uploader::Message { .. } => Ok(change),
            Uploader::Studio { letters: UploadNotices { head, policy, to }, .. } => {
                let item = item_link::LinkedItem::File(file.id.clone());
                item_link::announce(context, change, head, policy, to, (&self.project, &item, file.name.as_str()))
            }
        }
    }

    /// Stores a file that comes in one body. The caller commits the batch that makes it visible.
    ///
    /// # Errors
    /// Names the field `file`, or when the file store refuses; the file is discarded then.
    pub async fn put(&self, context: &impl UploadContext, file: &mut PendingFile, body: Body) -> Result<StoredObject, Failure> {
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

/// The length of an upload in one request, checked before any of it is read.
///
/// # Errors
/// [`Failure::TooLarge`], or names the field `Content-Length`.
pub fn length(incoming: &web::UploadBody) -> Result<u64, Failure> {
    let most = domain::file::MOST_BYTES_AT_ONCE;
    match incoming.length() {
        None => Err(Failure::field("Content-Length", "Say how many bytes are coming")),
        Some(0) => Err(Failure::field("file", EMPTY)),
        Some(length) if length > most => Err(Failure::TooLarge((move |t: Translations| t.failure_file_too_large(t.bytes(most))).into())),
        Some(length) => Ok(length),
    }
}

/// How many files of one client may be incomplete at the same time: uploads in parts, and attachments whose message is not sent.
pub const MAX_PENDING: usize = 50;

/// Asks how many there are; for [`check_pending`].
pub fn count_pending(client: &Client) -> Query {
    sql::PENDING.with([client.contact().into(), client.now().into()])
}

/// # Errors
/// [`Failure::Conflict`] when there are [`MAX_PENDING`] already.
pub fn check_pending(begun: &Outcome) -> Result<(), Failure> {
    match begun.first::<sql::PendingCount>()? {
        Some(begun) if begun.many >= MAX_PENDING => Err(Failure::conflict(|t: Translations| t.upload_most_begun(MAX_PENDING))),
        _ => Ok(()),
    }
}

/// The error of an empty file.
pub const EMPTY: fn(Translations) -> &'static str = Translations::upload_empty;
