use domain::time::{DAY, HOUR};
use ports::Files;
use testkit::{InjectedFault, NOW};

use crate::testing::{House, house};

/// A file half-way in: its row, its bytes, an open upload in parts.
async fn half_way(house: &House, state: &str, remove_at: Option<domain::Timestamp>) {
    let studio = &house.demo.aurora;
    let id = domain::FileId::from_bytes([9; 16]);
    let upload = house.kit.files.begin("half", "text/plain").await.unwrap();
    house.kit.files.seed("half", "bytes", "text/plain");
    house.kit.db.execute(
        "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, created_at, remove_at)
         VALUES (?1, ?2, ?3, 'upload', ?4, 'a.txt', 'text/plain', 5, 'half', 1, ?5)",
        &[(&studio.id).into(), (&id).into(), (&studio.projects[0]).into(), state.into(), remove_at.into()],
    );
    house.kit.db.execute(
        "INSERT INTO uploads (studio_id, id, file_id, store_upload, part_size, created_at, expires_at) VALUES (?1, ?2, ?2, ?3, 5, 1, 2)",
        &[(&studio.id).into(), (&id).into(), upload.into()],
    );
}

fn there(house: &House) -> (bool, usize) {
    (house.kit.files.object("half").is_some(), house.kit.files.unfinished())
}

#[tokio::test]
async fn what_is_due_goes_and_what_is_not_stays() {
    for (state, remove_at, goes) in [
        ("uploading", Some(NOW.minus(HOUR)), true),
        ("deleted", Some(NOW.minus(HOUR)), true),
        ("uploading", Some(NOW.plus(HOUR)), false),
        ("ready", None, false),
        ("deleted", None, false),
    ] {
        let house = house();
        half_way(&house, state, remove_at).await;
        super::sweep(&house.setup.system(), domain::Shard::FIRST, 50).await.unwrap();
        assert_eq!(there(&house), if goes { (false, 0) } else { (true, 1) }, "{state} {remove_at:?}");
    }
}

/// A sweep that ends at its `nth` call of the store, or of the database.
async fn killed(house: &House, store: bool, nth: u64, fault: InjectedFault) {
    if store {
        house.kit.files.fail(nth, fault);
    } else {
        house.kit.db.fail(nth, fault);
    }
    assert!(super::sweep(&house.setup.system(), domain::Shard::FIRST, 50).await.is_err(), "{fault:?} {store} {nth}");
}

#[tokio::test]
async fn killed_half_way_it_begins_again() {
    for fault in [InjectedFault::Before, InjectedFault::After] {
        for (store, nth) in [(true, 1), (true, 2), (false, 1), (false, 2), (false, 3)] {
            let house = house();
            half_way(&house, "uploading", Some(NOW.minus(DAY))).await;
            killed(&house, store, nth, fault).await;
            super::sweep(&house.setup.system(), domain::Shard::FIRST, 50).await.unwrap();
            assert_eq!(there(&house), (false, 0), "{fault:?} {store} {nth}");
            assert_eq!(super::sweep(&house.setup.system(), domain::Shard::FIRST, 50).await.unwrap(), 0);
        }
    }
}

#[tokio::test]
async fn logos_that_are_not_shown_go_and_the_one_that_is_stays() {
    for fault in [None, Some(InjectedFault::Before), Some(InjectedFault::After)] {
        for (store, nth) in [(true, 1), (false, 2), (false, 3)] {
            let house = house();
            let studio = &house.demo.aurora.id;
            for (key, remove_at) in [("shown", None), ("later", Some(NOW.plus(HOUR))), ("due", Some(NOW.minus(HOUR)))] {
                house.kit.files.seed(key, "bytes", "image/png");
                house.kit.db.execute(
                    "INSERT INTO logos (studio_id, object_key, created_at, remove_at) VALUES (?1, ?2, 1, ?3)",
                    &[studio.into(), key.into(), remove_at.into()],
                );
            }
            if let Some(fault) = fault {
                killed(&house, store, nth, fault).await;
            }
            super::sweep(&house.setup.system(), domain::Shard::FIRST, 50).await.unwrap();
            assert_eq!(house.kit.files.keys().iter().filter(|key| ["due", "later", "shown"].contains(&key.as_str())).count(), 2);
            assert!(house.kit.files.object("due").is_none(), "{fault:?} {store} {nth}");
            assert_eq!(super::sweep(&house.setup.system(), domain::Shard::FIRST, 50).await.unwrap(), 0);
            assert_eq!(house.kit.db.snapshot().rows("logos").len(), 2);
        }
    }
}
