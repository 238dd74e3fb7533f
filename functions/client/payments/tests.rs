use domain::{DocumentId, InstallmentId};
use http::StatusCode;
use serde_json::json;

use crate::testing::{Browser, House, house};

/// Proves B4.
#[tokio::test]
async fn the_schedule_is_one_round_trip_on_both_ends() {
    let house = house();
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    house.kit.db.reset();
    let page = anna.get("/payments").await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    for shown in ["Wedding photography", "€3,000.00", "€600.00", "Overdue", "Upcoming", "Pay early", "Pay now"] {
        assert!(page.text.contains(shown), "{shown}");
    }
    house.kit.db.reset();
    let got = anna.get("/api/v1/payments").await.json();
    assert_eq!(house.kit.db.trips(), 1);
    let invoice = &got["items"][0];
    assert_eq!(got["items"].as_array().unwrap().len(), 1);
    assert_eq!(invoice["id"], house.demo.aurora.invoice.as_str());
    assert_eq!((&invoice["total_minor"], &invoice["open_minor"], &invoice["paid_minor"]), (&json!(300_000), &json!(300_000), &json!(0)));
    let states: Vec<_> = invoice["installments"].as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
    assert_eq!(states, ["overdue", "due", "upcoming"]);
    assert_eq!((&got["next"], &got["payable"]), (&json!(null), &json!(true)));
}

/// Proves B4, B13.
#[tokio::test]
async fn a_spouse_on_the_same_project_sees_nothing_of_it() {
    let house = house();
    let mut ben = house.client(&house.demo.aurora, &house.demo.aurora.contacts[1]).await;
    assert_eq!(ben.get("/api/v1/payments").await.json()["items"], json!([]));
    assert!(ben.get("/payments").await.text.contains("No payments yet"));
}

/// Proves B16.
#[tokio::test]
async fn what_is_not_sent_or_was_recalled_is_not_there() {
    let house = house();
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    for state in ["draft", "recalled"] {
        let args = [state.into(), (&house.demo.aurora.invoice).into()];
        house.kit.db.execute("UPDATE documents SET state = ?1 WHERE id = ?2", &args);
        assert_eq!(anna.get("/api/v1/payments").await.json()["items"], json!([]), "{state}");
    }
}

/// Proves B4, D3.
#[tokio::test]
async fn every_fate_of_a_payment_shows() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    let insert = "INSERT INTO payments (studio_id, id, installment_id, method, state, amount_minor, currency, failure, refunded_minor,
                    refund_failed_minor, disputed_minor, lost_minor, won_minor, created_at, updated_at, paid_at)
                  VALUES (?1, ?2, ?3, 'stripe', ?4, 60000, 'EUR', ?5, ?6, ?7, ?8, ?9, ?10, 1, 1, ?11)";
    // Refunded, a refund that failed, disputed, lost, won.
    for (state, [refunded, failed, disputed, lost, won], shown, note) in [
        ("open", [0; 5], "overdue", None),
        ("processing", [0; 5], "processing", Some("This can take a few days")),
        ("paid", [0; 5], "paid", None),
        ("paid", [10_000, 0, 0, 0, 0], "paid", Some("€100.00 was refunded.")),
        ("paid", [0, 60_000, 0, 0, 0], "paid", Some("A refund of €600.00 couldn’t be delivered")),
        ("paid", [10_000, 0, 0, 20_000, 0], "paid", Some("refunded. Your bank returned €200.00 to you after a dispute.")),
        ("paid", [0, 0, 0, 0, 60_000], "paid", Some("The dispute over €600.00 is closed. The payment stands.")),
        ("failed", [0; 5], "overdue", Some("Your last payment attempt failed. Your bank couldn’t complete the payment.")),
        ("expired", [0; 5], "overdue", None),
        ("refunded", [60_000, 0, 0, 0, 0], "refunded", None),
        ("disputed", [0, 0, 60_000, 0, 0], "disputed", Some("A dispute over €600.00 is open with your bank.")),
        ("disputed", [0, 0, 0, 60_000, 0], "disputed", Some("returned €600.00 to you")),
    ] {
        house.kit.db.execute("DELETE FROM activity WHERE payment_id IS NOT NULL", &[]);
        house.kit.db.execute("DELETE FROM payments", &[]);
        let failure = if state == "failed" { Some("not_carried_out") } else { None };
        let paid_at = if state == "paid" { Some(testkit::NOW) } else { None };
        let id = domain::PaymentId::from_bytes([9; 16]);
        let installment = &demo.installments[0];
        house.kit.db.execute(
            insert,
            &[
                (&demo.id).into(),
                (&id).into(),
                installment.into(),
                state.into(),
                failure.into(),
                i64::from(refunded).into(),
                i64::from(failed).into(),
                i64::from(disputed).into(),
                i64::from(lost).into(),
                i64::from(won).into(),
                paid_at.into(),
            ],
        );
        let got = anna.get("/api/v1/payments").await.json();
        let invoice = &got["items"][0];
        let first = &invoice["installments"][0];
        assert_eq!(first["state"], shown, "{state}");
        match note {
            Some(note) => assert!(first["note"].as_str().unwrap().contains(note), "{first}"),
            None => assert_eq!(first["note"], json!(null), "{state}"),
        }
        let parts = ["paid_minor", "processing_minor", "refunded_minor", "disputed_minor", "lost_minor", "open_minor"];
        let sum: i64 = parts.iter().map(|part| invoice[part].as_i64().unwrap()).sum();
        assert_eq!(sum, 300_000, "{invoice}");
        let page = anna.get("/payments").await.text;
        // What a reader adds up stands there: on the list, and on the invoice.
        let sums = page.split_once("<dl class=\"figure-list\">").unwrap().1.split_once("</dl>").unwrap().0;
        assert_eq!(added_up(sums), 300_000, "{state}: {sums}");
        let page_of_it = anna.get(&format!("/invoices/{}", demo.invoice)).await.text;
        let sums = page_of_it.split_once("<dl class=\"sum-list\">").unwrap().1.split_once("</dl>").unwrap().0;
        let paid = sums.contains("Paid")
            || sums.contains("Processing")
            || sums.contains("Refunded")
            || sums.contains("Disputed")
            || sums.contains("Returned");
        assert_eq!(added_up(sums), if paid { 300_000 } else { 0 }, "{state}: {sums}");
        let button = page.contains(&format!("/installments/{installment}/pay"));
        assert_eq!(button, ["open", "failed", "expired"].contains(&state), "{state}");
    }
}

/// What the lines of a list of sums come to, but for the total itself, in cents.
fn added_up(sums: &str) -> i64 {
    let line = |line: &str| {
        let (label, amount) = line.split_once("</dt>")?;
        let amount = amount.split_once('>')?.1.split_once('<')?.0.trim_start_matches('€').replace(['.', ','], "");
        (!label.ends_with("Total") && !label.ends_with("In all")).then(|| amount.parse::<i64>().unwrap())
    };
    sums.split("<dt>").skip(1).filter_map(line).sum()
}

/// Proves B4.
#[tokio::test]
async fn a_studio_without_an_account_shows_no_buttons_and_says_what_to_do() {
    let house = house();
    house.kit.db.execute("UPDATE studios SET payment_account = NULL", &[]);
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    let page = anna.get("/payments").await.text;
    assert!(!page.contains("/pay\"") && page.contains("ask Aurora Weddings how to pay"));
}

fn write_invoice(house: &House, n: u8, at: i64, due: &str, paid: bool) -> DocumentId {
    let demo = &house.demo.aurora;
    let (document, installment) = (DocumentId::from_bytes([n; 16]), InstallmentId::from_bytes([n; 16]));
    let args = [
        (&demo.id).into(),
        (&document).into(),
        (&demo.projects[0]).into(),
        (&demo.contacts[0].id).into(),
        (&installment).into(),
        at.into(),
        due.into(),
        if paid { "done" } else { "sent" }.into(),
    ];
    for sql in [
        "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at) SELECT ?1, ?2, ?3, 'invoice', 'T', ?8, ?6, ?6 WHERE ?4 <> ?5 AND ?7 <> ?5",
        "INSERT INTO document_recipients (studio_id, document_id, contact_id) SELECT ?1, ?2, ?4 WHERE ?3 <> ?5 AND ?6 <> ?7 AND ?8 <> ?1",
        "INSERT INTO invoices (studio_id, document_id, number, currency) SELECT ?1, ?2, ?2, 'EUR' WHERE ?3 <> ?4 AND ?4 <> ?5 AND ?6 <> ?7 AND ?8 <> ?1",
        "INSERT INTO installments (studio_id, id, document_id, position, label, due_on, amount_minor) SELECT ?1, ?5, ?2, 1, 'L', ?7, 1 WHERE ?3 <> ?4 AND ?6 <> ?8",
    ] {
        house.kit.db.execute(sql, &args);
    }
    document
}

/// All pages of the list.
async fn listed(browser: &mut Browser<'_>) -> Vec<String> {
    let (mut seen, mut path) = (Vec::new(), "/api/v1/payments".to_owned());
    loop {
        let got = browser.get(&path).await.json();
        let page: Vec<_> = got["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
        assert!(page.len() <= 50);
        seen.extend(page);
        let Some(next) = got["next"].as_str() else { return seen };
        path = format!("/api/v1/payments?after={next}");
    }
}

/// Proves B4.
#[tokio::test]
async fn many_invoices_come_page_by_page_each_once() {
    let house = house();
    // All at the same moment: the id decides then. Every third one is paid.
    let (mut waiting, mut paid) = (vec![house.demo.aurora.invoice.to_string()], Vec::new());
    for n in 0..120 {
        let id = write_invoice(&house, n, 1, "2027-01-01", n % 3 == 0).to_string();
        if n % 3 == 0 { paid.push(id) } else { waiting.push(id) }
    }
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    let mut seen = listed(&mut anna).await;
    let mut last = seen.split_off(waiting.len());
    for list in [&mut seen, &mut last, &mut waiting, &mut paid] {
        list.sort();
    }
    assert_eq!((seen, last), (waiting, paid));
}

/// Proves B4.
#[tokio::test]
async fn what_is_owed_first_stands_first_and_what_is_void_among_the_last() {
    let house = house();
    let demo = &house.demo.aurora;
    let later = testkit::NOW.0 - 1_000;
    let upcoming = write_invoice(&house, 1, later, "2027-08-01", false);
    let paid = write_invoice(&house, 2, 5, "2026-01-01", true);
    let overdue = write_invoice(&house, 3, 6, "2026-01-01", false);
    let void = write_invoice(&house, 4, later + 1, "2026-01-02", false);
    let mut owner = house.member(&demo.owner).await;
    assert_eq!(owner.post(&format!("/api/v1/invoices/{void}/void"), json!({})).await.status, StatusCode::OK);
    let mut anna = house.client(demo, &demo.contacts[0]).await;
    // The demo's own is overdue since November.
    let wanted = [&overdue, &demo.invoice, &upcoming, &void, &paid].map(ToString::to_string);
    assert_eq!(listed(&mut anna).await, wanted);
    let page = anna.get("/payments").await.text;
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    assert!(at("Outstanding") < at(overdue.as_str()) && at(upcoming.as_str()) < at("Paid or void"));
    assert!(at("Paid or void") < at(void.as_str()) && at(void.as_str()) < at(paid.as_str()));
}
