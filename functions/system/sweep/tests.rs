use domain::time::{DAY, HOUR};
use serde_json::json;
use testkit::{InjectedFault, NOW};

use super::sweep;
use crate::testing::{House, house};

/// One of each for every time given, with the time as its mark.
fn fill(house: &House) {
    let (studio, anna) = (&house.demo.aurora.id, &house.demo.aurora.contacts[0].id);
    let put = |sql: &str, args: &[ports::Arg]| assert_eq!(house.kit.db.execute(sql, args), 1, "{sql}");
    for (mark, at) in [("old", NOW.minus(31 * DAY)), ("young", NOW.minus(29 * DAY))] {
        put(
            "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, contact_id, created_at, expires_at) VALUES (?1, ?2, 'invite', ?2, ?3, 1, ?4)",
            &[studio.into(), mark.into(), anna.into(), at.into()],
        );
        put(
            "INSERT INTO sessions (studio_id, id, contact_id, epoch, created_at, seen_at, expires_at) VALUES (?1, ?2, ?3, 0, 1, 1, ?4)",
            &[studio.into(), format!("expired {mark}").into(), anna.into(), at.into()],
        );
        put(
            "INSERT INTO sessions (studio_id, id, contact_id, epoch, created_at, seen_at, expires_at, ended_at) VALUES (?1, ?2, ?3, 0, 1, 1, ?4, ?5)",
            &[studio.into(), format!("ended {mark}").into(), anna.into(), NOW.plus(DAY).into(), at.into()],
        );
        put(
            "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, file_id, created_at, expires_at) VALUES (?1, ?2, ?2, ?3, ?4, ?5, 1, ?6)",
            &[
                studio.into(),
                mark.into(),
                anna.into(),
                (&house.demo.aurora.projects[0]).into(),
                (&house.demo.aurora.file).into(),
                at.into(),
            ],
        );
        put(
            "INSERT INTO item_sessions (studio_id, session_id, link_id) VALUES (?1, ?2, ?3)",
            &[studio.into(), format!("expired {mark}").into(), mark.into()],
        );
    }
    for (contact, at) in [(0, NOW.minus(31 * DAY)), (1, NOW.minus(29 * DAY))] {
        put(
            "INSERT INTO email_changes (studio_id, contact_id, email, hash, created_at, expires_at) VALUES (?1, ?2, ?3, ?3, 1, ?4)",
            &[
                studio.into(),
                (&house.demo.aurora.contacts[contact].id).into(),
                if contact == 0 { "old" } else { "young" }.into(),
                at.into(),
            ],
        );
    }
    for (mark, window, blocked) in
        [("old", NOW.minus(1), NOW.minus(1)), ("open", NOW.plus(1), NOW.minus(1)), ("waits", NOW.minus(1), NOW.plus(1))]
    {
        put(
            "INSERT INTO login_counters (studio_id, subject, attempts, window_ends_at, blocked_until) VALUES (?1, ?2, 1, ?3, ?4)",
            &[studio.into(), mark.into(), window.into(), blocked.into()],
        );
    }
    for (mark, at) in [("old", NOW.minus(49 * HOUR)), ("young", NOW.minus(47 * HOUR))] {
        put(
            "INSERT INTO idempotency_keys (studio_id, actor, key, fingerprint, status, answer, created_at) VALUES (?1, 'a', ?2, 'f', 200, '{}', ?3)",
            &[studio.into(), mark.into(), at.into()],
        );
    }
}

fn refuse(house: &House) {
    for (mark, hour) in [("old", NOW.minus(401 * DAY)), ("young", NOW.minus(399 * DAY))] {
        house.kit.db.execute(
            "INSERT INTO refusals (studio_id, hour, kind, source, attempts, first_at, last_at, route) VALUES (?1, ?2, 'login', ?3, 1, 1, 1, '')",
            &[(&house.demo.aurora.id).into(), hour.into(), mark.into()],
        );
    }
}

fn left(house: &House, table: &str, column: &str) -> Vec<String> {
    let mut left: Vec<_> = house.kit.db.snapshot().rows(table).iter().map(|row| row[column].as_str().unwrap().to_owned()).collect();
    left.sort();
    left
}

/// Proves A10, A14.
#[tokio::test]
async fn only_what_is_long_over_goes() {
    let house = house();
    fill(&house);
    refuse(&house);
    sweep(&house.setup.system(), domain::Shard::FIRST, 1000).await.unwrap();
    assert_eq!(left(&house, "refusals", "source"), ["young"]);
    assert_eq!(left(&house, "one_time_tokens", "id"), ["young"]);
    assert_eq!(left(&house, "sessions", "id"), ["ended young", "expired young"]);
    assert_eq!(left(&house, "item_links", "id"), ["young"]);
    assert_eq!(left(&house, "item_sessions", "session_id"), ["expired young"]);
    assert_eq!(left(&house, "login_counters", "subject"), ["open", "waits"]);
    assert_eq!(left(&house, "idempotency_keys", "key"), ["young"]);
    assert_eq!(left(&house, "email_changes", "email"), ["young"]);
}

#[tokio::test]
async fn one_failing_does_not_keep_the_others() {
    let house = house();
    fill(&house);
    house.kit.db.fail(1, InjectedFault::Before);
    assert!(sweep(&house.setup.system(), domain::Shard::FIRST, 1000).await.is_err());
    assert_eq!(left(&house, "one_time_tokens", "id"), ["old", "young"]);
    assert_eq!(left(&house, "idempotency_keys", "key"), ["young"]);
    sweep(&house.setup.system(), domain::Shard::FIRST, 1000).await.unwrap();
    assert_eq!(left(&house, "one_time_tokens", "id"), ["young"]);
}

#[tokio::test]
async fn a_bite_is_bounded_and_the_next_takes_the_rest() {
    let house = house();
    house.kit.db.execute(
        "INSERT INTO login_counters (studio_id, subject, attempts, window_ends_at)
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) SELECT ?1, i, 1, 1 FROM n",
        &[(&house.demo.aurora.id).into()],
    );
    for rest in [500, 0] {
        sweep(&house.setup.system(), domain::Shard::FIRST, 1000).await.unwrap();
        let left: Vec<serde_json::Value> = house.kit.db.of(&house.demo.aurora.id).read("SELECT count(*) AS n FROM login_counters", &[]);
        assert_eq!(left, [json!({ "n": rest })]);
    }
}
