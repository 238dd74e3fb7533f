use domain::{ContactId, right::Right};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{House, house};

const BOTH: &[Right] = &[Right::ProjectsRead, Right::ProjectsWrite];

/// An upload of Ben's in the wedding, for all who take part in it.
fn upload(house: &House) {
    let aurora = &house.demo.aurora;
    let (studio, project, ben) = ((&aurora.id).into(), (&aurora.projects[0]).into(), (&aurora.contacts[1].id).into());
    house.kit.db.execute(
        "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, uploaded_by_contact, created_at)
         VALUES (?1, 'AAAAAAAAAAAAAAAAAAAAAA', ?2, 'upload', 'ready', 'ring.jpg', 'image/jpeg', 2048, 'up', ?3, 1)",
        &[studio, project, ben],
    );
    for contact in &aurora.contacts[..2] {
        let sql = "INSERT INTO file_recipients (studio_id, file_id, contact_id) VALUES (?1, 'AAAAAAAAAAAAAAAAAAAAAA', ?2)";
        house.kit.db.execute(sql, &[(&aurora.id).into(), (&contact.id).into()]);
    }
}

fn sees(house: &House, contact: &ContactId) -> Vec<String> {
    let sql = "SELECT f.name FROM file_recipients r JOIN files f ON f.studio_id = r.studio_id AND f.id = r.file_id WHERE r.contact_id = ?1 ORDER BY 1";
    let rows: Vec<Value> = house.kit.db.read(sql, &[contact.into()]);
    rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

/// Proves C13.
#[tokio::test]
async fn a_project_is_one_round_trip_and_its_page_shows_everything() {
    let house = house();
    let aurora = &house.demo.aurora;
    upload(&house);
    let mut jon = house.member(&aurora.staff).await;
    house.kit.db.reset();
    let page = jon.get(&format!("/projects/{}", aurora.projects[0])).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", page.text);
    for words in
        ["Anna Berg", "Welcome guide.pdf", "ring.jpg", "Everyone on the project", "Booking deposit", "Overdue", "€3,000.00", "Carla Diaz"]
    {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    let mut software = house.keyed(aurora, BOTH);
    let got = software.get(&format!("/api/v1/projects/{}", aurora.projects[0])).await.json();
    assert_eq!((&got["participants"][0]["role"], &got["participants"][1]["name"]), (&json!("primary"), &json!("Ben Lund")));
    assert_eq!(got["uploads"], true);
}

/// Proves B7, C13.
#[tokio::test]
async fn whoever_joins_sees_the_uploads_and_whoever_leaves_no_longer() {
    let house = house();
    let aurora = &house.demo.aurora;
    let [anna, ben, carla] = &aurora.contacts[..] else { panic!("three") };
    upload(&house);
    let mut software = house.keyed(aurora, BOTH);
    let at = format!("/api/v1/projects/{}/participants", aurora.projects[0]);
    house.kit.db.reset();
    let got = software.post(&at, json!({ "participants": [carla.id, ben.id] })).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    assert_eq!(got.json()["participants"].as_array().unwrap().len(), 3);
    assert_eq!(sees(&house, &carla.id), ["ring.jpg"]);
    house.kit.db.reset();
    let got = software.json(Method::DELETE, &format!("{at}/{}", anna.id), json!({})).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    // What was sent to Anna stays hers; somebody else is the primary one now.
    assert_eq!(sees(&house, &anna.id), ["Welcome guide.pdf"]);
    let sql = "SELECT contact_id FROM participants WHERE project_id = ?1 AND role = 'primary'";
    assert_eq!(house.kit.db.read::<Value>(sql, &[(&aurora.projects[0]).into()]).len(), 1);
    assert_eq!(software.json(Method::DELETE, &format!("{at}/{}", anna.id), json!({})).await.status, StatusCode::NOT_FOUND);
}

/// Proves C11, C13.
#[tokio::test]
async fn other_studios_projects_and_people_are_not_there() {
    let house = house();
    let (aurora, northlight) = (&house.demo.aurora, &house.demo.northlight);
    let (ours, theirs) = (&aurora.projects[0], &northlight.projects[0]);
    let (anna, dan) = (&aurora.contacts[0].id, &northlight.contacts[1].id);
    let mut software = house.keyed(aurora, BOTH);
    let before = house.kit.db.snapshot();
    let at = |project| format!("/api/v1/projects/{project}");
    assert_eq!(software.get(&at(theirs)).await.status, StatusCode::NOT_FOUND);
    for (project, contact) in [(theirs, anna), (ours, dan), (theirs, dan)] {
        let got = software.post(&format!("{}/participants", at(project)), json!({ "participants": [contact] })).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND);
        let got = software.json(Method::DELETE, &format!("{}/participants/{contact}", at(project)), json!({})).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(software.post(&format!("{}/uploads", at(theirs)), json!({ "uploads": "off" })).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C11.
#[tokio::test]
async fn uploads_are_switched_with_two_round_trips() {
    let house = house();
    let project = &house.demo.aurora.projects[0];
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let path = format!("/api/v1/projects/{project}/uploads");
    house.kit.db.reset();
    assert_eq!(software.post(&path, json!({ "uploads": "off" })).await.status, StatusCode::OK);
    assert_eq!(house.kit.db.trips(), 2);
    assert_eq!(software.get(&format!("/api/v1/projects/{project}")).await.json()["uploads"], false);
    assert_eq!(software.post(&path, json!({ "uploads": "maybe" })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let before = house.kit.db.snapshot();
    software.post(&path, json!({ "uploads": "off" })).await;
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C2, C11, C13.
#[tokio::test]
async fn the_page_adds_removes_and_switches() {
    let house = house();
    let aurora = &house.demo.aurora;
    let [anna, _, carla] = &aurora.contacts[..] else { panic!("three") };
    let mut jon = house.member(&aurora.staff).await;
    let at = format!("/projects/{}", aurora.projects[0]);
    let again = jon.form(&format!("{at}/participants"), &[]).await;
    assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text.contains("Choose at least one participant"), "{}", again.text);
    let done = jon.form(&format!("{at}/participants"), &[("participant", carla.id.as_str())]).await;
    assert_eq!(done.location(), format!("{at}?notice=people-changed"));
    let page = jon.get(done.location()).await;
    assert!(page.text.contains("Activate Carla Diaz") && page.text.contains(&format!(r#"name="next" value="{at}""#)), "{}", page.text);
    assert_eq!(jon.form(&format!("{at}/participants/{}/remove", anna.id), &[]).await.status, StatusCode::SEE_OTHER);
    let done = jon.form(&format!("{at}/uploads"), &[("uploads", "off")]).await;
    assert!(jon.get(done.location()).await.text.contains("Turn uploads on"));
}
