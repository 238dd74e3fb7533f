//! What is unique over all studios is claimed in the directory, then written in the studio's shard, then confirmed. Whatever ends in
//! between leaves a claim that the cron compares with the shard. So a name is never two studios', and never nobody's for long.

use domain::{Placement, StudioId, Timestamp};
use ports::{DbError, DirectoryQuery, DirectorySql, Flag, Services, Sql};
use serde::Deserialize;

use super::{placement::run, unique_name::UniqueName};

/// A new studio; one that is there stays where it is.
const CLAIM_STUDIO: DirectorySql =
    DirectorySql::new("INSERT INTO studios (id, shard, created_at, claimed_at) VALUES (?1, ?2, ?3, ?3) ON CONFLICT (id) DO NOTHING");

/// None of the names ?2 is another studio's.
const FREE: DirectorySql = DirectorySql::new(
    "INSERT INTO precondition (held) VALUES (NOT EXISTS (
       SELECT 1 FROM json_each(?2) j JOIN names n ON n.kind = j.value ->> 'kind' AND n.name = j.value ->> 'name' WHERE n.studio_id <> ?1))",
);

/// A name that the studio has already stays confirmed.
const CLAIM: DirectorySql = DirectorySql::new(
    "INSERT INTO names (kind, name, studio_id, claimed_at) SELECT j.value ->> 'kind', j.value ->> 'name', ?1, ?3 FROM json_each(?2) j WHERE TRUE
     ON CONFLICT (kind, name) DO UPDATE SET claimed_at = excluded.claimed_at WHERE claimed_at IS NOT NULL",
);

/// Those of the names ?2 that are another studio's.
const TAKEN: DirectorySql = DirectorySql::new(
    "SELECT n.kind, n.name FROM json_each(?2) j JOIN names n ON n.kind = j.value ->> 'kind' AND n.name = j.value ->> 'name'
     WHERE n.studio_id <> ?1 ORDER BY j.key",
);

/// Written again where it was released meanwhile.
const CONFIRM: DirectorySql = DirectorySql::new(
    "INSERT INTO names (kind, name, studio_id) SELECT j.value ->> 'kind', j.value ->> 'name', ?1 FROM json_each(?2) j WHERE TRUE
     ON CONFLICT (kind, name) DO UPDATE SET claimed_at = NULL WHERE studio_id = excluded.studio_id",
);
const CONFIRM_STUDIO: DirectorySql = DirectorySql::new("UPDATE studios SET claimed_at = NULL WHERE id = ?1 AND claimed_at IS NOT NULL");

/// What was claimed at ?3 and by nobody again.
const RELEASE: DirectorySql = DirectorySql::new(
    "DELETE FROM names WHERE studio_id = ?1 AND claimed_at = ?3
       AND EXISTS (SELECT 1 FROM json_each(?2) j WHERE j.value ->> 'kind' = kind AND j.value ->> 'name' = name)",
);

/// A studio that was never made has no names left.
const RELEASE_STUDIO: DirectorySql = DirectorySql::new(
    "DELETE FROM studios WHERE id = ?1 AND claimed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM names WHERE studio_id = ?1)",
);

/// Claims that were neither confirmed nor released.
const PENDING: DirectorySql = DirectorySql::new(
    "SELECT n.kind, n.name, n.studio_id, t.shard, n.claimed_at FROM names n JOIN studios t ON t.id = n.studio_id
     WHERE n.claimed_at <= ?1 ORDER BY n.claimed_at LIMIT ?2",
);

/// Whether the studio has this name, by its kind. `+` keeps the index of the studio.
const HELD: Sql = Sql::new(
    "SELECT CASE ?2
       WHEN 'slug' THEN EXISTS (SELECT 1 FROM studios WHERE id = ?1 AND +slug = ?3)
         OR EXISTS (SELECT 1 FROM old_slugs WHERE studio_id = ?1 AND +slug = ?3)
       WHEN 'hostname' THEN EXISTS (SELECT 1 FROM hostnames WHERE studio_id = ?1 AND +hostname = ?3 AND state = 'active')
       WHEN 'member' THEN EXISTS (SELECT 1 FROM members WHERE studio_id = ?1 AND +email = ?3)
       ELSE EXISTS (SELECT 1 FROM studios WHERE id = ?1 AND +payment_account = ?3) END AS held",
);

#[derive(Deserialize)]
struct Pending {
    #[serde(flatten)]
    name: UniqueName,
    #[serde(flatten)]
    at: Placement,
    claimed_at: Timestamp,
}

#[derive(Deserialize)]
struct Held {
    held: Flag,
}

fn json(names: &[UniqueName]) -> Result<String, DbError> {
    serde_json::to_string(names).map_err(|error| DbError::Internal(error.to_string()))
}

/// Claims all of them for a studio, or none; with them a studio that is about to be made in `new`.
///
/// # Errors
/// [`DbError::UniqueViolation`] when one is another studio's, in the words of the shard's own constraint.
pub(crate) async fn claim(services: &Services, at: &Placement, new: bool, names: &[UniqueName], now: Timestamp) -> Result<(), DbError> {
    let list = json(names)?;
    let of = |sql: DirectorySql| sql.with([(&at.studio).into(), list.as_str().into()]);
    let mut queries = Vec::new();
    if new {
        queries.push(CLAIM_STUDIO.with([(&at.studio).into(), at.shard.into(), now.into()]));
    }
    queries.extend([of(FREE), CLAIM.with([(&at.studio).into(), list.as_str().into(), now.into()])]);
    let directory = &services.directory;
    match directory.batch(queries).await {
        Err(DbError::Stale) => {
            let taken = directory.batch(vec![of(TAKEN)]).await?;
            let taken = taken.first().map(ports::Outcome::first::<UniqueName>).transpose()?.flatten();
            // Released between the two: as good as out of reach, for a moment.
            Err(taken.map_or_else(
                || DbError::Overloaded("a name was being released".to_owned()),
                |name| DbError::UniqueViolation(name.constraint()),
            ))
        }
        done => done.map(drop),
    }
}

/// The shard has them.
pub(crate) async fn confirm(services: &Services, studio: &StudioId, names: &[UniqueName]) -> Result<(), DbError> {
    let list = json(names)?;
    services.directory.batch(vec![CONFIRM.with([studio.into(), list.into()]), CONFIRM_STUDIO.with([studio.into()])]).await.map(drop)
}

/// The shard wrote nothing.
pub(crate) async fn release(services: &Services, studio: &StudioId, names: &[UniqueName], claimed_at: Timestamp) -> Result<(), DbError> {
    let list = json(names)?;
    let queries: [DirectoryQuery; 2] =
        [RELEASE.with([studio.into(), list.into(), claimed_at.into()]), RELEASE_STUDIO.with([studio.into()])];
    services.directory.batch(queries.into()).await.map(drop)
}

/// Compares what was claimed before `until` and never confirmed with the shards; `most` of them. Gives back how many there were.
///
/// # Errors
/// When a database is out of reach: the rest waits.
pub(crate) async fn sweep(services: &Services, until: Timestamp, most: usize) -> Result<usize, DbError> {
    let outcomes = services.directory.batch(vec![PENDING.with([until.into(), most.into()])]).await?;
    let pending: Vec<Pending> = outcomes.first().map(ports::Outcome::all).transpose()?.unwrap_or_default();
    for Pending { name, at, claimed_at } in &pending {
        let held = run(services, at, vec![HELD.with([name.kind().into(), name.text().into()])]).await?;
        let held = held.first().map(ports::Outcome::first::<Held>).transpose()?.flatten().is_some_and(|row| *row.held);
        let name = std::slice::from_ref(name);
        if held {
            confirm(services, &at.studio, name).await?;
        } else {
            release(services, &at.studio, name, *claimed_at).await?;
        }
    }
    Ok(pending.len())
}
