use http::StatusCode;
use serde_json::{Value, json};

use crate::testing::{Browser, House, house};

async fn anna(house: &House) -> Browser<'_> {
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await
}

/// An invoice with lines, tax and a discount, sent to Anna. Returns its id and those of its installments.
async fn sent(house: &House) -> (String, Vec<String>) {
    let mut owner = house.member(&house.demo.aurora.owner).await;
    let got = owner
        .post(
            &format!("/api/v1/projects/{}/invoices", house.demo.aurora.projects[0]),
            json!({
                "title": "Album", "currency": "EUR", "recipients": [house.demo.aurora.contacts[0].id], "note": "Thank *you*. <script>",
                "lines": [
                    { "description": "Album <b>", "quantity_milli": 1_500, "unit_price_minor": 10_000, "tax_bp": 1_900 },
                    { "description": "Prints", "quantity_milli": 1_000, "unit_price_minor": 5_000, "tax_bp": 700 },
                ],
                "discount": { "percent_bp": 1_000 },
                "payment": { "split": {
                    "deposit": { "label": "Deposit", "due_on": "2026-12-01", "share": { "percent_bp": 3_000 } },
                    "parts": [{ "label": "Rest", "due_on": "2027-06-01" }],
                } },
            }),
        )
        .await;
    assert_eq!(got.status, StatusCode::CREATED, "{}", got.text);
    let made = got.json();
    let ids = made["installments"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
    (made["id"].as_str().unwrap().to_owned(), ids)
}

/// Proves B11, B12.
#[tokio::test]
async fn an_invoice_shows_its_lines_its_sums_and_its_schedule_in_one_round_trip() {
    let house = house();
    let (id, _) = sent(&house).await;
    let mut browser = anna(&house).await;
    house.kit.db.reset();
    let page = browser.get(&format!("/invoices/{id}")).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", page.text);
    for shown in [
        "Invoice INV-000001",
        "Album &#60;b&#62;",
        "1.5",
        "€150.00",
        "10%",
        "−€20.00",
        "Tax 19% on €135.00",
        "€25.65",
        "€208.80",
        "Deposit",
        "€62.64",
        "Pay early",
        "Pay now",
        "Thank <em>you</em>",
    ] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    assert!(!page.text.contains("<script>"));
    let got = browser.get(&format!("/api/v1/invoices/{id}")).await.json();
    assert_eq!((&got["invoice"]["status"], &got["invoice"]["total_minor"]), (&json!("sent"), &json!(20_880)));
    assert_eq!((&got["totals"]["total_minor"], &got["payable"], &got["kind"]), (&json!(20_880), &json!(true), &json!("invoice")));
    assert_eq!(got["content"]["lines"][1]["description"], "Prints");
    let steps: Vec<_> = got["timeline"].as_array().unwrap().iter().map(|event| event["what"].as_str().unwrap()).collect();
    assert_eq!(steps, ["sent", "viewed"]);
}

/// Proves B11.
#[tokio::test]
async fn an_invoice_of_before_there_were_lines_says_what_its_installments_say() {
    let house = house();
    let mut browser = anna(&house).await;
    let got = browser.get(&format!("/api/v1/invoices/{}", house.demo.aurora.invoice)).await.json();
    let lines: Vec<_> = got["content"]["lines"].as_array().unwrap().iter().map(|line| line["description"].clone()).collect();
    assert_eq!(lines, ["Booking deposit", "Second payment", "Balance"]);
    assert_eq!((&got["totals"]["total_minor"], &got["totals"]["tax_minor"]), (&json!(300_000), &json!(0)));
    assert_eq!(got["invoice"]["status"], "overdue");
}

/// Proves B13, B16, B18.
#[tokio::test]
async fn nobody_else_sees_it_and_no_draft_does() {
    let house = house();
    let (id, _) = sent(&house).await;
    let demo = &house.demo;
    let paths = [format!("/invoices/{id}"), format!("/api/v1/invoices/{id}")];
    let mut others = vec![
        house.client(&demo.aurora, &demo.aurora.contacts[1]).await,
        house.client(&demo.northlight, &demo.northlight.contacts[0]).await,
    ];
    for path in &paths {
        for other in &mut others {
            assert_eq!(other.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
    let mut browser = anna(&house).await;
    house.kit.db.execute("UPDATE studios SET permissions = permissions & ~1", &[]);
    assert_eq!(browser.get(&paths[0]).await.status, StatusCode::NOT_FOUND);
    house.kit.db.execute("UPDATE studios SET permissions = 31 & ~2", &[]);
    let page = browser.get(&paths[0]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("/pay\""), "{}", page.text);
    assert_eq!(browser.get(&paths[1]).await.json()["payable"], json!(false));
    house.kit.db.execute("UPDATE documents SET state = 'recalled'", &[]);
    assert_eq!(browser.get(&paths[0]).await.status, StatusCode::NOT_FOUND);
}

/// Proves B11.
#[tokio::test]
async fn it_is_said_in_the_clients_language() {
    let house = house();
    let (id, _) = sent(&house).await;
    house.kit.db.execute("UPDATE contacts SET language = 'de' WHERE email = 'anna@example.com'", &[]);
    let page = anna(&house).await.get(&format!("/invoices/{id}")).await.text;
    for shown in ["Rechnung INV-000001", "Gesamtbetrag", "1,5", "Vorzeitig bezahlen", "fällig am 1. Dezember 2026"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
}

/// Proves D5.
#[tokio::test]
async fn a_receipt_is_there_once_money_came_for_all_that_was_paid_with_it() {
    let house = house();
    let (id, installments) = sent(&house).await;
    let mut browser = anna(&house).await;
    let got = browser.post(&format!("/api/v1/invoices/{id}/pay"), json!({ "installments": installments })).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    let rows: Vec<Value> =
        house.kit.db.read("SELECT p.id FROM payments p JOIN installments i ON i.id = p.installment_id ORDER BY i.position", &[]);
    let payments: Vec<_> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    let path = format!("/payments/{}/receipt", payments[1]);
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    house.kit.db.execute(
        "UPDATE payments SET state = 'paid', paid_at = ?1, refunded_minor = 100 WHERE id = ?2",
        &[testkit::NOW.into(), payments[1].into()],
    );
    house.kit.db.execute("UPDATE payments SET state = 'paid', paid_at = ?1 WHERE id = ?2", &[testkit::NOW.into(), payments[0].into()]);
    house.kit.db.reset();
    let page = browser.get(&path).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    for shown in ["Receipt", "Aurora Weddings", "Anna Berg", "Deposit", "€62.64", "Rest", "€146.16", "€208.80", "€1.00", "Online payment"]
    {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    let json = browser.get(&format!("/api/v1{path}")).await.json();
    assert_eq!((&json["total_minor"], &json["refunded_minor"], &json["reference"]), (&json!(20_880), &json!(100), &json!(payments[0])));
    assert!(browser.get(&format!("/invoices/{id}")).await.text.contains(&format!("/payments/{}/receipt", payments[0])));
    let mut ben = house.client(&house.demo.aurora, &house.demo.aurora.contacts[1]).await;
    assert_eq!(ben.get(&path).await.status, StatusCode::NOT_FOUND);
}
