//! Where a studio is, and how its statements get there.

use domain::{Placement, Shard, StudioId};
use ports::{Arg, DbError, DirectoryQuery, DirectorySql, Outcome, Query, Services, Sql};

use super::unique_name::UniqueName;

const BY_ID: DirectorySql = DirectorySql::new("SELECT id AS studio_id, shard FROM studios WHERE id = ?1");

const BY_NAME: DirectorySql = DirectorySql::new(
    "SELECT t.id AS studio_id, t.shard FROM names n JOIN studios t ON t.id = n.studio_id WHERE n.kind = ?1 AND n.name = ?2",
);

const STUDIOS: DirectorySql = DirectorySql::new("SELECT shard, COUNT(*) AS studios FROM studios GROUP BY shard");

/// A placement is believed for so long without asking, in seconds.
const KEPT_SECONDS: u32 = 60;

fn cache_key(studio: &StudioId) -> String {
    format!("placement/{studio}")
}

/// Where a studio is. One that nobody knows is looked for in the first shard, where nothing of it is found: an id that somebody made up is
/// answered as any wrong one.
pub(crate) async fn place(services: &Services, studio: &StudioId) -> Result<Placement, DbError> {
    let key = cache_key(studio);
    let kept = services.cache.get(&key).await.and_then(|text| serde_json::from_str::<Option<Shard>>(&text).ok());
    let shard = match kept {
        Some(shard) => shard,
        None => {
            let found = find(services, BY_ID.with([studio.into()])).await?.map(|placement| placement.shard);
            remember(services, studio, found).await;
            found
        }
    };
    Ok(Placement { studio: studio.clone(), shard: shard.unwrap_or(Shard::FIRST) })
}

/// Where a studio is now, whatever was believed.
pub(crate) async fn place_again(services: &Services, studio: &StudioId) -> Result<Placement, DbError> {
    services.cache.forget(&cache_key(studio)).await;
    place(services, studio).await
}

/// So that the next request of who signs in need not ask.
pub(crate) async fn keep(services: &Services, at: &Placement) {
    remember(services, &at.studio, Some(at.shard)).await;
}

async fn remember(services: &Services, studio: &StudioId, shard: Option<Shard>) {
    if let Ok(text) = serde_json::to_string(&shard) {
        services.cache.put(&cache_key(studio), &text, KEPT_SECONDS).await;
    }
}

/// Whose this name is.
pub(crate) fn by_name(name: &UniqueName) -> DirectoryQuery {
    BY_NAME.with([name.kind().into(), name.text().into()])
}

/// The answer to one question.
pub(crate) async fn find(services: &Services, query: DirectoryQuery) -> Result<Option<Placement>, DbError> {
    let outcomes = services.directory.batch(vec![query]).await?;
    outcomes.first().ok_or_else(|| DbError::Internal("no outcome".to_owned()))?.first()
}

/// For a new studio: the shard with the fewest.
pub(crate) async fn emptiest(services: &Services) -> Result<Shard, DbError> {
    #[derive(serde::Deserialize)]
    struct Count {
        shard: Shard,
        studios: u64,
    }
    let outcomes = services.directory.batch(vec![STUDIOS.with([])]).await?;
    let counts: Vec<Count> = outcomes.first().map(Outcome::all).transpose()?.unwrap_or_default();
    let studios = |shard: &Shard| counts.iter().find(|count| count.shard == *shard).map_or(0, |count| count.studios);
    Ok(services.shards.all().into_iter().min_by_key(studios).unwrap_or(Shard::FIRST))
}

/// What reads of a studio that has left this shard are told by.
const LEFT: Sql = Sql::new("SELECT state FROM departures WHERE studio_id = ?1 AND state = 'left'");

/// Ends a batch that writes when the studio is moving or has left; see the table `residence`.
const RESIDES: Sql = Sql::new("INSERT INTO residence (studio_id) VALUES (?1)");

/// Runs one batch for a studio, in its shard: its id goes in front of every statement's arguments. A studio that has moved since its shard was
/// looked up is followed; nothing was done in the shard that it left.
pub(crate) async fn run(services: &Services, at: &Placement, queries: Vec<Query>) -> Result<Vec<Outcome>, DbError> {
    match run_at(services, at, queries.clone()).await {
        Err(DbError::Left) => {
            let now = place_again(services, &at.studio).await?;
            run_at(services, &now, queries).await
        }
        done => done,
    }
}

async fn run_at(services: &Services, at: &Placement, queries: Vec<Query>) -> Result<Vec<Outcome>, DbError> {
    let reads = queries.iter().all(|query| query.sql.reads());
    let guard = if reads { LEFT } else { RESIDES };
    let queries = std::iter::once(guard.with([])).chain(queries).map(|query| query.prepend_arg(Arg::from(&at.studio))).collect();
    let mut outcomes = services.shards.batch(at.shard, queries).await?;
    let said = outcomes.drain(..1.min(outcomes.len())).next();
    if reads && said.is_some_and(|left| left.some()) { Err(DbError::Left) } else { Ok(outcomes) }
}
