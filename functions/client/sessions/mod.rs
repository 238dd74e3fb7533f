//! Where a client is logged in (A15): their own sessions, each with its device; end one, all others, or all.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use domain::{Event, SessionId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Client, Context, Failure, PathId, Payload, Reply};

use crate::client::devices::{self, ListedSession};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// This one first, then by when they were last seen; at most fifty.
    pub sessions: Vec<ListedSession>,
}

/// `GET /api/v1/sessions`; people find them on their profile.
pub async fn list(client: Client) -> Result<Reply<Output>, Failure> {
    let (_, [found]) = client.read([devices::query(&client)]).await?;
    let sessions = devices::listed(&client, &found)?;
    Ok(client.reply(Output { sessions }))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Ended {
    /// Where the client goes next: back, or to log in.
    pub next: &'static str,
}

/// `POST /sessions/{session}/end`
pub async fn end(client: Client, PathId(id): PathId<SessionId>) -> Result<Reply<Ended>, Failure> {
    let (_, [found]) = client.read([sql::ONE.with([(&id).into(), client.contact().into(), client.now().into()])]).await?;
    found.first::<sql::Epoch>()?.ok_or(Failure::NotFound)?;
    let change = Change::new()
        .write(sql::END.with([(&id).into(), client.contact().into(), client.now().into()]))
        .record(Event::ClientSessionEnded { session: id.clone() });
    let reply = if id == *client.session() { out(&client) } else { back(&client, "/profile?notice=session_ended") };
    client.commit(change, &reply).await?;
    Ok(reply)
}

/// Which sessions to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// All but the one that asks, which goes on under a new id.
    Others,
    All,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    which: Which,
}

/// `POST /sessions/end`
pub async fn end_many(client: Client, Payload(input): Payload<Input>) -> Result<Reply<Ended>, Failure> {
    let (viewer, [found]) = client.read([sql::EPOCH.with([client.contact().into()])]).await?;
    let epoch = found.first::<sql::Epoch>()?.ok_or(Failure::NotFound)?.epoch;
    let mut change = Change::new()
        .require(sql::STILL.with([client.contact().into(), epoch.into()]))
        .write(sql::END_ALL.with([client.contact().into()]))
        .record(Event::ClientSessionsEnded { contact: client.contact().clone(), this_too: input.which == Which::All });
    let reply = match input.which {
        Which::All => out(&client).cookies(&client.stay_known(&viewer.email, epoch + 1)?),
        Which::Others => {
            let (session, cookies) = client.renew_session(&viewer.email, epoch + 1)?;
            change = change.write(session);
            back(&client, "/profile?notice=others_ended").cookies(&cookies)
        }
    };
    client.commit(change, &reply).await?;
    Ok(reply)
}

fn out(client: &Client) -> Reply<Ended> {
    client.reply(Ended { next: "/login" }).see_other("/login").logged_out()
}

fn back(client: &Client, to: &'static str) -> Reply<Ended> {
    client.reply(Ended { next: "/profile" }).see_other(to)
}
