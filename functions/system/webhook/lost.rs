//! Finds refunds and disputes whose webhook was lost (D2, D3). Nobody asks about a payment again once it is paid, so the provider's list of
//! events is read, one account in each run. Events that never arrived are handled as if their webhook came now.

use domain::{
    Placement, Shard, Timestamp,
    time::{HOUR, MINUTE},
};
use ports::{EventsRequest, PaymentsError};
use web::{Change, Failure, Jobs};

use super::{
    rules::{self, Event},
    sql, take,
};
use crate::payments::ProviderReport;

/// An account's events are read at most this often.
const PAUSE: i64 = HOUR;
/// The webhook of a younger event may still arrive.
const YOUNG: i64 = 5 * MINUTE;
/// This much is read again the next time, because an event may appear in the list later than it happened.
const OVERLAP: i64 = HOUR;

/// Handles so many events in one run, and returns how many lost ones were found. Each costs two calls to the database; a run itself costs
/// three more and one to the provider.
///
/// # Errors
/// When the database is out of reach.
pub async fn sweep(system: &Jobs, shard: Shard, budget: usize) -> Result<usize, Failure> {
    let now = system.now();
    let [due] = system.read(shard, [sql::TURN.with([now.minus(PAUSE).into()])]).await?;
    let Some(cursor) = due.first::<sql::Cursor>()? else { return Ok(0) };
    let at = Placement { studio: cursor.studio_id.clone(), shard };
    let until = cursor.walk_until.unwrap_or_else(|| now.minus(YOUNG));
    let request = EventsRequest {
        account: cursor.account.clone(),
        types: rules::AFTERWARDS,
        from: cursor.since,
        until,
        after: cursor.walk_after.clone(),
    };
    let page = match system.events(&request).await {
        Ok(page) => page,
        Err(PaymentsError::Retryable(_)) => {
            looked(system, (&cursor, &at), (now, cursor.since, cursor.walk_until, cursor.walk_after.as_deref())).await?;
            return Ok(0);
        }
        // Perhaps the event to go on from is no longer kept: the next run begins again.
        Err(PaymentsError::Refused(why)) => {
            system.log(&format!("lost news of account={}: {why}", cursor.account));
            looked(system, (&cursor, &at), (now, cursor.since, None, None)).await?;
            return Ok(0);
        }
    };
    let last = page.events.last().map(|event| event.id.clone());
    let mut news = Vec::new();
    for listed in page.events {
        match read(&listed.json) {
            Ok(Some(one)) => news.push(one),
            Ok(None) => {}
            Err(why) => system.log(&format!("lost news {}: {why}", listed.id)),
        }
    }
    let missing = missing(system, (&cursor, &at), &news).await?;
    let mut found = 0;
    // The list is newest first; people are told in the order things happened.
    for (event, told) in missing.iter().rev().take(budget) {
        found += usize::from(take(system, (event, &at), &cursor.account, told).await? == "taken");
    }
    // An account that is not done is next, after those that have waited longer.
    let soon = now.minus(PAUSE);
    let further = match last {
        _ if missing.len() > budget => (soon, cursor.since, Some(until), cursor.walk_after.as_deref()),
        Some(ref last) if page.more => (soon, cursor.since, Some(until), Some(last.as_str())),
        _ => (now, until.minus(OVERLAP).max(cursor.since), None, None),
    };
    looked(system, (&cursor, &at), further).await?;
    Ok(found)
}

fn read(json: &str) -> Result<Option<(Event, ProviderReport)>, serde_json::Error> {
    let event: Event = serde_json::from_str(json)?;
    Ok(rules::told(&event)?.map(|told| (event, told)))
}

/// The events about payments of this studio that were not handled yet.
async fn missing<'a>(
    system: &Jobs,
    (cursor, at): (&sql::Cursor, &Placement),
    news: &'a [(Event, ProviderReport)],
) -> Result<Vec<&'a (Event, ProviderReport)>, Failure> {
    if news.is_empty() {
        return Ok(Vec::new());
    }
    let facts = |(event, told): &(Event, ProviderReport)| serde_json::json!({ "id": event.id, "reference": told.reference.as_ref().map(|reference| &reference.page), "intent": told.intent });
    let facts: Vec<_> = news.iter().map(facts).collect();
    let facts = serde_json::to_string(&facts).map_err(Failure::internal)?;
    let [places] = system.read_of(at, [sql::MISSING.with([cursor.account.as_str().into(), facts.into()])]).await?;
    Ok(places.all::<sql::Missing>()?.into_iter().filter_map(|missing| news.get(missing.place)).collect())
}

/// When the account was read, from when to read on, and how far an unfinished reading has come.
type Further<'a> = (Timestamp, Timestamp, Option<Timestamp>, Option<&'a str>);

async fn looked(system: &Jobs, (cursor, at): (&sql::Cursor, &Placement), (when, since, until, after): Further<'_>) -> Result<(), Failure> {
    let args = [cursor.account.as_str().into(), when.into(), since.into(), until.into(), after.into()];
    system.commit(at, Change::new().write(sql::LOOKED.with(args))).await.map(drop)
}
