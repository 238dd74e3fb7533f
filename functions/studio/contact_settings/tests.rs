use domain::right::Right;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{House, house};

const BOTH: &[Right] = &[Right::SettingsRead, Right::SettingsWrite];

/// Where Anna of Aurora is set.
fn annas(house: &House) -> String {
    format!("/api/v1/contacts/{}/visibility", house.demo.aurora.contacts[0].id)
}

/// Proves B15, B18.
#[tokio::test]
async fn one_contact_differs_from_the_others() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, BOTH);
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    assert!(anna.get("/payments").await.text.contains("Wedding photography"));
    let path = annas(&house);
    house.kit.db.reset();
    let got = software.get(&path).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", got.text);
    assert_eq!(got.json()["permissions"]["upload"], Value::Null);
    assert_eq!(got.json()["of_the_studio"]["upload"], json!(true));
    house.kit.db.reset();
    let sent = json!({ "permissions": { "view_invoices": false, "upload": false }, "hidden_kinds": ["file"] });
    let got = software.json(Method::PUT, &path, sent).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);

    assert!(!anna.get("/payments").await.text.contains("Wedding photography"));
    assert!(!anna.get("/files").await.text.contains("Welcome guide"));
    assert_eq!(anna.get(&format!("/files/{}", aurora.file)).await.status, StatusCode::NOT_FOUND);
    let upload = format!("/api/v1/projects/{}/files?name=notes.txt", aurora.projects[0]);
    assert_eq!(anna.send(Method::POST, &upload, "text/plain", b"Rings".to_vec(), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ben.send(Method::POST, &upload, "text/plain", b"Rings".to_vec(), &[]).await.status, StatusCode::CREATED);

    // What is put replaces all that was there.
    assert_eq!(software.json(Method::PUT, &path, json!({})).await.status, StatusCode::OK);
    assert!(anna.get("/payments").await.text.contains("Wedding photography"));
    assert!(anna.get("/files").await.text.contains("Welcome guide"));
}

/// Proves B18.
/// An own "yes" stands where the studio says no.
#[tokio::test]
async fn a_contact_may_what_the_studio_denies_the_others() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, BOTH);
    software.json(Method::PATCH, "/api/v1/settings", json!({ "upload": false })).await;
    software.json(Method::PUT, &annas(&house), json!({ "permissions": { "upload": true } })).await;
    let upload = format!("/api/v1/projects/{}/files?name=notes.txt", aurora.projects[0]);
    for (contact, status) in [(0, StatusCode::CREATED), (1, StatusCode::NOT_FOUND)] {
        let mut client = house.client(aurora, &aurora.contacts[contact]).await;
        assert_eq!(client.send(Method::POST, &upload, "text/plain", b"Rings".to_vec(), &[]).await.status, status);
    }
}

/// Proves B15, B13, C3.
#[tokio::test]
async fn each_item_says_whether_they_see_it_and_why_not() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software = house.keyed(aurora, BOTH);
    let into = format!("?project={}", aurora.projects[0]);
    let seen = |got: &Value| -> Vec<(String, Vec<String>)> {
        // Of what the demo has, these.
        let told = ["Anna & Ben, the wedding", "Carla’s portraits", "Messages with them", "Welcome guide.pdf", "Wedding photography"];
        let items = got["sees"]["items"].as_array().unwrap().iter().filter(|item| told.contains(&item["name"].as_str().unwrap()));
        let why = |item: &Value| item["hidden"].as_array().unwrap().iter().map(|why| why["reason"].as_str().unwrap().to_owned()).collect();
        items.map(|item| (item["name"].as_str().unwrap().to_owned(), why(item))).collect()
    };
    let line = |name: &str, why: &[&str]| (name.to_owned(), why.iter().map(|why| (*why).to_owned()).collect::<Vec<_>>());
    house.kit.db.reset();
    let got = software.get(&format!("{}{into}", annas(&house))).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", got.text);
    let title = "Anna & Ben, the wedding";
    let all = [line(title, &[]), line("Messages with them", &[]), line("Welcome guide.pdf", &[]), line("Wedding photography", &[])];
    assert_eq!(seen(&got.json()), all);

    // Ben is on the project, and neither was sent to him.
    let bens = format!("/api/v1/contacts/{}/visibility", aurora.contacts[1].id);
    let got = software.get(&format!("{bens}{into}")).await;
    let not_his = ["not_a_recipient"];
    assert_eq!(
        seen(&got.json()),
        [line(title, &[]), line("Messages with them", &[]), line("Welcome guide.pdf", &not_his), line("Wedding photography", &not_his)]
    );
    assert!(got.text.contains(r#"{"reason":"not_a_recipient","text":"It was sent to somebody else"}"#), "{}", got.text);

    // Every reason at once, and what the client then really sees.
    let hidden = json!({ "permissions": { "view_invoices": false }, "hidden_projects": [aurora.projects[0]], "hidden_kinds": ["invoice"] });
    software.json(Method::PUT, &annas(&house), hidden).await;
    let got = software.get(&format!("{}{into}", annas(&house))).await;
    let project = ["project_hidden"];
    let all = [
        line(title, &project),
        line("Messages with them", &project),
        line("Welcome guide.pdf", &project),
        line("Wedding photography", &["project_hidden", "kind_hidden", "invoices_hidden"]),
    ];
    assert_eq!(seen(&got.json()), all);
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let home = anna.get("/api/v1/home").await;
    assert!(!home.text.contains(title) && !anna.get("/files").await.text.contains("Welcome guide"), "{}", home.text);

    // Carla is not let in yet, and what is sent to her meanwhile waits.
    let carlas = format!("/api/v1/contacts/{}/visibility?project={}", aurora.contacts[2].id, aurora.projects[1]);
    assert_eq!(seen(&software.get(&carlas).await.json())[0], line("Carla’s portraits", &["not_active"]));
}

/// Proves B15.
#[tokio::test]
async fn the_page_asks_and_shows_and_keeps_what_it_did_not_show() {
    let house = house();
    let aurora = &house.demo.aurora;
    let at = format!("/contacts/{}/settings", aurora.contacts[0].id);
    // Hidden before she took part in it, so the page has no box for it.
    let mut software = house.keyed(aurora, BOTH);
    software.json(Method::PUT, &annas(&house), json!({ "hidden_projects": [aurora.projects[1]] })).await;
    let mut mara = house.member(&aurora.owner).await;
    let contact = mara.get(&format!("/contacts/{}", aurora.contacts[0].id)).await;
    assert!(contact.text.contains(&format!(r#"href="{at}""#)), "{}", contact.text);
    let page = mara.get(&format!("{at}?project={}", aurora.projects[0])).await;
    assert!(page.text.contains("What Anna Berg sees in Anna &#38; Ben, the wedding"), "{}", page.text);
    let project = aurora.projects[0].to_string();
    let fields =
        [("view_invoices", "studio"), ("message", "no"), ("shown", &project), ("hidden_project", &project), ("hidden_kind", "quote")];
    let got = mara.form(&at, &fields).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, format!("{at}?notice=saved").as_str()), "{}", got.text);
    let now = software.get(&annas(&house)).await.json();
    assert_eq!((&now["permissions"]["message"], &now["permissions"]["view_invoices"]), (&json!(false), &Value::Null));
    assert_eq!((now["hidden_projects"].as_array().unwrap().len(), &now["hidden_kinds"]), (2, &json!(["quote"])));
    let page = mara.get(&format!("{at}?project={project}")).await;
    assert!(page.text.contains("The project is hidden from them."), "{}", page.text);
    // Unticked, and the one that was not shown stays.
    mara.form(&at, &[("shown", &project)]).await;
    assert_eq!(software.get(&annas(&house)).await.json()["hidden_projects"], json!([aurora.projects[1]]));

    let mut jon = house.member(&aurora.staff).await;
    assert!(jon.get(&at).await.text.contains("Only owners can change these."));
    assert_eq!(jon.form(&at, &[("shown", &project)]).await.status, StatusCode::FORBIDDEN);
}

/// Proves B15, E5.
#[tokio::test]
async fn what_is_another_studios_is_not_there() {
    let house = house();
    let (aurora, northlight) = (&house.demo.aurora, &house.demo.northlight);
    let mut software = house.keyed(aurora, BOTH);
    let before = house.kit.db.snapshot();
    let dans = format!("/api/v1/contacts/{}/visibility", northlight.contacts[1].id);
    assert_eq!(software.get(&dans).await.status, StatusCode::NOT_FOUND);
    assert_eq!(software.json(Method::PUT, &dans, json!({})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(software.get(&format!("{}?project={}", annas(&house), northlight.projects[0])).await.status, StatusCode::NOT_FOUND);
    for wrong in [
        json!({ "hidden_projects": [northlight.projects[0]] }),
        json!({ "hidden_projects": [aurora.projects[0], northlight.projects[0]] }),
        json!({ "hidden_kinds": ["message"] }),
        json!({ "hidden_kinds": ["secret"] }),
        json!({ "permissions": { "sign": false } }),
    ] {
        let got = software.json(Method::PUT, &annas(&house), wrong.clone()).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}
