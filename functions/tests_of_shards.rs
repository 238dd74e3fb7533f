//! The demo's two studios are in a shard each: what crosses them goes through the directory.

use domain::{
    Shard, StudioId,
    time::{HOUR, MINUTE},
};
use http::StatusCode;
use serde_json::{Value, json};
use testkit::InjectedFault;

use crate::{
    system::{Inbound, Received, cron},
    testing::{House, house},
};

const OPERATOR: &str = "operator-secret-of-the-tests";

fn names(house: &House, name: &str) -> Vec<Value> {
    house.kit.db.directory().read("SELECT kind, studio_id, claimed_at IS NULL AS confirmed FROM names WHERE name = ?1", &[name.into()])
}

fn studio(slug: &str) -> Value {
    json!({ "slug": slug, "name": "Third Light", "owner_name": "Kit Rowe", "owner_email": format!("kit@{slug}.example"), "payment_account": format!("acct_{slug}") })
}

fn slug_of(house: &House) -> String {
    house.kit.db.read::<Value>("SELECT slug FROM studios WHERE id = ?1", &[(&house.demo.aurora.id).into()])[0]["slug"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[tokio::test]
async fn each_studio_has_its_rows_in_its_own_shard_and_nowhere_else() {
    let house = house();
    for studio in [&house.demo.aurora, &house.demo.northlight] {
        let of = |shard: u16| {
            let db = house.kit.db.shard(Shard::try_from(shard).unwrap());
            db.read::<Value>("SELECT id FROM contacts WHERE studio_id = ?1", &[(&studio.id).into()]).len()
        };
        let own = studio.placement().shard.number();
        assert!(of(own) > 0 && of(3 - own) == 0, "{}", studio.slug);
        // Both sides find it.
        assert_eq!(house.client(studio, &studio.contacts[0]).await.get("/files").await.status, StatusCode::OK);
        assert_eq!(house.member(&studio.owner).await.get("/contacts").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_page_is_one_round_trip_once_the_edge_knows_the_shard() {
    let house = house();
    let mut client = house.client(&house.demo.northlight, &house.demo.northlight.contacts[0]).await;
    let mut member = house.member(&house.demo.northlight.owner).await;
    for _ in 0..2 {
        client.get("/files").await;
        member.get("/contacts").await;
    }
    house.kit.db.reset();
    assert_eq!(client.get("/files").await.status, StatusCode::OK);
    assert_eq!(member.get("/contacts").await.status, StatusCode::OK);
    assert_eq!(house.kit.db.trips(), 2);
}

#[tokio::test]
async fn a_new_studio_goes_to_the_shard_with_the_fewest_or_to_the_one_that_is_named() {
    let house = house();
    let mut operator = house.software(OPERATOR);
    let mut made = Vec::new();
    for (slug, shard) in [("third", None), ("fourth", None), ("fifth", Some(2)), ("sixth", None)] {
        let mut sent = studio(slug);
        sent["shard"] = json!(shard);
        let got = operator.post("/api/v1/operator/studios", sent).await;
        assert_eq!(got.status, StatusCode::CREATED, "{}", got.text);
        made.push(got.json()["shard"].as_u64().unwrap());
        let id: StudioId = got.json()["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(u64::from(house.kit.db.placement(&id).number()), *made.last().unwrap());
    }
    assert_eq!(made, [1, 2, 2, 1]);
    let mut nowhere = studio("seventh");
    nowhere["shard"] = json!(3);
    let got = operator.post("/api/v1/operator/studios", nowhere).await;
    assert_eq!((got.status, got.json()["errors"][0]["field"].as_str()), (StatusCode::UNPROCESSABLE_ENTITY, Some("shard")), "{}", got.text);
}

/// Proves A1.
#[tokio::test]
async fn what_is_unique_over_all_studios_is_so_across_shards() {
    let house = house();
    // Aurora is in the other shard than the one the new studio is sent to.
    for (field, value, of) in [
        ("slug", "aurora", "slug"),
        ("owner_email", "mara@aurora.example", "owner_email"),
        ("payment_account", "acct_aurora", "payment_account"),
    ] {
        let mut sent = studio("third");
        (sent[field], sent["shard"]) = (json!(value), json!(2));
        let got = house.software(OPERATOR).post("/api/v1/operator/studios", sent).await;
        assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", got.text);
        assert_eq!(got.json()["errors"][0]["field"], of);
    }
    assert_eq!(names(&house, "third"), Vec::<Value>::new(), "all or nothing is claimed");
}

/// Proves A1.
#[tokio::test]
async fn a_change_of_address_that_ends_half_way_leaves_no_claim_for_long() {
    // The member's standing is read, the name is claimed, written, confirmed; each may fail before or after it was done.
    for nth in 1..=4 {
        for fault in [InjectedFault::Before, InjectedFault::After] {
            let house = house();
            let mut owner = house.member(&house.demo.aurora.owner).await;
            owner.get("/contacts").await;
            house.kit.db.fail(nth, fault);
            let _ = owner.json(http::Method::PATCH, "/api/v1/studio/slug", json!({ "slug": "aurora-films" })).await;
            house.kit.log.take();
            house.kit.clock.advance(HOUR);
            cron::run(&house.setup.system()).await.unwrap();
            let (slug, claims) = (slug_of(&house), names(&house, "aurora-films"));
            if slug == "aurora-films" {
                let own = json!({ "kind": "slug", "studio_id": house.demo.aurora.id, "confirmed": 1 });
                assert_eq!(claims, [own], "{nth} {fault:?}");
                assert_eq!(house.portal("aurora-films").get("/login").await.status, StatusCode::OK);
            } else {
                assert_eq!(claims, Vec::<Value>::new(), "{nth} {fault:?}");
                // Free for everybody.
                let mut other = house.member(&house.demo.northlight.owner).await;
                let got = other.json(http::Method::PATCH, "/api/v1/studio/slug", json!({ "slug": "aurora-films" })).await;
                assert_eq!(got.status, StatusCode::OK, "{nth} {fault:?} {}", got.text);
            }
        }
    }
}

#[tokio::test]
async fn a_studio_that_was_never_made_leaves_the_directory() {
    // The operator's secret is counted and forgotten, a shard is chosen, names are claimed: then the shard is out of reach.
    let house = house();
    let before = house.kit.db.snapshot();
    house.kit.db.fail(5, InjectedFault::Before);
    let got = house.software(OPERATOR).post("/api/v1/operator/studios", studio("third")).await;
    assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE, "{}", got.text);
    assert_eq!(names(&house, "third").len(), 1);
    house.kit.clock.advance(9 * MINUTE);
    cron::run(&house.setup.system()).await.unwrap();
    assert_eq!(names(&house, "third").len(), 1, "whoever claimed it may still be at it");
    house.kit.clock.advance(2 * MINUTE);
    cron::run(&house.setup.system()).await.unwrap();
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let again = house.software(OPERATOR).post("/api/v1/operator/studios", studio("third")).await;
    assert_eq!(again.status, StatusCode::CREATED, "{}", again.text);
}

/// A link that was made before there were shards does not name one, and the directory does.
#[tokio::test]
async fn a_members_link_without_a_shard_still_works() {
    let house = house();
    house.dashboard().post("/api/v1/forgot-password", json!({ "email": "theo@northlight.example" })).await;
    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to("theo@northlight.example");
    let link = testkit::SentMail::link(&mail, "/set-password/");
    let token = link.rsplit('/').next().unwrap();
    assert!(token.starts_with("ac"), "it names the second shard: {token}");
    let (_, old) = token.split_at(2);
    let mut browser = house.dashboard();
    assert_eq!(browser.get(&format!("/set-password/{old}")).await.status, StatusCode::NOT_FOUND);
    let hash = house.kit.db.read::<Value>("SELECT hash FROM one_time_tokens WHERE studio_id = ?1", &[(&house.demo.northlight.id).into()]);
    house.kit.db.directory().execute(
        "INSERT INTO names (kind, name, studio_id) VALUES ('member_token', ?1, ?2)",
        &[hash[0]["hash"].as_str().unwrap().into(), (&house.demo.northlight.id).into()],
    );
    // One that names a shard where it is not, as after its studio moved, is found the same way.
    for token in [old.to_owned(), format!("ab{old}"), token.to_owned()] {
        assert_eq!(browser.get(&format!("/set-password/{token}")).await.status, StatusCode::OK, "{token}");
    }
    let path = format!("/set-password/{old}");
    let set = browser.form(&path, &[("token", old), ("password", "lanterns on the water")]).await;
    assert_eq!(set.location(), "/contacts?notice=password-changed");
    assert_eq!(browser.get("/contacts").await.status, StatusCode::OK);
}

/// Proves B2.
#[tokio::test]
async fn an_answer_by_mail_is_found_by_the_shard_in_its_address_and_else_by_the_directory() {
    let house = house();
    let northlight = &house.demo.northlight;
    let message = domain::MessageId::from_bytes([7; 16]);
    house.kit.db.execute(
        "INSERT INTO messages (studio_id, id, contact_id, direction, kind, subject, body, created_at) VALUES (?1, ?2, ?3, 'to_client', 'email', '', 'When?', 1)",
        &[(&northlight.id).into(), (&message).into(), (&northlight.contacts[0].id).into()],
    );
    let keys = web::crypto::Keys::parse(&house.kit.services.config.master_keys).unwrap();
    let address = |shard: u16| {
        let at = domain::Placement { studio: northlight.id.clone(), shard: Shard::try_from(shard).unwrap() };
        web::reply_address::make(&keys, &at, &message, "reply.portico.example").unwrap().to_string()
    };
    let send = async |to: &str, id: &str| {
        let raw = format!("From: anna@example.com\r\nMessage-ID: <{id}@example.com>\r\n\r\nAt six. {id}\r\n");
        crate::system::inbound(&house.setup.system(), &Received { from: "anna@example.com", to, raw: raw.as_bytes() }).await.unwrap()
    };
    assert_eq!(send(&address(2), "m1").await, Inbound::Taken);
    // Sent before the studio moved from another shard.
    assert!(matches!(send(&address(1), "m2").await, Inbound::Refused(_)));
    house
        .kit
        .db
        .directory()
        .execute("INSERT INTO names (kind, name, studio_id) VALUES ('message', ?1, ?2)", &[(&message).into(), (&northlight.id).into()]);
    assert_eq!(send(&address(1), "m3").await, Inbound::Taken);
}

#[tokio::test]
async fn where_the_directory_is_out_of_reach_nobody_gets_in_without_being_counted() {
    let house = house();
    house.kit.db.fail(1, InjectedFault::Before);
    let owner = &house.demo.aurora.owner;
    let got = house.dashboard().form("/sign-in", &[("email", owner.email.as_str()), ("password", owner.password)]).await;
    assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE);
}
