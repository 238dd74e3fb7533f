use domain::time::{HOUR, MINUTE};
use http::StatusCode;
use ports::PaymentsError;
use serde_json::{Value, json};
use testkit::InjectedFault;

use crate::testing::{Browser, House, house};

async fn anna(house: &House) -> Browser<'_> {
    house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await
}

fn path(house: &House) -> String {
    format!("/api/v1/installments/{}/pay", house.demo.aurora.installments[0])
}

fn payments(house: &House) -> Vec<Value> {
    house.kit.db.read("SELECT id, state, checkout_id, amount_minor, currency, account FROM payments ORDER BY created_at, id", &[])
}

fn states(house: &House) -> Vec<String> {
    payments(house).iter().map(|row| row["state"].as_str().unwrap().to_owned()).collect()
}

/// Proves B11, D1.
#[tokio::test]
async fn paying_leads_to_the_providers_page_in_three_round_trips() {
    let house = house();
    let mut browser = anna(&house).await;
    house.kit.db.reset();
    let got = browser.form(&format!("/installments/{}/pay", house.demo.aurora.installments[0]), &[]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "https://pay.example/cs_test_1"));
    assert_eq!(house.kit.db.trips(), 3);
    let row = &payments(&house)[0];
    assert_eq!((&row["amount_minor"], &row["currency"], &row["account"]), (&json!(60_000), &json!("EUR"), &json!("acct_aurora")));
    let asked = &house.kit.payments.requests()[0];
    let id = row["id"].as_str().unwrap();
    assert_eq!(asked.reference, format!("{}-{id}", house.demo.aurora.id));
    assert_eq!((asked.lines[0].amount.to_string().as_str(), asked.account.as_str()), ("600.00 EUR", "acct_aurora"));
    assert_eq!((asked.lines.len(), asked.lines[0].title.as_str()), (1, "Wedding photography: Booking deposit"));
    assert_eq!(asked.success_url, format!("https://aurora.portico.example/pay/{id}/done"));
    assert_eq!(asked.cancel_url, format!("https://aurora.portico.example/pay/{id}/cancelled"));
    assert_eq!(asked.expires_at, testkit::NOW.plus(2 * HOUR));
}

/// Proves D2.
#[tokio::test]
async fn a_second_click_is_sent_to_the_same_page_and_writes_nothing() {
    let house = house();
    let mut browser = anna(&house).await;
    let first = browser.post(&path(&house), json!({})).await;
    let before = house.kit.db.snapshot();
    house.kit.db.reset();
    let second = browser.post(&path(&house), json!({})).await;
    assert_eq!(second.json(), first.json());
    assert_eq!(second.json(), json!({ "checkout_url": "https://pay.example/cs_test_1" }));
    assert_eq!(house.kit.db.trips(), 1);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    assert_eq!(house.kit.payments.requests().len(), 1);
}

/// Proves D1.
#[tokio::test]
async fn nothing_about_the_price_comes_from_the_browser() {
    let house = house();
    let mut browser = anna(&house).await;
    let got = browser.post(&path(&house), json!({ "amount_minor": 1, "currency": "JPY" })).await;
    assert_eq!(got.status, StatusCode::OK);
    assert_eq!(house.kit.payments.requests()[0].lines[0].amount.to_string(), "600.00 EUR");
}

/// Proves B13, D1.
#[tokio::test]
async fn nobody_pays_what_was_not_sent_to_them() {
    let house = house();
    let demo = &house.demo;
    let mut ben = house.client(&demo.aurora, &demo.aurora.contacts[1]).await;
    let before = house.kit.db.snapshot();
    for installment in [&demo.aurora.installments[0], &demo.northlight.installments[0]] {
        let got = ben.post(&format!("/api/v1/installments/{installment}/pay"), json!({})).await;
        assert_eq!((got.status, got.problem().as_str()), (StatusCode::NOT_FOUND, "not-found"));
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let mut nobody = house.portal("aurora");
    assert_eq!(nobody.post(&path(&house), json!({})).await.status, StatusCode::UNAUTHORIZED);
    assert!(house.kit.payments.requests().is_empty());
}

/// Proves D2, D3.
#[tokio::test]
async fn what_is_paid_or_on_its_way_is_refused_in_plain_words() {
    let house = house();
    let mut browser = anna(&house).await;
    browser.post(&path(&house), json!({})).await;
    for (state, words) in
        [("processing", "already processing"), ("paid", "already been paid"), ("disputed", "disputed"), ("refunded", "refunded")]
    {
        house.kit.db.execute("UPDATE payments SET state = ?1", &[state.into()]);
        let got = browser.form(&format!("/installments/{}/pay", house.demo.aurora.installments[0]), &[]).await;
        assert_eq!(got.status, StatusCode::CONFLICT);
        assert!(got.text.contains(words), "{words}: {}", got.text);
    }
    assert_eq!(house.kit.payments.requests().len(), 1);
}

/// Proves D2.
#[tokio::test]
async fn after_a_crash_the_same_page_is_asked_for_again() {
    let house = house();
    let mut browser = anna(&house).await;
    // The provider made the page, and its answer got lost.
    house.kit.payments.fail(PaymentsError::Retryable("reset".to_owned()), InjectedFault::After);
    let got = browser.post(&path(&house), json!({})).await;
    assert_eq!((got.status, got.problem().as_str()), (StatusCode::SERVICE_UNAVAILABLE, "unavailable"));
    assert_eq!(got.headers["retry-after"], "30");
    house.kit.clock.advance(5 * MINUTE);
    let got = browser.post(&path(&house), json!({})).await;
    assert_eq!(got.json()["checkout_url"], "https://pay.example/cs_test_1");
    let asked = house.kit.payments.requests();
    assert_eq!((asked.len(), &asked[0]), (2, &asked[1]));
    assert_eq!(payments(&house).len(), 1);
}

/// Proves D2.
#[tokio::test]
async fn the_click_that_lost_takes_the_winners_page() {
    let house = house();
    let mut browser = anna(&house).await;
    let mut other = browser.again();
    // The provider is busy with the same key: the first click gave up, but the second finds its reservation.
    house.kit.payments.fail(PaymentsError::Retryable("409".to_owned()), InjectedFault::Before);
    assert_eq!(browser.post(&path(&house), json!({})).await.status, StatusCode::SERVICE_UNAVAILABLE);
    let won = other.post(&path(&house), json!({})).await;
    assert_eq!(won.json()["checkout_url"], "https://pay.example/cs_test_1");
    assert_eq!(browser.post(&path(&house), json!({})).await.json(), won.json());
    assert_eq!((payments(&house).len(), house.kit.payments.pages().len()), (1, 1));
}

/// Proves D3.
#[tokio::test]
async fn a_refusal_of_the_provider_frees_the_installment() {
    let house = house();
    let mut browser = anna(&house).await;
    house.kit.payments.fail(PaymentsError::Refused("status 400".to_owned()), InjectedFault::Before);
    let got = browser.post(&path(&house), json!({})).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    assert!(!got.text.contains("400"));
    assert_eq!(states(&house), ["failed"]);
    assert_eq!(browser.post(&path(&house), json!({})).await.status, StatusCode::OK);
    assert_eq!(payments(&house).len(), 2);
}

/// Proves D2.
#[tokio::test]
async fn a_page_that_ran_out_is_replaced_once_the_provider_says_so() {
    let house = house();
    let mut browser = anna(&house).await;
    browser.post(&path(&house), json!({})).await;
    house.kit.clock.advance(3 * HOUR);
    // Its end may be unknown here: paid at the last moment, for instance.
    house.kit.payments.settle("cs_test_1");
    let got = browser.post(&path(&house), json!({})).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    assert!(got.text.contains("already been paid"));
    assert_eq!(states(&house), ["paid"]);
}

/// Proves D2.
#[tokio::test]
async fn a_new_page_takes_the_place_of_one_nobody_paid_on() {
    let house = house();
    let mut browser = anna(&house).await;
    browser.post(&path(&house), json!({})).await;
    house.kit.clock.advance(3 * HOUR);
    house.kit.payments.expire("cs_test_1");
    // The host is looked up anew after so long; that trip is not this function's.
    browser.get("/login").await;
    house.kit.db.reset();
    let got = browser.post(&path(&house), json!({})).await;
    assert_eq!(got.json()["checkout_url"], "https://pay.example/cs_test_2");
    assert_eq!(house.kit.db.trips(), 3);
    assert_eq!(states(&house), ["expired", "open"]);
}

/// Proves D2.
#[tokio::test]
async fn a_reservation_too_old_for_the_provider_is_replaced() {
    let house = house();
    let mut browser = anna(&house).await;
    house.kit.payments.fail(PaymentsError::Retryable("down".to_owned()), InjectedFault::Before);
    browser.post(&path(&house), json!({})).await;
    house.kit.clock.advance(100 * MINUTE);
    assert_eq!(browser.post(&path(&house), json!({})).await.status, StatusCode::OK);
    assert_eq!(states(&house), ["expired", "open"]);
}

/// Proves D1.
#[tokio::test]
async fn a_studio_without_an_account_takes_no_cards() {
    let house = house();
    house.kit.db.execute("UPDATE studios SET payment_account = NULL", &[]);
    let mut browser = anna(&house).await;
    let got = browser.post(&path(&house), json!({})).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    assert!(got.text.contains("doesn’t accept card payments"));
    assert!(payments(&house).is_empty());
}

/// Proves D1.
#[tokio::test]
async fn a_page_for_another_amount_is_shown_to_nobody() {
    let house = house();
    let mut browser = anna(&house).await;
    house.kit.payments.fail(PaymentsError::Retryable("lost".to_owned()), InjectedFault::After);
    browser.post(&path(&house), json!({})).await;
    house.kit.payments.change("cs_test_1", |page| page.amount_minor = Some(1));
    assert_eq!(browser.post(&path(&house), json!({})).await.status, StatusCode::CONFLICT);
    assert_eq!(states(&house), ["failed"]);
}

/// Proves C21, D2.
#[tokio::test]
async fn the_same_idempotency_key_gives_the_same_answer() {
    let house = house();
    let mut browser = anna(&house).await;
    browser.idempotency_key = Some("once".to_owned());
    let first = browser.post(&path(&house), json!({})).await;
    house.kit.db.execute("UPDATE payments SET state = 'paid'", &[]);
    let again = browser.post(&path(&house), json!({})).await;
    assert_eq!((again.status, again.text), (first.status, first.text));
}

/// Proves D3.
#[tokio::test]
async fn coming_back_shows_what_is_known_and_changes_nothing() {
    let house = house();
    let demo = &house.demo.aurora;
    let mut browser = anna(&house).await;
    browser.post(&path(&house), json!({})).await;
    let id = payments(&house)[0]["id"].as_str().unwrap().to_owned();
    let (done, cancelled) = (format!("/pay/{id}/done?state=paid"), format!("/pay/{id}/cancelled"));
    let before = house.kit.db.snapshot();
    house.kit.db.reset();
    assert!(browser.get(&done).await.text.contains("is processing"));
    assert_eq!(house.kit.db.trips(), 1);
    assert!(browser.get(&cancelled).await.text.contains("Payment cancelled"));
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    house.kit.db.execute("UPDATE payments SET state = 'paid'", &[]);
    assert!(browser.get(&done).await.text.contains("Thank you"));
    assert!(browser.get(&cancelled).await.text.contains("Thank you"));
    house.kit.db.execute("UPDATE payments SET state = 'failed', failure = 'not_carried_out'", &[]);
    assert!(browser.get(&done).await.text.contains("Payment failed"));
    assert_eq!(browser.get(&format!("/api/v1/payments/{id}")).await.json()["state"], "failed");
    let mut ben = house.client(demo, &demo.contacts[1]).await;
    assert_eq!(ben.get(&done).await.status, StatusCode::NOT_FOUND);
    let mut elsewhere = house.client(&house.demo.northlight, &house.demo.northlight.contacts[0]).await;
    assert_eq!(elsewhere.get(&done).await.status, StatusCode::NOT_FOUND);
}

/// Of Aurora's invoice, those at these places.
async fn pay_together(browser: &mut Browser<'_>, house: &House, places: &[usize]) -> crate::testing::Got {
    let ids: Vec<_> = places.iter().map(|place| house.demo.aurora.installments[*place].clone()).collect();
    browser.post(&format!("/api/v1/invoices/{}/pay", house.demo.aurora.invoice), json!({ "installments": ids })).await
}

/// `(position, state, page)` of every payment, the oldest first.
fn pages(house: &House) -> Vec<(i64, String, String)> {
    let rows: Vec<Value> = house.kit.db.read(
        "SELECT i.position, p.state, COALESCE(p.checkout_id, '') AS checkout FROM payments p JOIN installments i ON i.id = p.installment_id
         ORDER BY p.created_at, p.page, i.position",
        &[],
    );
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.iter().map(|row| (row["position"].as_i64().unwrap(), text(&row["state"]), text(&row["checkout"]))).collect()
}

fn row(position: i64, state: &str, checkout: &str) -> (i64, String, String) {
    (position, state.to_owned(), checkout.to_owned())
}

/// Proves B4, D1.
#[tokio::test]
async fn several_installments_are_one_page_with_a_line_for_each_in_three_round_trips() {
    let house = house();
    let mut browser = anna(&house).await;
    house.kit.db.reset();
    let got = pay_together(&mut browser, &house, &[2, 0]).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 3), "{}", got.text);
    assert_eq!(pages(&house), [row(1, "open", "cs_test_1"), row(3, "open", "cs_test_1")]);
    let asked = &house.kit.payments.requests()[0];
    let lines: Vec<_> = asked.lines.iter().map(|line| format!("{} {}", line.title, line.amount)).collect();
    assert_eq!(lines, ["Wedding photography: Booking deposit 600.00 EUR", "Wedding photography: Balance 1,200.00 EUR"]);
    // Again, in another order, in another tab: the same page, and nothing is written.
    let before = house.kit.db.snapshot();
    let again = pay_together(&mut browser.again(), &house, &[0, 2]).await;
    assert_eq!(again.json(), got.json());
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    // The way back tells of both.
    let back =
        browser.get(&format!("/api/v1/payments/{}", domain::payment::PaymentReference::from(asked.reference.clone()).page)).await.json();
    assert_eq!((&back["amount_minor"], &back["label"]), (&json!(180_000), &json!("Booking deposit, Balance")));
    assert_eq!(back["installments"].as_array().unwrap().len(), 2);
}

/// Proves B4, E1.
#[tokio::test]
async fn all_that_is_due_is_a_button_without_a_script() {
    let house = house();
    let mut browser = anna(&house).await;
    let path = format!("/invoices/{}/pay", house.demo.aurora.invoice);
    let page = browser.get("/payments").await.text;
    assert!(page.contains("Pay amount due: €1,800.00") && page.contains(&format!("action=\"{path}\"")), "{page}");
    let got = browser.form(&path, &[("what", "due")]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "https://pay.example/cs_test_1"));
    assert_eq!(pages(&house), [row(1, "open", "cs_test_1"), row(2, "open", "cs_test_1")]);
    // Ticked boxes post the same name several times.
    let ids: Vec<_> = house.demo.aurora.installments.iter().map(ToString::to_string).collect();
    let got = browser.form(&path, &[("installment", &ids[0]), ("installment", &ids[1])]).await;
    assert_eq!(got.location(), "https://pay.example/cs_test_1");
    let got = browser.form(&path, &[]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves B4, D2.
#[tokio::test]
async fn other_company_closes_the_page_before_and_money_is_asked_for_once() {
    let house = house();
    let mut browser = anna(&house).await;
    browser.post(&path(&house), json!({})).await;
    // The first one alone, then with the second: its own page is closed at the provider.
    let got = pay_together(&mut browser, &house, &[0, 1]).await;
    assert_eq!(got.json()["checkout_url"], "https://pay.example/cs_test_2");
    assert_eq!(house.kit.payments.pages()[0].provider, ports::Provider::Expired);
    assert_eq!(pages(&house), [row(1, "expired", "cs_test_1"), row(1, "open", "cs_test_2"), row(2, "open", "cs_test_2")]);
    // And alone again: the page of both is closed, both are free.
    let got = browser.post(&path(&house), json!({})).await;
    assert_eq!(got.json()["checkout_url"], "https://pay.example/cs_test_3");
    let open: Vec<_> = house.kit.payments.pages().into_iter().filter(|page| page.provider == ports::Provider::Open).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(pages(&house).iter().filter(|(_, state, _)| state == "open").count(), 1);
}

/// Proves B4, D2.
#[tokio::test]
async fn who_paid_on_the_page_before_is_told_so_and_asked_for_nothing() {
    let house = house();
    let mut browser = anna(&house).await;
    browser.post(&path(&house), json!({})).await;
    house.kit.payments.settle("cs_test_1");
    let got = pay_together(&mut browser, &house, &[0, 1]).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    assert!(got.text.contains("already been paid"), "{}", got.text);
    assert_eq!(pages(&house), [row(1, "paid", "cs_test_1")]);
    house.deliver_mail().await;
    // The receipt, and the studio's word.
    assert_eq!(house.kit.mail.sent().len(), 2);
}

/// Proves B4, D2.
#[tokio::test]
async fn a_page_whose_answer_got_lost_is_found_and_closed() {
    let house = house();
    let mut browser = anna(&house).await;
    house.kit.payments.fail(PaymentsError::Retryable("reset".to_owned()), InjectedFault::After);
    assert_eq!(browser.post(&path(&house), json!({})).await.status, StatusCode::SERVICE_UNAVAILABLE);
    let got = pay_together(&mut browser, &house, &[0, 1]).await;
    assert_eq!(got.json()["checkout_url"], "https://pay.example/cs_test_2", "{}", got.text);
    assert_eq!(house.kit.payments.pages()[0].provider, ports::Provider::Expired);
    // While the provider is out of reach, the page stays, and nothing new is asked for.
    house.kit.payments.fail(PaymentsError::Retryable("down".to_owned()), InjectedFault::Before);
    assert_eq!(browser.post(&path(&house), json!({})).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(house.kit.payments.pages().len(), 2);
}

/// Proves B4, B13, B18, D1.
#[tokio::test]
async fn only_what_is_theirs_to_pay_can_be_paid_together() {
    let house = house();
    let demo = &house.demo;
    let mut browser = anna(&house).await;
    let mut ben = house.client(&demo.aurora, &demo.aurora.contacts[1]).await;
    let before = house.kit.db.snapshot();
    let foreign = json!({ "installments": [demo.aurora.installments[0], demo.northlight.installments[0]] });
    let path = format!("/api/v1/invoices/{}/pay", demo.aurora.invoice);
    assert_eq!(browser.post(&path, foreign).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post(&path, json!({ "installments": [] })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Said where it is chosen: the schedule comes back with its boxes.
    let page = browser.form(&format!("/invoices/{}/pay", house.demo.aurora.invoice), &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("Select at least one payment") && page.text.contains("name=\"installment\""), "{}", page.text);
    assert_eq!(browser.post(&path, json!({ "installments": [], "amount_minor": 1 })).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(ben.post(&path, json!({ "what": "due" })).await.status, StatusCode::NOT_FOUND);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    house.kit.db.execute("UPDATE studios SET permissions = permissions & ~2", &[]);
    assert_eq!(browser.post(&path, json!({ "what": "due" })).await.status, StatusCode::FORBIDDEN);
    house.kit.db.execute("UPDATE studios SET permissions = permissions | 2", &[]);
    house.kit.db.execute("UPDATE invoices SET voided_at = 1 WHERE document_id = ?1", &[(&demo.aurora.invoice).into()]);
    let got = browser.post(&path, json!({ "what": "due" })).await;
    assert_eq!(got.status, StatusCode::CONFLICT);
    assert!(got.text.contains("voided"), "{}", got.text);
    assert!(house.kit.payments.requests().is_empty());
}
