//! docs/schema.sql and docs/schema-directory.sql: a shard and the directory as all migrations leave them.
//! `UPDATE=1 cargo test --workspace --test house schema::` writes both.

use std::fmt::Write as _;

use house_tests::tree;
use serde::Deserialize;
use testkit::Sqlite;

/// A file, and the database it describes.
type Described = (&'static str, fn() -> Sqlite);

const FILES: &[Described] = &[("docs/schema.sql", Sqlite::new), ("docs/schema-directory.sql", Sqlite::directory)];

const HEAD: &str = "-- The schema after all migrations: tables, indexes, views, triggers, each by name.
-- Written by `UPDATE=1 cargo test --workspace --test house schema::`. To change the schema, add a migration.
";

#[derive(Debug, Deserialize)]
struct Item {
    name: String,
    sql: String,
}

fn schema(db: &Sqlite) -> String {
    let mut page = HEAD.to_owned();
    for (kind, title) in [("table", "Tables"), ("index", "Indexes"), ("view", "Views"), ("trigger", "Triggers")] {
        write!(page, "\n-- {title}\n").unwrap();
        // Indexes that SQLite makes for a key have no text of their own.
        let query = format!(
            "SELECT name, sql FROM sqlite_master WHERE type = '{kind}' AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name"
        );
        for Item { name, sql } in db.read::<Item>(&query, &[]) {
            let sql = without_comments(&sql);
            let sql = if kind == "table" { table(&name, &sql) } else { dedented(&sql) };
            write!(page, "\n{sql};\n").unwrap();
        }
    }
    page
}

/// A column or constraint on each line: SQLite appends what `ALTER TABLE` adds to the last one.
fn table(name: &str, sql: &str) -> String {
    let (start, end) = (sql.find('(').unwrap(), sql.rfind(')').unwrap());
    let (mut parts, mut depth, mut quoted) = (vec![String::new()], 0, false);
    for c in sql[start + 1..end].chars() {
        match c {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
    }
    let parts: Vec<_> = parts.iter().map(|part| format!("  {}", part.split_whitespace().collect::<Vec<_>>().join(" "))).collect();
    format!("CREATE TABLE {name} (\n{}\n){}", parts.join(",\n"), sql[end + 1..].trim_end())
}

fn without_comments(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default().trim_end());
    lines.filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// Without the indentation that all lines but the first share.
fn dedented(sql: &str) -> String {
    let spaces = |line: &str| line.len() - line.trim_start().len();
    let shared = sql.lines().skip(1).map(spaces).min().unwrap_or_default();
    // What ends a trigger stands below its beginning; what goes on is indented.
    let margin = if sql.ends_with("END") { "" } else { "  " };
    let mut lines = sql.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| format!("{text}\n{margin}{}", &line[shared..]))
}

#[test]
fn the_checked_in_schema_is_what_the_migrations_make() {
    for (file, database) in FILES {
        let page = schema(&database());
        let path = tree::root().join(file);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(kept == page, "{file}: run UPDATE=1 cargo test --workspace --test house schema::, and look at the difference");
    }
}

/// It is the same schema, not only a text about it.
#[test]
fn the_written_schema_makes_the_same_database() {
    for (file, database) in FILES {
        let made = Sqlite::empty();
        let text = tree::read(file.as_ref());
        for statement in statements(&text) {
            made.execute(&statement, &[]);
        }
        assert_eq!(schema(&made), schema(&database()), "{file}");
    }
}

/// A statement ends with a semicolon at the end of a line before an empty one.
fn statements(text: &str) -> Vec<String> {
    let blocks = text.split("\n\n").map(str::trim);
    blocks.filter(|block| block.starts_with("CREATE")).map(|block| block.trim_end_matches(';').to_owned()).collect()
}
