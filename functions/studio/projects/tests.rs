use domain::right::Right;
use http::StatusCode;
use serde_json::{Value, json};

use crate::testing::house;

const BOTH: &[Right] = &[Right::ProjectsRead, Right::ProjectsWrite];

/// Proves C13.
#[tokio::test]
async fn projects_are_listed_newest_first_in_one_round_trip() {
    let house = house();
    let aurora = &house.demo.aurora;
    for number in 0..110_i64 {
        // Several of one moment: the cursor must tell them apart.
        let args = [(&aurora.id).into(), format!("{number:021}A").into(), format!("Project {number}").into(), (number / 5).into()];
        house.kit.db.execute("INSERT INTO projects (studio_id, id, title, created_at) VALUES (?1, ?2, ?3, ?4)", &args);
    }
    let mut software = house.keyed(aurora, BOTH);
    house.kit.db.reset();
    let first = software.get("/api/v1/projects").await;
    assert_eq!((first.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", first.text);
    let newest: Vec<Value> = first.json()["items"].as_array().unwrap().clone();
    assert!(newest[..2].iter().any(|project| project["people"] == json!(["Anna Berg", "Ben Lund"])), "{:?}", &newest[..2]);
    let (mut titles, mut after) = (Vec::new(), String::new());
    loop {
        let page = software.get(&format!("/api/v1/projects?search=p{after}")).await.json();
        titles.extend(page["items"].as_array().unwrap().iter().map(|project| project["title"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    assert_eq!(titles.len(), 111);
    titles.sort();
    titles.dedup();
    assert_eq!(titles.len(), 111);
}

/// Proves C13.
#[tokio::test]
async fn the_first_participant_is_the_primary_one() {
    let house = house();
    let [anna, ben, _] = &house.demo.aurora.contacts[..] else { panic!("three") };
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    house.kit.db.reset();
    let wanted = json!({ "title": "The wedding", "event_on": "2027-06-19", "participants": [ben.id, anna.id, ben.id] });
    let got = software.post("/api/v1/projects", wanted).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", got.text);
    let id = got.json()["id"].as_str().unwrap().to_owned();
    let sql = "SELECT contact_id, role FROM participants WHERE project_id = ?1 ORDER BY role";
    let people: Vec<Value> = house.kit.db.read(sql, &[id.into()]);
    assert_eq!(people, [json!({ "contact_id": ben.id, "role": "primary" }), json!({ "contact_id": anna.id, "role": "secondary" })]);
}

/// Proves C13.
#[tokio::test]
async fn another_studios_contact_takes_no_part() {
    let house = house();
    let dan = &house.demo.northlight.contacts[1];
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let before = house.kit.db.snapshot();
    let got = software.post("/api/v1/projects", json!({ "title": "Theirs", "participants": [dan.id] })).await;
    assert_eq!(got.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C13.
#[tokio::test]
async fn the_pages_list_and_keep_what_was_typed() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut jon = house.member(&house.demo.aurora.staff).await;
    let page = jon.get("/projects").await;
    assert!(page.text.contains("Anna &#38; Ben, the wedding") && page.text.contains("19 June 2027"), "{}", page.text);
    assert!(!page.text.contains("boathouse"));
    assert!(jon.get("/projects/new").await.text.contains("Carla Diaz"));
    let fields = [("title", ""), ("event_on", "soon"), ("participant", anna.id.as_str())];
    let again = jon.form("/projects", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("There are 2 problems") && again.text.contains("checked"), "{}", again.text);
    let done = jon.form("/projects", &[("title", "Portraits"), ("event_on", "")]).await;
    assert!(done.location().starts_with("/projects/") && done.location().ends_with("?notice=project-added"));
}

/// Proves C13.
#[tokio::test]
async fn looking_for_a_person_keeps_what_was_typed_and_chosen() {
    let house = house();
    for n in 0..60 {
        house.kit.db.execute(
            "INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?1, ?2, ?3, ?4, 1)",
            &[
                (&house.demo.aurora.id).into(),
                (&domain::ContactId::from_bytes([n; 16])).into(),
                format!("Guest {n:02}").into(),
                format!("guest{n}@example.com").into(),
            ],
        );
    }
    let anna = &house.demo.aurora.contacts[0];
    let mut jon = house.member(&house.demo.aurora.staff).await;
    let page =
        jon.get(&format!("/projects/new?_for=abc&title=The+wedding&event_on=2027-06-19&participant={}&search=guest+07", anna.id)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    for kept in
        ["value=\"The wedding\"", "value=\"2027-06-19\"", "Guest 07", "value=\"guest 07\"", &format!("value=\"{}\" checked", anna.id)]
    {
        assert!(page.text.contains(kept), "{kept}: {}", page.text);
    }
    assert!(!page.text.contains("Guest 08"));
    // The search stands in the form it must not empty, and a form that comes back keeps it too.
    let form = page.text.split("action=\"/projects\"").nth(1).unwrap();
    assert!(form.contains("formmethod=\"get\" formaction=\"/projects/new\""));
    let again = jon.form("/projects", &[("title", ""), ("participant", anna.id.as_str()), ("search", "guest 07")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Guest 07") && again.text.contains(&format!("value=\"{}\" checked", anna.id)), "{}", again.text);
}
