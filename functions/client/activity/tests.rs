use std::collections::BTreeSet;

use domain::{ContactId, ProjectId, StudioId};
use http::StatusCode;
use serde_json::{Value, json};
use testkit::NOW;

use crate::{
    testing::{Browser, House, house},
    timeline::sql,
};

/// So many messages from the studio to one contact, the first a minute ago, each a minute older.
fn messages(house: &House, studio: &StudioId, contact: &ContactId, project: &ProjectId, many: i64) {
    house.kit.db.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
         INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at)
         SELECT ?2, format('M%020dA', i), ?3, ?4, 'to_client', 'note', '', 'Number ' || i, ?5 - 60000 * (i / 2) FROM n",
        &[many.into(), studio.into(), project.into(), contact.into(), NOW.into()],
    );
}

async fn items(browser: &mut Browser<'_>, query: &str) -> Vec<Value> {
    let got = browser.get(&format!("/api/v1/activity{query}")).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    got.json()["items"].as_array().unwrap().clone()
}

/// Proves B2.
#[tokio::test]
async fn what_passed_between_them_is_told_newest_first_in_one_round_trip() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    house.kit.db.reset();
    let page = anna.get("/activity").await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", page.text);
    let place = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("{words}: {}", page.text));
    let order = [
        "You sent a message",
        "the vestry",
        "Aurora Weddings sent a message",
        "Is there a room",
        "shared a file with you",
        "Welcome guide.pdf",
        "sent you an invoice",
    ];
    assert!(order.map(place).is_sorted(), "{}", page.text);
    for shown in [
        format!("/files/{}", demo.file),
        format!("/invoices/{}", demo.invoice),
        "5 items".to_owned(),
        "Good to have met you!\n\nIs there".to_owned(),
        "enctype=\"multipart/form-data\"".to_owned(),
    ] {
        assert!(page.text.contains(&shown), "{shown}: {}", page.text);
    }
    let told = items(&mut anna, "").await;
    let what: Vec<_> = told.iter().map(|item| (item["kind"].clone(), item["by"]["who"].clone())).collect();
    let expected = [
        ("quote.sent", "studio"),
        ("message.received", "you"),
        ("message.sent", "studio"),
        ("file.sent", "studio"),
        ("invoice.sent", "studio"),
    ];
    assert_eq!(what, expected.map(|(what, who)| (json!(what), json!(who))));
    assert_eq!(told[4]["document"], json!({ "id": demo.invoice, "kind": "invoice", "title": "Wedding photography" }));
}

/// Proves B2, B13, B16.
#[tokio::test]
async fn a_spouse_and_another_studio_see_nothing_of_it() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    assert_eq!(items(&mut ben, "").await, Vec::<Value>::new());
    assert!(ben.get("/activity").await.text.contains("No activity yet"));
    // The same person at another studio: that studio's, and nothing of this one.
    let north = &house.demo.northlight;
    let mut elsewhere = house.client(north, &north.contacts[0]).await;
    let told = items(&mut elsewhere, "").await;
    assert_eq!((told.len(), &told[2]["file"]["id"]), (4, &json!(north.file)));
    for project in [&demo.projects[0], &demo.projects[1]] {
        assert_eq!(elsewhere.get(&format!("/activity?project={project}")).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(house.portal("aurora").get("/activity").await.location(), "/login?next=%2Factivity");
}

/// Proves B2, B14, B15, B18.
#[tokio::test]
async fn what_the_studio_hides_is_not_told() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let both = [(&demo.id).into(), (&demo.contacts[0].id).into()];
    house.kit.db.execute("INSERT INTO contact_permissions (studio_id, contact_id, denied) VALUES (?1, ?2, 1 | 16)", &both);
    assert_eq!(items(&mut anna, "").await.len(), 4);
    assert!(!anna.get("/activity").await.text.contains("action=\"/messages\""));
    house.kit.db.execute("INSERT INTO hidden_kinds (studio_id, contact_id, kind) VALUES (?1, ?2, 'file')", &both);
    assert_eq!(items(&mut anna, "").await.len(), 3);
    house.kit.db.execute(
        "INSERT INTO hidden_projects (studio_id, contact_id, project_id) VALUES (?1, ?2, ?3)",
        &[both[0].clone(), both[1].clone(), (&demo.projects[0]).into()],
    );
    assert_eq!(items(&mut anna, "").await, Vec::<Value>::new());
    assert_eq!(anna.get(&format!("/activity?project={}", demo.projects[0])).await.status, StatusCode::NOT_FOUND);
}

/// Proves B2.
#[tokio::test]
async fn a_long_timeline_comes_in_pages_each_item_once() {
    let house = house();
    let demo = &house.demo.aurora;
    messages(&house, &demo.id, &demo.contacts[0].id, &demo.projects[0], 120);
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    for of in [String::new(), format!("project={}&", demo.projects[0])] {
        let (mut after, mut seen, mut times, mut pages) = (String::new(), BTreeSet::new(), Vec::new(), Vec::new());
        loop {
            let got = anna.get(&format!("/api/v1/activity?{of}after={after}")).await.json();
            let items = got["items"].as_array().unwrap().clone();
            pages.push(items.len());
            times.extend(items.iter().map(|item| item["at"].as_i64().unwrap()));
            seen.extend(items.iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            let Some(next) = got["next"].as_str() else { break };
            after = next.to_owned();
        }
        assert_eq!((pages, seen.len()), (vec![50, 50, 25], 125));
        assert!(times.is_sorted_by(|a, b| a >= b));
    }
    let first = anna.get("/activity").await.text;
    assert!(first.contains("Latest 50 items") && first.contains("Show older</a>"), "{first}");
    let got = anna.get("/api/v1/activity").await.json();
    let second = anna.get(&format!("/activity?after={}", got["next"].as_str().unwrap())).await.text;
    assert!(second.contains("50 older items") && !second.contains("action=\"/messages\""), "{second}");
    assert_eq!(anna.get("/api/v1/activity?after=x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves B2.
#[tokio::test]
async fn a_page_costs_the_same_among_ten_thousand() {
    let mut cost = Vec::new();
    for many in [60, 10_000] {
        let house = house();
        let demo = &house.demo.aurora;
        messages(&house, &demo.id, &demo.contacts[0].id, &demo.projects[0], many);
        let mut anna = house.client(demo, &demo.contacts[0]).await;
        anna.get("/activity").await;
        for path in ["/activity".to_owned(), format!("/activity?project={}", demo.projects[0])] {
            house.kit.db.reset();
            assert_eq!(anna.get(&path).await.status, StatusCode::OK);
            assert_eq!(house.kit.db.trips(), 1);
            cost.push(house.kit.db.steps());
        }
    }
    assert!(cost[2] < cost[0] + cost[0] / 10 && cost[3] < cost[1] + cost[1] / 10, "{cost:?}");
}

/// One walk of one index, newest first; whatever else is read is found by its key, for the rows that are shown.
/// Proves B2.
#[test]
fn the_timeline_walks_one_index() {
    let house = house();
    for (sql, walk) in [
        (sql::ALL, "activity_by_contact (studio_id=? AND contact_id=? AND (at,id)<(?,?))"),
        (sql::OF_PROJECT, "activity_by_project (studio_id=? AND contact_id=? AND project_id=? AND (at,id)<(?,?))"),
    ] {
        let plan = house.kit.db.of(&house.demo.aurora.id).plan(sql.text());
        assert!(plan.iter().any(|line| line.contains(walk)), "{plan:#?}");
        assert!(!plan.iter().any(|line| line.contains("ORDER BY") || line.starts_with("SCAN a")), "{plan:#?}");
    }
}
