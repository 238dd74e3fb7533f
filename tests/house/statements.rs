//! Every SQL statement of the house, held against the real tables, the directory's against the directory's: it can be prepared, it stays
//! in its studio, and it costs the same among ten rows and a hundred thousand.

use std::collections::BTreeMap;

use house_tests::source::{self, Statement};
use testkit::Sqlite;

/// Statements that look beyond one studio of their shard, or do not know it yet, and why that is right. The directory's all do.
const ACROSS_STUDIOS: &[(&str, &str)] = &[
    ("functions/system/sweep_files/sql.rs DUE", "the cron takes away bytes that are nobody's, whose ever they were"),
    ("functions/system/sweep_files/sql.rs LOGOS_DUE", "the same, of logos"),
    ("functions/system/sweep_files/sql.rs ORIGINALS_DUE", "the same, of mails as they came in"),
    (
        "functions/system/inbound/sql.rs ANSWERED",
        "an answer by mail names the shard and the message it answers: that is how the studio is found",
    ),
    ("functions/system/inbound/sql.rs STUDIO", "the same, for the letterhead of the studio's notice"),
    (
        "functions/system/inbound/sql.rs LETTER",
        "a report that a letter bounced names the shard and the letter: that is how the studio is found",
    ),
    ("functions/system/digest/sql.rs DUE", "the cron looks for uploads nobody was told of, whose ever they are"),
    ("functions/system/reconcile/sql.rs SILENT", "the cron asks about payments that wait, whose ever they are"),
    ("functions/system/webhook/sql.rs TURN", "the cron reads what happened in the provider's accounts, whose ever they are"),
    ("functions/studio/member_link/sql.rs LINK", "a member's link says which shard it was made in, and its secret which studio it is of"),
    ("functions/studio/member_link/sql.rs STUDIO", "the same, for the letterhead of a fresh link"),
    ("functions/system/sweep/sql.rs TOKENS", "the cron takes away what is long over, whose ever it was"),
    ("functions/system/sweep/sql.rs SESSIONS_EXPIRED", "the same"),
    ("functions/system/sweep/sql.rs SESSIONS_ENDED", "the same"),
    ("functions/system/sweep/sql.rs ITEM_LINKS", "the same"),
    ("functions/system/sweep/sql.rs COUNTERS", "the same"),
    ("functions/system/sweep/sql.rs ANSWERS", "the same"),
    ("functions/system/sweep/sql.rs FAILED_JOBS", "the same"),
    ("functions/system/sweep/sql.rs EMAIL_CHANGES", "the same"),
    ("functions/system/sweep/sql.rs REFUSALS", "the same"),
    ("functions/system/jobs/sql.rs DUE", "the cron looks for jobs that are due, in whatever studio"),
    ("functions/system/jobs/sql.rs FAILED_JOBS", "the operator lists the jobs that gave up, of all studios"),
];

/// Statements that sort what they found, and why that is never much.
const SORTED: &[(&str, &str)] = &[
    ("functions/client/login/sql.rs ACCOUNT", "the contacts of one studio that share one email address"),
    ("functions/studio/documents/sql.rs RECIPIENTS", "the few recipients of one document, primary participants first"),
];

/// Those for the shards.
fn statements() -> Vec<Statement> {
    all().into_iter().filter(|one| !one.directory).collect()
}

/// Those for the directory.
fn directory_statements() -> Vec<Statement> {
    all().into_iter().filter(|one| one.directory).collect()
}

fn all() -> Vec<Statement> {
    source::shipping().iter().flat_map(|path| source::statements(path).0).collect()
}

/// Words, numbers and marks; `studio_id`, `?1` and `p.id` are words.
fn words(sql: &str) -> Vec<&str> {
    let of_word = |c: char| c.is_alphanumeric() || "_?.".contains(c);
    let mut words = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let end = if of_word(first) { rest.find(|c| !of_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, tail) = rest.split_at(end);
        if !word.trim().is_empty() {
            words.push(word);
        }
        rest = tail;
    }
    words
}

/// The names of all tables, or of all views.
fn named(db: &Sqlite, kind: &str) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Named {
        name: String,
    }
    let sql = "SELECT name FROM sqlite_schema WHERE type = ?1";
    db.read::<Named>(sql, &[kind.into()]).into_iter().map(|named| named.name).collect()
}

/// The tables a statement reads, by the name its query plan has for each.
fn aliases<'a>(words: &[&'a str], tables: &[String]) -> BTreeMap<&'a str, &'a str> {
    let starts = ["FROM", "JOIN", "UPDATE", "INTO", ","];
    let mut aliases = BTreeMap::new();
    for (index, word) in words.iter().enumerate().skip(1) {
        if tables.iter().any(|table| table == word) && starts.contains(&words[index - 1].to_uppercase().as_str()) {
            let next = words.get(index + 1).copied().unwrap_or_default();
            let alias = if next.eq_ignore_ascii_case("AS") { words.get(index + 2).copied().unwrap_or(*word) } else { next };
            let named = alias.starts_with(char::is_lowercase);
            aliases.insert(if named { alias } else { *word }, *word);
        }
    }
    aliases
}

/// Why a statement might leave its studio; empty when it cannot.
fn leaks(db: &Sqlite, sql: &str) -> Vec<String> {
    let words = words(sql);
    let mut leaks = Vec::new();
    let own = |name: &str| name == "studio_id" || name.ends_with(".studio_id");
    for three in words.windows(3).filter(|three| own(three[0]) && three[1] == "=" && three[2].starts_with('?')) {
        if three[2] != "?1" {
            leaks.push(format!("takes the studio from {}", three[2]));
        }
    }
    if !words.contains(&"?1") {
        leaks.push("never mentions ?1".to_owned());
    }
    if words[0] == "INSERT" {
        leaks.extend(leaks_of_insert(&words));
    }
    // SQLite's own word for what it does: each table is searched by its studio first, or it is not. A view brings tables under names of
    // its own: there every line counts.
    let aliases = aliases(&words, &named(db, "table"));
    let views = named(db, "view");
    let through_view = words.iter().any(|word| views.iter().any(|view| view == word));
    for line in db.plan(sql) {
        let mut parts = line.split_whitespace();
        let (Some("SCAN" | "SEARCH"), Some(name)) = (parts.next(), parts.next()) else { continue };
        let key = match aliases.get(name) {
            Some(table) if *table == "studios" => "(id=?",
            Some(_) => "(studio_id=?",
            // Our views call their tables by one letter; what has a longer name is a subquery of the statement itself.
            None if through_view && name.len() == 1 && !line.contains("sqlite_autoindex_studios_1 (id=?") => "(studio_id=?",
            None => continue,
        };
        if !line.contains(key) {
            leaks.push(line);
        }
    }
    leaks
}

/// An inserted row starts with its studio: `?1`, or that of the row it is made from.
fn leaks_of_insert(words: &[&str]) -> Option<String> {
    let into = words.iter().position(|word| *word == "INTO")?;
    let (table, column) = (words[into + 1], words.get(into + 3).copied().unwrap_or_default());
    if table == "precondition" {
        return None;
    }
    let wanted = if table == "studios" { "id" } else { "studio_id" };
    if column != wanted {
        return Some(format!("the first column inserted is not {wanted}"));
    }
    let value = words.iter().enumerate().skip(into).find_map(|(index, word)| match *word {
        "VALUES" => words.get(index + 2),
        "SELECT" => words.get(index + 1),
        _ => None,
    });
    match value {
        Some(value) if *value == "?1" || value.ends_with(".studio_id") || *value == "studio_id" => None,
        other => Some(format!("inserts into the studio {other:?}")),
    }
}

/// Whether rows are sorted after all of them were found.
fn sorts(db: &Sqlite, sql: &str) -> bool {
    let words = words(sql);
    let list = words.contains(&"ORDER") && words.contains(&"LIMIT");
    list && db.plan(sql).iter().any(|line| line.starts_with("USE TEMP B-TREE FOR") && line.contains("ORDER BY"))
}

/// Fails unless exactly the listed statements are guilty.
fn only(listed: &[(&str, &str)], guilty: Vec<(String, String)>) {
    let surprises: Vec<_> = guilty.iter().filter(|(title, _)| !listed.iter().any(|(name, _)| name == title)).collect();
    assert!(surprises.is_empty(), "{surprises:#?}");
    for (name, reason) in listed {
        assert!(guilty.iter().any(|(title, _)| title == name), "{name} needs no exception: {reason}");
    }
}

#[test]
fn every_statement_can_be_prepared() {
    for (db, statements) in [(Sqlite::new(), statements()), (Sqlite::directory(), directory_statements())] {
        assert!(statements.len() > 10);
        let wrong: Vec<_> =
            statements.into_iter().filter_map(|one| db.prepare(&one.sql).err().map(|error| format!("{}: {error}", one.title()))).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

/// A statement of the directory finds its rows by a key: it has those of all studios.
#[test]
fn no_statement_of_the_directory_walks_a_table() {
    let db = Sqlite::directory();
    // Counts the studios of each shard, for a new one: as often as a studio is made.
    let counts = "shared/web/src/directory/placement.rs STUDIOS";
    let walks = |one: &Statement| db.plan(&one.sql).iter().any(|line| line.starts_with("SCAN") && !line.contains(" j VIRTUAL TABLE"));
    let guilty: Vec<_> = directory_statements().iter().filter(|one| walks(one)).map(Statement::title).collect();
    assert_eq!(guilty, [counts]);
}

/// Proves E5.
#[test]
fn every_statement_stays_in_its_studio() {
    let db = Sqlite::new();
    let guilty = statements().into_iter().map(|one| (one.title(), leaks(&db, &one.sql).join("; "))).filter(|(_, leaks)| !leaks.is_empty());
    only(ACROSS_STUDIOS, guilty.collect());
}

#[test]
fn every_list_walks_an_index() {
    let db = Sqlite::new();
    let guilty = statements().into_iter().filter(|one| sorts(&db, &one.sql)).map(|one| (one.title(), db.plan(&one.sql).join("; ")));
    only(SORTED, guilty.collect());
    let directory = Sqlite::directory();
    assert!(!directory_statements().iter().any(|one| sorts(&directory, &one.sql)));
}

#[test]
fn no_statement_skips_rows_it_had_to_find_first() {
    let skipping: Vec<_> = all().into_iter().filter(|one| words(&one.sql).iter().any(|word| word.eq_ignore_ascii_case("OFFSET"))).collect();
    assert!(skipping.is_empty(), "page by cursor: {skipping:#?}");
}

#[test]
fn statements_are_constants_in_their_place() {
    for path in source::shipping() {
        let (found, others) = source::statements(&path);
        assert_eq!(others, 0, "{}: Sql::new is for `const NAME: Sql = Sql::new(\"…\")` only", path.display());
        let place = path.starts_with("shared/web/src") || path.starts_with("functions") && path.ends_with("sql.rs");
        assert!(found.is_empty() || place, "{}: statements belong in a function's sql.rs", path.display());
    }
}

/// The checks above must be able to fail.
#[test]
fn a_statement_that_leaves_its_studio_is_noticed() {
    let db = Sqlite::new();
    let bad = [
        "SELECT name FROM contacts WHERE id = ?1",
        "SELECT name FROM contacts WHERE studio_id = ?2 AND id = ?1",
        "SELECT name FROM contacts WHERE studio_id = ?1 OR id = ?2",
        "SELECT c.name FROM projects p JOIN contacts c ON c.email = p.title WHERE p.studio_id = ?1",
        "UPDATE contacts SET name = ?1 WHERE email = ?2",
        "DELETE FROM contacts WHERE studio_id <> ?1",
        "INSERT INTO contacts (id, studio_id, name, email, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        "INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?2, ?1, ?3, ?4, ?5)",
        "INSERT INTO contacts (studio_id, id, name, email, created_at) SELECT ?2, ?1, 'n', 'e', 1",
        "SELECT slug FROM studios WHERE name = ?1",
        "INSERT INTO precondition SELECT EXISTS (SELECT 1 FROM contacts WHERE email = ?1)",
    ];
    for sql in bad {
        assert!(!leaks(&db, sql).is_empty(), "{sql}");
    }
    let good = [
        "SELECT name FROM contacts WHERE studio_id = ?1 AND id = ?2",
        "SELECT slug FROM studios s WHERE s.id = ?1",
        "SELECT c.name FROM participants AS p JOIN contacts AS c ON c.studio_id = p.studio_id AND c.id = p.contact_id WHERE p.studio_id = ?1",
        "INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        "INSERT INTO precondition SELECT EXISTS (SELECT 1 FROM contacts WHERE studio_id = ?1 AND id = ?2)",
        "DELETE FROM sessions WHERE studio_id = ?1 AND id IN (SELECT value FROM json_each(?2))",
    ];
    for sql in good {
        assert_eq!(leaks(&db, sql), Vec::<String>::new(), "{sql}");
    }
    assert!(sorts(&db, "SELECT id FROM contacts WHERE studio_id = ?1 ORDER BY phone LIMIT ?2"));
    assert!(!sorts(&db, "SELECT id FROM contacts WHERE studio_id = ?1 ORDER BY name COLLATE NOCASE, id LIMIT ?2"));
}
