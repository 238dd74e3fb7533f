use domain::right::Right;
use http::StatusCode;
use serde_json::json;

use crate::testing::{House, house};

pub const RIGHTS: &[Right] = &[Right::AccessWrite, Right::ContactsRead, Right::ContactsWrite];

/// The link of the latest email.
pub async fn link(house: &House) -> String {
    house.deliver_mail().await;
    let sent = house.kit.mail.sent();
    let text = &sent.last().unwrap().text;
    text.split_whitespace().find(|word| word.starts_with("https://aurora.portico.example/")).unwrap().to_owned()
}

/// Proves C2, C3, C9.
#[tokio::test]
async fn closing_refuses_the_very_next_request_and_keeps_everything() {
    let house = house();
    let aurora = &house.demo.aurora;
    let anna = &aurora.contacts[0];
    for way in ["deactivate", "disable"] {
        let mut software = house.keyed(aurora, RIGHTS);
        let mut client = house.client(aurora, anna).await;
        let secret = crate::client::link::tests::link(&house, 0, "reset");
        house.kit.db.execute("UPDATE one_time_tokens SET epoch = (SELECT epoch FROM portal_access WHERE email = 'anna@example.com')", &[]);
        let opened = async || house.portal("aurora").get(&format!("/set-password/{secret}")).await.status;
        assert_eq!(opened().await, StatusCode::OK);
        let kept = house.kit.db.snapshot();
        let bytes = format!("/files/{}", aurora.file);
        assert_eq!(client.get(&bytes).await.status, StatusCode::OK);
        house.kit.db.reset();
        let got = software.post(&format!("/api/v1/contacts/{}/{way}", anna.id), json!({})).await;
        assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
        assert_eq!(client.get(&bytes).await.location().split('?').next(), Some("/login"));
        // The session is over for good, a new login is refused, the links that were out are dead.
        let epochs: Vec<serde_json::Value> = house.kit.db.read(
            "SELECT s.id FROM sessions s JOIN portal_access a ON a.studio_id = s.studio_id AND a.contact_id = s.contact_id WHERE s.epoch = a.epoch AND s.contact_id = ?1",
            &[(&anna.id).into()],
        );
        assert_eq!(epochs.len(), 0);
        let login = json!({ "email": anna.email, "password": anna.password });
        assert_eq!(client.post("/api/v1/login", login).await.status, StatusCode::FORBIDDEN);
        // Who knows the password is told; so is who asks for another, by letter.
        let told = house.portal("aurora").form("/login", &[("email", anna.email.as_str()), ("password", anna.password)]).await;
        let (title, letter) = if way == "disable" {
            ("Your access is closed", "has closed your access")
        } else {
            ("Your portal is temporarily closed", "has temporarily closed your portal")
        };
        assert!(told.status == StatusCode::FORBIDDEN && told.text.contains(title), "{}", told.text);
        house.portal("aurora").form("/forgot-password", &[("email", anna.email.as_str())]).await;
        house.deliver_mail().await;
        assert!(house.kit.mail.latest_to(anna.email.as_str()).text.contains(letter));
        // A link that was out opens nothing: it says that access is closed, and once it is open again, that it is over.
        assert_eq!(opened().await, StatusCode::FORBIDDEN);
        for table in ["file_recipients", "document_recipients", "participants", "files", "documents"] {
            assert_eq!(kept.rows(table), house.kit.db.snapshot().rows(table), "{table}");
        }
        // Back again: there is a password, so it is a notice and no invite.
        let got = software.post(&format!("/api/v1/contacts/{}/activate", anna.id), json!({})).await;
        assert_eq!(got.json()["mail"], "notice", "{}", got.text);
        assert_eq!(opened().await, StatusCode::GONE);
        // Its link is theirs: the login page has the address filled in.
        let link = link(&house).await;
        let path = link.strip_prefix("https://aurora.portico.example").unwrap();
        let mut back = house.portal("aurora");
        let got = back.get(path).await;
        assert!(path.starts_with("/set-password/") && got.location() == "/login", "{path}");
        assert!(back.get("/login").await.text.contains(r#"value="anna@example.com""#));
        assert_eq!(back.form("/login", &[("email", anna.email.as_str()), ("password", anna.password)]).await.location(), "/");
    }
}

/// Proves C9.
#[tokio::test]
async fn mail_with_a_link_does_not_leave_after_the_door_was_closed() {
    let house = house();
    let carla = &house.demo.aurora.contacts[2];
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    software.post(&format!("/api/v1/contacts/{}/activate", carla.id), json!({})).await;
    software.post(&format!("/api/v1/contacts/{}/disable", carla.id), json!({})).await;
    assert!(house.kit.db.snapshot().rows("jobs").is_empty());
    house.deliver_mail().await;
    assert_eq!(house.kit.mail.sent().len(), 0);
    // Disabled is not made milder by deactivating.
    let got = software.post(&format!("/api/v1/contacts/{}/deactivate", carla.id), json!({})).await;
    assert_eq!(got.json()["access"], "disabled");
}

/// Proves C2, C9.
#[tokio::test]
async fn another_studios_contact_is_not_there() {
    let house = house();
    let dan = &house.demo.northlight.contacts[1];
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    let before = house.kit.db.snapshot();
    for way in ["activate", "deactivate", "disable"] {
        let got = software.post(&format!("/api/v1/contacts/{}/{way}", dan.id), json!({})).await;
        assert_eq!(got.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C2.
#[tokio::test]
async fn from_a_page_it_goes_back_where_it_came_from() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut jon = house.member(&aurora.staff).await;
    let activate = format!("/contacts/{}/activate", aurora.contacts[2].id);
    let project = format!("/projects/{}", aurora.projects[1]);
    assert_eq!(jon.form(&activate, &[("next", &project)]).await.location(), format!("{project}?notice=activated"));
    let got = jon.form(&activate, &[("next", "//evil.test")]).await;
    assert_eq!(got.location(), format!("/contacts/{}?notice=already-active", aurora.contacts[2].id));
    let page = jon.get(got.location()).await;
    assert!(page.text.contains("Portal access was already active"), "{}", page.text);
}
