//! Finds refunds and disputes whose webhook was lost (D2, D3). A payment that came is not asked about again, so the provider's list of what
//! happened is read, one account in a run, and what was not taken in is taken in as if it had been told just now.

use domain::{
    Timestamp,
    time::{HOUR, MINUTE},
};
use ports::{EventsRequest, PaymentsError};
use web::{Change, Failure, System};

use super::{
    rules::{self, Event},
    sql, take,
};
use crate::system::settle::Told;

/// An account is looked at so often, as far as there is time for all of them.
const PAUSE: i64 = HOUR;
/// What is younger may still come by itself.
const YOUNG: i64 = 5 * MINUTE;
/// Read once more the next time: an event may appear in the list later than it happened.
const OVERLAP: i64 = HOUR;
/// In one run: each costs two calls to the database, beside the two and the one to the provider that every run costs.
pub(super) const MOST: usize = 2;

/// Returns how many news were lost and are found.
///
/// # Errors
/// When the database is out of reach.
pub async fn sweep(system: &System) -> Result<usize, Failure> {
    let now = system.now();
    let [due] = system.read([sql::TURN.with([now.minus(PAUSE).into()])]).await?;
    let Some(cursor) = due.first::<sql::Cursor>()? else { return Ok(0) };
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
        Err(error) => {
            if let PaymentsError::Refused(why) = error {
                system.log(&format!("lost news of account={}: {why}", cursor.account));
            }
            looked(system, &cursor, (now, cursor.since, cursor.walk_until, cursor.walk_after.as_deref())).await?;
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
    let missing = missing(system, &cursor, &news).await?;
    let mut found = 0;
    // The list is newest first; people are told in the order it happened.
    for (event, told) in missing.iter().rev().take(MOST) {
        found += usize::from(take(system, event, &cursor.account, told).await? == "taken");
    }
    // Its turn comes again with the next run, after those who wait longer.
    let soon = now.minus(PAUSE);
    let further = match last {
        _ if missing.len() > MOST => (soon, cursor.since, Some(until), cursor.walk_after.as_deref()),
        Some(ref last) if page.more => (soon, cursor.since, Some(until), Some(last.as_str())),
        _ => (now, until.minus(OVERLAP).max(cursor.since), None, None),
    };
    looked(system, &cursor, further).await?;
    Ok(found)
}

fn read(json: &str) -> Result<Option<(Event, Told)>, serde_json::Error> {
    let event: Event = serde_json::from_str(json)?;
    Ok(rules::told(&event)?.map(|told| (event, told)))
}

/// Those about payments of this studio that were not taken in.
async fn missing<'a>(system: &System, cursor: &sql::Cursor, news: &'a [(Event, Told)]) -> Result<Vec<&'a (Event, Told)>, Failure> {
    if news.is_empty() {
        return Ok(Vec::new());
    }
    let facts = |(event, told): &(Event, Told)| serde_json::json!({ "id": event.id, "reference": told.reference, "intent": told.intent });
    let facts: Vec<_> = news.iter().map(facts).collect();
    let facts = serde_json::to_string(&facts).map_err(Failure::broken)?;
    let [places] = system.read_of(&cursor.studio_id, [sql::MISSING.with([cursor.account.as_str().into(), facts.into()])]).await?;
    Ok(places.all::<sql::Missing>()?.into_iter().filter_map(|missing| news.get(missing.place)).collect())
}

/// When it was looked at, from where on it is to be read, and how far a walk has come.
type Further<'a> = (Timestamp, Timestamp, Option<Timestamp>, Option<&'a str>);

async fn looked(system: &System, cursor: &sql::Cursor, (at, since, until, after): Further<'_>) -> Result<(), Failure> {
    let args = [cursor.account.as_str().into(), at.into(), since.into(), until.into(), after.into()];
    system.commit(&cursor.studio_id, Change::new().write(sql::LOOKED.with(args))).await.map(drop)
}
