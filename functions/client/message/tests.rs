use domain::time::DAY;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{Browser, Got, House, house};

async fn anna(house: &House) -> Browser<'_> {
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await
}

/// A form as a browser sends it: fields, then files.
fn form(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    for (name, bytes) in files {
        body.extend(
            format!("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: a/b\r\n\r\n").into_bytes(),
        );
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--x--\r\n");
    body
}

async fn write(browser: &mut Browser<'_>, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Got {
    browser.send(Method::POST, "/messages", "multipart/form-data; boundary=x", form(fields, files), &[]).await
}

async fn attach(browser: &mut Browser<'_>, house: &House, name: &str) -> String {
    let path = format!("/api/v1/messages/files?name={name}&project={}", house.demo.aurora.projects[0]);
    let got = browser.send(Method::POST, &path, "application/octet-stream", b"12:00 church".to_vec(), &[]).await;
    assert_eq!(got.status, StatusCode::CREATED, "{}", got.text);
    got.json()["id"].as_str().unwrap().to_owned()
}

fn written(house: &House) -> Vec<Value> {
    house.kit.db.read(
        "SELECT contact_id, project_id, direction, kind, body FROM messages WHERE created_at = ?1 ORDER BY rowid",
        &[testkit::NOW.into()],
    )
}

async fn newest(browser: &mut Browser<'_>) -> Value {
    browser.get("/api/v1/activity").await.json()["items"][0].clone()
}

/// Proves B2, E1.
#[tokio::test]
async fn a_message_with_files_arrives_whole_and_the_studio_is_told() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = anna(&house).await;
    let fields = [("text", "Hello <b>Mara</b>,\r\nsee the plan."), ("project", demo.projects[0].as_str())];
    let got = write(&mut anna, &fields, &[("plan.txt", b"12:00 church"), ("", b"")]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/activity?notice=sent"), "{}", got.text);
    let page = anna.get("/activity?notice=sent").await.text;
    for shown in ["Message sent.", "Hello &#60;b&#62;Mara&#60;/b&#62;,\nsee the plan.", "plan.txt"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let newest = newest(&mut anna).await;
    let file = newest["message"]["files"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(anna.get(&format!("/files/{file}")).await.bytes, b"12:00 church");
    assert_eq!(written(&house)[0]["direction"], "to_studio");
    // Nobody else's: not the spouse's, not another studio's. The studio has it.
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    assert_eq!(ben.get(&format!("/files/{file}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ben.get("/api/v1/activity").await.json()["items"], json!([]));
    let mut owner = house.member(&demo.owner).await;
    assert_eq!(owner.get(&format!("/files/{file}")).await.bytes, b"12:00 church");
    assert!(owner.get(&format!("/projects/{}", demo.projects[0])).await.text.contains("Only you"));
    house.deliver_mail().await;
    let sent = house.kit.mail.sent();
    let mail = sent.last().unwrap();
    assert_eq!((mail.to.as_str(), mail.reply_to.as_ref()), ("hello@aurora.example", None));
    assert!(mail.subject.contains("Anna Berg") && mail.text.contains("Hello <b>Mara</b>"), "{}", mail.text);
    assert!(mail.html.contains("Hello &#60;b&#62;Mara") && mail.text.contains(&format!("/contacts/{}/messages", demo.contacts[0].id)));
}

/// Proves B2, C21.
#[tokio::test]
async fn software_brings_files_first_and_a_repetition_writes_nothing_twice() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = anna(&house).await;
    let file = attach(&mut anna, &house, "plan.txt").await;
    assert_eq!(anna.get(&format!("/files/{file}")).await.status, StatusCode::NOT_FOUND, "nobody sees it before its message");
    anna.idempotency_key = Some("one".to_owned());
    let message = json!({ "text": "See the plan", "files": [file] });
    house.kit.db.reset();
    let got = anna.post("/api/v1/messages", message.clone()).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", got.text);
    assert_eq!(got.json()["project"], json!(demo.projects[0]), "the only one there is");
    assert_eq!(anna.post("/api/v1/messages", message.clone()).await.text, got.text);
    assert_eq!(written(&house).len(), 1);
    anna.idempotency_key = None;
    assert_eq!(anna.post("/api/v1/messages", message).await.status, StatusCode::NOT_FOUND, "a file is sent once");
    assert_eq!(newest(&mut anna).await["message"]["files"][0]["name"], "plan.txt");
}

/// Proves B2.
#[tokio::test]
async fn what_is_refused_comes_back_with_all_that_was_typed() {
    let house = house();
    let project = house.demo.aurora.projects[0].as_str();
    let mut anna = anna(&house).await;
    let got = write(&mut anna, &[("text", "Look <here>"), ("project", project)], &[("plan.txt", b"fine"), ("virus.exe", b"MZ")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["virus.exe: This file type isn’t supported", "Look &#60;here&#62;</textarea>", "> <span>plan.txt</span>"] {
        assert!(got.text.contains(shown), "{shown}: {}", got.text);
    }
    assert_eq!(written(&house), Vec::<Value>::new());
    // Sent again with what had arrived.
    let value = got.text.split("name=\"file\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let got = write(&mut anna, &[("text", "Look"), ("project", project), ("file", &value)], &[]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    assert_eq!(newest(&mut anna).await["message"]["files"][0]["name"], "plan.txt");
    let long = "x".repeat(10_001);
    let fits = "x".repeat(10_000);
    for (text, status) in [("", 422), (" \r\n", 422), (long.as_str(), 422), (fits.as_str(), 303)] {
        assert_eq!(write(&mut anna, &[("text", text)], &[]).await.status.as_u16(), status);
    }
    assert_eq!(write(&mut anna, &[("text", "x"), ("more", "x")], &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves B2, B13, B15.
#[tokio::test]
async fn nobody_writes_about_what_they_do_not_see_or_with_files_of_others() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = anna(&house).await;
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    let bens = attach(&mut ben, &house, "plan.txt").await;
    let sent = demo.file.to_string();
    let before = house.kit.db.snapshot();
    for project in [&demo.projects[1], &house.demo.northlight.projects[0]] {
        let got = anna.post("/api/v1/messages", json!({ "text": "x", "project": project })).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND, "{}", got.text);
        assert_eq!(write(&mut anna, &[("text", "x"), ("project", project.as_str())], &[]).await.status, StatusCode::NOT_FOUND);
        let path = format!("/api/v1/messages/files?name=a.txt&project={project}");
        assert_eq!(anna.send(Method::POST, &path, "", b"x".to_vec(), &[]).await.status, StatusCode::NOT_FOUND);
    }
    for file in [&bens, &sent] {
        let message = json!({ "text": "x", "project": demo.projects[0], "files": [file] });
        assert_eq!(anna.post("/api/v1/messages", message).await.status, StatusCode::NOT_FOUND);
        let got = write(&mut anna, &[("text", "x"), ("file", &format!("{file} a.txt"))], &[]).await;
        assert_eq!(got.status, StatusCode::CONFLICT, "{}", got.text);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves B2, B18.
#[tokio::test]
async fn without_the_permission_there_is_nothing_to_write() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = anna(&house).await;
    house.kit.db.execute("UPDATE studios SET permissions = permissions & ~16 WHERE id = ?1", &[(&demo.id).into()]);
    let before = house.kit.db.snapshot();
    assert_eq!(anna.post("/api/v1/messages", json!({ "text": "x" })).await.status, StatusCode::FORBIDDEN);
    assert_eq!(write(&mut anna, &[("text", "x")], &[("a.txt", b"x")]).await.status, StatusCode::FORBIDDEN);
    let got = anna.send(Method::POST, "/api/v1/messages/files?name=a.txt", "", b"x".to_vec(), &[]).await;
    assert_eq!(got.status, StatusCode::FORBIDDEN);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves B2.
#[tokio::test]
async fn a_file_that_no_message_takes_is_taken_away() {
    let house = house();
    let mut anna = anna(&house).await;
    let file = attach(&mut anna, &house, "plan.txt").await;
    assert_eq!(house.kit.files.keys().len(), 3);
    house.kit.clock.advance(2 * DAY);
    crate::system::cron::run(&house.setup.system()).await.unwrap();
    assert_eq!(house.kit.files.keys().len(), 2);
    let got = anna.post("/api/v1/messages", json!({ "text": "x", "files": [file] })).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND);
}

/// Proves B2, B7.
#[tokio::test]
async fn a_corrected_ending_is_said_with_the_message() {
    let house = house();
    let project = house.demo.aurora.projects[0].as_str();
    let mut anna = anna(&house).await;
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let got = write(&mut anna, &[("text", "Look"), ("project", project)], &[("garden.jpg", heic)]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/activity?notice=sent-renamed"), "{}", got.text);
    let page = anna.get(got.location()).await.text;
    assert!(page.contains("garden.heic") && page.contains("we corrected them"), "{page}");
    // A form that came back remembers.
    let again = write(&mut anna, &[("text", ""), ("project", project)], &[("garden.jpg", heic)]).await;
    assert!(again.text.contains("name=\"renamed\" value=\"1\"") && again.text.contains("we corrected them"), "{}", again.text);
    let (_, kept) = again.text.split_once("name=\"file\" value=\"").unwrap();
    let kept = kept.split('"').next().unwrap();
    let got = write(&mut anna, &[("text", "Look"), ("project", project), ("file", kept), ("renamed", "1")], &[]).await;
    assert_eq!(got.location(), "/activity?notice=sent-renamed", "{}", got.text);
}
