use domain::right::Right;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::house;

const BOTH: &[Right] = &[Right::SettingsRead, Right::SettingsWrite];

/// Proves C10, B14, B18, A10.
#[tokio::test]
async fn settings_are_read_in_one_round_trip_and_changed_in_two() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    house.kit.db.reset();
    let got = software.get("/api/v1/settings").await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", got.text);
    let mut expected = json!({
        "portal_open": true, "language": "en", "time_zone": "UTC", "show_history": true, "view_invoices": true, "make_payments": true,
        "update_profile": true, "upload": true, "message": true, "item_links": "off", "item_link_days": 30, "invoice_prefix": "INV-", "invoice_next_number": "000001",
        "notify_payment": true, "notify_payment_failed": true, "notify_refund": true, "notify_dispute": true, "notify_profile": true, "notify_bounce": true
    });
    assert_eq!(got.json(), expected);
    let change = json!({ "language": "de", "time_zone": "Europe/Vienna", "show_history": false, "upload": false, "item_links": "act", "item_link_days": 7, "notify_refund": false });
    house.kit.db.reset();
    let got = software.json(Method::PATCH, "/api/v1/settings", change.clone()).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    expected.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    assert_eq!(got.json(), expected);
    assert_eq!(software.get("/api/v1/settings").await.json(), expected);
    // Only here, and written down with what was changed.
    let mut elsewhere = house.keyed(&house.demo.northlight, BOTH);
    assert_eq!(elsewhere.get("/api/v1/settings").await.json()["time_zone"], "UTC");
    let log: Vec<Value> = house
        .kit
        .db
        .read("SELECT json_extract(detail, '$.changes') AS detail FROM audit_log WHERE action = 'studio_settings.changed'", &[]);
    assert_eq!(log, [json!({ "detail": change.to_string() })]);
}

/// Proves C10, C21.
#[tokio::test]
async fn repeating_a_change_with_its_key_changes_nothing() {
    let house = house();
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    software.idempotency_key = Some("once".to_owned());
    let first = software.json(Method::PATCH, "/api/v1/settings", json!({ "message": false })).await;
    let before = house.kit.db.snapshot();
    let again = software.json(Method::PATCH, "/api/v1/settings", json!({ "message": false })).await;
    assert_eq!((again.status, &again.text), (StatusCode::OK, &first.text));
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A11, C10.
#[tokio::test]
async fn closing_the_portal_shuts_everybody_out_at_once_and_keeps_everything() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let mut elsewhere = house.client(&house.demo.northlight, &house.demo.northlight.contacts[0]).await;
    let mut mara = house.member(&aurora.owner).await;
    let page = mara.get("/settings").await;
    assert!(page.text.contains("Yes, close it for all clients"), "it asks first: {}", page.text);
    let got = mara.form("/settings", &[("portal_open", "no")]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/settings?notice=portal-closed"));
    assert!(mara.get(got.location()).await.text.contains("The portal is closed. Clients see a short notice"));

    for path in ["/", "/files", "/login", "/api/v1/home", &format!("/files/{}", aurora.file)] {
        let got = anna.get(path).await;
        assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(!got.text.contains("Anna") && !got.text.contains("Welcome guide"), "{}", got.text);
    }
    assert!(anna.get("/").await.text.contains("The portal is temporarily closed"));
    let login = [("email", "anna@example.com"), ("password", aurora.contacts[0].password)];
    assert_eq!(anna.form("/login", &login).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(elsewhere.get("/files").await.status, StatusCode::OK);

    mara.form("/settings", &[("portal_open", "yes")]).await;
    assert!(anna.get("/files").await.text.contains("Welcome guide"), "the same session goes on");
}

/// Proves A11.
/// Where the edge still knows the portal as open, the database does not.
#[tokio::test]
async fn an_edge_that_has_not_heard_shows_no_data_either() {
    let house = house();
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    assert_eq!(anna.get("/files").await.status, StatusCode::OK);
    house.kit.db.execute("UPDATE studios SET portal_open = 0 WHERE slug = 'aurora'", &[]);
    assert_eq!(anna.get("/files").await.location(), "/login?next=%2Ffiles");
    assert_eq!(anna.get("/api/v1/files").await.status, StatusCode::UNAUTHORIZED);
}

/// Proves C10.
#[tokio::test]
async fn what_cannot_be_comes_back_with_what_was_typed() {
    let house = house();
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let before = house.kit.db.snapshot();
    let got = mara.form("/settings", &[("time_zone", "Vienna"), ("item_link_days", "many"), ("item_links", "view")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Enter a time zone by area and city", "Enter 1 to 365 days", r#"value="Vienna""#, r#"value="many""#] {
        assert!(got.text.contains(words), "{words}: {}", got.text);
    }
    assert!(got.text.contains(r#"<option value="view" selected>"#), "{}", got.text);
    // Every choice is as it was made; each was the other way before.
    let choices = [
        "show_history",
        "view_invoices",
        "make_payments",
        "update_profile",
        "upload",
        "message",
        "notify_payment",
        "notify_payment_failed",
        "notify_refund",
        "notify_dispute",
        "notify_profile",
        "notify_bounce",
    ];
    let chosen = |page: &str, name: &str| -> &'static str {
        let select = page.split_once(&format!(r#"<select id="{name}""#)).unwrap().1.split_once("</select>").unwrap().0;
        if select.contains(r#""yes" selected"#) { "yes" } else { "no" }
    };
    let page = mara.get("/settings").await.text;
    let other = choices.map(|name| (name, if chosen(&page, name) == "yes" { "no" } else { "yes" }));
    let got = mara.form("/settings", &[&other[..], &[("time_zone", "Vienna")]].concat()).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(choices.map(|name| (name, chosen(&got.text, name))), other);
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let before_keyed = house.kit.db.snapshot();
    for wrong in [json!({ "item_link_days": 0 }), json!({ "item_links": "all" }), json!({ "language": "xx" }), json!({ "slug": "mine" })] {
        let got = software.json(Method::PATCH, "/api/v1/settings", wrong.clone()).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert_eq!(before_keyed.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    assert_eq!(before.without(&["api_keys"]).changes_to(&house.kit.db.snapshot().without(&["api_keys"])), Vec::<String>::new());
}

/// Proves C10.
#[tokio::test]
async fn a_time_zone_is_one_that_the_clock_knows() {
    let house = house();
    for zone in super::rules::ZONES {
        assert!(house.kit.services.clock.knows(zone), "{zone} is offered");
    }
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let before = house.kit.db.snapshot();
    let got = mara.form("/settings", &[("time_zone", "Europe/Wien")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["We don’t know this time zone", r#"value="Europe/Wien""#] {
        assert!(got.text.contains(words), "{words}: {}", got.text);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let got = software.json(Method::PATCH, "/api/v1/settings", json!({ "time_zone": "Atlantis/Capital" })).await;
    assert_eq!((got.status, &got.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("time_zone")), "{}", got.text);
    let got = software.json(Method::PATCH, "/api/v1/settings", json!({ "time_zone": "America/Argentina/Salta" })).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
}

/// Proves C10.
#[tokio::test]
async fn the_staff_reads_and_an_owner_changes() {
    let house = house();
    let mut jon = house.member(&house.demo.aurora.staff).await;
    let page = jon.get("/settings").await;
    assert!(page.text.contains("Only owners can change these.") && !page.text.contains("<button>Save</button>"), "{}", page.text);
    let before = house.kit.db.snapshot();
    assert_eq!(jon.form("/settings", &[("upload", "no")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let got = mara.form("/settings", &[("upload", "no"), ("language", "it"), ("time_zone", "Europe/Rome")]).await;
    assert_eq!(got.location(), "/settings?notice=saved", "{}", got.text);
    // Whoever has chosen no language hears the studio's at the next request.
    assert!(house.portal("aurora").get("/login").await.text.contains(r#"<html lang="it""#));
}

/// Proves B18.
/// A page that was open when it was switched off refuses with words.
#[tokio::test]
async fn a_permission_that_goes_takes_the_upload_with_it() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let mut software = house.keyed(aurora, BOTH);
    let upload = format!("/api/v1/projects/{}/files?name=notes.txt", aurora.projects[0]);
    let bytes = || b"Bring the rings".to_vec();
    assert_eq!(anna.send(Method::POST, &upload, "text/plain", bytes(), &[]).await.status, StatusCode::CREATED);
    software.json(Method::PATCH, "/api/v1/settings", json!({ "upload": false })).await;
    let before = house.kit.db.snapshot();
    assert_eq!(anna.send(Method::POST, &upload, "text/plain", bytes(), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    assert!(!anna.get("/files").await.text.contains("type=\"file\""));
}

/// Proves C10.
#[tokio::test]
async fn each_kind_of_notice_can_be_switched_off_on_the_page() {
    let house = house();
    let mut mara = house.member(&house.demo.aurora.owner).await;
    let page = mara.get("/settings").await;
    let kinds = ["payment", "payment_failed", "refund", "dispute", "profile", "bounce"].map(|kind| format!("notify_{kind}"));
    for kind in &kinds {
        assert!(page.text.contains(&format!("name=\"{kind}\"")), "{kind}: {}", page.text);
        assert_eq!(mara.form("/settings", &[(kind.as_str(), "no")]).await.status, StatusCode::SEE_OTHER);
    }
    let mut software = house.keyed(&house.demo.aurora, BOTH);
    let settings = software.get("/api/v1/settings").await.json();
    assert!(kinds.iter().all(|kind| settings[kind] == json!(false)), "{settings}");
}
