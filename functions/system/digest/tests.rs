use domain::{
    FileId,
    time::{DAY, MINUTE},
};

use crate::testing::{House, house};

/// Files that clients of Aurora uploaded so long ago, in minutes.
fn uploaded(house: &House, files: &[(u8, i64, bool)]) {
    let demo = &house.demo.aurora;
    for (n, ago, private) in files {
        let id = FileId::from_bytes([*n; 16]);
        house.kit.db.execute(
            "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, uploaded_by_contact, created_at, private)
             VALUES (?1, ?2, ?3, 'upload', 'ready', ?4, 'text/plain', 1, ?2, ?5, ?6, ?7)",
            &[
                (&demo.id).into(),
                (&id).into(),
                (&demo.projects[0]).into(),
                format!("song {n}.txt").into(),
                (&demo.contacts[0].id).into(),
                testkit::NOW.minus(ago * MINUTE).into(),
                i64::from(*private).into(),
            ],
        );
    }
}

async fn told(house: &House) -> Vec<ports::Mail> {
    super::tell(&house.setup.system(), domain::Shard::FIRST, 20).await.unwrap();
    house.deliver_mail().await;
    house.kit.mail.sent()
}

/// Proves B7.
#[tokio::test]
async fn the_studio_gets_one_letter_for_what_came_within_a_while_and_participants_none() {
    let house = house();
    uploaded(&house, &[(1, 5, false)]);
    assert!(told(&house).await.is_empty(), "it waits for others");
    uploaded(&house, &[(2, 20, false), (3, 10, true)]);
    let sent = told(&house).await;
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].to.as_str(), "hello@aurora.example");
    assert!(sent[0].subject.contains("2 files") && sent[0].text.contains("song 1.txt – Anna Berg") && sent[0].text.contains("song 2.txt"));
    assert!(!sent[0].text.contains("song 3.txt"), "it was told of with its message: {}", sent[0].text);
    assert_eq!(told(&house).await.len(), 1, "told once");
}

/// Proves B7.
#[tokio::test]
async fn two_crons_at_once_write_one_letter() {
    let house = house();
    uploaded(&house, &[(1, 30, false), (2, DAY / MINUTE, false)]);
    let system = house.setup.system();
    let (one, other) = tokio::join!(super::tell(&system, domain::Shard::FIRST, 20), super::tell(&system, domain::Shard::FIRST, 20));
    one.unwrap();
    other.unwrap();
    house.deliver_mail().await;
    assert_eq!(house.kit.mail.sent().len(), 1);
}

/// Proves B7.
#[tokio::test]
async fn a_studio_without_an_address_is_told_through_its_owner() {
    let house = house();
    house.kit.db.execute("UPDATE studios SET reply_to = NULL", &[]);
    uploaded(&house, &[(1, 30, false)]);
    let sent = told(&house).await;
    assert_eq!(sent[0].to, house.demo.aurora.owner.email);
}
