use http::StatusCode;
use serde_json::json;

use crate::testing::house;

/// Proves B1.
#[tokio::test]
async fn what_waits_comes_first_in_one_round_trip() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    house.kit.db.reset();
    let page = anna.get("/").await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    let place = |words: &str| page.text.find(words).unwrap_or_else(|| panic!("{words}: {}", page.text));
    assert!(page.text.contains("Welcome, Anna"));
    let order = ["Booking deposit", "Second payment", "Your projects", "Anna &#38; Ben, the wedding", "Welcome guide.pdf"].map(place);
    assert!(order.is_sorted(), "{order:?}");
    // Far off: it waits for nobody yet.
    assert!(!page.text.contains("Balance"));
    let got = anna.get("/api/v1/home").await.json();
    let states: Vec<_> = got["actions"].as_array().unwrap().iter().map(|one| (one["state"].clone(), one["amount_minor"].clone())).collect();
    assert_eq!(states, [(json!("overdue"), json!(60_000)), (json!("due"), json!(120_000))]);
    assert_eq!(got["projects"][0]["id"], demo.projects[0].as_str());
    assert_eq!(got["recent"][0]["id"], demo.file.as_str());
}

/// Proves B1.
#[tokio::test]
async fn what_was_paid_or_is_on_its_way_waits_no_longer() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    for (place, state) in [(0, "paid"), (1, "processing")] {
        let id = domain::PaymentId::from_bytes([place; 16]);
        house.kit.db.execute(
            "INSERT INTO payments (studio_id, id, installment_id, method, state, amount_minor, currency, created_at, updated_at)
             VALUES (?1, ?2, ?3, 'stripe', ?4, 1, 'EUR', 1, 1)",
            &[(&demo.id).into(), (&id).into(), (&demo.installments[usize::from(place)]).into(), state.into()],
        );
    }
    assert_eq!(anna.get("/api/v1/home").await.json()["actions"], json!([]));
    assert!(anna.get("/").await.text.contains("Nothing is waiting for you"));
}

/// Proves B1, B13.
#[tokio::test]
async fn a_spouse_sees_the_project_and_nothing_that_was_sent_to_the_other() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    let got = ben.get("/api/v1/home").await.json();
    assert_eq!((&got["actions"], &got["recent"]), (&json!([]), &json!([])));
    assert_eq!(got["projects"][0]["id"], demo.projects[0].as_str());
    assert_eq!(got["projects"].as_array().unwrap().len(), 1);
    assert_eq!(house.portal("aurora").get("/").await.location(), "/login");
}
