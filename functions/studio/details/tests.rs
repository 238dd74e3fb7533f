use domain::right::Right;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::house;

/// Proves B5, C13.
#[tokio::test]
async fn the_studio_sets_them_and_clients_read_them() {
    let house = house();
    let demo = &house.demo.aurora;
    let project = &demo.projects[0];
    let mut owner = house.member(&demo.owner).await;
    let page = owner.get(&format!("/projects/{project}")).await.text;
    assert!(page.contains("Ceremony: 14:00, St. Mary’s\nDinner: "), "{page}");
    house.kit.db.reset();
    let got = owner
        .form(&format!("/projects/{project}/details"), &[("details", "Dress: black & <white>\r\n\r\nCars: two\r\nat the church\r\n")])
        .await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::SEE_OTHER, 2), "{}", got.text);
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    let read = ben.get(&format!("/api/v1/projects/{project}")).await.json();
    assert_eq!(
        read["details"],
        json!([{ "label": "Dress", "value": "black & <white>" }, { "label": "Cars", "value": "two\nat the church" }])
    );
    assert!(ben.get(&format!("/projects/{project}")).await.text.contains("<dd>black &#38; &#60;white&#62;</dd>"));
    let mut software = house.keyed(demo, &[Right::ProjectsWrite]);
    let path = format!("/api/v1/projects/{project}/details");
    let got = software.json(Method::PUT, &path, json!({ "details": [] })).await;
    assert_eq!((got.status, &got.json()["details"]), (StatusCode::OK, &json!([])));
    assert_eq!(ben.get(&format!("/api/v1/projects/{project}")).await.json()["details"], json!([]));
    let audit: Vec<Value> =
        house.kit.db.read("SELECT actor_kind FROM audit_log WHERE action = 'project_details.changed' ORDER BY rowid", &[]);
    assert_eq!(audit, [json!({ "actor_kind": "member" }), json!({ "actor_kind": "api_key" })]);
}

/// Proves B5, B17.
#[tokio::test]
async fn what_is_wrong_is_said_and_nobody_else_sets_them() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut owner = house.member(&demo.owner).await;
    let at = format!("/projects/{}/details", demo.projects[0]);
    let got = owner.form(&at, &[("details", "Ceremony: 14:00\n: nothing")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains("Detail 2: Enter a value") && got.text.contains("Ceremony: 14:00\n: nothing</textarea>"), "{}", got.text);
    assert!(owner.form(&at, &[("details", "no colon")]).await.text.contains("Start each line with a label"));
    let many: Vec<_> = (0..51).map(|n| json!({ "label": n.to_string(), "value": "x" })).collect();
    let got = owner.json(Method::PUT, &format!("/api/v1{at}"), json!({ "details": many })).await;
    assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("details")));
    let before = house.kit.db.snapshot();
    let theirs = format!("/api/v1/projects/{}/details", house.demo.northlight.projects[0]);
    assert_eq!(owner.json(Method::PUT, &theirs, json!({ "details": [] })).await.status, StatusCode::NOT_FOUND);
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    for method in [Method::PUT, Method::POST, Method::PATCH, Method::DELETE] {
        for path in [at.clone(), format!("/api/v1{at}"), format!("/projects/{}", demo.projects[0])] {
            let got = anna.json(method.clone(), &path, json!({ "details": [] })).await;
            assert!([StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&got.status), "{method} {path}: {}", got.status);
        }
    }
    let changed = before.changes_to(&house.kit.db.snapshot());
    assert!(changed.iter().all(|line| !line.contains("project")), "{changed:?}");
}
