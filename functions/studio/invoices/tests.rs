use http::StatusCode;
use serde_json::{Value, json};

use crate::testing::{House, house};

fn body(house: &House) -> Value {
    json!({
        "title": "Album", "currency": "EUR", "recipients": [house.demo.aurora.contacts[0].id],
        "installments": [
            { "label": "Deposit", "due_on": "2026-12-01", "amount_minor": 60_000 },
            { "label": "Balance", "due_on": "2027-06-01", "amount_minor": 180_000 },
        ],
    })
}

fn path(house: &House) -> String {
    format!("/api/v1/projects/{}/invoices", house.demo.aurora.projects[0])
}

/// Proves B13, C14.
#[tokio::test]
async fn an_invoice_is_sent_in_two_round_trips_and_its_recipient_sees_it() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    house.kit.db.reset();
    let got = owner.post(&path(&house), body(&house)).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", got.text);
    let made = got.json();
    assert_eq!((&made["number"], &made["total_minor"], &made["open_minor"]), (&json!("INV-000001"), &json!(240_000), &json!(240_000)));
    assert_eq!(made["installments"][0]["state"], "due");
    house.kit.db.reset();
    let shown = owner.get(&format!("/api/v1/invoices/{}", made["id"].as_str().unwrap())).await;
    assert_eq!((shown.json(), house.kit.db.trips()), (made.clone(), 1));
    let listed = owner.get(&path(&house)).await.json();
    assert_eq!((&listed["invoices"][0], listed["invoices"].as_array().unwrap().len()), (&made, 2));
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    assert!(anna.get("/api/v1/payments").await.text.contains("Album"));
    let mut ben = house.client(&house.demo.aurora, &house.demo.aurora.contacts[1]).await;
    assert!(!ben.get("/api/v1/payments").await.text.contains("Album"));
    let audit: Vec<Value> = house.kit.db.read("SELECT actor_kind FROM audit_log WHERE action = 'invoice.sent'", &[]);
    assert_eq!(audit, [json!({ "actor_kind": "member" })]);
}

/// Proves C14.
#[tokio::test]
async fn the_form_sends_and_comes_back_with_what_was_typed() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    let project = &house.demo.aurora.projects[0];
    let path = format!("/projects/{project}/invoices");
    let anna = house.demo.aurora.contacts[0].id.as_str();
    let got = owner
        .form(
            &path,
            &[
                ("title", "Al<bum"),
                ("currency", "EUR"),
                ("invoice_recipient", anna),
                ("label_1", "Deposit"),
                ("due_1", ""),
                ("amount_1", "x"),
            ],
        )
        .await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["Al&#60;bum", "value=\"Deposit\"", "Enter a day as YYYY-MM-DD", "Enter an amount such as 1250.00", "checked"] {
        assert!(got.text.contains(shown), "{shown}: {}", got.text);
    }
    let got = owner
        .form(
            &path,
            &[
                ("title", "Album"),
                ("currency", "EUR"),
                ("invoice_recipient", anna),
                ("label_1", "All"),
                ("due_1", "2027-01-01"),
                ("amount_1", "1.250,50"),
                ("label_2", ""),
                ("due_2", ""),
                ("amount_2", ""),
            ],
        )
        .await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, format!("/projects/{project}?notice=invoice_sent").as_str()));
    let rows: Vec<Value> = house.kit.db.read("SELECT amount_minor FROM installments WHERE label = 'All'", &[]);
    assert_eq!(rows, [json!({ "amount_minor": 125_050 })]);
}

/// Proves C14.
#[tokio::test]
async fn numbers_follow_each_other_and_a_given_one_must_be_free() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    for number in ["INV-000001", "INV-000002"] {
        assert_eq!(owner.post(&path(&house), body(&house)).await.json()["number"], number);
    }
    let mut own = body(&house);
    own["number"] = json!("AW-1001");
    let got = owner.post(&path(&house), own.clone()).await;
    assert_eq!((got.status, got.json()["errors"][0]["field"].as_str().unwrap()), (StatusCode::UNPROCESSABLE_ENTITY, "number"));
    own["number"] = json!("AW-1002");
    assert_eq!(owner.post(&path(&house), own).await.json()["number"], "AW-1002");
    // The other studio counts for itself.
    let mut theirs = house.member(&house.demo.northlight.owner).await;
    let mut first = body(&house);
    first["recipients"] = json!([house.demo.northlight.contacts[0].id]);
    let got = theirs.post(&format!("/api/v1/projects/{}/invoices", house.demo.northlight.projects[0]), first).await;
    assert_eq!(got.json()["number"], "INV-000001", "{}", got.text);
}

/// Proves C14.
#[tokio::test]
async fn only_who_takes_part_in_the_project_can_receive_it() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    let before = house.kit.db.snapshot();
    for stranger in [&house.demo.aurora.contacts[2].id, &house.demo.northlight.contacts[0].id] {
        let mut wrong = body(&house);
        wrong["recipients"] = json!([house.demo.aurora.contacts[0].id, stranger]);
        let got = owner.post(&path(&house), wrong).await;
        assert_eq!((got.status, got.json()["errors"][0]["field"].as_str().unwrap()), (StatusCode::UNPROCESSABLE_ENTITY, "recipients"));
    }
    let elsewhere = format!("/api/v1/projects/{}/invoices", house.demo.northlight.projects[0]);
    assert_eq!(owner.post(&elsewhere, body(&house)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(owner.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
    assert_eq!(owner.get(&format!("/api/v1/invoices/{}", house.demo.northlight.invoice)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves C14, C21.
#[tokio::test]
async fn the_same_key_sends_one_invoice() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    owner.idempotency_key = Some("once".to_owned());
    let first = owner.post(&path(&house), body(&house)).await;
    let again = owner.post(&path(&house), body(&house)).await;
    assert_eq!((again.status, again.text), (first.status, first.text));
    let rows: Vec<Value> = house.kit.db.read("SELECT id FROM documents WHERE title = 'Album'", &[]);
    assert_eq!(rows.len(), 1);
}

/// Proves C14.
#[tokio::test]
async fn many_invoices_of_a_project_come_page_by_page_each_once() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    // All at the same moment but one: the id decides then.
    for _ in 0..60 {
        assert_eq!(owner.post(&path(&house), body(&house)).await.status, StatusCode::CREATED);
    }
    let first = owner.get(&path(&house)).await.json();
    let next = first["next"].as_str().unwrap();
    let second = owner.get(&format!("{}?after={next}", path(&house))).await.json();
    let mut ids: Vec<_> =
        [&first, &second].iter().flat_map(|page| page["invoices"].as_array().unwrap()).map(|one| one["id"].to_string()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((first["invoices"].as_array().unwrap().len(), ids.len(), &second["next"]), (50, 61, &json!(null)));
}
