//! The studio's first address, `{slug}.` below the portal's domain (A1). The one it leaves keeps leading to it, and is never another's.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::Slug;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, Change, DashboardShell, Failure, Fields, Person, Reply, Sent, Staff, StaffViewer, Subject};

use crate::{noted::Noted, studio::lists};

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
    errors: Fields,
    slug: String,
    login: String,
}

fn address(staff: &Staff, viewer: &StaffViewer) -> Address {
    Address { slug: viewer.slug.clone(), login: format!("{}/login", staff.letterhead(viewer).origin) }
}

fn page(staff: &Staff, viewer: &StaffViewer, slug: &str, notice: &str, errors: Fields) -> AddressPage {
    let shell = DashboardShell { notice: lists::notice(notice), ..staff.shell(viewer, "Address of your portal") };
    AddressPage { shell, errors, slug: slug.to_owned(), login: address(staff, viewer).login }
}

/// `GET /settings/address`
pub async fn show(staff: Staff, Asked(query): Asked<Noted>) -> Result<Reply<Address>, Failure> {
    let (viewer, []) = staff.read([]).await?;
    let reply = staff.reply(address(&staff, &viewer));
    Ok(reply.page(|output| page(&staff, &viewer, output.slug.as_str(), &query.notice, Fields::default())))
}

/// `PATCH /api/v1/studio/slug` and `POST /settings/address`
pub async fn change(staff: Staff, Sent(input): Sent<Input>) -> Result<Reply<Address>, Failure> {
    let (viewer, []) = staff.read([]).await?;
    let changed = async {
        let mut fields = Fields::default();
        // What they have already stays theirs, whatever was reserved since.
        let kept = input.slug.parse().ok().filter(|slug: &Slug| *slug == viewer.slug);
        let Some(slug) = fields.take("slug", kept.map_or_else(|| Slug::choose(&input.slug), Ok)) else { return Err(fields.failure()) };
        take(&staff, &viewer, slug).await
    };
    changed.await.map_err(|failure| failure.again(|errors| page(&staff, &viewer, &input.slug, "", errors)))
}

async fn take(staff: &Staff, viewer: &StaffViewer, slug: Slug) -> Result<Reply<Address>, Failure> {
    let mut moved = viewer.clone();
    moved.slug = slug.clone();
    let reply = staff.reply(address(staff, &moved)).see_other(lists::address("/settings/address", &[("notice", "saved")]));
    let mut change = Change::new();
    if slug != viewer.slug {
        let detail = serde_json::json!({ "from": viewer.slug, "to": slug });
        change = change.expect(sql::STILL.with([(&viewer.slug).into()])).write(sql::CHANGE.with([(&slug).into()])).audit_with(
            "studio.change_address",
            Subject::of("studio", staff.studio()),
            detail,
        );
    }
    let committed = staff.commit(change, &reply).await;
    committed.map_err(|failure| failure.taken("studios.slug", "slug", "Another studio has, or had, this address; choose another"))?;
    staff.forget_hosts(viewer).await;
    staff.forget_slug(&slug).await;
    Ok(reply)
}
