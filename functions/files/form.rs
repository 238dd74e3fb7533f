//! Files from a page's form (`multipart/form-data`, RFC 7578), as a browser without a script sends them. The form streams through: of each
//! file at most one part is in memory.

use bytes::Bytes;
use domain::{
    FileId,
    file::{FileName, MOST_BYTES_AT_ONCE, MOST_FILES_AT_ONCE, PART_BYTES},
};
use multer::{Field, Multipart};
use ports::{Body, PartTag, StoredObject};
use web::{Failure, FieldErrors, Translations, UploadBody};

use super::upload::{EMPTY, PendingFile, UploadContext, UploadTarget};

/// # Errors
/// [`Failure::TooLarge`]; [`Failure::Unsupported`] when it is no such form.
pub fn open(incoming: UploadBody) -> Result<Multipart<'static>, Failure> {
    if incoming.length().is_some_and(|length| length > MOST_BYTES_AT_ONCE) {
        return Err(Failure::TooLarge((|t: Translations| t.upload_together(t.bytes(MOST_BYTES_AT_ONCE))).into()));
    }
    let kind = incoming.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| Failure::Unsupported("Send the form as multipart/form-data.".into()))?;
    Ok(Multipart::new(incoming.into_stream(), boundary))
}

/// The form ended in the middle, or is not a multipart form.
pub fn broken_off(_: multer::Error) -> Failure {
    Failure::field("files", Translations::upload_broken_off)
}

/// A field that is not a file, as UTF-8. `Field::text` of the multipart crate would add tables of all character sets to the Worker.
///
/// # Errors
/// When it is longer than any field of our forms.
pub async fn short_text(field: &mut Field<'_>) -> Result<String, Failure> {
    text(field, 1000).await
}

/// The same, of at most `most` bytes.
///
/// # Errors
/// When it is longer.
pub async fn text(field: &mut Field<'_>, most: usize) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(broken_off)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > most {
            return Err(Failure::field(field.name().unwrap_or_default(), "This is too long"));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The name as it is on the user's computer. Browsers escape `"` and line breaks in it as the HTML standard says, and nothing else.
fn file_name(field: &Field<'_>) -> Option<String> {
    let name = field.file_name().filter(|name| !name.is_empty())?;
    Some(name.replace("%22", "\"").replace("%0D", " ").replace("%0A", " "))
}

/// What was received from a form.
#[derive(Debug, Default)]
pub struct ReceivedFiles {
    /// How many files were read, whether kept or refused.
    seen: usize,
    /// Whether the ending of a name was corrected to fit the file.
    pub renamed: bool,
    /// The files that were kept, with their names.
    pub kept: Vec<(FileId, FileName)>,
    /// Why files were refused, one error of the field `files` for each.
    pub refused: FieldErrors,
}

impl ReceivedFiles {
    /// Whether the form contains as many files as are allowed. The next one is not read.
    pub fn is_full(&self) -> bool {
        self.seen >= MOST_FILES_AT_ONCE
    }

    /// Notes that there were more.
    pub fn refuse_more(&mut self) {
        self.refused.add("files", |t: Translations| t.upload_most_files(MOST_FILES_AT_ONCE));
    }

    /// # Errors
    /// When a file was refused, or there was none at all.
    pub fn all_kept(mut self) -> Result<usize, Failure> {
        let kept = self.kept.len();
        if kept == 0 && self.refused.list.is_empty() {
            self.refused.add("files", Translations::upload_none);
        }
        if self.refused.list.is_empty() {
            return Ok(kept);
        }
        match kept {
            0 => {}
            others => {
                self.refused.add("", move |t: Translations| t.upload_others(others));
            }
        }
        Err(self.refused.failure())
    }

    /// Stores one file of the form. When it is refused, that is added to `refused`, and the next file can be stored.
    ///
    /// # Errors
    /// When the next file cannot be stored either: the form ended early, the database is out of reach, uploads are no longer allowed.
    pub async fn take(
        &mut self,
        context: &impl UploadContext,
        target: &UploadTarget,
        field: Field<'_>,
    ) -> Result<Option<&(FileId, FileName)>, Failure> {
        // A file input where nothing was chosen sends one empty file without a name.
        let Some(name) = file_name(&field) else { return Ok(None) };
        self.seen += 1;
        match one(context, target, &name, field, self.kept.is_empty()).await {
            Ok(file) => {
                self.renamed |= name.parse::<FileName>().is_ok_and(|given| given != file.1);
                self.kept.push(file);
                return Ok(self.kept.last());
            }
            Err(Failure::Invalid(fields)) if fields.list.iter().all(|error| error.field == "file") => {
                for error in fields.list {
                    let name = name.clone();
                    self.refused.add("files", move |t: Translations| t.upload_of_file(&name, error.message.render(t)));
                }
            }
            Err(failure) => return Err(failure),
        }
        Ok(None)
    }
}

/// Takes the note that other files were kept out of the errors of [`ReceivedFiles::all_kept`]: there is nothing to correct about it, so the
/// page shows it beside them.
pub fn arrived(errors: &mut FieldErrors, t: Translations) -> Option<String> {
    let others = errors.list.pop_if(|last| last.field.is_empty())?;
    if errors.list.is_empty() {
        // On its own, it is the error.
        errors.list.push(others);
        return None;
    }
    Some(others.message.render(t).into_owned())
}

/// Reads up to the size of one part.
async fn part(field: &mut Field<'_>, rest: &mut Bytes) -> Result<Bytes, Failure> {
    let most = usize::try_from(PART_BYTES).unwrap_or(usize::MAX);
    let mut bytes = std::mem::take(rest).to_vec();
    while bytes.len() < most {
        let Some(mut chunk) = field.chunk().await.map_err(broken_off)? else { break };
        *rest = chunk.split_off(chunk.len().min(most - bytes.len()));
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.into())
}

async fn one(
    context: &impl UploadContext,
    target: &UploadTarget,
    name: &str,
    mut field: Field<'_>,
    first_kept: bool,
) -> Result<(FileId, FileName), Failure> {
    let invalid = |refusal: domain::InvalidValue| Failure::field("file", refusal);
    let mut file = PendingFile::new(context, &target.studio, name).map_err(invalid)?;
    let mut rest = Bytes::new();
    let first = part(&mut field, &mut rest).await?;
    if first.is_empty() {
        return Err(Failure::field("file", EMPTY));
    }
    // The first bytes are known, so a file that is not allowed never reaches the file store.
    file.is_really(first.get(..domain::file::SNIFF_BYTES).unwrap_or(&first)).map_err(invalid)?;

    let whole = (first.len() as u64) < PART_BYTES;
    let file = if whole { file } else { file.in_parts(context.files()).await? };
    context.step(target.start(&file, if whole { first.len() as u64 } else { 0 }, context.now())).await?;
    let kept = match &file.store_upload {
        None => context.files().put(&file.key, Body::Bytes(first), file.kind.media_type()).await.map_err(Failure::from),
        Some(upload) => in_parts(context, &file, upload, (first, rest), &mut field).await,
    };
    let stored = match kept {
        Ok(stored) => stored,
        Err(failure) => {
            file.discard(context).await;
            return Err(failure);
        }
    };
    let mut change = target.complete(&file, &stored)?;
    if first_kept {
        change = target.announced(context, change, &file)?;
    }
    match context.step(change).await {
        // Uploads were switched off while the file was being received.
        Err(failure @ Failure::Conflict(_)) => {
            file.discard(context).await;
            Err(failure)
        }
        done => done.map(|_| (file.id, file.name)),
    }
}

/// Uploads parts of one size, the last one shorter, as R2 requires.
async fn in_parts(
    context: &impl UploadContext,
    file: &PendingFile,
    upload: &str,
    (first, mut rest): (Bytes, Bytes),
    field: &mut Field<'_>,
) -> Result<StoredObject, Failure> {
    let mut tags: Vec<PartTag> = Vec::new();
    let mut next = first;
    while !next.is_empty() {
        let number = u16::try_from(tags.len() + 1).map_err(Failure::internal)?;
        tags.push(context.files().put_part(&file.key, upload, number, Body::Bytes(next)).await?);
        next = part(field, &mut rest).await?;
    }
    Ok(context.files().complete(&file.key, upload, tags).await?)
}
