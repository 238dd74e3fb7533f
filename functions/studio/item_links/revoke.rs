//! Takes links back.

use domain::{ContactId, Event, ItemLinkId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Context, Failure, PathId, Payload, Reply, StudioActor, local_path};

use super::sql;
use crate::{item_link, studio::lists};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// For a page: local path to go back to.
    #[serde(default)]
    next: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Revoked {
    pub id: ItemLinkId,
    pub revoked: bool,
}

/// `POST /item-links/{link}/revoke`
pub async fn revoke(actor: StudioActor, PathId(id): PathId<ItemLinkId>, Payload(input): Payload<Input>) -> Result<Reply<Revoked>, Failure> {
    let (_, [found]) = actor.read([sql::LINK.with([(&id).into()])]).await?;
    let link = found.first::<sql::Link>()?.ok_or(Failure::NotFound)?;
    let mut change = Change::new();
    if link.revoked_at.is_none() {
        change =
            change.write(sql::REVOKE.with([(&id).into(), actor.now().into()])).record(Event::ItemLinkRevoked { item_link: id.clone() });
    }
    let to = lists::address(local_path(&input.next).unwrap_or("/item-links"), &[("notice", "link-revoked")]);
    let reply = actor.reply(Revoked { id, revoked: true }).see_other(to);
    actor.commit(change, &reply).await?;
    Ok(reply)
}

#[derive(Debug, Serialize, ToSchema)]
pub struct AllRevoked {
    pub contact: ContactId,
    pub revoked: bool,
}

/// `POST /contacts/{contact}/item-links/revoke`
pub async fn revoke_all(actor: StudioActor, PathId(contact): PathId<ContactId>) -> Result<Reply<AllRevoked>, Failure> {
    let (_, [whose]) = actor.read([sql::CONTACT.with([(&contact).into()])]).await?;
    whose.first::<sql::Contact>()?.ok_or(Failure::NotFound)?;
    let change =
        Change::new().write(item_link::end_all(&contact, actor.now())).record(Event::ItemLinksRevoked { contact: contact.clone() });
    let to = lists::address(&format!("/contacts/{contact}/item-links"), &[("notice", "links-revoked")]);
    let reply = actor.reply(AllRevoked { contact, revoked: true }).see_other(to);
    actor.commit(change, &reply).await?;
    Ok(reply)
}
