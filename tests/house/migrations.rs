//! What the database itself guarantees, whatever the code does.

use std::{cell::Cell, collections::BTreeMap};

use ports::{Arg, Constraint, DbError};
use serde::Deserialize;
use testkit::Sqlite;

/// Not a studio's, and why.
const NOBODYS: &[(&str, &str)] =
    &[("studios", "the studio itself: its id is the studio's id"), ("precondition", "never holds a row: a trigger turns each away")];

#[derive(Debug, Deserialize)]
struct Table {
    name: String,
    strict: u8,
}

#[derive(Debug, Deserialize)]
struct Column {
    name: String,
    r#type: String,
    pk: usize,
}

#[derive(Debug, Deserialize)]
struct Pair {
    id: usize,
    parent: String,
    child_column: String,
    parent_column: String,
}

/// One foreign key: its parent table, and pairs of (own column, parent's column).
type Link = (String, Vec<(String, String)>);

fn tables(db: &Sqlite) -> Vec<Table> {
    db.read("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'", &[])
}

fn owned(db: &Sqlite) -> Vec<String> {
    tables(db).into_iter().map(|table| table.name).filter(|name| !NOBODYS.iter().any(|(other, _)| other == name)).collect()
}

fn columns(db: &Sqlite, table: &str) -> Vec<Column> {
    db.read(&format!("SELECT name, type, pk FROM pragma_table_info('{table}')"), &[])
}

fn links(db: &Sqlite, table: &str) -> Vec<Link> {
    let sql = format!(
        r#"SELECT id, "table" AS parent, "from" AS child_column, "to" AS parent_column FROM pragma_foreign_key_list('{table}') ORDER BY id, seq"#
    );
    let mut links: BTreeMap<usize, Link> = BTreeMap::new();
    for pair in db.read::<Pair>(&sql, &[]) {
        let link = links.entry(pair.id).or_insert_with(|| (pair.parent, Vec::new()));
        link.1.push((pair.child_column, pair.parent_column));
    }
    links.into_values().collect()
}

#[test]
fn every_table_is_strict_and_a_studios() {
    let db = Sqlite::new();
    for table in tables(&db) {
        assert_eq!(table.strict, 1, "{} is not STRICT", table.name);
    }
    for (name, reason) in NOBODYS {
        assert!(tables(&db).iter().any(|table| table.name == *name), "no table {name} ({reason})");
        assert!(!columns(&db, name).iter().any(|column| column.name == "studio_id"), "{name} has a studio after all");
    }
    for table in owned(&db) {
        let columns = columns(&db, &table);
        let first = columns.iter().find(|column| column.pk == 1).unwrap_or_else(|| panic!("{table} has no primary key"));
        assert_eq!(first.name, "studio_id", "{table}: its primary key must start with the studio");
    }
}

#[test]
fn every_table_of_the_directory_is_strict() {
    let db = Sqlite::directory();
    let tables = tables(&db);
    assert!(tables.len() > 3);
    assert!(tables.iter().all(|table| table.strict == 1), "{tables:?}");
}

/// Proves E5.
#[test]
fn every_foreign_key_stays_in_its_studio() {
    let db = Sqlite::new();
    let mut seen = 0;
    for table in owned(&db) {
        for (parent, pairs) in links(&db, &table) {
            let studio = if parent == "studios" { "id" } else { "studio_id" };
            let carried = pairs.iter().any(|(own, other)| own == "studio_id" && other == studio);
            assert!(carried, "{table} points at {parent} without its studio: {pairs:?}");
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} foreign keys found");
}

/// Makes rows of any table, with their parents.
struct Rows {
    db: Sqlite,
    made: Cell<u32>,
}

type Row = BTreeMap<String, Arg>;

impl Rows {
    fn new() -> Self {
        let db = Sqlite::new();
        // Only keys matter here; what else a row must be is other tests' business.
        db.execute("PRAGMA ignore_check_constraints = ON", &[]);
        for studio in ["a", "b"] {
            db.execute("INSERT INTO studios (id, slug, name, created_at) VALUES (?1, ?1, ?1, 1)", &[studio.into()]);
        }
        Self { db, made: Cell::new(0) }
    }

    /// A row that would do, with parents of its own in the same studio, but not in the table yet.
    fn fresh(&self, table: &str, studio: &str) -> Row {
        let mut row = Row::new();
        for column in columns(&self.db, table) {
            self.made.set(self.made.get() + 1);
            let value = if column.r#type == "TEXT" { format!("v{}", self.made.get()).into() } else { self.made.get().into() };
            row.insert(column.name, value);
        }
        // A void invoice takes no payment.
        row.entry("voided_at".to_owned()).and_modify(|value| *value = Arg::Null);
        row.insert("studio_id".to_owned(), studio.into());
        if table == "invoices" {
            // What is void takes no payments, from whichever studio.
            row.insert("voided_at".to_owned(), Arg::Null);
        }
        for (parent, pairs) in links(&self.db, table).into_iter().filter(|(parent, _)| parent != "studios") {
            let parent = self.stored(&parent, studio);
            for (own, other) in pairs {
                row.insert(own, parent[&other].clone());
            }
        }
        row
    }

    fn stored(&self, table: &str, studio: &str) -> Row {
        let row = self.fresh(table, studio);
        self.insert(table, &row).unwrap_or_else(|error| panic!("{table}: {error}"));
        row
    }

    fn insert(&self, table: &str, row: &Row) -> Result<u64, DbError> {
        let names: Vec<_> = row.keys().map(String::as_str).collect();
        let marks: Vec<_> = (1..=row.len()).map(|number| format!("?{number}")).collect();
        let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), marks.join(", "));
        self.db.attempt(&sql, &row.values().cloned().collect::<Vec<_>>())
    }
}

/// Proves E5.
#[test]
fn a_child_under_a_foreign_parent_is_refused_by_every_table() {
    let rows = Rows::new();
    let mut tried = 0;
    for table in owned(&rows.db) {
        for (parent, pairs) in links(&rows.db, &table).into_iter().filter(|(parent, _)| parent != "studios") {
            let foreign = rows.stored(&parent, "b");
            let mut row = rows.fresh(&table, "a");
            for (own, other) in pairs.iter().filter(|(own, _)| own != "studio_id") {
                row.insert(own.clone(), foreign[other].clone());
            }
            let refused = DbError::Internal("FOREIGN KEY constraint failed".to_owned());
            assert_eq!(rows.insert(&table, &row), Err(refused), "{table} takes a {parent} of another studio");
            tried += 1;
        }
        // The same row with parents of its own studio is taken: it was the parent that was refused.
        rows.stored(&table, "a");
    }
    assert!(tried > 15, "only {tried} foreign keys tried");
}

/// Proves C19.
#[test]
fn the_audit_log_takes_and_never_gives_back() {
    let db = Sqlite::new();
    db.execute("INSERT INTO studios (id, slug, name, created_at) VALUES ('a', 'a', 'a', 1)", &[]);
    let line = "INTO audit_log (studio_id, id, at, actor_kind, action) VALUES ('a', '1', 1, 'system', 'seed')";
    db.execute(&format!("INSERT {line}"), &[]);
    let before = db.snapshot();
    let rewritten = "INTO audit_log (studio_id, id, at, actor_kind, action) VALUES ('a', '1', 2, 'system', 'forged')";
    let attempts = [
        "UPDATE audit_log SET action = 'forged'",
        "DELETE FROM audit_log",
        &format!("INSERT OR REPLACE {rewritten}"),
        &format!("REPLACE {rewritten}"),
        &format!("INSERT {rewritten} ON CONFLICT DO UPDATE SET action = excluded.action"),
    ];
    for sql in attempts {
        assert_eq!(db.attempt(sql, &[]), Err(DbError::Internal("the audit log is append-only".to_owned())), "{sql}");
        assert_eq!(db.snapshot(), before, "{sql}");
    }
}

#[derive(Debug, Deserialize)]
struct UniqueColumns {
    columns: String,
}

/// A name that no constraint of the schema answers to would never be met, and what the code does about it never done.
#[test]
fn every_named_constraint_is_one_of_the_schema() {
    let kept = Sqlite::new().read::<UniqueColumns>(
        "SELECT group_concat(t.name || '.' || c.name, ', ') AS columns FROM pragma_table_list t, pragma_index_list(t.name) i,
                pragma_index_info(i.name) c WHERE t.schema = 'main' AND i.\"unique\" = 1 GROUP BY t.name, i.name",
        &[],
    );
    let has = |constraint: &Constraint| kept.iter().any(|index| Constraint::of(&index.columns) == *constraint);
    let named = [
        Constraint::IdempotencyKey,
        Constraint::MemberEmail,
        Constraint::Message,
        Constraint::Payment,
        Constraint::PortalEmail,
        Constraint::ProviderEvent,
        Constraint::StudioAccount,
        Constraint::StudioSlug,
    ];
    for constraint in &named {
        assert!(has(constraint), "{constraint:?}");
    }
    assert!(kept.iter().any(|index| matches!(Constraint::of(&index.columns), Constraint::Other(_))), "and most have no name");
}
