//! What is true of every list that comes in pages, whatever is in it.

use http::StatusCode;
use serde_json::Value;

use crate::testing::{Browser, House, house};

/// A list over the API: where it is, and the table whose rows are its items.
struct List {
    path: String,
    table: &'static str,
    /// The column that has the ids of the items.
    id: &'static str,
    client: bool,
}

/// More than one page of everything, several rows of each moment.
const SEEDS: &[&str] = &[
    "INSERT INTO projects (studio_id, id, title, created_at) SELECT ?1, printf('P%020dA', n), 'Project ' || n, n / 3 FROM numbers",
    "INSERT INTO contacts (studio_id, id, name, email, created_at) SELECT ?1, printf('C%020dA', n), 'Guest ' || n / 3, 'guest' || n || '@example.com', 1 FROM numbers",
    "INSERT INTO portal_access (studio_id, contact_id, state, email, name, activated_at, last_login_at, last_activity_at)
     SELECT ?1, printf('C%020dA', n), 'active', 'guest' || n || '@example.com', 'Guest ' || n / 3, 1, NULLIF(n / 3, 0), NULLIF(n / 4, 0) FROM numbers",
    "INSERT INTO api_keys (studio_id, id, name, hash, scopes, created_by, created_at)
     SELECT ?1, printf('K%020dA', n), 'Key', 'hash' || n, '[]', (SELECT id FROM members WHERE studio_id = ?1 LIMIT 1), n / 3 FROM numbers",
    "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, created_at)
     SELECT ?1, printf('F%020dA', n), ?2, 'sent', 'ready', 'a.pdf', 'application/pdf', 1, 'key' || n, ?4 + n / 3 FROM numbers",
    "INSERT INTO file_recipients (studio_id, file_id, contact_id) SELECT ?1, printf('F%020dA', n), ?3 FROM numbers",
    "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, file_id, created_at, expires_at)
     SELECT ?1, printf('L%020dA', n), 'hash' || n, ?3, ?2, printf('F%020dA', n), n / 3, ?4 + 1000000 FROM numbers",
    "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at)
     SELECT ?1, printf('I%020dA', n), ?2, 'invoice', 'Invoice', 'sent', ?4 + n / 3, ?4 + n / 3 FROM numbers",
    "INSERT INTO invoices (studio_id, document_id, number, currency) SELECT ?1, printf('I%020dA', n), 'N' || n, 'EUR' FROM numbers",
    "INSERT INTO installments (studio_id, id, document_id, position, label, due_on, amount_minor)
     SELECT ?1, printf('T%020dA', n), printf('I%020dA', n), 1, 'All', '2027-01-01', 1000 FROM numbers",
    "INSERT INTO document_recipients (studio_id, document_id, contact_id) SELECT ?1, printf('I%020dA', n), ?3 FROM numbers",
    "INSERT INTO messages (studio_id, id, contact_id, direction, kind, subject, body, created_at)
     SELECT ?1, printf('M%020dA', n), ?3, 'to_studio', 'note', '', 'Hello', ?4 + n / 3 FROM numbers",
];

fn full() -> House {
    let house = house();
    let aurora = &house.demo.aurora;
    let args = [(&aurora.id).into(), (&aurora.projects[0]).into(), (&aurora.contacts[0].id).into(), testkit::NOW.into()];
    for seed in SEEDS {
        let most = (1..=4).rev().find(|n| seed.contains(&format!("?{n}"))).unwrap_or(0);
        let seed = format!("WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 60) {seed}");
        house.kit.db.execute(&seed, &args[..most]);
    }
    // Rows are deleted below that nothing deletes here, to see that lists go on without them.
    let triggers: Vec<Value> = house.kit.db.read("SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '% DELETE ON %'", &[]);
    for trigger in triggers {
        house.kit.db.execute(&format!("DROP TRIGGER IF EXISTS {}", trigger["name"].as_str().unwrap()), &[]);
    }
    house.kit.db.execute("PRAGMA foreign_keys = OFF", &[]);
    house
}

fn lists(house: &House) -> Vec<List> {
    let (project, anna) = (&house.demo.aurora.projects[0], &house.demo.aurora.contacts[0].id);
    let list = |client: bool| move |path: &str, table: &'static str, id: &'static str| List { path: path.to_owned(), table, id, client };
    let (studio, portal) = (list(false), list(true));
    vec![
        studio("/projects", "projects", "id"),
        studio("/contacts", "contacts", "id"),
        studio("/portal-users?sort=name", "portal_access", "contact_id"),
        studio("/portal-users?sort=last_login", "portal_access", "contact_id"),
        studio("/portal-users?sort=last_activity", "portal_access", "contact_id"),
        studio("/api-keys", "api_keys", "id"),
        studio("/item-links", "item_links", "id"),
        studio(&format!("/contacts/{anna}/item-links"), "item_links", "id"),
        studio(&format!("/contacts/{anna}/messages"), "messages", "id"),
        studio(&format!("/contacts/{anna}/visibility?project={project}"), "documents", "id"),
        studio(&format!("/projects/{project}/files"), "files", "id"),
        studio(&format!("/projects/{project}/documents"), "documents", "id"),
        studio(&format!("/projects/{project}/invoices"), "documents", "id"),
        portal("/activity", "activity", "id"),
        portal(&format!("/activity?project={project}"), "activity", "id"),
        portal("/files", "files", "id"),
        portal(&format!("/files?project={project}"), "documents", "id"),
        portal("/payments", "documents", "id"),
    ]
}

impl List {
    async fn page(&self, browser: &mut Browser<'_>, after: &str) -> (Vec<String>, Option<String>) {
        let mark = if self.path.contains('?') { '&' } else { '?' };
        let got = browser.get(&format!("/api/v1{}{mark}after={after}", self.path)).await;
        assert_eq!(got.status, StatusCode::OK, "{}: {}", self.path, got.text);
        let json = got.json();
        let page = if json["sees"].is_object() { &json["sees"] } else { &json };
        let ids = page["items"].as_array().unwrap().iter().filter_map(|one| one["id"].as_str().map(str::to_owned));
        (ids.collect(), page["next"].as_str().map(str::to_owned))
    }

    /// From there to the end.
    async fn rest(&self, browser: &mut Browser<'_>, mut after: Option<String>) -> Vec<String> {
        let mut ids = Vec::new();
        while let Some(cursor) = after {
            let (more, next) = self.page(browser, &cursor).await;
            ids.extend(more);
            after = next;
        }
        ids
    }
}

/// Proves C21.
#[tokio::test]
async fn a_list_goes_on_when_the_row_under_its_cursor_was_deleted() {
    let house = full();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let mut owner = house.member(&aurora.owner).await;
    for list in lists(&house) {
        let browser = if list.client { &mut anna } else { &mut owner };
        let (first, next) = list.page(browser, "").await;
        assert!(next.is_some(), "{}: {} rows are one page", list.path, first.len());
        let rest = list.rest(browser, next.clone()).await;
        let mut all = [first.clone(), rest.clone()].concat();
        let many = all.len();
        all.sort();
        all.dedup();
        assert_eq!((all.len(), rest.is_empty()), (many, false), "{}: each of them once", list.path);
        let last = first.last().unwrap();
        for table in [list.table, "files", "documents"] {
            let id = if table == list.table { list.id } else { "id" };
            house.kit.db.execute(&format!("DELETE FROM {table} WHERE {id} = ?1"), &[last.as_str().into()]);
        }
        assert!(!list.page(browser, "").await.0.contains(last), "{}: it was deleted", list.path);
        assert_eq!(list.rest(browser, next).await, rest, "{}", list.path);
    }
}

/// Proves C21.
#[tokio::test]
async fn a_cursor_of_no_list_or_of_another_one_is_refused_by_name() {
    let house = full();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let mut owner = house.member(&aurora.owner).await;
    let (mut cursors, lists) = (Vec::new(), lists(&house));
    for list in &lists {
        let browser = if list.client { &mut anna } else { &mut owner };
        cursors.push(list.page(browser, "").await.1.unwrap());
    }
    for (index, list) in lists.iter().enumerate() {
        let browser = if list.client { &mut anna } else { &mut owner };
        let foreign = cursors.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, cursor)| cursor.as_str());
        for wrong in foreign.chain(["x", "1.AAAAAAAAAAAAAAAAAAAAAA", "9e9.x", "%FF"]) {
            let mark = if list.path.contains('?') { '&' } else { '?' };
            let got = browser.get(&format!("/api/v1{}{mark}after={wrong}", list.path)).await;
            assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{} after {wrong}: {}", list.path, got.text);
            assert_eq!(got.json()["errors"][0]["field"], "after", "{}: {}", list.path, got.text);
        }
    }
}

/// A new list belongs into the table above.
/// Proves C21.
#[test]
fn every_list_in_pages_is_among_these() {
    let house = house();
    let lists = lists(&house);
    let ids: Vec<String> = [house.demo.aurora.projects[0].to_string(), house.demo.aurora.contacts[0].id.to_string()].to_vec();
    let known = |side: &str, path: &str| {
        let parts = |path: &str| -> Vec<String> {
            path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }.to_owned()).collect()
        };
        lists.iter().any(|list| {
            let of = list.path.split('?').next().unwrap();
            let of = ids.iter().fold(format!("/api/v1{of}"), |of, id| of.replace(id, "{}"));
            list.client == (side == "portal") && parts(&of) == parts(path)
        })
    };
    let mut missing = Vec::new();
    for (side, document) in web::openapi::documents(&crate::routes::table()).unwrap() {
        let document = serde_json::to_value(document).unwrap();
        for (path, operations) in document["paths"].as_object().unwrap() {
            let parameters = operations["get"]["parameters"].as_array().cloned().unwrap_or_default();
            if parameters.iter().any(|parameter| parameter["name"] == "after") && !known(side, path) {
                missing.push(format!("{side}: {path}"));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}
