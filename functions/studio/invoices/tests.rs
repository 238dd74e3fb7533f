use http::StatusCode;
use serde_json::{Value, json};

use crate::testing::{House, house};

pub(super) fn body(house: &House) -> Value {
    json!({
        "title": "Album", "currency": "EUR", "recipients": [house.demo.aurora.contacts[0].id],
        "installments": [
            { "label": "Deposit", "due_on": "2026-12-01", "amount_minor": 60_000 },
            { "label": "Balance", "due_on": "2027-06-01", "amount_minor": 180_000 },
        ],
    })
}

pub(super) fn path(house: &House) -> String {
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
    assert_eq!((&listed["items"][0], listed["items"].as_array().unwrap().len()), (&made, 2));
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
            &format!("{path}/ask"),
            &[
                ("title", "Al<bum"),
                ("currency", "EUR"),
                ("recipients", anna),
                ("installments[0].label", "Deposit"),
                ("installments[0].due_on", ""),
                ("installments[0].amount_minor", "x"),
            ],
        )
        .await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    for shown in ["Al&#60;bum", "value=\"Deposit\"", "Enter a date as YYYY-MM-DD", "Enter an amount such as 1250.00", "checked"] {
        assert!(got.text.contains(shown), "{shown}: {}", got.text);
    }
    let whole = [
        ("title", "Al<bum"),
        ("currency", "EUR"),
        ("recipients", anna),
        ("note", "One\ntwo \"three\""),
        ("installments[0].label", "All"),
        ("installments[0].due_on", "2027-01-01"),
        ("installments[0].amount_minor", "1.250,50"),
        ("installments[1].label", ""),
        ("installments[1].due_on", ""),
        ("installments[1].amount_minor", ""),
    ];
    // It asks first, and has all that was typed with it: forth and back.
    let before = house.kit.db.snapshot();
    house.kit.db.reset();
    let asked = owner.form(&format!("{path}/ask"), &whole).await;
    assert_eq!((asked.status, house.kit.db.trips()), (StatusCode::OK, 1), "{}", asked.text);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    for (name, value) in
        [("title", "Al&#60;bum"), ("recipients", anna), ("installments[0].amount_minor", "1.250,50"), ("note", "One\ntwo &#34;three&#34;")]
    {
        let hidden = format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
        assert!(asked.text.contains(&hidden), "{hidden}: {}", asked.text);
    }
    for shown in ["€1,250.50", "1 January 2027", "Anna", "Yes, send it", &format!("formaction=\"{path}/form\"")] {
        assert!(asked.text.contains(shown), "{shown}: {}", asked.text);
    }
    let got = owner.form(&path, &whole).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, format!("/projects/{project}?notice=invoice_sent").as_str()));
    let rows: Vec<Value> = house.kit.db.read("SELECT amount_minor FROM installments WHERE label = 'All'", &[]);
    assert_eq!(rows, [json!({ "amount_minor": 125_050 })]);
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
        [&first, &second].iter().flat_map(|page| page["items"].as_array().unwrap()).map(|one| one["id"].to_string()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((first["items"].as_array().unwrap().len(), ids.len(), &second["next"]), (50, 61, &json!(null)));
}

fn with_lines(house: &House) -> Value {
    json!({
        "title": "Album", "currency": "EUR", "recipients": [house.demo.aurora.contacts[0].id], "draft": true,
        "lines": [{ "description": "Album", "quantity_milli": 2_000, "unit_price_minor": 50_000, "tax_bp": 1_900 }],
        "discount": { "amount_minor": 10_000 },
        "payment": { "split": {
            "deposit": { "label": "Deposit", "due_on": "2026-12-01", "share": { "percent_bp": 3_000 } },
            "parts": [{ "label": "Second", "due_on": "2027-03-01" }, { "label": "Third", "due_on": "2027-06-01" }],
        } },
    })
}

/// What the database refuses of an invoice that was sent, whatever the code does.
const FROZEN: [ports::Sql; 3] = [
    ports::Sql::new("UPDATE installments SET amount_minor = 1"),
    ports::Sql::new("DELETE FROM installments"),
    ports::Sql::new("UPDATE invoices SET currency = 'USD'"),
];

fn sum(invoice: &Value) -> i64 {
    invoice["installments"].as_array().unwrap().iter().map(|one| one["amount_minor"].as_i64().unwrap()).sum()
}

/// Proves B11, B16, C14.
#[tokio::test]
async fn a_draft_is_kept_changed_and_sent_and_only_then_seen() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    house.kit.db.reset();
    let got = owner.post(&path(&house), with_lines(&house)).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", got.text);
    let made = got.json();
    assert_eq!((&made["status"], &made["total_minor"], &made["totals"]["tax_minor"]), (&json!("draft"), &json!(107_100), &json!(17_100)));
    assert_eq!(sum(&made), 107_100);
    let one = format!("/api/v1/invoices/{}", made["id"].as_str().unwrap());
    assert_eq!(owner.get(&one).await.json(), made);
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    assert_eq!(anna.get(&one).await.status, StatusCode::NOT_FOUND);
    let mut other = with_lines(&house);
    other["lines"][0]["quantity_milli"] = json!(1_000);
    let changed = owner.json(http::Method::PATCH, &one, other).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text);
    assert_eq!((&changed.json()["total_minor"], sum(&changed.json())), (&json!(47_600), 47_600));
    let shown = owner.get(&one).await.json();
    assert_eq!((&shown["number"], &shown["status"], sum(&shown)), (&Value::Null, &json!("draft"), 47_600));
    // Sending is what it is for every document.
    let sent = owner.post(&format!("/api/v1/documents/{}/send", made["id"].as_str().unwrap()), json!({})).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text);
    assert_eq!(anna.get(&one).await.json()["invoice"]["total_minor"], 47_600);
    let refused = owner.json(http::Method::PATCH, &one, with_lines(&house)).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    for sql in FROZEN {
        assert!(house.kit.db.of(&house.demo.aurora.id).batch(vec![sql.with([])]).await.is_err(), "{sql:?}");
    }
}

/// Proves B11, C14.
#[tokio::test]
async fn what_does_not_come_to_the_total_is_refused_where_it_stands() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    let mut wrong = with_lines(&house);
    wrong["payment"] = json!({ "installments": [{ "label": "All", "due_on": "2027-01-01", "amount_minor": 107_099 }] });
    let got = owner.post(&path(&house), wrong).await;
    assert_eq!(
        (got.status, &got.json()["errors"][0]["field"]),
        (StatusCode::UNPROCESSABLE_ENTITY, &json!("payment.installments")),
        "{}",
        got.text
    );
    let mut wrong = with_lines(&house);
    wrong["lines"][0]["tax_bp"] = json!(10_001);
    let got = owner.post(&path(&house), wrong).await;
    assert_eq!(got.json()["errors"][0]["field"], "lines[0].tax_bp");
    let mut own = with_lines(&house);
    own["payment"] = json!(null);
    own["installments"] = json!([{ "label": "All", "due_on": "2027-01-01", "amount_minor": 1 }]);
    assert_eq!(owner.post(&path(&house), own).await.json()["errors"][0]["field"], "installments");
}

/// Proves B11, C14.
#[tokio::test]
async fn the_pages_of_a_draft_show_it_and_take_it_back_changed() {
    let house = house();
    let mut owner = house.member(&house.demo.aurora.owner).await;
    let project = &house.demo.aurora.projects[0];
    assert_eq!(owner.get(&format!("/projects/{project}/invoices/new")).await.status, StatusCode::OK);
    let anna = house.demo.aurora.contacts[0].id.as_str();
    let fields = [
        ("title", "Album"),
        ("currency", "EUR"),
        ("recipients", anna),
        ("lines[0].description", "Album <b>"),
        ("lines[0].quantity_milli", "2"),
        ("lines[0].unit_price_minor", "500"),
        ("lines[0].tax_bp", "19"),
        ("installments[0].label", "Deposit"),
        ("installments[0].due_on", "2026-12-01"),
        ("installments[1].label", "Rest"),
        ("installments[1].due_on", "2027-06-01"),
        ("deposit", "30 %"),
    ];
    let got = owner.form(&format!("/projects/{project}/invoices"), &[&fields[..], &[("draft", "on")]].concat()).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    let one = got.location().split('?').next().unwrap().to_owned();
    let page = owner.get(&one).await.text;
    for shown in ["Album &#60;b&#62;", "€1,190.00", "€357.00", "€833.00", "Edit draft", "Review and send"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let edit = owner.get(&format!("{one}/edit")).await.text;
    for shown in ["\nAlbum &#60;b&#62;</textarea>", "value=\"500.00\"", "value=\"30 %\"", "value=\"19\"", "checked"] {
        assert!(edit.contains(shown), "{shown}: {edit}");
    }
    // A button: what was typed stays, and nothing of it is kept.
    let before = house.kit.db.snapshot();
    let more =
        owner.form(&format!("{one}/form"), &[&fields[..], &[("then", "add lines"), ("lines[0].unit_price_minor", "600")]].concat()).await;
    assert_eq!(more.status, StatusCode::OK, "{}", more.text);
    for shown in ["id=\"lines[1].description\"", "value=\"600\"", "€1,428.00", "€428.40"] {
        assert!(more.text.contains(shown), "{shown}: {}", more.text);
    }
    let fewer = owner
        .form(&format!("/projects/{project}/invoices/form"), &[&fields[..], &[("then", "remove installments[0]")]].concat())
        .await
        .text;
    assert!(
        fewer.contains("value=\"Rest\"") && !fewer.contains("value=\"Deposit\"") && !fewer.contains("installments[1].label"),
        "{fewer}"
    );
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    // "Update total" says what it could not read, at its field; what is not there yet is no mistake.
    let unread = [&fields[..5], &[("lines[0].unit_price_minor", "500 each"), ("installments[0].label", ""), ("then", "totals")]].concat();
    let totals = owner.form(&format!("{one}/form"), &unread).await.text;
    assert!(totals.contains("id=\"lines[0].unit_price_minor-error\"") && totals.contains("value=\"500 each\""), "{totals}");
    assert!(!totals.contains("installments[0].label-error") && !totals.contains("installments[0].due_on-error"), "{totals}");
    let mut changed = fields.to_vec();
    changed[5].1 = "x";
    let got = owner.form(&one, &changed).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains("Enter an amount such as 1250.00") && got.text.contains("Save draft"), "{}", got.text);
    changed[5].1 = "600";
    let got = owner.form(&one, &changed).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, format!("{one}?notice=saved").as_str()));
    assert!(owner.get(&one).await.text.contains("€1,428.00"));
}

/// Proves B11, C14.
#[tokio::test]
async fn a_void_invoice_is_owed_by_nobody_and_stays_void() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut owner = house.member(&demo.owner).await;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    anna.post(&format!("/api/v1/installments/{}/pay", demo.installments[0]), json!({})).await;
    let path = format!("/api/v1/invoices/{}/void", demo.invoice);
    let got = owner.post(&path, json!({})).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.text);
    // The open page was closed first.
    assert_eq!(house.kit.payments.pages()[0].provider, ports::Provider::Expired);
    let states: Vec<Value> = house.kit.db.read("SELECT state FROM payments", &[]);
    assert_eq!(states, [json!({ "state": "expired" })]);
    let shown = anna.get(&format!("/api/v1/invoices/{}", demo.invoice)).await.json();
    assert_eq!((&shown["invoice"]["status"], &shown["invoice"]["open_minor"]), (&json!("void"), &json!(0)));
    assert!(shown["invoice"]["installments"].as_array().unwrap().iter().all(|one| one["state"] == "void"));
    let home = anna.get("/api/v1/home").await.json();
    assert!(home["actions"].as_array().unwrap().iter().all(|action| action["kind"] != "invoice"), "{home}");
    assert_eq!(anna.post(&format!("/api/v1/installments/{}/pay", demo.installments[0]), json!({})).await.status, StatusCode::CONFLICT);
    assert_eq!(owner.post(&path, json!({})).await.status, StatusCode::CONFLICT);
    let record = format!("/api/v1/installments/{}/payments", demo.installments[0]);
    assert_eq!(owner.post(&record, json!({ "received_as": "cash" })).await.status, StatusCode::CONFLICT);
}

/// Proves B11, D2, D3.
#[tokio::test]
async fn money_that_came_or_is_coming_is_not_voided_away() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut owner = house.member(&demo.owner).await;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    anna.post(&format!("/api/v1/installments/{}/pay", demo.installments[0]), json!({})).await;
    // The news are not here yet; the provider knows.
    house.kit.payments.settle("cs_test_1");
    let path = format!("/api/v1/invoices/{}/void", demo.invoice);
    assert_eq!(owner.post(&path, json!({})).await.status, StatusCode::CONFLICT);
    let state = |house: &House| -> Vec<Value> { house.kit.db.read("SELECT state FROM payments", &[]) };
    assert_eq!(state(&house), [json!({ "state": "paid" })]);
    for came in ["paid", "processing", "disputed", "refunded"] {
        house.kit.db.execute("UPDATE payments SET state = ?1", &[came.into()]);
        assert_eq!(owner.post(&path, json!({})).await.status, StatusCode::CONFLICT, "{came}");
    }
    let voided: Vec<Value> = house.kit.db.read("SELECT document_id FROM invoices WHERE voided_at IS NOT NULL", &[]);
    assert!(voided.is_empty());
}

/// Proves D4, D5.
#[tokio::test]
async fn money_that_came_another_way_is_recorded_with_its_receipt_and_can_be_taken_back() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut owner = house.member(&demo.owner).await;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    house.kit.db.execute("UPDATE contacts SET language = 'fr' WHERE id = ?1", &[(&demo.contacts[0].id).into()]);
    let mut payments = Vec::new();
    for (installment, amount) in demo.installments.iter().zip([60_000, 120_000, 120_000]) {
        let record = format!("/api/v1/installments/{installment}/payments");
        let wrong = owner.post(&record, json!({ "received_as": "cash", "amount_minor": 1 })).await;
        assert_eq!((wrong.status, &wrong.json()["errors"][0]["field"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("amount_minor")));
        house.kit.db.reset();
        let body = json!({ "received_as": "transfer", "received_on": "2026-11-20", "amount_minor": amount, "note": "Ref 7" });
        let got = owner.post(&record, body.clone()).await;
        assert_eq!((got.status, house.kit.db.trips()), (StatusCode::CREATED, 2), "{}", got.text);
        payments.push(got.json()["id"].as_str().unwrap().to_owned());
        assert_eq!(owner.post(&record, body).await.status, StatusCode::CONFLICT);
    }
    let done = |house: &House| -> Vec<Value> {
        house.kit.db.read("SELECT state, done_at IS NOT NULL AS done FROM documents WHERE id = ?1", &[(&house.demo.aurora.invoice).into()])
    };
    assert_eq!(done(&house), [json!({ "state": "done", "done": 1 })]);
    house.deliver_mail().await;
    let letters = house.kit.mail.sent();
    assert_eq!(letters.len(), 3);
    assert!(letters[0].subject.starts_with("Reçu") && letters[0].text.contains("Bonjour Anna"), "{}", letters[0].text);
    assert!(letters[0].text.contains(&format!("https://aurora.portico.example/payments/{}/receipt", payments[0])));
    let receipt = anna.get(&format!("/api/v1/payments/{}/receipt", payments[0])).await.json();
    assert_eq!(
        (&receipt["received_as"], &receipt["paid_on"], &receipt["total_minor"]),
        (&json!("transfer"), &json!("2026-11-20"), &json!(60_000))
    );
    assert!(!anna.get(&format!("/payments/{}/receipt", payments[0])).await.text.contains("Ref 7"));
    // Taken back: owed again, once, and its receipt is gone.
    let back = format!("/api/v1/payments/{}/take-back", payments[0]);
    assert_eq!(owner.post(&back, json!({})).await.status, StatusCode::OK);
    assert_eq!(done(&house), [json!({ "state": "sent", "done": 0 })]);
    assert_eq!(anna.get(&format!("/payments/{}/receipt", payments[0])).await.status, StatusCode::NOT_FOUND);
    let shown = anna.get(&format!("/api/v1/invoices/{}", demo.invoice)).await.json();
    assert_eq!((&shown["invoice"]["open_minor"], &shown["invoice"]["status"]), (&json!(60_000), &json!("overdue")));
    assert_eq!(shown["timeline"].as_array().unwrap().iter().filter(|event| event["what"] == "paid").count(), 2);
    assert_eq!(owner.post(&back, json!({})).await.status, StatusCode::CONFLICT);
}

/// Proves D2, D4.
#[tokio::test]
async fn an_open_payment_page_is_closed_before_money_is_recorded() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut owner = house.member(&demo.owner).await;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let both = json!({ "installments": demo.installments[..2] });
    anna.post(&format!("/api/v1/invoices/{}/pay", demo.invoice), both).await;
    let record = format!("/api/v1/installments/{}/payments", demo.installments[0]);
    assert_eq!(owner.post(&record, json!({ "received_as": "cash" })).await.status, StatusCode::CREATED);
    assert_eq!(house.kit.payments.pages()[0].provider, ports::Provider::Expired);
    let states: Vec<Value> = house.kit.db.read("SELECT method, state FROM payments ORDER BY method, state", &[]);
    let row = |method: &str, state: &str| json!({ "method": method, "state": state });
    assert_eq!(states, [row("manual", "paid"), row("stripe", "expired"), row("stripe", "expired")]);
    // Not what came through the provider.
    house
        .kit
        .db
        .execute("UPDATE payments SET state = 'paid' WHERE method = 'stripe' AND installment_id = ?1", &[(&demo.installments[1]).into()]);
    let id: Vec<Value> = house.kit.db.read("SELECT id FROM payments WHERE method = 'stripe' AND state = 'paid'", &[]);
    let back = format!("/api/v1/payments/{}/take-back", id[0]["id"].as_str().unwrap());
    assert_eq!(owner.post(&back, json!({})).await.status, StatusCode::CONFLICT);
}

/// Proves D4.
#[tokio::test]
async fn the_other_studio_records_and_voids_nothing_here() {
    let house = house();
    let demo = &house.demo;
    let mut theirs = house.member(&demo.northlight.owner).await;
    let before = house.kit.db.snapshot();
    for path in [
        format!("/api/v1/invoices/{}/void", demo.aurora.invoice),
        format!("/api/v1/installments/{}/payments", demo.aurora.installments[0]),
        format!("/api/v1/payments/{}/take-back", demo.aurora.installments[0]),
    ] {
        assert_eq!(theirs.post(&path, json!({})).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}
