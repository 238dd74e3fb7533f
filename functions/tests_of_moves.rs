//! A studio that moves to another shard, as the Worker sees it. `scripts/move-studio` does the moving; `tests/e2e/move.test.js` has it move a
//! studio that is being used.

use domain::{Shard, time::MINUTE};
use http::StatusCode;
use serde_json::{Value, json};

use crate::{
    system::cron,
    testing::{House, house},
};

fn depart(house: &House, state: &'static str) {
    let sql =
        "INSERT INTO departures (studio_id, state, since) VALUES (?1, ?2, 1) ON CONFLICT (studio_id) DO UPDATE SET state = excluded.state";
    house.kit.db.shard(Shard::FIRST).execute(sql, &[(&house.demo.aurora.id).into(), state.into()]);
}

/// As the script ends a move: the rows are in the other shard, and the directory says so.
fn moved(house: &House) {
    let other = house.kit.db.shard(Shard::try_from(2).unwrap());
    for (sql, args) in house.demo.statements.iter().filter(|(_, args)| args.contains(&ports::Arg::from(&house.demo.aurora.id))) {
        other.execute(sql, args);
    }
    house.kit.db.directory().execute("UPDATE studios SET shard = 2 WHERE id = ?1", &[(&house.demo.aurora.id).into()]);
    depart(house, "left");
}

#[tokio::test]
async fn while_a_studio_moves_nothing_is_written_and_who_tries_is_told_to_come_again() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    let mut client = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    depart(&house, "moving");
    let before = house.kit.db.snapshot();
    let got = owner.post("/api/v1/contacts", json!({ "name": "Zoe", "email": "zoe@example.com" })).await;
    assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE, "{}", got.text);
    assert!(got.headers.contains_key("retry-after"));
    assert_eq!(
        client.form("/login", &[("email", "anna@example.com"), ("password", "lavender hills 42")]).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    // The neighbours notice nothing.
    assert_eq!(house.member(&house.demo.northlight.owner).await.get("/contacts").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_studio_that_has_moved_is_followed_though_the_edge_remembers_where_it_was() {
    let house = house();
    assert_eq!(house.portal("aurora").get("/login").await.status, StatusCode::OK);
    house.kit.placed([&house.demo.aurora.id]);
    moved(&house);
    let mut client = house.portal("aurora");
    let login = client.form("/login", &[("email", "anna@example.com"), ("password", "lavender hills 42")]).await;
    assert_eq!(login.status, StatusCode::SEE_OTHER, "{}", login.text);
    assert_eq!(client.get("/files").await.status, StatusCode::OK);
    let sessions = |shard: u16| house.kit.db.shard(Shard::try_from(shard).unwrap()).read::<Value>("SELECT id FROM sessions", &[]).len();
    assert_eq!((sessions(1), sessions(2)), (0, 1));
    // Nor is anything done for the old copy.
    house.kit.jobs.take();
    house.portal("aurora").post("/api/v1/forgot-password", json!({ "email": "anna@example.com" })).await;
    house.kit.jobs.take();
    house.kit.clock.advance(MINUTE);
    cron::run(&house.setup.system()).await.unwrap();
    assert_eq!(house.kit.jobs.take().len(), 1, "of the new one only");
}
