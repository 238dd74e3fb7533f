//! Takes a key back: its next request is refused.

use domain::{ApiKeyId, Event};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Change, Context, Failure, PathId, Reply, StudioActor};

use super::sql;
use crate::studio::{confirm::ConfirmPage, lists};

/// `GET /api-keys/{key}/revoke`: asks first.
pub async fn ask(actor: StudioActor, PathId(id): PathId<ApiKeyId>) -> Result<Reply<()>, Failure> {
    let (viewer, [found]) = actor.read([sql::KEY.with([(&id).into()])]).await?;
    let key = found.first::<sql::Key>()?.ok_or(Failure::NotFound)?;
    Ok(actor.reply(()).page(|()| ConfirmPage {
        shell: actor.shell(&viewer, "Revoke a key"),
        title: format!("Revoke “{}”?", key.name),
        text: "Anything that uses this key stops working at once. This can’t be undone, but you can create a new key.",
        action: format!("/api-keys/{id}/revoke"),
        yes: "Yes, revoke it",
        back: "/api-keys".to_owned(),
        version: None,
    }))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub id: ApiKeyId,
    pub revoked: bool,
}

/// `POST /api-keys/{key}/revoke`
pub async fn revoke(actor: StudioActor, PathId(id): PathId<ApiKeyId>) -> Result<Reply<Output>, Failure> {
    let (_, [found]) = actor.read([sql::KEY.with([(&id).into()])]).await?;
    let key = found.first::<sql::Key>()?.ok_or(Failure::NotFound)?;
    let mut change = Change::new();
    if key.revoked_at.is_none() {
        change = change.write(sql::REVOKE.with([(&id).into(), actor.now().into()])).record(Event::ApiKeyRevoked { api_key: id.clone() });
    }
    let reply = actor.reply(Output { id, revoked: true }).see_other(lists::address("/api-keys", &[("notice", "key-revoked")]));
    actor.commit(change, &reply).await?;
    Ok(reply)
}
