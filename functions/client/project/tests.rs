use http::{Method, StatusCode};
use serde_json::json;

use crate::testing::house;

/// Proves B1, B2, B5.
#[tokio::test]
async fn a_project_is_all_there_in_one_round_trip() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    house.kit.db.reset();
    let page = anna.get(&format!("/projects/{}", demo.projects[0])).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", page.text);
    for shown in [
        "<h1>Anna &#38; Ben, the wedding</h1>",
        "19 June 2027",
        "Booking deposit",
        "<dt>Ceremony</dt><dd>14:00, St. Mary’s</dd>",
        "Welcome guide.pdf",
        "Wedding photography",
        "action=\"/projects/",
        "the vestry",
        "action=\"/messages\"",
        &format!("name=\"project\" value=\"{}\"", demo.projects[0]),
        "<a href=\"/\" aria-current=\"page\"><svg",
    ] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    let got = anna.get(&format!("/api/v1/projects/{}", demo.projects[0])).await.json();
    let labels: Vec<_> = got["details"].as_array().unwrap().iter().map(|detail| detail["label"].clone()).collect();
    assert_eq!(labels, [json!("Ceremony"), json!("Dinner"), json!("Guests")]);
    assert_eq!((&got["uploads"], &got["actions"][0]["state"]), (&json!(true), &json!("overdue")));
    let kinds: Vec<_> = got["items"].as_array().unwrap().iter().map(|item| item["document"].is_null()).collect();
    assert!(kinds.is_sorted() && kinds.contains(&false) && kinds.contains(&true), "documents, then files: {}", got["items"]);
    assert_eq!(got["recent"].as_array().unwrap().len(), 5);
}

/// Proves B5, B13, B15.
#[tokio::test]
async fn of_a_project_one_sees_what_is_theirs() {
    let house = house();
    let demo = &house.demo.aurora;
    let at = format!("/api/v1/projects/{}", demo.projects[0]);
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    let got = ben.get(&at).await.json();
    assert_eq!((&got["actions"], &got["items"], &got["recent"]), (&json!([]), &json!([]), &json!([])));
    assert_eq!(got["details"].as_array().unwrap().len(), 3, "details are for all participants");
    for project in [&demo.projects[1], &house.demo.northlight.projects[0]] {
        for path in [format!("/projects/{project}"), format!("/api/v1/projects/{project}")] {
            assert_eq!(ben.get(&path).await.status, StatusCode::NOT_FOUND);
        }
    }
    house.kit.db.execute(
        "INSERT INTO hidden_projects (studio_id, contact_id, project_id) VALUES (?1, ?2, ?3)",
        &[(&demo.id).into(), (&demo.contacts[1].id).into(), (&demo.projects[0]).into()],
    );
    assert_eq!(ben.get(&at).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.client(demo, &demo.contacts[0]).await.get(&at).await.status, StatusCode::OK, "hidden from him, not from her");
}

/// Proves B7, B18.
#[tokio::test]
async fn what_is_off_is_not_offered() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    house.kit.db.execute("UPDATE studios SET permissions = permissions & ~(1 | 8 | 16) WHERE id = ?1", &[(&demo.id).into()]);
    let page = anna.get(&format!("/projects/{}", demo.projects[0])).await.text;
    for hidden in ["<form method=\"post\" action=\"/projects", "action=\"/messages\"", "Booking deposit", "/payments"] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
    assert!(page.contains("Albums"), "the quote still waits");
}

/// The client's side has no row that changes a project, its details or a document's words, and none for meetings: what it may post to is
/// listed here, and whoever adds to it has to think of this.
/// Proves B17.
#[test]
fn nothing_of_a_project_is_changed_from_the_clients_side() {
    let table = crate::routes::table();
    let changing = |row: &&web::route::Route| row.method != Method::GET;
    let rooms: std::collections::BTreeSet<String> = table
        .portal
        .iter()
        .filter(changing)
        .map(|row| {
            let path = row.path.strip_prefix("/api/v1").unwrap_or(&row.path);
            format!("{} {path}", row.method)
        })
        .collect();
    let touching: Vec<_> =
        rooms.iter().filter(|row| row.contains("/projects") || row.contains("detail") || row.contains("meeting")).collect();
    assert_eq!(touching, ["POST /projects/{project}/files", "POST /projects/{project}/uploads"]);
    // Documents are answered to, never written: no PUT or PATCH, and a POST is one of these.
    let answers = ["accept", "decline", "sign", "answers", "files/{question}", "submit", "pay"];
    let documents = ["/quotes", "/contracts", "/questionnaires", "/invoices", "/documents"];
    for row in rooms.iter().filter(|row| documents.iter().any(|room| row.contains(room))) {
        assert!(row.starts_with("POST ") && answers.iter().any(|answer| row.ends_with(&format!("/{answer}"))), "{row}");
    }
    for row in table.portal.iter().filter(changing) {
        assert!(!row.path.contains("meeting") && !row.path.contains("calendar"), "{}", row.path);
    }
}

/// Proves B1, B3.
#[tokio::test]
async fn documents_stay_in_sight_however_many_photos_come() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let at = format!("/api/v1/projects/{}", demo.projects[0]);
    let documents = |got: &serde_json::Value| {
        let items = got["items"].as_array().unwrap();
        items.iter().filter(|item| !item["document"].is_null()).map(|item| item["document"]["id"].clone()).collect::<Vec<_>>()
    };
    let before = documents(&anna.get(&at).await.json());
    assert!(!before.is_empty());
    for n in 0..30_u8 {
        let id = domain::FileId::from_bytes([n + 100; 16]);
        house.kit.db.execute(
            "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, created_at)
             VALUES (?1, ?2, ?3, 'upload', 'ready', 'photo.jpg', 'image/jpeg', 1, ?2, ?4)",
            &[(&demo.id).into(), (&id).into(), (&demo.projects[0]).into(), testkit::NOW.plus(i64::from(n)).into()],
        );
        house.kit.db.execute(
            "INSERT INTO file_recipients (studio_id, file_id, contact_id) VALUES (?1, ?2, ?3)",
            &[(&demo.id).into(), (&id).into(), (&demo.contacts[0].id).into()],
        );
    }
    let got = anna.get(&at).await.json();
    assert_eq!(documents(&got), before);
    assert_eq!(got["items"].as_array().unwrap().len(), before.len() + 6);
    let page = anna.get(&format!("/projects/{}", demo.projects[0])).await.text;
    assert!(page.contains("Wedding photography") && page.contains("photo.jpg"), "{page}");
}
