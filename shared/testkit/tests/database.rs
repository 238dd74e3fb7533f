//! What tests rely on when they say "as D1 would".

use ports::{Arg, Constraint, DbError, Outcome, Query, Sql};
use testkit::{InjectedFault, Sqlite, migrations};

const STUDIO: Sql = Sql::new("INSERT INTO studios (id, slug, name, created_at) VALUES (?1, ?2, 'Aurora', 1)");
const STUDIOS: Sql = Sql::new("SELECT id, slug, reply_to, created_at, created_at / 2.0 AS half FROM studios ORDER BY id");
const HOLDS: Sql = Sql::new("INSERT INTO precondition SELECT EXISTS (SELECT 1 FROM studios WHERE id = ?1)");

fn studio(id: &str, slug: &str) -> Query {
    STUDIO.with([id.into(), slug.into()])
}

async fn run(db: &Sqlite, queries: impl IntoIterator<Item = Query>) -> Result<Vec<Outcome>, DbError> {
    db.batch(queries.into_iter().collect()).await
}

async fn broken(db: &Sqlite, query: Query) -> String {
    match run(db, [query]).await {
        Err(DbError::Internal(text)) => text,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn rows_are_json_as_javascript_writes_it() {
    let db = Sqlite::new();
    run(&db, [studio("b", "two"), studio("a", "one")]).await.unwrap();
    let outcomes = run(&db, [STUDIOS.with([])]).await.unwrap();
    let rows: serde_json::Value = serde_json::from_str(&outcomes[0].rows).unwrap();
    let row = |id, slug| serde_json::json!({"id": id, "slug": slug, "reply_to": null, "created_at": 1, "half": 0.5});
    assert_eq!(rows, serde_json::json!([row("a", "one"), row("b", "two")]));
    let whole: serde_json::Value = db.read::<serde_json::Value>("SELECT 4 / 2.0 AS n, typeof(?1) AS t", &[Arg::Number(7)]).remove(0);
    assert_eq!(whole.to_string(), r#"{"n":2,"t":"real"}"#, "a double without fraction has no point, and arguments are doubles");
}

#[tokio::test]
async fn changes_are_counted_for_each_statement() {
    let db = Sqlite::new();
    const RENAME: Sql = Sql::new("UPDATE studios SET name = ?1 RETURNING id");
    let outcomes =
        run(&db, [studio("a", "one"), studio("b", "two"), HOLDS.with(["a".into()]), RENAME.with(["x".into()]), STUDIOS.with([])]).await;
    let outcomes = outcomes.unwrap();
    assert_eq!(outcomes.iter().map(|outcome| outcome.changes).collect::<Vec<_>>(), [1, 1, 0, 2, 0]);
    assert!(outcomes[3].rows.contains(r#"{"id":"a"}"#), "{}", outcomes[3].rows);
    assert_eq!(db.meters().written(), 4);
}

#[tokio::test]
async fn a_batch_is_all_or_nothing_and_says_why() {
    let db = Sqlite::new();
    run(&db, [studio("a", "one")]).await.unwrap();
    let before = db.snapshot();
    assert_eq!(run(&db, [studio("b", "two"), studio("c", "one")]).await.unwrap_err(), DbError::UniqueViolation(Constraint::StudioSlug));
    assert_eq!(run(&db, [studio("b", "two"), HOLDS.with(["nobody".into()])]).await.unwrap_err(), DbError::Stale);
    const ORPHAN: Sql = Sql::new("INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?1, 'c', 'n', 'e', 1)");
    assert_eq!(broken(&db, ORPHAN.with(["nobody".into()])).await, "FOREIGN KEY constraint failed");
    assert_eq!(db.snapshot(), before);
    assert!(run(&db, [HOLDS.with(["a".into()]), studio("b", "two")]).await.is_ok());
    assert!(db.snapshot().rows("precondition").is_empty());
}

#[tokio::test]
async fn what_d1_refuses_is_refused() {
    let db = Sqlite::new();
    const BEGIN: Sql = Sql::new(" begin immediate");
    const TWO: Sql = Sql::new("SELECT 1; SELECT 2");
    const ECHO: Sql = Sql::new("SELECT ?1 AS n");
    const TWINS: Sql = Sql::new("SELECT 1 AS n, 2 AS n");
    const HUGE: Sql = Sql::new("SELECT 9007199254740993 AS n");
    const WIDE: Sql = Sql::new("SELECT max(1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3) AS n");
    assert!(broken(&db, BEGIN.with([])).await.contains("transaction"));
    assert!(run(&db, [TWO.with([])]).await.is_err());
    assert!(broken(&db, ECHO.with([])).await.contains("Wrong number of parameter bindings"));
    assert!(broken(&db, ECHO.with([Arg::Number((1 << 53) + 1)])).await.contains("2^53"));
    assert!(run(&db, [ECHO.with([Arg::Number(1 << 53)])]).await.is_ok());
    assert!(broken(&db, ECHO.with([Arg::Text("x".repeat(2_000_001))])).await.contains("too big"));
    assert!(broken(&db, TWINS.with([])).await.contains("one name"));
    assert!(broken(&db, HUGE.with([])).await.contains("survive"));
    assert!(broken(&db, WIDE.with([])).await.contains("too many arguments"));
    let many = Query { sql: ECHO, args: vec![Arg::Null; 101] };
    assert!(broken(&db, many).await.contains("too many"));
}

#[tokio::test]
async fn round_trips_and_work_are_counted() {
    let db = Sqlite::new();
    run(&db, [studio("a", "one"), studio("b", "two")]).await.unwrap();
    run(&db, [STUDIOS.with([])]).await.unwrap();
    assert_eq!((db.meters().trips(), db.meters().written()), (2, 2));
    let small = db.meters().steps();
    assert!(small > 0);
    db.execute("UPDATE studios SET name = 'seen by nobody'", &[]);
    assert_eq!((db.meters().trips(), db.meters().written()), (2, 2), "a test's own statements are not counted");
    db.meters().reset();
    assert_eq!((db.meters().trips(), db.meters().written(), db.meters().steps()), (0, 0, 0));
}

#[tokio::test]
async fn the_asked_for_batch_fails_before_or_after_it_was_written() {
    let db = Sqlite::new();
    db.meters().fail(2, InjectedFault::Before);
    db.meters().fail(3, InjectedFault::After);
    assert!(run(&db, [studio("a", "one")]).await.is_ok());
    assert!(matches!(run(&db, [studio("b", "two")]).await, Err(DbError::Overloaded(_))));
    assert_eq!(db.snapshot().rows("studios").len(), 1);
    assert!(matches!(run(&db, [studio("b", "two")]).await, Err(DbError::Overloaded(_))));
    assert_eq!(db.snapshot().rows("studios").len(), 2);
    assert!(run(&db, [studio("c", "three")]).await.is_ok());
}

#[tokio::test]
async fn a_snapshot_shows_what_changed_and_overlooks_what_it_may() {
    let db = Sqlite::new();
    run(&db, [studio("a", "one")]).await.unwrap();
    let before = db.snapshot();
    db.execute("UPDATE studios SET name = ?1", &["Borealis".into()]);
    let lines = before.changes_to(&db.snapshot());
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("- studios") && lines[0].contains("Aurora"), "{lines:?}");
    assert!(lines[1].starts_with("+ studios") && lines[1].contains("Borealis"), "{lines:?}");
    assert_eq!(before.clone().without(&["studios.name"]), db.snapshot().without(&["studios.name"]));
    assert_eq!(before.without(&["studios"]), db.snapshot().without(&["studios"]));
}

#[tokio::test]
async fn others_get_their_turn_between_round_trips() {
    let db = Sqlite::new();
    let count = async || run(&db, [STUDIOS.with([])]).await.unwrap()[0].all::<serde_json::Value>().unwrap().len();
    let read_then_write = async |id: &str| {
        let seen = count().await;
        run(&db, [studio(id, id)]).await.unwrap();
        seen
    };
    let seen = tokio::join!(read_then_write("a"), read_then_write("b"));
    assert_eq!(seen, (0, 0), "both read before either wrote, so a race would show");
}

#[test]
fn plans_and_preparation_look_at_the_real_tables() {
    let db = Sqlite::new();
    let plan = db.plan("SELECT id FROM contacts WHERE studio_id = ?1 AND email = ?2");
    assert!(plan[0].contains("USING INDEX contacts_by_email"), "{plan:?}");
    assert_eq!(db.prepare("SELECT shoe_size FROM contacts"), Err("no such column: shoe_size".to_owned()));
    let names: Vec<_> = migrations().into_iter().map(|migration| migration.name).collect();
    assert!(names.is_sorted() && names[0].starts_with("0001"), "{names:?}");
}
