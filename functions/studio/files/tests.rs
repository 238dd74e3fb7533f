use http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::{InjectedFault, demo::DemoStudio, demo::FILE};

use crate::testing::{Browser, Got, House, house};

async fn send(browser: &mut Browser<'_>, studio: &DemoStudio, query: &str) -> Got {
    let path = format!("/api/v1/projects/{}/files?{query}", studio.projects[0]);
    browser.send(Method::POST, &path, "application/octet-stream", b"The plan".to_vec(), &[]).await
}

async fn seen(house: &House, contact: usize) -> Vec<String> {
    let mut browser = house.client(&house.demo.aurora, &house.demo.aurora.contacts[contact]).await;
    let list = browser.get("/api/v1/files").await.json();
    let files = list["items"].as_array().unwrap().iter().filter(|one| one["type"] == "file");
    files.map(|file| file["name"].as_str().unwrap().to_owned()).collect()
}

/// Proves B13, C14.
#[tokio::test]
async fn a_file_goes_to_those_named_and_nobody_else() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    house.kit.db.reset();
    let got = send(&mut mara, aurora, &format!("name=plan.txt&recipient={}", aurora.contacts[1].id)).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 3), "{}", got.text);
    assert_eq!(seen(&house, 1).await, ["plan.txt"]);
    assert_eq!(seen(&house, 0).await, ["Welcome guide.pdf"]);
    house.kit.db.reset();
    let list = mara.get(&format!("/api/v1/projects/{}/files", aurora.projects[0])).await.json();
    assert_eq!(house.kit.db.trips(), 1);
    assert_eq!(list["items"][0]["recipients"], json!([aurora.contacts[1].id]));
    assert_eq!((&list["items"][0]["origin"], &list["items"][0]["from"]), (&json!("sent"), &json!("Mara Lindqvist")));
    assert_eq!(list["items"].as_array().unwrap().len(), 2);
}

/// Proves C14.
#[tokio::test]
async fn only_participants_can_be_named() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    let before = house.kit.db.snapshot();
    let carla = &aurora.contacts[2].id;
    let foreign = &house.demo.northlight.contacts[1].id;
    for query in [
        "name=plan.txt".to_owned(),
        format!("name=plan.txt&recipient={carla}"),
        format!("name=plan.txt&recipient={foreign}"),
        format!("name=plan.txt&recipient={}&recipient={foreign}", aurora.contacts[0].id),
    ] {
        let got = send(&mut mara, aurora, &query).await;
        assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("recipient")), "{query}");
    }
    assert_eq!(send(&mut mara, &house.demo.northlight, "name=a.txt&recipient=x").await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

fn form(recipient: &str, name: &str) -> Vec<u8> {
    format!(
        "--x\r\nContent-Disposition: form-data; name=\"recipient\"\r\n\r\n{recipient}\r\n--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\nThe plan\r\n--x--\r\n"
    )
    .into_bytes()
}

/// Proves C14.
#[tokio::test]
async fn the_form_sends_and_comes_back_with_what_to_fix() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    let path = format!("/projects/{}/files", aurora.projects[0]);
    let ben = aurora.contacts[1].id.as_str();
    let got = mara.send(Method::POST, &path, "multipart/form-data; boundary=x", form(ben, "plan.exe"), &[]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        got.text.contains("plan.exe: This file type isn’t supported") && got.text.contains(&format!("value=\"{ben}\" checked")),
        "{}",
        got.text
    );
    let got = mara.send(Method::POST, &path, "multipart/form-data; boundary=x", form("nobody", "plan.txt"), &[]).await;
    assert!(got.text.contains("Choose from this project’s participants"), "{}", got.text);
    let got = mara.send(Method::POST, &path, "multipart/form-data; boundary=x", form(ben, "plan.txt"), &[]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, format!("/projects/{}?notice=sent", aurora.projects[0]).as_str()));
    assert_eq!(seen(&house, 1).await, ["plan.txt"]);
}

/// Proves C14.
#[tokio::test]
async fn a_member_fetches_any_file_of_the_studio_and_no_other() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut jon = house.member(&aurora.staff).await;
    house.kit.db.reset();
    let got = jon.get(&format!("/files/{}", aurora.file)).await;
    assert_eq!((got.status, got.bytes.as_slice(), house.kit.db.trips()), (StatusCode::OK, FILE, 1));
    assert_eq!(jon.get(&format!("/files/{}", house.demo.northlight.file)).await.status, StatusCode::NOT_FOUND);
}

/// Proves B16, C14.
#[tokio::test]
async fn what_is_taken_back_is_nowhere_from_then_on() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut mara = house.member(&aurora.owner).await;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let content = format!("/api/v1/files/{}/content", aurora.file);
    assert_eq!(anna.get(&content).await.status, StatusCode::OK);
    assert_eq!(
        mara.json(Method::DELETE, &format!("/api/v1/files/{}", house.demo.northlight.file), json!({})).await.status,
        StatusCode::NOT_FOUND
    );
    // The store does not answer: the sweep takes the bytes.
    house.kit.files.fail(1, InjectedFault::Before);
    house.kit.db.reset();
    let got = mara.json(Method::DELETE, &format!("/api/v1/files/{}", aurora.file), json!({})).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    assert_eq!(anna.get(&content).await.status, StatusCode::NOT_FOUND);
    assert_eq!(mara.get(&content).await.status, StatusCode::NOT_FOUND);
    assert_eq!(seen(&house, 0).await, Vec::<String>::new());
    assert_eq!(house.kit.files.keys().len(), 2);
    house.kit.clock.advance(2 * domain::time::HOUR);
    crate::system::cron::run(&house.setup.system()).await.unwrap();
    assert_eq!(house.kit.files.keys(), std::slice::from_ref(&house.demo.northlight.file_key));
    let audit: Vec<Value> = house.kit.db.read("SELECT action FROM audit_log WHERE action LIKE 'file.%' ORDER BY rowid", &[]);
    assert_eq!(audit, [json!({ "action": "file.recalled" }), json!({ "action": "file.purged" })]);
    let again = mara.form(&format!("/files/{}/recall", aurora.file), &[]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}
