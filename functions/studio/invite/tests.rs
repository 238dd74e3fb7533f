use domain::{ContactId, right::Right, time::MINUTE};
use http::StatusCode;
use serde_json::{Value, json};

use crate::testing::{House, house};

const RIGHTS: &[Right] = &[Right::AccessWrite, Right::ContactsRead];

/// So many more active clients of Aurora who chose no password yet.
fn newcomers(house: &House, many: u8) -> Vec<ContactId> {
    let studio = &house.demo.aurora.id;
    let one = |number: u8| {
        let mut bytes = [9; 16];
        bytes[15] = number;
        let (id, email) = (ContactId::from_bytes(bytes), format!("new{number}@example.com"));
        let args = [studio.into(), (&id).into(), email.as_str().into()];
        house.kit.db.execute("INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?1, ?2, 'New Comer', ?3, 1)", &args);
        let sql = "INSERT INTO portal_access (studio_id, contact_id, email, state, activated_at) VALUES (?1, ?2, ?3, 'active', 1)";
        house.kit.db.execute(sql, &args);
        id
    };
    (0..many).map(one).collect()
}

fn tokens(house: &House) -> Vec<Value> {
    house.kit.db.read("SELECT hash, contact_id FROM one_time_tokens WHERE purpose = 'invite' AND used_at IS NULL AND expires_at > 0", &[])
}

/// Proves C5.
#[tokio::test]
async fn everybody_gets_an_answer_of_their_own() {
    let house = house();
    let [anna, _, carla] = &house.demo.aurora.contacts[..] else { panic!("three") };
    let dan = &house.demo.northlight.contacts[1];
    let new = newcomers(&house, 1);
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    house.kit.db.reset();
    let got = software.post("/api/v1/invites", json!({ "contacts": [anna.id, carla.id, dan.id, new[0], new[0]] })).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    let results = got.json()["results"].as_array().unwrap().clone();
    let states: Vec<_> = results.iter().map(|result| result["result"].as_str().unwrap()).collect();
    assert_eq!(states, ["accepted", "not_active", "not_found", "sent"]);
    assert!(results[1]["note"].as_str().unwrap().contains("Activate it"));
    assert_eq!((&results[2]["name"], &results[2]["email"]), (&json!(null), &json!(null)));
    house.deliver_mail().await;
    assert_eq!(house.kit.mail.sent().len(), 1);
}

/// Proves C5.
#[tokio::test]
async fn many_cost_one_read_and_a_commit_for_every_fifty() {
    let house = house();
    let new = newcomers(&house, 120);
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    house.kit.db.reset();
    let got = software.post("/api/v1/invites", json!({ "contacts": new })).await;
    assert_eq!((got.json()["sent"].clone(), house.kit.db.trips()), (json!(120), 4));
    assert_eq!(tokens(&house).len(), 120);
    let too_many: Vec<_> = (0..501_u16).map(|n| ContactId::from_bytes([[n.to_be_bytes(); 8].concat().try_into().unwrap()][0])).collect();
    assert_eq!(software.post("/api/v1/invites", json!({ "contacts": too_many })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves A14, C5.
#[tokio::test]
async fn a_retry_invites_nobody_twice() {
    let house = house();
    let new = newcomers(&house, 3);
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    software.idempotency_key = Some("party".to_owned());
    let first = software.post("/api/v1/invites", json!({ "contacts": new })).await;
    let again = software.post("/api/v1/invites", json!({ "contacts": new })).await;
    assert_eq!(first.text, again.text);
    // Without the key, too, while they are on their way.
    software.idempotency_key = None;
    let got = software.post("/api/v1/invites", json!({ "contacts": new })).await;
    assert_eq!((&got.json()["sent"], &got.json()["results"][0]["result"]), (&json!(0), &json!("already")));
    assert_eq!(tokens(&house).len(), 3);
    // Minutes after they were delivered, whoever asks for another gets one, and the first link stays good (A14).
    house.deliver_mail().await;
    house.kit.clock.advance(3 * MINUTE);
    let got = software.post(&format!("/api/v1/contacts/{}/invite", new[0]), json!({})).await;
    assert_eq!(got.json()["result"], "sent", "{}", got.text);
    assert_eq!(tokens(&house).len(), 4);
}

/// Proves C5.
#[tokio::test]
async fn a_batch_that_broke_off_goes_on_where_it_stopped() {
    let house = house();
    let new = newcomers(&house, 70);
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    software.idempotency_key = Some("party".to_owned());
    house.kit.db.fail(3, testkit::InjectedFault::Before);
    assert_eq!(software.post("/api/v1/invites", json!({ "contacts": new })).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(tokens(&house).len(), 50);
    let got = software.post("/api/v1/invites", json!({ "contacts": new })).await;
    assert_eq!(got.json()["sent"], 20);
    assert_eq!(tokens(&house).len(), 70);
}

/// Proves C4, C5.
#[tokio::test]
async fn two_tabs_at_once_send_one_invitation() {
    let house = house();
    let new = newcomers(&house, 1);
    let path = format!("/api/v1/contacts/{}/invite", new[0]);
    let (mut one, mut two) = (house.keyed(&house.demo.aurora, RIGHTS), house.keyed(&house.demo.aurora, RIGHTS));
    let (one, two) = tokio::join!(one.post(&path, json!({})), two.post(&path, json!({})));
    let mut results = [one.json()["result"].clone(), two.json()["result"].clone()];
    results.sort_by_key(ToString::to_string);
    assert_eq!(results, [json!("already"), json!("sent")]);
    assert_eq!(tokens(&house).len(), 1);
}

/// Proves C4.
#[tokio::test]
async fn one_is_told_why_not() {
    let house = house();
    let [anna, _, carla] = &house.demo.aurora.contacts[..] else { panic!("three") };
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    let before = house.kit.db.snapshot();
    for (contact, words) in [(anna, "They already have a password"), (carla, "Their portal access isn’t active.")] {
        for what in ["invite", "invite-link"] {
            let got = software.post(&format!("/api/v1/contacts/{}/{what}", contact.id), json!({})).await;
            assert_eq!(got.status, StatusCode::CONFLICT);
            assert!(got.json()["detail"].as_str().unwrap().starts_with(words), "{}", got.text);
        }
    }
    let dan = &house.demo.northlight.contacts[1];
    for what in ["invite", "invite-link"] {
        assert_eq!(software.post(&format!("/api/v1/contacts/{}/{what}", dan.id), json!({})).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C4.
#[tokio::test]
async fn the_link_is_shown_once_audited_and_kept_nowhere() {
    let house = house();
    let new = newcomers(&house, 1);
    let mut software = house.keyed(&house.demo.aurora, RIGHTS);
    software.idempotency_key = Some("link".to_owned());
    house.kit.db.reset();
    let path = format!("/api/v1/contacts/{}/invite-link", new[0]);
    let got = software.post(&path, json!({})).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 2), "{}", got.text);
    let link = got.json()["link"].as_str().unwrap().to_owned();
    let secret = link.strip_prefix("https://aurora.portico.example/set-password/").unwrap();
    assert!(!format!("{:?}", house.kit.db.snapshot()).contains(secret));
    assert_eq!(house.kit.db.snapshot().rows("audit_log").last().unwrap()["action"], "invitation_link.shown");
    assert_eq!(software.post(&path, json!({})).await.json()["link"], json!(null));
    assert_eq!(tokens(&house).len(), 1);
}

/// Proves C4, C5.
#[tokio::test]
async fn the_pages_invite_one_and_many() {
    let house = house();
    let new = newcomers(&house, 2);
    let carla = &house.demo.aurora.contacts[2];
    let mut jon = house.member(&house.demo.aurora.staff).await;
    let got = jon.form(&format!("/contacts/{}/invite", new[0]), &[]).await;
    let page = jon.get(got.location()).await;
    assert!(page.text.contains("The invitation is on its way.") && page.text.contains("Sending"), "{}", page.text);
    let fields = [("contact", new[0].as_str()), ("contact", new[1].as_str()), ("contact", carla.id.as_str())];
    let page = jon.form("/contacts/invite", &fields).await;
    assert!(page.text.contains("One invitation is on its way") && page.text.contains("Already invited"), "{}", page.text);
    assert!(page.text.contains("Activate it on their page"));
    assert!(jon.form("/contacts/invite", &[]).await.text.contains("Nobody selected"));
    let page = jon.form(&format!("/contacts/{}/invite-link", new[1]), &[]).await;
    assert!(page.text.contains("https://aurora.portico.example/set-password/"), "{}", page.text);
    assert_eq!(page.headers["cache-control"], "no-store");
}
