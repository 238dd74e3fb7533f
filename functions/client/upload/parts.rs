//! A file in parts, each a request of its own: for what is too large for one, and for lines that break. What is there is told at any time,
//! so an upload goes on where it stopped; what is left lying is swept.

use domain::{
    Event, FileId, Timestamp, UploadId,
    file::{FileKind, FileName, MOST_BYTES, PART_BYTES},
};
use ports::{PartTag, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Client, Context, Created, Failure, FieldErrors, PathId, PathIds, Payload, Reply, Translations, UploadBody};

use super::{
    Output, place,
    rules::Plan,
    sql::{self, PartOf, UploadOf},
};
use crate::files::upload::{EMPTY, IN_PARTS_LASTS, LINGER, PendingFile, check_pending, count_pending, length};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Begin {
    /// With the ending that says what it is, e.g. `film.mp4`.
    #[serde(default)]
    name: String,
    /// Of the whole file, in bytes.
    #[serde(default)]
    size: u64,
}

/// An upload in parts, and what is there of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Upload {
    pub id: UploadId,
    pub name: FileName,
    /// Of the whole file, in bytes.
    pub size: u64,
    /// Of every part but the last, in bytes.
    pub part_size: u64,
    /// The parts that have arrived.
    pub parts: Vec<UploadPart>,
    /// Given up after this.
    pub expires_at: Timestamp,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct UploadPart {
    /// From 1.
    pub number: u16,
    /// In bytes.
    pub size: u64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct GivenUp {
    pub id: UploadId,
}

/// `POST /api/v1/projects/{project}/uploads`
pub async fn begin(
    client: Client,
    PathId(project): PathId<domain::ProjectId>,
    Payload(input): Payload<Begin>,
) -> Result<Reply<Created<Upload>>, Failure> {
    let asked = [super::sql::PROJECT.with([client.session().into(), (&project).into()]), count_pending(&client)];
    let (_, [found, begun]) = client.read(asked).await?;
    found.first::<sql::ProjectOf>()?.ok_or(Failure::NotFound)?;
    check_pending(&begun)?;
    let mut fields = FieldErrors::default();
    let file = fields.take("name", PendingFile::new(&client, client.studio(), &input.name));
    match input.size {
        0 => fields.add("size", EMPTY),
        size if size > MOST_BYTES => fields.add("size", |t: Translations| t.upload_most(t.bytes(MOST_BYTES))),
        _ => {}
    }
    let Some(file) = file.filter(|_| fields.list.is_empty()) else { return Err(fields.failure()) };
    let file = file.in_parts(client.files()).await?;
    let id = file.id.as_str().parse().map_err(Failure::internal)?;
    let change = place(&client, &project).start(&file, input.size, client.now()).record(Event::UploadStarted { file: file.id.clone() });
    let expires_at = client.now().plus(IN_PARTS_LASTS);
    let upload = Upload { id, name: file.name, size: input.size, part_size: PART_BYTES, parts: Vec::new(), expires_at };
    let reply = client.reply(upload).created();
    client.commit(change, &reply).await?;
    Ok(reply)
}

/// One of this client's uploads with its parts, as the database has it now.
struct Found {
    id: FileId,
    row: UploadOf,
    parts: Vec<PartOf>,
}

impl Found {
    /// # Errors
    /// [`Failure::NotFound`]: another's, given up, expired, or uploads were switched off.
    async fn load(client: &Client, upload: &UploadId) -> Result<Self, Failure> {
        let (id, asked) = Self::ask(client, upload)?;
        let (_, [row, parts]) = client.read([asked, sql::PARTS.with([upload.into()])]).await?;
        Ok(Self { id, row: row.first()?.ok_or(Failure::NotFound)?, parts: parts.all()? })
    }

    /// Where the parts do not matter: of a long film there are many.
    ///
    /// # Errors
    /// As [`Found::load`].
    async fn without_parts(client: &Client, upload: &UploadId) -> Result<Self, Failure> {
        let (id, asked) = Self::ask(client, upload)?;
        let (_, [row]) = client.read([asked]).await?;
        Ok(Self { id, row: row.first()?.ok_or(Failure::NotFound)?, parts: Vec::new() })
    }

    fn ask(client: &Client, upload: &UploadId) -> Result<(FileId, Query), Failure> {
        let id = sql::file_of(upload).ok_or(Failure::NotFound)?;
        let asked = sql::UPLOAD.with([client.session().into(), (&id).into(), client.now().into(), client.epoch().into()]);
        Ok((id, asked))
    }

    fn output(&self) -> Output {
        Output { id: self.id.clone(), name: self.row.name.clone(), size: self.row.size }
    }

    fn ready(&self) -> bool {
        self.row.state == "ready"
    }

    /// What is still under way.
    ///
    /// # Errors
    /// [`Failure::Conflict`] when it is finished.
    fn open(self) -> Result<Open, Failure> {
        match (self.row.store_upload, self.row.part_size.filter(|size| *size > 0), self.row.state.as_str()) {
            (Some(store), Some(part_size), "uploading") => {
                let kind = FileKind::of_name(&self.row.name).map_err(Failure::internal)?;
                let file =
                    PendingFile { id: self.id, name: self.row.name, kind, key: self.row.object_key, store_upload: Some(store.clone()) };
                let plan = Plan { size: self.row.size, part_size };
                Ok(Open { file, store, plan, parts: self.parts, expires_at: self.row.expires_at.unwrap_or(Timestamp(0)) })
            }
            _ => Err(Failure::conflict(Translations::upload_finished)),
        }
    }
}

struct Open {
    file: PendingFile,
    store: String,
    plan: Plan,
    parts: Vec<PartOf>,
    expires_at: Timestamp,
}

/// `GET /api/v1/uploads/{upload}`: what is there, to go on after a break.
pub async fn show(client: Client, PathId(upload): PathId<UploadId>) -> Result<Reply<Upload>, Failure> {
    let open = Found::load(&client, &upload).await?.open()?;
    let parts = open.parts.iter().map(|part| UploadPart { number: part.number, size: part.size }).collect();
    let Plan { size, part_size } = open.plan;
    Ok(client.reply(Upload { id: upload, name: open.file.name, size, part_size, parts, expires_at: open.expires_at }))
}

/// `PUT /api/v1/uploads/{upload}/parts/{number}`: the bytes of one part as the body. Sending one again is fine.
pub async fn put(
    client: Client,
    PathId(PathIds(upload, number)): PathId<PathIds<UploadId, u16>>,
    incoming: UploadBody,
) -> Result<Reply<UploadPart>, Failure> {
    let open = Found::without_parts(&client, &upload).await?.open()?;
    let size = length(&incoming)?;
    open.plan.check(number, size).map_err(|refusal| Failure::field("part", refusal))?;
    let body = incoming.into_body(size).await?;
    let tag = client.files().put_part(&open.file.key, &open.store, number, body).await?;
    let change = Change::new().require(sql::STILL_OPEN.with([(&upload).into()])).write(sql::KEEP_PART.with([
        (&upload).into(),
        u32::from(number).into(),
        tag.etag.into(),
        size.into(),
    ]));
    let reply = client.reply(UploadPart { number, size });
    client.commit(change, &reply).await?;
    Ok(reply)
}

/// `POST /api/v1/uploads/{upload}/complete`: makes the file of its parts. Done twice, it is the same file.
pub async fn complete(client: Client, PathId(upload): PathId<UploadId>) -> Result<Reply<Output>, Failure> {
    let found = Found::load(&client, &upload).await?;
    if found.ready() {
        return Ok(client.reply(found.output()));
    }
    let place = place(&client, &found.row.project_id);
    let mut open = found.open()?;
    let kept: Vec<_> = open.parts.iter().map(|part| part.number).collect();
    let missing = open.plan.missing(&kept);
    if !missing.is_empty() {
        let some: Vec<_> = missing.iter().take(20).map(ToString::to_string).collect();
        return Err(Failure::conflict(format!("{} parts are missing: {}", missing.len(), some.join(", "))));
    }
    let tags = open.parts.into_iter().map(|part| PartTag { number: part.number, etag: part.etag }).collect();
    let stored = client.files().complete(&open.file.key, &open.store, tags).await?;
    if let Err(refusal) = open.file.check(client.files(), &stored, open.plan.size).await {
        if matches!(refusal, Failure::Invalid(_)) {
            open.file.discard(&client).await;
        }
        return Err(refusal);
    }
    let change = place.complete(&open.file, &stored)?;
    let output = Output { id: open.file.id.clone(), name: open.file.name.clone(), size: stored.size };
    let reply = client.reply(output);
    match client.commit(change, &reply).await {
        // Another request finished it at the same time: the same file.
        Err(failure @ Failure::Conflict(_)) => match Found::load(&client, &upload).await {
            Ok(found) if found.ready() => Ok(client.reply(found.output())),
            _ => Err(failure),
        },
        done => done.map(|_| reply),
    }
}

/// `DELETE /api/v1/uploads/{upload}`: gives it up.
pub async fn give_up(client: Client, PathId(upload): PathId<UploadId>) -> Result<Reply<GivenUp>, Failure> {
    let open = Found::without_parts(&client, &upload).await?.open()?;
    let change = Change::new()
        .require(sql::STILL_OPEN.with([(&upload).into()]))
        .write(sql::GIVE_UP.with([(&open.file.id).into(), client.now().plus(LINGER).into()]))
        .record(Event::UploadCancelled { file: open.file.id.clone() });
    let reply = client.reply(GivenUp { id: upload });
    client.commit(change, &reply).await?;
    // What fails here is done by the sweep.
    let _ = client.files().abort(&open.file.key, &open.store).await;
    let _ = client.files().delete(&open.file.key).await;
    Ok(reply)
}
