//! The studio's first address, `{slug}.` below the portal's domain (A1). The one it leaves keeps leading to it, and is never another's.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{Event, Slug};
use ports::Constraint;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, DashboardShell, Failure, FieldErrors, QueryParams, Reply, StaffViewer, StudioActor, UniqueName, Version,
    VersionedItem, VersionedPayload,
};

use crate::{
    flash::FlashQuery,
    studio::{
        compared::{self, Compared},
        lists,
    },
};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// 3 to 40 letters, digits and single hyphens.
    #[serde(default)]
    slug: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Address {
    pub slug: Slug,
    /// Where the studio's clients log in, for a link on its own website.
    pub login: String,
}

#[derive(Template)]
#[template(path = "studio/slug/page.html")]
struct AddressPage {
    shell: DashboardShell,
    errors: FieldErrors,
    slug: String,
    login: String,
    version: String,
}

fn address(actor: &StudioActor, viewer: &StaffViewer) -> Address {
    Address { slug: viewer.slug.clone(), login: format!("{}/login", actor.letterhead(viewer).origin) }
}

fn page(actor: &StudioActor, viewer: &StaffViewer, (slug, version): (&str, String), notice: &str, errors: FieldErrors) -> AddressPage {
    let shell = DashboardShell { notice: lists::notice(notice), ..actor.shell(viewer, "Portal address") };
    AddressPage { shell, errors, slug: slug.to_owned(), login: address(actor, viewer).login, version }
}

async fn look(actor: &StudioActor) -> Result<(StaffViewer, Version), Failure> {
    let (viewer, [version]) = actor.read([VersionedItem::address().version()]).await?;
    Ok((viewer, Version::of(&version)?))
}

/// `GET /settings/address`
pub async fn show(actor: StudioActor, QueryParams(query): QueryParams<FlashQuery>) -> Result<Reply<Address>, Failure> {
    let (viewer, version) = look(&actor).await?;
    let reply = actor.reply(address(&actor, &viewer)).version(version);
    Ok(reply.page(|output| page(&actor, &viewer, (output.slug.as_str(), version.to_string()), &query.notice, FieldErrors::default())))
}

/// `PATCH /api/v1/studio/slug` and `POST /settings/address`
pub async fn change(actor: StudioActor, edited: VersionedPayload<Input>) -> Result<Reply<Address>, Failure> {
    match change_once(&actor, &edited).await {
        // Somebody was quicker between reading and writing: a page shows both now.
        Err(Failure::Stale(_)) if actor.pages() => change_once(&actor, &edited).await,
        done => done,
    }
}

async fn change_once(actor: &StudioActor, edited: &VersionedPayload<Input>) -> Result<Reply<Address>, Failure> {
    let VersionedPayload { based, input } = edited;
    let (viewer, version) = look(actor).await?;
    let compared = || Compared {
        what: "The address",
        action: Some("/settings/address".to_owned()),
        back: "/settings/address".to_owned(),
        saved: vec![("Address".to_owned(), viewer.slug.to_string())],
        typed: vec![("Address".to_owned(), input.slug.clone())],
    };
    compared::check(actor, &viewer, based, version, compared)?;
    let changed = async {
        let mut fields = FieldErrors::default();
        // What they have already stays theirs, whatever was reserved since.
        let kept = input.slug.parse().ok().filter(|slug: &Slug| *slug == viewer.slug);
        let Some(slug) = fields.take("slug", kept.map_or_else(|| Slug::choose(&input.slug), Ok)) else { return Err(fields.failure()) };
        take(actor, (&viewer, version), slug).await
    };
    changed.await.map_err(|failure| failure.with_form(|errors| page(actor, &viewer, (&input.slug, based.again()), "", errors)))
}

async fn take(actor: &StudioActor, (viewer, version): (&StaffViewer, Version), slug: Slug) -> Result<Reply<Address>, Failure> {
    let mut moved = viewer.clone();
    moved.slug = slug.clone();
    let reply = actor.reply(address(actor, &moved)).see_other(lists::address("/settings/address", &[("notice", "saved")]));
    let mut change = Change::new();
    if slug != viewer.slug {
        change = change.claims(UniqueName::slug(&slug)).write(sql::CHANGE.with([(&slug).into()])).record(Event::StudioAddressChanged {
            studio: actor.studio().clone(),
            from: viewer.slug.clone(),
            to: slug.clone(),
        });
    }
    let saved = actor.save(&VersionedItem::address(), version, change, reply).await;
    let reply =
        saved.map_err(|failure| failure.on_unique_violation(&Constraint::StudioSlug, "slug", "This address is taken. Choose another"))?;
    actor.forget_hosts(viewer).await;
    actor.forget_slug(&slug).await;
    Ok(reply)
}
