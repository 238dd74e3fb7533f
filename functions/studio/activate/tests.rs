use http::{Method, StatusCode};
use serde_json::json;

use crate::{
    studio::access::tests::{RIGHTS, link},
    testing::house,
};

/// Proves C2.
#[tokio::test]
async fn activating_opens_the_way_and_mails_the_invite() {
    let house = house();
    let carla = &house.demo.aurora.contacts[2];
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    house.kit.db.reset();
    let got = software.post(&format!("/api/v1/contacts/{}/activate", carla.id), json!({})).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    assert_eq!((&got.json()["access"], &got.json()["mail"]), (&json!("active"), &json!("invite")));
    assert!(link(&house).await.starts_with("https://aurora.portico.example/set-password/"));
    assert_eq!(house.kit.mail.sent()[0].to, carla.email);
    // Once more changes nothing and sends nothing.
    let before = house.kit.db.snapshot();
    let got = software.post(&format!("/api/v1/contacts/{}/activate", carla.id), json!({})).await;
    assert_eq!(got.json()["mail"], "none");
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A13.
#[tokio::test]
async fn one_address_opens_the_portal_for_one_person() {
    let house = house();
    let [anna, _, carla] = &house.demo.aurora.contacts[..] else { panic!("three") };
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    let path = format!("/api/v1/contacts/{}", carla.id);
    software.json(Method::PATCH, &path, json!({ "email": anna.email })).await;
    let before = house.kit.db.snapshot();
    let got = software.post(&format!("{path}/activate"), json!({})).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    let detail = got.json()["detail"].as_str().unwrap().to_owned();
    assert!(detail.starts_with("Anna Berg has portal access with the same email address, anna@example.com."), "{detail}");
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    // On a page, with the way to where it can be put right.
    let page = house.member(&house.demo.aurora.staff).await.form(&format!("/contacts/{}/activate", carla.id), &[]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    for part in [
        "Carla Diaz wasn’t activated",
        "Anna Berg has portal access with the same",
        "Log out",
        &format!(r#"href="/contacts/{}""#, carla.id),
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    // Offered where it can be done, and only there.
    let (offer, page) = (format!(r#"action="/contacts/{}/activate""#, carla.id), format!("/contacts/{}", carla.id));
    let mut jon = house.member(&house.demo.aurora.staff).await;
    let taken = jon.get(&page).await;
    assert!(
        taken.text.contains("Anna Berg has the same email address and portal access.") && !taken.text.contains(&offer),
        "{}",
        taken.text
    );
    assert_eq!(software.get(&path).await.json()["address_taken"], true);
    software.post(&format!("/api/v1/contacts/{}/deactivate", anna.id), json!({})).await;
    let free = jon.get(&page).await;
    assert!(
        free.text.contains("Anna Berg has the same email address. Each client needs their own") && free.text.contains(&offer),
        "{}",
        free.text
    );
    assert_eq!(software.post(&format!("{path}/activate"), json!({})).await.status, StatusCode::OK);
}
