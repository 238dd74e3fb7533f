//! A loginless link (A10): shows whose it is and what it opens, and a button. Looking changes nothing, so a mail scanner may. The button
//! begins a session that ends with the link, acts as its recipient and sees its project, and nothing else. The link is good again and
//! again until it runs out or the studio revokes it; what it began ends with it.

pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{Event, event::EventActor};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Context, Failure, PathId, Payload, PortalGuest, PortalShell, Reply, tokens};

use self::rules::ItemLinkState;
use super::link;
use crate::item_link::LinkedItem;

#[derive(Debug, Serialize, ToSchema)]
pub struct OpensItem {
    pub state: ItemLinkState,
    /// Whose it is, while the link is good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// What it opens: `quote`, `contract`, `questionnaire`, `invoice` or `file`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

#[derive(Template)]
#[template(path = "client/item_link/page.html")]
struct OpenItemPage {
    shell: PortalShell,
    first_name: String,
    kind: &'static str,
    title: String,
    token: String,
}

#[derive(Template)]
#[template(path = "client/item_link/over.html")]
struct ItemLinkOverPage {
    shell: PortalShell,
    reason: &'static str,
    token: String,
}

fn over(guest: &PortalGuest, state: ItemLinkState, token: &str) -> ItemLinkOverPage {
    let t = guest.t();
    let (title, reason) = match state {
        ItemLinkState::Revoked => (t.open_revoked_title(), "revoked"),
        ItemLinkState::Gone => (t.open_gone_title(), "gone"),
        ItemLinkState::Off => (t.open_off_title(), "off"),
        _ => (t.link_expired_title(), "expired"),
    };
    ItemLinkOverPage { shell: guest.shell(title), reason, token: token.to_owned() }
}

/// The link, and whether the session that came along is its recipient's already.
async fn find(guest: &PortalGuest, token: &str) -> Result<sql::Link, Failure> {
    let (session, seen_after) = match guest.session() {
        Some((session, idle)) => (session.as_str(), idle),
        None => ("", guest.now()),
    };
    let query = sql::LINK.with([tokens::hash(token).into(), session.into(), guest.now().into(), seen_after.into()]);
    let [found] = guest.read([query]).await?;
    found.first::<sql::Link>()?.ok_or(Failure::NotFound)
}

/// `GET /open/{token}`
pub async fn look(guest: PortalGuest, PathId(token): PathId<String>) -> Result<Reply<OpensItem>, Failure> {
    let link = find(&guest, &token).await?;
    let state = rules::state(&link, guest.now());
    let item = LinkedItem::parse(&link.kind, &link.item)?;
    if state != ItemLinkState::Open {
        let reply = guest.reply(OpensItem { state, first_name: None, kind: None, title: None });
        // Who is in needs no link to see what is theirs.
        if *link.inside && *link.there {
            return Ok(reply.see_other(item.path()));
        }
        return Ok(match rules::no_access(state) {
            Some(why) => reply.page(|_| link::no_access(&guest, why)).page_status(StatusCode::FORBIDDEN),
            None => reply.page(|_| over(&guest, state, &token)).page_status(StatusCode::GONE),
        });
    }
    let first_name = link.name.split_whitespace().next().unwrap_or_default().to_owned();
    let output = OpensItem { state, first_name: Some(first_name.clone()), kind: Some(item.kind()), title: Some(link.title.clone()) };
    let reply = guest.reply(output);
    // Somebody who is in goes on with the session they have.
    if *link.inside {
        return Ok(reply.see_other(item.path()));
    }
    Ok(reply.page(|_| OpenItemPage { shell: guest.shell(&link.title), first_name, kind: item.kind(), title: link.title.clone(), token }))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// From the link.
    #[serde(default)]
    pub token: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Opened {
    /// Where the client goes next: to the item.
    pub next: String,
}

/// Why this link opens nothing.
fn refused(guest: &PortalGuest, state: ItemLinkState, token: &str) -> Failure {
    let t = guest.t();
    let gone = |text: &'static str| Failure::conflict(text).with_form(|_| over(guest, state, token));
    match state {
        ItemLinkState::Revoked => gone(t.open_revoked_title()),
        ItemLinkState::Gone => gone(t.open_gone_title()),
        ItemLinkState::Off => gone(t.open_off_title()),
        ItemLinkState::NotOpened | ItemLinkState::ClosedForNow | ItemLinkState::Closed | ItemLinkState::Expired | ItemLinkState::Open => {
            rules::no_access(state).map_or_else(|| gone(t.link_expired()), |why| link::refused(guest, why, token))
        }
    }
}

/// `POST /open/{token}`
pub async fn open(guest: PortalGuest, Payload(input): Payload<Input>) -> Result<Reply<Opened>, Failure> {
    let link = find(&guest, &input.token).await?;
    let now = guest.now();
    let state = rules::state(&link, now);
    let next = LinkedItem::parse(&link.kind, &link.item)?.path();
    if state != ItemLinkState::Open && (!*link.inside || !*link.there) {
        return Err(refused(&guest, state, &input.token));
    }
    let reply = guest.reply(Opened { next: next.clone() }).see_other(next);
    if *link.inside {
        return Ok(reply);
    }
    let contact = &link.contact_id;
    let (session, cookie) = guest.start_loginless(contact, link.epoch, &link.id, link.expires_at)?;
    let mut change = Change::new()
        .require(sql::STILL.with([(&link.id).into(), now.into(), link.epoch.into()]))
        .write_all(session)
        .write(sql::USED.with([(&link.id).into(), now.into()]))
        .record_as(EventActor::Client(contact.clone()), Event::ItemLinkOpened { item_link: link.id.clone() });
    if let Some((_, end)) = guest.end_session() {
        change = change.write(end);
    }
    match guest.commit(change).await {
        Ok(_) => Ok(reply.cookie(&cookie)),
        // Revoked, or closed, this very moment: looked at again, it says which.
        Err(Failure::Conflict(_)) => {
            let state = rules::state(&find(&guest, &input.token).await?, now);
            Err(refused(&guest, state, &input.token))
        }
        Err(other) => Err(other),
    }
}
