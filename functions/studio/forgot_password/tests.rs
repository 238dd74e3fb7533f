use http::StatusCode;

use crate::testing::house;

#[tokio::test]
async fn the_link_sets_a_new_password_and_signs_in() {
    let house = house();
    let jon = &house.demo.aurora.staff;
    let mut browser = house.dashboard();
    assert!(browser.get("/sign-in").await.text.contains(r#"form="sign-in" formaction="/forgot-password/form" formnovalidate"#));
    let page = browser.form("/forgot-password/form", &[("email", "jon@"), ("password", ""), ("next", "")]).await;
    assert!(page.status == StatusCode::OK && page.text.contains(r#"value="jon@""#), "{}", page.text);
    house.kit.db.reset();
    assert!(browser.get("/forgot-password").await.text.contains("Forgot your password?"));
    assert_eq!(house.kit.db.trips(), 0);
    let got = browser.form("/forgot-password", &[("email", "Jon@Aurora.example")]).await;
    assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, 3), "{}", got.text);
    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to(jon.email.as_str());
    let link = testkit::SentMail::link(&mail, "/set-password/");
    let path = link.strip_prefix("https://app.portico.example").unwrap();
    let token = path.rsplit('/').next().unwrap();
    let got = browser.form(path, &[("token", token), ("password", "a kite over the wide dunes")]).await;
    assert_eq!(got.location(), "/contacts?notice=password-changed");
    assert!(browser.get(got.location()).await.text.contains("Your password was changed."));
    house.deliver_mail().await;
    let told = house.kit.mail.latest_to(jon.email.as_str());
    assert_eq!(told.subject, "Your password was changed");
    assert!(told.text.contains("https://app.portico.example/forgot-password"), "{}", told.text);
}

#[tokio::test]
async fn every_kind_of_address_gets_the_same_answer_and_costs_the_same() {
    let house = house();
    house.kit.db.execute("UPDATE members SET state = 'disabled' WHERE email = 'ida@northlight.example'", &[]);
    let mut answers = Vec::new();
    // A member; a closed account; nobody; a client.
    for email in ["jon@aurora.example", "ida@northlight.example", "nobody@example.com", "anna@example.com"] {
        house.kit.db.reset();
        let got = house.dashboard().form("/forgot-password", &[("email", email)]).await;
        answers.push((got.status, got.text, house.kit.db.trips(), house.kit.jobs.take().len()));
    }
    assert_eq!((answers[0].0, answers[0].2, answers[0].3), (StatusCode::OK, 3, 1));
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    let snapshot = house.kit.db.snapshot();
    assert_eq!((snapshot.rows("mails").len(), snapshot.rows("one_time_tokens").len()), (1, 1));
}

#[tokio::test]
async fn one_mailbox_gets_only_so_many_links_and_none_is_announced_that_is_not_sent() {
    let house = house();
    // Said of every address alike: it tells nothing of who has it.
    for email in ["jon@aurora.example", "nobody@example.com"] {
        for n in 0..6 {
            let mut browser = house.dashboard();
            browser.source = format!("192.0.2.{n}");
            let got = browser.form("/forgot-password", &[("email", email)]).await;
            let (status, says) = if n < 4 {
                (StatusCode::OK, "If that address belongs to a studio account, you’ll get an email shortly.")
            } else {
                (StatusCode::TOO_MANY_REQUESTS, "Several emails have already been requested.")
            };
            assert!(got.status == status && got.text.contains(says), "{email} {n}: {} {}", got.status, got.text);
        }
    }
    assert_eq!(house.kit.db.snapshot().rows("mails").len(), 4);
    let got = house.dashboard().form("/forgot-password", &[("email", "jon")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains(r#"value="jon""#), "{}", got.text);
}
