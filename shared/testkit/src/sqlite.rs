//! D1 as SQLite in memory: the same migrations, the same limits, the same answers.

use std::{
    collections::BTreeSet,
    future::poll_fn,
    path::Path,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    task::Poll,
    time::Duration,
};

use ports::{Arg, Constraint, DbError, Outcome, Query};
use rusqlite::{
    Connection, Statement, StatementStatus, ToSql,
    backup::Backup,
    limits::Limit,
    params_from_iter,
    types::{ToSqlOutput, Value, ValueRef},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Number, Value as Json};

use crate::{InjectedFault, Snapshot, quiet::Quiet};

/// One numbered file of `migrations/`.
#[derive(Debug, Clone)]
pub struct Migration {
    pub name: String,
    pub sql: String,
}

/// All of the shards', in the order they apply.
pub fn migrations() -> Vec<Migration> {
    migrations_in("../../migrations")
}

/// All of the directory's.
pub fn directory_migrations() -> Vec<Migration> {
    migrations_in("../../migrations/directory")
}

fn migrations_in(folder: &str) -> Vec<Migration> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "sql"))
        .map(|path| Migration {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            sql: std::fs::read_to_string(&path).unwrap(),
        })
        .collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!all.is_empty(), "no migrations found");
    all
}

/// Of one statement (D1, limits).
const MOST_ARGUMENTS: usize = 100;
/// Of one value, in bytes (D1, limits).
const LONGEST_VALUE: usize = 2_000_000;
/// Numbers travel as doubles: ±2^53.
const GREATEST: i64 = 1 << 53;

/// What the databases of one world cost, and when they fail: counted over all of them, as a request waits for all it asks.
#[derive(Default)]
pub struct Meters {
    faults: Quiet<Vec<(u64, InjectedFault)>>,
    trips: AtomicU64,
    written: AtomicU64,
    steps: AtomicU64,
}

/// One database: SQLite in memory.
pub struct Sqlite {
    connection: Quiet<Connection>,
    meters: Arc<Meters>,
    /// The latest snapshot, and how many changes the connection had seen by then.
    latest: Quiet<Option<(u64, Snapshot)>>,
}

/// The schemas, built once: applying every migration takes longer than most tests.
static MIGRATED: LazyLock<Sqlite> = LazyLock::new(|| Sqlite::migrated(migrations()));
static MIGRATED_DIRECTORY: LazyLock<Sqlite> = LazyLock::new(|| Sqlite::migrated(directory_migrations()));

impl Default for Sqlite {
    fn default() -> Self {
        Self::new()
    }
}

impl Sqlite {
    /// A shard with every migration applied.
    pub fn new() -> Self {
        MIGRATED.twin()
    }

    /// A directory with every migration applied.
    pub fn directory() -> Self {
        MIGRATED_DIRECTORY.twin()
    }

    fn migrated(migrations: Vec<Migration>) -> Self {
        let db = Self::empty();
        for Migration { name, sql } in migrations {
            db.connection.lock().execute_batch(&sql).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        db
    }

    /// Without any table.
    pub fn empty() -> Self {
        let connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "foreign_keys", true).unwrap();
        // workerd's own (src/workerd/util/sqlite.c++), and D1's documented 32 arguments to a function.
        for (limit, most) in [
            (Limit::SQLITE_LIMIT_LENGTH, 2_200_000),
            (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
            (Limit::SQLITE_LIMIT_COLUMN, 100),
            (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
            (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 5),
            (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
            (Limit::SQLITE_LIMIT_FUNCTION_ARG, 32),
            (Limit::SQLITE_LIMIT_ATTACHED, 0),
            (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
            (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        ] {
            connection.set_limit(limit, most).unwrap();
        }
        Self { connection: Quiet::new(connection), meters: Arc::default(), latest: Quiet::default() }
    }

    /// Another database that holds the same.
    #[must_use]
    pub fn twin(&self) -> Self {
        let twin = Self::empty();
        let from = self.connection.lock();
        Backup::new(&from, &mut twin.connection.lock()).unwrap().run_to_completion(1_000, Duration::ZERO, None).unwrap();
        drop(from);
        twin
    }

    /// Counted and failing together with others.
    #[must_use]
    pub(crate) fn metered_by(self, meters: &Arc<Meters>) -> Self {
        Self { meters: meters.clone(), ..self }
    }

    /// What it costs, and when it fails.
    pub fn meters(&self) -> &Meters {
        &self.meters
    }

    /// Writes so far: the same number, the same rows.
    pub(crate) fn total_changes(&self) -> u64 {
        self.connection.lock().total_changes()
    }

    /// Runs statements for a test's own purposes: not counted, never failing on request.
    pub fn execute(&self, sql: &str, args: &[Arg]) -> u64 {
        let connection = self.connection.lock();
        let bound: Vec<_> = args.iter().map(Bound).collect();
        if args.is_empty() {
            let before = connection.total_changes();
            connection.execute_batch(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
            return connection.total_changes() - before;
        }
        connection.execute(sql, params_from_iter(bound)).unwrap_or_else(|error| panic!("{error}: {sql}")) as u64
    }

    /// As [`Sqlite::execute`], where a refusal is what the test is about.
    ///
    /// # Errors
    /// As a batch would have it.
    pub fn attempt(&self, sql: &str, args: &[Arg]) -> Result<u64, DbError> {
        run(&self.connection.lock(), sql, args).map(|(outcome, _)| outcome.changes)
    }

    /// Reads rows for a test's own purposes; not counted.
    pub fn read<T: DeserializeOwned>(&self, sql: &str, args: &[Arg]) -> Vec<T> {
        let outcome = run(&self.connection.lock(), sql, args).unwrap_or_else(|error| panic!("{error}: {sql}"));
        outcome.0.all().unwrap_or_else(|error| panic!("{error}: {sql}"))
    }

    /// Why SQLite would not prepare this, if so.
    ///
    /// # Errors
    /// SQLite's words.
    pub fn prepare(&self, sql: &str) -> Result<(), String> {
        self.connection.lock().prepare(sql).map(drop).map_err(words)
    }

    /// The lines of `EXPLAIN QUERY PLAN`, arguments unbound.
    pub fn plan(&self, sql: &str) -> Vec<String> {
        let connection = self.connection.lock();
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap_or_else(|error| panic!("{error}: {sql}"));
        statement.raw_query().mapped(|row| row.get("detail")).map(Result::unwrap).collect()
    }

    /// Everything the database holds. Where no row was written since the last one, that one again.
    pub fn snapshot(&self) -> Snapshot {
        let connection = self.connection.lock();
        let (changes, mut latest) = (connection.total_changes(), self.latest.lock());
        if let Some((then, snapshot)) = &*latest
            && *then == changes
        {
            return snapshot.clone();
        }
        let all = |sql: &str| rows(&mut connection.prepare(sql).unwrap(), &[]).unwrap_or_else(|error| panic!("{error}: {sql}"));
        let tables = all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        let names = tables.iter().map(|table| table["name"].as_str().unwrap().to_owned());
        let snapshot =
            Snapshot::new(names.map(|name| (format!("SELECT * FROM \"{name}\""), name)).map(|(sql, name)| (name, all(&sql))).collect());
        *latest = Some((changes, snapshot.clone()));
        snapshot
    }

    fn commit(&self, queries: &[Bare]) -> Result<Vec<Outcome>, DbError> {
        let mut connection = self.connection.lock();
        let transaction = connection.transaction().map_err(classify)?;
        let mut outcomes = Vec::with_capacity(queries.len());
        for (sql, args) in queries {
            refuse_what_d1_refuses(sql, args)?;
            let (outcome, steps) = run(&transaction, sql, args)?;
            self.meters.steps.fetch_add(steps, Ordering::SeqCst);
            outcomes.push(outcome);
        }
        transaction.commit().map_err(classify)?;
        self.meters.written.fetch_add(outcomes.iter().map(|outcome| outcome.changes).sum(), Ordering::SeqCst);
        Ok(outcomes)
    }
}

impl Meters {
    /// Round trips since the last [`Meters::reset`]: what a person waits for.
    pub fn trips(&self) -> u64 {
        self.trips.load(Ordering::SeqCst)
    }

    /// Rows written since the last [`Meters::reset`].
    pub fn written(&self) -> u64 {
        self.written.load(Ordering::SeqCst)
    }

    /// Steps of SQLite's machine since the last [`Meters::reset`]: work that does not depend on the computer, so growth shows.
    pub fn steps(&self) -> u64 {
        self.steps.load(Ordering::SeqCst)
    }

    /// Sets the counters to zero.
    pub fn reset(&self) {
        for counter in [&self.trips, &self.written, &self.steps] {
            counter.store(0, Ordering::SeqCst);
        }
    }

    /// Makes the `nth` batch from now (1 is the next) answer [`DbError::Overloaded`].
    pub fn fail(&self, nth: u64, fault: InjectedFault) {
        assert!(nth > 0, "the next batch is number 1");
        self.faults.lock().push((nth, fault));
    }

    /// The fault that is due with this batch.
    fn due(&self) -> Option<InjectedFault> {
        let mut faults = self.faults.lock();
        let mut due = None;
        faults.retain_mut(|(left, fault)| {
            *left -= 1;
            if *left == 0 {
                due = Some(*fault);
            }
            *left > 0
        });
        due
    }
}

/// A statement with its arguments, whichever kind of database it is for.
pub(crate) type Bare = (&'static str, Vec<Arg>);

impl Sqlite {
    /// One batch, as a shard runs it.
    ///
    /// # Errors
    /// As [`ports::Shards::batch`].
    pub async fn batch(&self, queries: Vec<Query>) -> Result<Vec<Outcome>, DbError> {
        self.run_batch(queries.into_iter().map(|query| (query.sql.text(), query.args)).collect()).await
    }

    pub(crate) async fn run_batch(&self, queries: Vec<Bare>) -> Result<Vec<Outcome>, DbError> {
        self.meters.trips.fetch_add(1, Ordering::SeqCst);
        // At the edge others get their turn while a batch is on its way; here too.
        let mut yielded = false;
        poll_fn(|context| {
            if std::mem::replace(&mut yielded, true) {
                return Poll::Ready(());
            }
            context.waker().wake_by_ref();
            Poll::Pending
        })
        .await;
        match self.meters.due() {
            None => self.commit(&queries),
            Some(InjectedFault::Before) => Err(DbError::Overloaded("as the test asked for".to_owned())),
            Some(InjectedFault::After) => {
                self.commit(&queries)?;
                Err(DbError::Overloaded("as the test asked for, after it was written".to_owned()))
            }
        }
    }
}

/// D1 binds every number as a double.
struct Bound<'a>(&'a Arg);

impl ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Arg::Null => ToSqlOutput::Owned(Value::Null),
            #[expect(clippy::cast_precision_loss, reason = "within ±2^53, checked before")]
            Arg::Number(number) => ToSqlOutput::Owned(Value::Real(*number as f64)),
            Arg::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

fn refuse_what_d1_refuses(sql: &str, args: &[Arg]) -> Result<(), DbError> {
    let broken = |why: &str| Err(DbError::Internal(format!("{why}: {sql}")));
    let first = sql.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    if ["BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "ATTACH", "DETACH", "VACUUM"].contains(&first.as_str()) {
        return broken("D1 takes no transaction statements; a batch is the transaction");
    }
    if args.len() > MOST_ARGUMENTS {
        return broken("too many SQL variables");
    }
    for arg in args {
        match arg {
            Arg::Number(number) if !(-GREATEST..=GREATEST).contains(number) => return broken("a number beyond ±2^53"),
            Arg::Text(text) if text.len() > LONGEST_VALUE => return broken("string or blob too big"),
            _ => {}
        }
    }
    Ok(())
}

/// Runs one statement to its end: its outcome, and how much work it was.
fn run(connection: &Connection, sql: &str, args: &[Arg]) -> Result<(Outcome, u64), DbError> {
    let before = connection.total_changes();
    let mut statement = connection.prepare(sql).map_err(classify)?;
    if statement.parameter_count() != args.len() {
        let wanted = statement.parameter_count();
        return Err(DbError::Internal(format!("Wrong number of parameter bindings: {wanted} wanted, {} given: {sql}", args.len())));
    }
    let found = rows(&mut statement, args)?;
    let steps = u64::try_from(statement.get_status(StatementStatus::VmStep)).unwrap_or_default();
    let found = Json::Array(found.into_iter().map(Json::Object).collect());
    let outcome = Outcome { rows: found.to_string(), changes: connection.total_changes() - before };
    Ok((outcome, steps))
}

/// What a statement gives, each row by the names of its columns.
fn rows(statement: &mut Statement<'_>, args: &[Arg]) -> Result<Vec<Map<String, Json>>, DbError> {
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    if names.iter().collect::<BTreeSet<_>>().len() != names.len() {
        // As an object, the later one would silently win.
        return Err(DbError::Internal(format!("two columns of one name: {}", statement.expanded_sql().unwrap_or_default())));
    }
    let mut found = Vec::new();
    let mut rows = statement.query(params_from_iter(args.iter().map(Bound))).map_err(classify)?;
    while let Some(row) = rows.next().map_err(classify)? {
        let mut object = Map::new();
        for (index, name) in names.iter().enumerate() {
            object.insert(name.clone(), json(row.get_ref(index).map_err(classify)?)?);
        }
        found.push(object);
    }
    Ok(found)
}

/// As JavaScript would write it: 1.0 is `1`.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "within ±2^53, checked in place")]
fn json(value: ValueRef<'_>) -> Result<Json, DbError> {
    Ok(match value {
        ValueRef::Null => Json::Null,
        ValueRef::Integer(number) if !(-GREATEST..=GREATEST).contains(&number) => {
            return Err(DbError::Internal(format!("{number} would not survive the way out of D1")));
        }
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) if number.fract() == 0.0 && number.abs() <= GREATEST as f64 => (number as i64).into(),
        ValueRef::Real(number) => Number::from_f64(number).map_or(Json::Null, Json::Number),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
        ValueRef::Blob(bytes) => bytes.to_vec().into(),
    })
}

/// Just as the adapter at the edge does, by SQLite's words.
fn classify(error: rusqlite::Error) -> DbError {
    let text = words(error);
    if text.contains("precondition failed") {
        return DbError::Stale;
    }
    if text.contains("studio is moving") {
        return DbError::Moving;
    }
    if text.contains("studio has left") {
        return DbError::Left;
    }
    match text.split_once("UNIQUE constraint failed: ") {
        Some((_, columns)) => DbError::UniqueViolation(Constraint::of(columns)),
        None => DbError::Internal(text),
    }
}

/// SQLite's own, without what the binding adds.
fn words(error: rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(_, Some(text)) | rusqlite::Error::SqlInputError { msg: text, .. } => text,
        other => other.to_string(),
    }
}
