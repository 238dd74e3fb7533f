//! Loginless links (A10) as the studio sees them: who has one, to what, until when, last used; revoked one by one, or all of a
//! contact. What a link began ends with it, at the next request.

mod revoke;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ContactId, ItemLinkId, Name, ProjectId, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Context, DashboardShell, DisplayTime, Failure, Page, PageQuery, PathId, QueryParams, Reply, StaffViewer, StudioActor};

pub use self::revoke::{revoke, revoke_all};
use crate::studio::lists;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemLinkStanding {
    /// It opens its item, as far as the studio's policy allows links at all.
    Active,
    Expired,
    Revoked,
    /// The recipient's password or address changed, they ended what was open, or their access was closed.
    Ended,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedItemLink {
    pub id: ItemLinkId,
    pub contact: ContactId,
    pub contact_name: Name,
    pub project: ProjectId,
    /// What it opens: `quote`, `contract`, `questionnaire`, `invoice` or `file`.
    pub kind: String,
    pub title: String,
    pub state: ItemLinkStanding,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    pub first_used_at: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
}

struct LinkRow {
    id: String,
    contact: String,
    contact_name: String,
    kind: String,
    title: String,
    made: DisplayTime,
    until: DisplayTime,
    used: Option<DisplayTime>,
    state: &'static str,
}

struct Whose {
    id: String,
    name: String,
}

#[derive(Template)]
#[template(path = "studio/item_links/page.html")]
struct ItemLinksPage {
    shell: DashboardShell,
    whose: Option<Whose>,
    links: Vec<LinkRow>,
    /// Where one is, to come back to.
    back: String,
    next: Option<String>,
}

fn listed(row: sql::Row, now: Timestamp) -> ListedItemLink {
    let state = match row.revoked_at {
        Some(_) => ItemLinkStanding::Revoked,
        None if row.expires_at <= now => ItemLinkStanding::Expired,
        None if !*row.holds => ItemLinkStanding::Ended,
        None => ItemLinkStanding::Active,
    };
    let sql::Row {
        id, contact, contact_name, project, kind, title, created_at, expires_at, revoked_at, first_used_at, last_used_at, ..
    } = row;
    ListedItemLink {
        id,
        contact,
        contact_name,
        project,
        kind,
        title,
        state,
        created_at,
        expires_at,
        revoked_at,
        first_used_at,
        last_used_at,
    }
}

fn answer(
    actor: &StudioActor,
    viewer: &StaffViewer,
    notice: &str,
    whose: Option<(ContactId, Name)>,
    page: Page<sql::Row>,
) -> Reply<Page<ListedItemLink>> {
    actor.reply(page.map(|row| listed(row, actor.now()))).page(|output| {
        let row = |link: &ListedItemLink| LinkRow {
            id: link.id.to_string(),
            contact: link.contact.to_string(),
            contact_name: link.contact_name.to_string(),
            kind: link.kind.clone(),
            title: link.title.clone(),
            made: actor.when(link.created_at),
            until: actor.when(link.expires_at),
            used: link.last_used_at.map(|at| actor.when(at)),
            state: match link.state {
                ItemLinkStanding::Active => "active",
                ItemLinkStanding::Expired => "expired",
                ItemLinkStanding::Revoked => "revoked",
                ItemLinkStanding::Ended => "ended",
            },
        };
        let back = whose.as_ref().map_or_else(|| "/item-links".to_owned(), |(id, _)| format!("/contacts/{id}/item-links"));
        ItemLinksPage {
            shell: DashboardShell { notice: lists::notice(notice), ..actor.shell(viewer, "Direct links") },
            whose: whose.map(|(id, name)| Whose { id: id.to_string(), name: name.to_string() }),
            links: output.items.iter().map(row).collect(),
            next: output.next.as_ref().map(|next| lists::address(&back, &[("after", next)])),
            back,
        }
    })
}

/// `GET /item-links`
pub async fn list(actor: StudioActor, QueryParams(query): QueryParams<PageQuery>) -> Result<Reply<Page<ListedItemLink>>, Failure> {
    let pager = actor.pager(&["item-links"], &query.after)?;
    let (viewer, [found]) = actor.read([sql::LINKS.with(pager.position())]).await?;
    Ok(answer(&actor, &viewer, &query.notice, None, pager.page(found.all()?, sql::Row::key)?))
}

/// `GET /contacts/{contact}/item-links`
pub async fn list_of(
    actor: StudioActor,
    PathId(contact): PathId<ContactId>,
    QueryParams(query): QueryParams<PageQuery>,
) -> Result<Reply<Page<ListedItemLink>>, Failure> {
    let pager = actor.pager(&["item-links", contact.as_str()], &query.after)?;
    let [at, id] = pager.position();
    let (viewer, [whose, found]) =
        actor.read([sql::CONTACT.with([(&contact).into()]), sql::LINKS_OF.with([at, id, (&contact).into()])]).await?;
    let name = whose.first::<sql::Contact>()?.ok_or(Failure::NotFound)?.name;
    let page = pager.page(found.all()?, sql::Row::key)?;
    Ok(answer(&actor, &viewer, &query.notice, Some((contact, name)), page))
}
