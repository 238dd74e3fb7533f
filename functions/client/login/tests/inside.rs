//! Whoever is logged in already is led to where they wanted to go, and what goes wrong is told inside their frame.

use domain::time::{DAY, MINUTE};
use http::StatusCode;
use serde_json::json;

use crate::{client::link::tests::link, testing::house};

/// Proves A5, A6.
#[tokio::test]
async fn the_login_page_leads_on_who_is_logged_in() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    house.kit.db.reset();
    assert_eq!(anna.get("/login?next=%2Ffiles").await.location(), "/files");
    assert_eq!(house.kit.db.trips(), 1);
    assert_eq!(anna.get("/login").await.location(), "/");
    assert_eq!(anna.get("/login?next=//evil.test").await.location(), "/");
    // A personal link of somebody else's leads to the form, with their address.
    let bens = link(&house, 1, "invite");
    assert_eq!(anna.get(&format!("/set-password/{bens}")).await.location(), "/login");
    let page = anna.get("/login").await;
    assert!(page.status == StatusCode::OK && page.text.contains(r#"value="ben@example.com""#), "{}", page.text);
    // A session that is over is none, whatever the cookie says; so there is no circle.
    let mut phone = house.client(aurora, &aurora.contacts[0]).await;
    house.kit.db.execute("UPDATE portal_access SET epoch = epoch + 1", &[]);
    assert_eq!(phone.get("/files").await.location(), "/login?next=%2Ffiles");
    let mut dead = house.client(aurora, &aurora.contacts[0]).await;
    house.kit.db.execute("UPDATE sessions SET ended_at = 1", &[]);
    assert_eq!(dead.get("/login?next=%2Ffiles").await.status, StatusCode::OK);
    assert_eq!(house.portal("aurora").get("/login").await.status, StatusCode::OK);
    let mut jon = house.member(&aurora.staff).await;
    assert_eq!(jon.get("/sign-in?next=%2Fprojects").await.location(), "/projects");
    house.kit.db.execute("UPDATE members SET epoch = epoch + 1", &[]);
    assert_eq!(jon.get("/sign-in?next=%2Fprojects").await.status, StatusCode::OK);
}

/// Proves A10.
#[tokio::test]
async fn whom_a_loginless_link_let_in_still_can_log_in() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    house.kit.db.execute("UPDATE studios SET item_links = 'act'", &[]);
    house.kit.db.execute(
        "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, file_id, created_at, expires_at) VALUES (?1, 'l', 'l', ?2, ?3, ?4, 1, ?5)",
        &[(&aurora.id).into(), (&aurora.contacts[0].id).into(), (&aurora.projects[0]).into(), (&aurora.file).into(), testkit::NOW.plus(DAY).into()],
    );
    house.kit.db.execute(
        "INSERT INTO item_sessions (studio_id, session_id, link_id) SELECT studio_id, id, 'l' FROM sessions WHERE contact_id IS NOT NULL",
        &[],
    );
    assert_eq!(anna.get("/profile").await.location(), "/login?next=%2Fprofile");
    assert_eq!(anna.get("/login?next=%2Fprofile").await.status, StatusCode::OK);
}

/// Proves A5, A9, A14.
#[tokio::test]
async fn a_used_link_leads_on_whose_it_is_and_nobody_else() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let mut ben = house.client(aurora, &aurora.contacts[1]).await;
    let (reset, sign_in, invite) = (link(&house, 0, "reset"), link(&house, 0, "sign_in"), link(&house, 0, "invite"));
    let sign_in_page = format!("/sign-in/{sign_in}?next=%2Ffiles");
    assert_eq!(anna.get(&sign_in_page).await.status, StatusCode::OK, "a good one may be wanted");
    house.kit.db.execute("UPDATE one_time_tokens SET used_at = 1 WHERE purpose <> 'invite'", &[]);
    for (path, to) in [(format!("/set-password/{reset}"), "/"), (format!("/set-password/{invite}"), "/"), (sign_in_page.clone(), "/files")]
    {
        house.kit.db.reset();
        assert_eq!(anna.get(&path).await.location(), to, "{path}");
        assert_eq!(house.kit.db.trips(), 1);
    }
    assert_eq!(anna.form(&sign_in_page, &[("token", &sign_in), ("next", "/files")]).await.location(), "/files");
    for other in [&mut ben, &mut house.portal("aurora")] {
        assert_eq!(other.get(&sign_in_page).await.status, StatusCode::GONE);
        assert_eq!(other.get(&format!("/set-password/{reset}")).await.status, StatusCode::GONE);
    }
    // Too old a link to a place they may go to, too; one to set a password offers another.
    house.kit.db.execute("UPDATE one_time_tokens SET used_at = NULL", &[]);
    house.kit.clock.advance(31 * MINUTE);
    assert_eq!(anna.get(&sign_in_page).await.location(), "/files");
    let page = anna.get(&format!("/set-password/{reset}")).await;
    assert!(page.status == StatusCode::GONE && page.text.contains(r#"action="/fresh-link""#), "{}", page.text);
}

/// Proves A14.
#[tokio::test]
async fn a_used_link_of_a_member_leads_on() {
    let house = house();
    let jon = &house.demo.aurora.staff;
    let mut browser = house.dashboard();
    for (path, kind, to) in [("forgot-password", "/set-password/", "/contacts"), ("sign-in-link", "/sign-in/", "/contacts")] {
        browser.post(&format!("/api/v1/{path}"), json!({ "email": jon.email })).await;
        house.deliver_mail().await;
        let link = testkit::SentMail::link(&house.kit.mail.latest_to(jon.email.as_str()), kind);
        let path = link.strip_prefix("https://app.portico.example").unwrap();
        let token = path.rsplit('/').next().unwrap();
        let got = browser.form(path, &[("token", token), ("password", "a kite over the wide dunes")]).await;
        let got = if kind == "/sign-in/" { browser.form(path, &[("token", token)]).await } else { got };
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
        assert_eq!(browser.get(path).await.location(), to);
        assert_eq!(house.dashboard().get(path).await.status, StatusCode::GONE);
    }
}

/// Proves A10.
#[tokio::test]
async fn a_loginless_link_that_is_over_leads_on_who_is_in() {
    let house = house();
    let aurora = &house.demo.aurora;
    house.kit.db.execute("UPDATE studios SET item_links = 'act'", &[]);
    house.kit.db.execute(
        "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, document_id, created_at, expires_at) VALUES (?1, ?6, ?2, ?3, ?4, ?5, 1, 2)",
        &[
            (&aurora.id).into(),
            web::tokens::hash("old").into(),
            (&aurora.contacts[0].id).into(),
            (&aurora.projects[0]).into(),
            (&aurora.invoice).into(),
            (&domain::ItemLinkId::from_bytes([7; 16])).into(),
        ],
    );
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let invoice = format!("/invoices/{}", aurora.invoice);
    assert_eq!(anna.get("/open/old").await.location(), invoice);
    assert_eq!(anna.form("/open/old", &[("token", "old")]).await.location(), invoice);
    assert_eq!(house.portal("aurora").get("/open/old").await.status, StatusCode::GONE);
}

/// Proves A14.
#[tokio::test]
async fn what_goes_wrong_is_told_in_the_frame_of_who_is_in_with_a_way_back() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut anna = house.client(aurora, &aurora.contacts[0]).await;
    let nothing = "A".repeat(22);
    // Nothing was read before it failed; it was read and is not theirs; a form's address.
    for (path, status) in [
        ("/nowhere".to_owned(), StatusCode::NOT_FOUND),
        (format!("/invoices/{nothing}"), StatusCode::NOT_FOUND),
        ("/sessions/end".to_owned(), StatusCode::METHOD_NOT_ALLOWED),
    ] {
        house.kit.db.reset();
        let page = anna.get(&path).await;
        assert_eq!((page.status, house.kit.db.trips()), (status, 1), "{path}");
        for part in ["Anna Berg", r#"href="/files""#, r#"action="/logout""#, r#"class="button" href="/""#] {
            assert!(page.text.contains(part), "{path}: {part}: {}", page.text);
        }
    }
    // Nobody in particular costs nothing, and sees no name.
    house.portal("aurora").get("/login").await;
    house.kit.db.reset();
    let page = house.portal("aurora").get("/nowhere").await;
    assert!(page.status == StatusCode::NOT_FOUND && !page.text.contains("Anna") && !page.text.contains("/logout"), "{}", page.text);
    assert_eq!(house.kit.db.trips(), 0);
    // On the dashboard, too; back to what it would be part of, or to the page of the form.
    let mut jon = house.member(&aurora.staff).await;
    let page = jon.get(&format!("/contacts/{nothing}")).await;
    for part in ["Log out", r#"href="/projects""#, r#"class="button" href="/contacts""#] {
        assert!(page.status == StatusCode::NOT_FOUND && page.text.contains(part), "{part}: {}", page.text);
    }
    let refused = jon.get("/api-keys").await;
    assert!(refused.status == StatusCode::FORBIDDEN && refused.text.contains("Log out"), "{}", refused.text);
}
