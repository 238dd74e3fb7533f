//! Logins that were done before. A password costs a real hash of argon2id, 19 MiB of memory, by intent; hundreds of tests begin with somebody
//! who is logged in, and are about something else. So the first of a process really goes through the door of a fresh house, and what that left
//! (the cookies, the rows) is put into the other houses.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::{Arc, LazyLock, Mutex},
};

use ports::Arg;
use serde_json::{Map, Value};
use testkit::Snapshot;

use super::{Browser, House, SEEDED, StatusCode, house};

/// What one login leaves behind in a house that was just built.
struct Login {
    cookies: Vec<(String, String)>,
    /// New rows, each with its table.
    rows: Vec<(String, Map<String, Value>)>,
    /// The account as it is from then on, by its table.
    account: (&'static str, Map<String, Value>),
}

static LOGINS: LazyLock<Mutex<HashMap<String, Arc<Login>>>> = LazyLock::new(Mutex::default);
static UNTOUCHED: LazyLock<Snapshot> = LazyLock::new(|| SEEDED.0.snapshot());

/// The accounts behind each door. A login writes there when it was, and nothing else.
const ACCOUNTS: [(&str, &str); 2] = [("/login", "portal_access"), ("/sign-in", "members")];

/// Everything else that decides on a login.
const DECIDING: &[&str] = &["studios", "login_counters", "contacts", "hostnames", "old_slugs"];

/// Somebody logged in, the quick way where that is the same.
pub async fn enter<'a>(mut browser: Browser<'a>, path: &'static str, email: &str, password: &str) -> Browser<'a> {
    let house = browser.house;
    if !as_built(house, path) {
        through_the_door(&mut browser, path, email, password).await;
        return browser;
    }
    let key = format!("{} {email}", browser.host);
    let known = LOGINS.lock().unwrap().get(&key).cloned();
    let login = match known {
        Some(login) => login,
        None => {
            let login = Arc::new(record(&browser.host, path, email, password).await);
            LOGINS.lock().unwrap().insert(key, login.clone());
            login
        }
    };
    let now = house.kit.db.snapshot();
    if login.rows.iter().any(|(table, row)| now.rows(table).contains(row)) {
        // A second window of the same person has a session of its own.
        through_the_door(&mut browser, path, email, password).await;
        return browser;
    }
    // Asks for the door, so that the host is known afterwards, as it is by whoever came in.
    let door = browser.get(path).await;
    assert_eq!(door.status, StatusCode::OK, "{}", door.text);
    for (table, row) in &login.rows {
        put(house, table, row);
    }
    let (table, account) = &login.account;
    let own = if *table == "members" { "id" } else { "contact_id" };
    let seen: Vec<_> = account.keys().filter(|column| column.starts_with("last_")).collect();
    for column in seen {
        let args = [&account[column], &account["studio_id"], &account[own]].map(arg);
        house.kit.db.execute(&format!("UPDATE {table} SET {column} = ?1 WHERE studio_id = ?2 AND {own} = ?3"), &args);
    }
    browser.cookies = login.cookies.clone();
    browser
}

/// Whether nothing happened to the house yet that a login could come across.
fn as_built(house: &House, path: &str) -> bool {
    let now = house.kit.db.snapshot();
    let accounts = accounts(path);
    house.kit.world.clock.now() == testkit::NOW
        && !house.kit.db.will_fail()
        && DECIDING.iter().all(|table| now.rows(table) == UNTOUCHED.rows(table))
        && timeless(&now, accounts) == timeless(&UNTOUCHED, accounts)
}

fn accounts(path: &str) -> &'static str {
    ACCOUNTS.iter().find(|(door, _)| *door == path).unwrap().1
}

fn timeless(snapshot: &Snapshot, table: &str) -> Vec<Map<String, Value>> {
    let mut rows = snapshot.rows(table).to_vec();
    for row in &mut rows {
        row.retain(|column, _| !column.starts_with("last_"));
    }
    rows
}

/// The login itself, in a house of its own, with ids that no other house draws.
async fn record(host: &str, path: &'static str, email: &str, password: &str) -> Login {
    let mut seed = DefaultHasher::new();
    (host, email).hash(&mut seed);
    let fresh = house();
    let kit = fresh.kit.twin(seed.finish() | 1 << 63);
    let house = House { setup: crate::app(kit.world.clone()).unwrap(), kit, demo: fresh.demo };
    let mut browser = house.browser(host);
    through_the_door(&mut browser, path, email, password).await;
    let after = house.kit.db.snapshot();
    let mut rows = Vec::new();
    let table = accounts(path);
    for other in after.tables().filter(|other| *other != "login_counters" && *other != table) {
        let added = after.rows(other).iter().filter(|row| !UNTOUCHED.rows(other).contains(row));
        rows.extend(added.map(|row| (other.to_owned(), row.clone())));
    }
    let changed = after.rows(table).iter().find(|row| !UNTOUCHED.rows(table).contains(row));
    let account = changed.expect("a login says when it was").clone();
    Login { cookies: browser.cookies.clone(), rows, account: (table, account) }
}

async fn through_the_door(browser: &mut Browser<'_>, path: &str, email: &str, password: &str) {
    let got = browser.form(path, &[("email", email), ("password", password)]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
}

fn put(house: &House, table: &str, row: &Map<String, Value>) {
    let columns: Vec<_> = row.keys().map(String::as_str).collect();
    let places: Vec<_> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
    let args: Vec<_> = row.values().map(arg).collect();
    house.kit.db.execute(&format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), places.join(", ")), &args);
}

fn arg(value: &Value) -> Arg {
    match value {
        Value::Null => Arg::Null,
        Value::Number(number) => number.as_i64().unwrap().into(),
        Value::String(text) => text.as_str().into(),
        other => panic!("no column holds {other}"),
    }
}
