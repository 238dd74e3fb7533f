//! The logo (C12). Each has a key of its own in the store, so that an address that is kept somewhere never shows another brand's. It is
//! small and goes through our memory, where its first bytes are looked at before it reaches the store; its name and what the sender calls
//! it do not matter.

use bytes::Bytes as Picture;
use domain::{
    Event, FileId,
    brand::{self, Brand, MOST_LOGO_BYTES},
    time::{DAY, HOUR},
};
use http::header;
use multer::{Constraints, Multipart, SizeLimit};
use ports::{Body, Precondition};
use serde_json::json;
use web::{
    BaseVersion, Change, Context, Failure, FieldErrors, Format, IfMatch, Reply, StaffViewer, StudioActor, Translations, UploadBody,
    Version, openapi::Bytes,
};

use super::{Input, Output, commit, look, page, sql};

/// Whatever was not shown by then was killed half-way.
const ARRIVES_WITHIN: i64 = DAY;
/// Other locations show the old brand a minute longer, and pages are open: the bytes go this much later.
const LINGERS: i64 = HOUR;
/// What a form needs around its one file, in bytes.
const FORM: u64 = 4_096;

fn too_large() -> Failure {
    Failure::TooLarge((|t: Translations| format!("Choose a logo of at most {}.", t.bytes(MOST_LOGO_BYTES))).into())
}

/// `GET /branding/logo` and `GET /api/v1/branding/logo`
pub async fn show(actor: StudioActor) -> Result<Reply<Bytes>, Failure> {
    let (viewer, []) = actor.read([]).await?;
    let Brand { logo_key: Some(key), logo_type: Some(kind), .. } = viewer.brand() else { return Err(Failure::NotFound) };
    let found = actor.files().get(&key, None, Precondition::default()).await?.ok_or(Failure::NotFound)?;
    let reply = actor.reply(Bytes).passing(&kind, found.body.ok_or(Failure::NotFound)?);
    let reply = reply.header(header::CACHE_CONTROL, "private, no-cache");
    Ok(reply.header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"))
}

/// `PUT /api/v1/branding/logo`: the picture's bytes as the body.
pub async fn put(actor: StudioActor, IfMatch(based): IfMatch, incoming: UploadBody) -> Result<Reply<Output>, Failure> {
    let (viewer, version) = look(&actor).await?;
    based.on(version)?;
    if incoming.length().is_some_and(|length| length > MOST_LOGO_BYTES) {
        return Err(too_large());
    }
    let picture = incoming.into_bytes(MOST_LOGO_BYTES).await.map_err(|_| too_large())?;
    keep(&actor, (&viewer, version), picture).await
}

/// `POST /branding/logo`: the form, which says in a part of its own which version it is based on.
pub async fn form(actor: StudioActor, _: IfMatch, incoming: UploadBody) -> Result<Reply<Output>, Failure> {
    let (viewer, version) = look(&actor).await?;
    let kept = async {
        let (said, picture) = chosen(incoming).await?;
        BaseVersion::of_field(Format::Html, said.as_deref()).on(version).map_err(|_| Failure::conflict(CHANGED))?;
        keep(&actor, (&viewer, version), picture).await.map_err(told)
    };
    kept.await.map_err(|failure| again(&actor, &viewer, version, failure))
}

const CHANGED: &str =
    "Someone else changed the branding after you opened this page. Check it as it is now, then upload or remove the logo again.";

/// There are no two texts to compare: the page shows what stands there now.
fn told(failure: Failure) -> Failure {
    if matches!(failure, Failure::Stale(_)) { Failure::conflict(CHANGED) } else { failure }
}

fn again(actor: &StudioActor, viewer: &StaffViewer, version: Version, failure: Failure) -> Failure {
    failure.with_form(|errors: FieldErrors| page(actor, viewer, (&Input::default(), version.to_string()), "", errors))
}

/// The version and the file of the form.
async fn chosen(incoming: UploadBody) -> Result<(Option<String>, Picture), Failure> {
    if incoming.length().is_some_and(|length| length > MOST_LOGO_BYTES + FORM) {
        return Err(too_large());
    }
    let kind = incoming.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| Failure::Unsupported("Send the form as multipart/form-data.".into()))?;
    let limits = SizeLimit::new().whole_stream(MOST_LOGO_BYTES + FORM).for_field("logo", MOST_LOGO_BYTES).for_field("version", 20);
    let limits = Constraints::new().allowed_fields(vec!["logo", "version"]).size_limit(limits);
    let mut form = Multipart::with_constraints(incoming.into_stream(), boundary, limits);
    let (mut said, mut picture) = (None, Picture::new());
    while let Some(field) = form.next_field().await.map_err(refused)? {
        if field.name() == Some("version") {
            said = Some(field.text().await.map_err(refused)?);
        } else {
            picture = field.bytes().await.map_err(refused)?;
        }
    }
    Ok((said, picture))
}

fn refused(why: multer::Error) -> Failure {
    match why {
        multer::Error::FieldSizeExceeded { .. } | multer::Error::StreamSizeExceeded { .. } => too_large(),
        multer::Error::UnknownField { field_name } => Failure::unknown_field(field_name.as_deref().unwrap_or_default()),
        _ => Failure::field("logo", Translations::failure_broken_off),
    }
}

async fn keep(actor: &StudioActor, (viewer, version): (&StaffViewer, Version), picture: Picture) -> Result<Reply<Output>, Failure> {
    if picture.is_empty() {
        return Err(Failure::field("logo", "Choose an image"));
    }
    let kind = brand::logo_type(&picture).map_err(|refusal| Failure::field("logo", refusal))?;
    let key = format!("logo/{}/{}", actor.studio(), actor.fresh(FileId::from_bytes));
    let now = actor.now();
    let begin = sql::BEGIN.with([key.as_str().into(), now.into(), now.plus(ARRIVES_WITHIN).into()]);
    actor.step(Change::new().write(begin)).await?;
    let stored = actor.files().put(&key, Body::Bytes(picture), kind).await?;
    let patch = json!({ "logo_key": key, "logo_type": kind });
    let change = Change::new()
        .require(sql::STILL_THERE.with([key.as_str().into()]))
        .write(sql::RETIRE.with([now.plus(LINGERS).into()]))
        .write(sql::SHOW.with([key.as_str().into()]))
        .write(sql::CHANGE.with([patch.to_string().into()]))
        .record(Event::LogoUploaded { studio: actor.studio().clone(), media_type: kind.to_owned(), size: stored.size });
    let brand = Brand { logo_key: Some(key), logo_type: Some(kind.to_owned()), ..viewer.brand() };
    commit(actor, (viewer, version), &brand, change, "logo-saved").await
}

/// `DELETE /api/v1/branding/logo` and `POST /branding/logo/remove`
pub async fn remove(actor: StudioActor, based: BaseVersion) -> Result<Reply<Output>, Failure> {
    let (viewer, version) = look(&actor).await?;
    let removed = async {
        based.on(version)?;
        let was = viewer.brand();
        let mut change = Change::new();
        if was.logo_key.is_some() {
            let patch = json!({ "logo_key": null, "logo_type": null });
            change = change
                .write(sql::RETIRE.with([actor.now().plus(LINGERS).into()]))
                .write(sql::CHANGE.with([patch.to_string().into()]))
                .record(Event::LogoRemoved { studio: actor.studio().clone() });
        }
        let brand = Brand { logo_key: None, logo_type: None, ..was };
        commit(&actor, (&viewer, version), &brand, change, "logo-removed").await
    };
    let removed = removed.await;
    if actor.pages() { removed.map_err(|failure| again(&actor, &viewer, version, told(failure))) } else { removed }
}
