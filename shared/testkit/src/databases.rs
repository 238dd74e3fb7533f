//! The directory and two shards, as a deployment has them. To a test that looks behind the ports they are one: a statement that names a
//! studio goes to its shard, any other to all of them.

use std::sync::Arc;

use domain::{Shard, StudioId};
use ports::{Arg, DbError, DirectoryQuery, Outcome, Query};
use serde::de::DeserializeOwned;

use crate::{
    InjectedFault, Snapshot, Sqlite,
    quiet::Quiet,
    sqlite::{Bare, Meters},
};

/// The directory has tables of these names, too, for what is counted before a studio is known.
const IN_BOTH: [&str; 2] = ["login_counters", "refusals"];

/// What the directory knows of a studio, as it stands in a shard.
const NAMES: [(&str, &str); 5] = [
    ("slug", "SELECT id AS studio_id, slug AS name FROM studios"),
    ("slug", "SELECT studio_id, slug AS name FROM old_slugs"),
    ("hostname", "SELECT studio_id, hostname AS name FROM hostnames WHERE state = 'active'"),
    ("member", "SELECT studio_id, email AS name FROM members"),
    ("payment_account", "SELECT id AS studio_id, payment_account AS name FROM studios WHERE payment_account IS NOT NULL"),
];

pub struct Databases {
    directory: Sqlite,
    shards: Vec<(Shard, Sqlite)>,
    meters: Arc<Meters>,
    latest: Quiet<Option<(Vec<u64>, Snapshot)>>,
}

impl Default for Databases {
    fn default() -> Self {
        Self::new()
    }
}

impl Databases {
    /// All migrated and empty.
    pub fn new() -> Self {
        let shards = [1, 2].map(|number| (Shard::try_from(number).unwrap(), Sqlite::new()));
        Self::of_parts(Sqlite::directory(), shards.into())
    }

    fn of_parts(directory: Sqlite, shards: Vec<(Shard, Sqlite)>) -> Self {
        let meters = Arc::default();
        Self {
            directory: directory.metered_by(&meters),
            shards: shards.into_iter().map(|(shard, db)| (shard, db.metered_by(&meters))).collect(),
            meters,
            latest: Quiet::default(),
        }
    }

    /// Others that hold the same.
    #[must_use]
    pub fn twin(&self) -> Self {
        Self::of_parts(self.directory.twin(), self.shards.iter().map(|(shard, db)| (*shard, db.twin())).collect())
    }

    pub fn directory(&self) -> &Sqlite {
        &self.directory
    }

    pub fn shard(&self, shard: Shard) -> &Sqlite {
        &self.shards.iter().find(|(known, _)| *known == shard).unwrap_or_else(|| panic!("no shard {shard}")).1
    }

    /// The database that has the rows of a studio.
    pub fn of(&self, studio: &StudioId) -> &Sqlite {
        self.shard(self.placement(studio))
    }

    /// The shard that a studio is in.
    pub fn placement(&self, studio: &StudioId) -> Shard {
        self.shard_of(studio.as_str()).unwrap_or_else(|| panic!("no studio {studio}"))
    }

    fn shard_of(&self, studio: &str) -> Option<Shard> {
        #[derive(serde::Deserialize)]
        struct Place {
            shard: Shard,
        }
        self.directory.read::<Place>("SELECT shard FROM studios WHERE id = ?1", &[studio.into()]).first().map(|place| place.shard)
    }

    /// Where a statement belongs.
    fn targets(&self, sql: &str, args: &[Arg]) -> Vec<&Sqlite> {
        let texts = args.iter().filter_map(|arg| if let Arg::Text(text) = arg { Some(text.as_str()) } else { None });
        if let Some(shard) = texts.filter(|text| text.len() == 22).find_map(|text| self.shard_of(text)) {
            return vec![self.shard(shard)];
        }
        if sql.trim_start().starts_with("INSERT INTO studios ") {
            let count = |db: &Sqlite| db.snapshot().rows("studios").len();
            return self.shards.iter().map(|(_, db)| db).min_by_key(|db| count(db)).into_iter().collect();
        }
        let directory = IN_BOTH.iter().any(|table| sql.contains(table)).then_some(&self.directory);
        self.shards.iter().map(|(_, db)| db).chain(directory).collect()
    }

    /// Runs statements for a test's own purposes: not counted, never failing on request. The directory knows of it what it has to.
    pub fn execute(&self, sql: &str, args: &[Arg]) -> u64 {
        let changes = self.targets(sql, args).into_iter().map(|db| db.execute(sql, args)).sum();
        if ["studios", "members", "hostnames", "old_slugs"].iter().any(|table| sql.contains(table)) {
            self.follow();
        }
        changes
    }

    /// As [`Databases::execute`], where a refusal is what the test is about.
    ///
    /// # Errors
    /// As a batch would have it.
    pub fn attempt(&self, sql: &str, args: &[Arg]) -> Result<u64, DbError> {
        self.targets(sql, args).into_iter().map(|db| db.attempt(sql, args)).sum()
    }

    /// Reads rows for a test's own purposes; not counted.
    pub fn read<T: DeserializeOwned>(&self, sql: &str, args: &[Arg]) -> Vec<T> {
        self.targets(sql, args).into_iter().flat_map(|db| db.read(sql, args)).collect()
    }

    /// Everything the databases hold, each table with the rows of all of them; the directory's own are `directory_names` and so on.
    pub fn snapshot(&self) -> Snapshot {
        let all = || std::iter::once(&self.directory).chain(self.shards.iter().map(|(_, db)| db));
        let changes: Vec<_> = all().map(Sqlite::total_changes).collect();
        let mut latest = self.latest.lock();
        if let Some((then, snapshot)) = &*latest
            && *then == changes
        {
            return snapshot.clone();
        }
        let directory = self.directory.snapshot().named(|table| {
            if IN_BOTH.contains(&table) || table == "precondition" { table.to_owned() } else { format!("directory_{table}") }
        });
        let snapshot = self.shards.iter().fold(directory, |whole, (_, db)| whole.and(&db.snapshot()));
        *latest = Some((changes, snapshot.clone()));
        snapshot
    }

    pub fn trips(&self) -> u64 {
        self.meters.trips()
    }

    pub fn written(&self) -> u64 {
        self.meters.written()
    }

    pub fn steps(&self) -> u64 {
        self.meters.steps()
    }

    pub fn reset(&self) {
        self.meters.reset();
    }

    /// Makes the `nth` batch from now, to whichever database, answer [`DbError::Overloaded`].
    pub fn fail(&self, nth: u64, fault: InjectedFault) {
        self.meters.fail(nth, fault);
    }

    /// Tells the directory what a test wrote past it.
    fn follow(&self) {
        #[derive(serde::Deserialize)]
        struct Row {
            studio_id: String,
            name: String,
        }
        self.directory.execute("DELETE FROM names WHERE kind = 'hostname'", &[]);
        for (shard, db) in &self.shards {
            for Row { studio_id, .. } in db.read::<Row>("SELECT id AS studio_id, '' AS name FROM studios", &[]) {
                let sql = "INSERT INTO studios (id, shard, created_at) VALUES (?1, ?2, 1) ON CONFLICT DO NOTHING";
                self.directory.execute(sql, &[studio_id.into(), (*shard).into()]);
            }
            for (kind, sql) in NAMES {
                for Row { studio_id, name } in db.read::<Row>(sql, &[]) {
                    let sql = "INSERT INTO names (kind, name, studio_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
                    self.directory.execute(sql, &[kind.into(), name.into(), studio_id.into()]);
                }
            }
        }
    }
}

#[ports::async_trait]
impl ports::Shards for Databases {
    fn all(&self) -> Vec<Shard> {
        self.shards.iter().map(|(shard, _)| *shard).collect()
    }

    async fn batch(&self, shard: Shard, queries: Vec<Query>) -> Result<Vec<Outcome>, DbError> {
        let Some((_, db)) = self.shards.iter().find(|(known, _)| *known == shard) else {
            return Err(DbError::Internal(format!("no binding {}", shard.binding())));
        };
        db.batch(queries).await
    }
}

#[ports::async_trait]
impl ports::Directory for Databases {
    async fn batch(&self, queries: Vec<DirectoryQuery>) -> Result<Vec<Outcome>, DbError> {
        let queries: Vec<Bare> = queries.into_iter().map(|query| (query.sql.text(), query.args)).collect();
        self.directory.run_batch(queries).await
    }
}
