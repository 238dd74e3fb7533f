mod inside;

use http::{Method, StatusCode};
use serde_json::json;

use crate::testing::house;

/// Proves A1, A6.
#[tokio::test]
async fn the_login_page_asks_the_database_nothing_once_the_host_is_known() {
    let house = house();
    let mut browser = house.portal("aurora");
    assert_eq!(browser.get("/login").await.status, StatusCode::OK);
    house.kit.db.reset();
    let page = browser.get("/login?next=/files").await;
    assert_eq!(house.kit.db.trips(), 0);
    assert!(page.text.contains("Aurora Weddings"));
    assert!(page.text.contains(r#"name="next" value="/files""#));
    assert!(!browser.get("/login?next=//evil.test").await.text.contains("evil"));
}

/// Proves A7, A15.
#[tokio::test]
async fn a_client_logs_in_with_two_round_trips_and_out_again() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut browser = house.portal("aurora");
    browser.get("/login").await;
    house.kit.db.reset();
    let got = browser.form("/login", &[("email", " ANNA@example.com"), ("password", anna.password), ("next", "/files")]).await;
    assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/files"));
    assert_eq!(house.kit.db.trips(), 2);
    let cookie = got.headers.get("set-cookie").unwrap().to_str().unwrap();
    assert!(cookie.starts_with("__Host-portico=") && cookie.contains("; Path=/; Secure; HttpOnly; SameSite=Lax"), "{cookie}");
    let out = browser.form("/logout", &[]).await;
    assert_eq!((out.location(), &out.headers["clear-site-data"]), ("/login", &r#""cache", "storage""#.parse().unwrap()));
    let ended: Vec<serde_json::Value> = house.kit.db.read("SELECT id FROM sessions WHERE ended_at IS NOT NULL", &[]);
    assert_eq!(ended.len(), 1);
}

/// Proves A7.
#[tokio::test]
async fn every_kind_of_refusal_is_the_same_refusal() {
    let house = house();
    // Let in, and no password yet.
    house.kit.db.execute("UPDATE portal_access SET password_hash = NULL WHERE email = 'ben@example.com'", &[]);
    let mut answers = Vec::new();
    // A wrong password, an unknown address, an address that is not active, one that is a client of another studio only, no password yet.
    for email in ["anna@example.com", "nobody@example.com", "carla@example.com", "dan@example.com", "ben@example.com"] {
        let got = house.portal("aurora").post("/api/v1/login", json!({ "email": email, "password": "not the password" })).await;
        answers.push((got.status, got.text));
    }
    assert_eq!(answers[0].0, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
}

/// Proves A7, A12, C3, C9.
#[tokio::test]
async fn the_right_password_of_who_is_kept_out_is_told_why_and_a_wrong_one_is_not() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    for (change, title, text) in [
        ("state = 'not_active'", "Your portal is temporarily closed", "Everything in it is kept."),
        ("state = 'disabled'", "Your access is closed", "has closed your access to this portal"),
        ("state = 'not_active', activated_at = NULL", "Your portal isn’t open yet", "is still preparing it"),
    ] {
        house.kit.db.execute(&format!("UPDATE portal_access SET {change} WHERE email = 'anna@example.com'"), &[]);
        let before = house.kit.db.snapshot().without(&["login_counters"]);
        let got = house.portal("aurora").form("/login", &[("email", "anna@example.com"), ("password", anna.password)]).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN, "{change}");
        assert!(got.text.contains(title) && got.text.contains(text), "{change}: {}", got.text);
        let got = house.portal("aurora").post("/api/v1/login", json!({ "email": anna.email, "password": anna.password })).await;
        assert_eq!((got.status, &got.json()["detail"]), (StatusCode::FORBIDDEN, &json!(title)), "{change}");
        assert_eq!(before.changes_to(&house.kit.db.snapshot().without(&["login_counters"])), Vec::<String>::new());
        let [wrong, nobody] = ["anna@example.com", "nobody@example.com"].map(|email| json!({ "email": email, "password": "guess" }));
        let wrong = house.portal("aurora").post("/api/v1/login", wrong).await;
        let nobody = house.portal("aurora").post("/api/v1/login", nobody).await;
        assert_eq!((wrong.status, wrong.text), (nobody.status, nobody.text), "{change}");
        house.kit.db.execute("DELETE FROM login_counters", &[]);
    }
    // In their language.
    let mut german = house.portal("aurora");
    let sent = format!("email=anna%40example.com&password={}", anna.password.replace(' ', "+")).into_bytes();
    let kind = "application/x-www-form-urlencoded";
    let got = german.send(http::Method::POST, "/login", kind, sent, &[("accept-language", "de")]).await;
    assert!(got.text.contains("Ihr Portal ist noch nicht geöffnet"), "{}", got.text);
}

/// Proves A7.
#[tokio::test]
async fn the_password_of_the_other_studio_is_no_password_here() {
    let house = house();
    let elsewhere = &house.demo.northlight.contacts[0];
    let got = house.portal("aurora").post("/api/v1/login", json!({ "email": elsewhere.email, "password": elsewhere.password })).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Proves A7.
#[tokio::test]
async fn guessing_has_to_wait_and_the_wait_ends_by_itself() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let mut guesser = house.portal("aurora");
    for _ in 0..5 {
        assert_eq!(
            guesser.post("/api/v1/login", json!({ "email": anna.email, "password": "guess" })).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    let got = guesser.post("/api/v1/login", json!({ "email": anna.email, "password": anna.password })).await;
    assert_eq!(got.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(got.headers["retry-after"], "16");
    house.kit.clock.advance(16_000);
    assert_eq!(guesser.post("/api/v1/login", json!({ "email": anna.email, "password": anna.password })).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_and_writes_nothing() {
    let house = house();
    let before = house.kit.db.snapshot();
    let mut browser = house.portal("aurora");
    for origin in ["https://evil.test", "https://northlight.portico.example", "http://aurora.portico.example", "null"] {
        let body = b"email=anna%40example.com&password=x".to_vec();
        let got = browser
            .send(
                http::Method::POST,
                "/login",
                "application/x-www-form-urlencoded",
                body,
                &[("origin", origin), ("sec-fetch-site", "same-site")],
            )
            .await;
        assert_eq!(got.status, StatusCode::FORBIDDEN, "{origin}");
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
}

/// Proves A7.
#[tokio::test]
async fn the_form_comes_back_with_what_was_typed_and_what_to_fix() {
    let house = house();
    let got = house.portal("aurora").form("/login", &[("email", "anna"), ("password", "")]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(got.text.contains(r#"value="anna""#));
    assert!(got.text.contains("Enter an email address like name@example.com"));
    assert!(got.text.contains("Enter your password"));
}

/// Proves A6.
#[tokio::test]
async fn the_generic_link_knows_nobody_and_never_offers_to_create_a_password() {
    let house = house();
    // Carla is let in, and has no password: only her own link may say so.
    house.kit.db.execute("UPDATE portal_access SET state = 'active' WHERE email = 'carla@example.com'", &[]);
    let mut browser = house.portal("aurora");
    let page = browser.get("/login").await;
    let refused = browser.form("/login", &[("email", "carla@example.com"), ("password", "a kite over the dunes")]).await;
    for got in [page, refused] {
        assert!(!got.text.contains("Create") && !got.text.contains("new-password") && !got.text.contains("/set-password"), "{}", got.text);
    }
}

/// Proves A2.
#[tokio::test]
async fn a_domain_of_its_own_leads_to_the_studio_while_it_is_active() {
    let house = house();
    let (aurora, anna) = (&house.demo.aurora, &house.demo.aurora.contacts[0]);
    let own = "clients.aurora.example";
    let nobodys = async |host: &str| {
        let got = house.browser(host).get("/login").await;
        assert_eq!(got.status, StatusCode::MISDIRECTED_REQUEST, "{host}: {}", got.text);
        assert!(got.text.contains("There’s no client portal at this address."), "{host}: {}", got.text);
        assert!(!["Aurora", "Northlight", "brand.css"].iter().any(|word| got.text.contains(word)), "{host}: {}", got.text);
    };
    let claim = "INSERT INTO hostnames (studio_id, hostname, state, is_primary, created_at) VALUES (?1, ?2, 'pending', 0, 1)";
    house.kit.db.execute(claim, &[(&aurora.id).into(), own.into()]);
    for host in [own, "unknown.example", "nobody.portico.example", "aurora.portico.example.evil.test"] {
        nobodys(host).await;
    }
    house.kit.db.execute("UPDATE hostnames SET state = 'active', is_primary = 1", &[]);
    house.kit.clock.advance(domain::time::MINUTE);
    let mut browser = house.browser(own);
    let page = browser.get("/login").await;
    assert!(page.status == StatusCode::OK && page.text.contains("Aurora Weddings") && !page.text.contains("Northlight"), "{}", page.text);
    let got = browser.form("/login", &[("email", anna.email.as_str()), ("password", anna.password)]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.text);
    assert_eq!(browser.get("/files").await.status, StatusCode::OK);
    let dan = &house.demo.northlight.contacts[1];
    let got = house.browser(own).form("/login", &[("email", dan.email.as_str()), ("password", dan.password)]).await;
    assert_eq!(got.status, StatusCode::UNPROCESSABLE_ENTITY, "the other studio's clients are nobody here");
    for host in ["clients.aurora.example.evil.test", "other.clients.aurora.example"] {
        nobodys(host).await;
    }
    house.kit.db.execute("DELETE FROM hostnames", &[]);
    house.kit.clock.advance(domain::time::MINUTE);
    nobodys(own).await;
}

/// Proves A11.
#[tokio::test]
async fn a_closed_portal_says_so_and_nothing_else() {
    let house = house();
    let mut anna = house.client(&house.demo.aurora, &house.demo.aurora.contacts[0]).await;
    house.kit.db.execute("UPDATE studios SET portal_open = 0 WHERE slug = 'aurora'", &[]);
    assert_eq!(anna.get("/files").await.location(), "/login?next=%2Ffiles", "at once, though the edge still believes the host open");
    house.kit.clock.advance(domain::time::MINUTE);
    let before = house.kit.db.snapshot();
    for path in ["/", "/login", "/files", "/set-password/abc", "/nowhere", "/open/abc"] {
        let got = anna.get(path).await;
        assert_eq!(got.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(got.text.contains("The portal is temporarily closed") && got.text.contains("Aurora Weddings"), "{path}: {}", got.text);
        assert!(!got.text.contains("Anna") && !got.text.contains("AW-1001"), "{path}: {}", got.text);
    }
    assert_eq!(anna.post("/api/v1/login", json!({})).await.problem(), "closed");
    assert_eq!(anna.get("/brand.css").await.status, StatusCode::OK, "the page looks like the studio's");
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    assert_eq!(house.portal("northlight").get("/login").await.status, StatusCode::OK);
}

/// Proves A1.
#[tokio::test]
async fn the_form_of_an_address_that_the_studio_left_still_logs_in() {
    let house = house();
    let anna = &house.demo.aurora.contacts[0];
    let page = house.portal("aurora").get("/login").await;
    // Browsers hold the redirect of a form to this, too.
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("form-action 'self' https://pay.example https://*.portico.example;"), "{policy}");

    let mut mara = house.member(&house.demo.aurora.owner).await;
    assert_eq!(mara.form("/settings/address", &[("slug", "aurora-photo")]).await.status, StatusCode::SEE_OTHER);
    let body = serde_html_form::to_string([("email", anna.email.as_str()), ("password", anna.password)]).unwrap().into_bytes();
    let form = "application/x-www-form-urlencoded";
    let origin = ("origin", "https://aurora.portico.example");
    let moved = house.portal("aurora").raw(Method::POST, "/login", form, body.clone(), &[origin, ("sec-fetch-site", "same-origin")]).await;
    assert_eq!((moved.status, moved.location()), (StatusCode::PERMANENT_REDIRECT, "https://aurora-photo.portico.example/login"));
    assert_eq!(moved.headers["referrer-policy"], "strict-origin");

    // What browsers say after such a redirect; some take the origin away.
    let referer = ("referer", "https://aurora.portico.example/");
    for says in [&[origin, ("sec-fetch-site", "same-site")][..], &[("origin", "null"), referer, ("sec-fetch-site", "same-site")]] {
        let got = house.portal("aurora-photo").raw(Method::POST, "/login", form, body.clone(), says).await;
        assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, "/"), "{says:?} {}", got.text);
    }
    for from in ["https://northlight.portico.example", "https://evil.test", "http://aurora.portico.example", "https://app.portico.example"]
    {
        let got = house.portal("aurora-photo").raw(Method::POST, "/login", form, body.clone(), &[("origin", from)]).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN, "{from}");
    }
}

/// Proves A6, A14.
#[tokio::test]
async fn an_address_typed_or_cut_otherwise_leads_on() {
    let house = house();
    let secret = crate::client::link::tests::link(&house, 0, "reset");
    let mut browser = house.portal("aurora");
    for (asked, to) in [
        ("/Login", "/login".to_owned()),
        ("/login/?next=%2Ffiles", "/login?next=%2Ffiles".to_owned()),
        ("/login).", "/login".to_owned()),
        (&format!("/Set-Password/{secret}"), format!("/set-password/{secret}")),
        (&format!("/set-password/{secret}%3E"), format!("/set-password/{secret}")),
        (&format!("/set-password/{secret}.?utm=x"), format!("/set-password/{secret}?utm=x")),
    ] {
        let got = browser.get(asked).await;
        assert_eq!((got.status, got.location()), (StatusCode::SEE_OTHER, to.as_str()), "{asked}");
        assert_eq!(browser.get(&to).await.status, StatusCode::OK, "{to}");
    }
    assert_eq!(house.dashboard().get("/Sign-In/").await.location(), "/sign-in");
    // Only for who looks, and only where there is something.
    for asked in ["/nowhere/", "/set-password/", "/api/v1/Files"] {
        assert_eq!(browser.get(asked).await.status, StatusCode::NOT_FOUND, "{asked}");
    }
    assert_eq!(browser.form("/Login", &[("email", "anna@example.com")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        browser.get(&format!("/set-password/{}", secret.to_uppercase())).await.status,
        StatusCode::NOT_FOUND,
        "letters of a secret count"
    );
}

/// Proves A7, A13, C13.
#[tokio::test]
async fn one_address_in_every_spelling_is_one_contact_and_one_login() {
    let house = house();
    let aurora = &house.demo.aurora;
    let mut software =
        house.keyed(aurora, &[domain::right::Right::ContactsRead, domain::right::Right::ContactsWrite, domain::right::Right::AccessWrite]);
    let spellings = [
        "zoë@bücher.example",
        "ZOË@BÜCHER.example",
        "zoe\u{308}@bu\u{308}cher.example",
        "zoë@xn--bcher-kva.example",
        "Zoë@XN--BCHER-KVA.EXAMPLE",
    ];
    let [anna, ben, _] = &aurora.contacts[..] else { panic!("three") };
    let path = format!("/api/v1/contacts/{}", anna.id);
    assert_eq!(software.json(http::Method::PATCH, &path, json!({ "email": spellings[3] })).await.json()["email"], spellings[0]);
    for typed in spellings {
        // Nobody else can have it, and she logs in with it.
        let taken = software.json(http::Method::PATCH, &format!("/api/v1/contacts/{}", ben.id), json!({ "email": typed })).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}: {}", taken.text);
        let added = software.post("/api/v1/contacts", json!({ "name": "Zoë", "email": typed })).await;
        assert_eq!(added.json()["shared_with"], "Anna Berg", "{typed}: {}", added.text);
        let got = house.portal("aurora").form("/login", &[("email", typed), ("password", anna.password)]).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{typed}: {}", got.text);
        house.portal("aurora").form("/sign-in-link", &[("email", typed)]).await;
    }
    house.deliver_mail().await;
    let sent = house.kit.mail.sent();
    let links = sent.iter().filter(|mail| mail.to.as_str() == spellings[0] && mail.text.contains("/sign-in/")).count();
    assert_eq!(links, 4, "one mailbox, and one budget");
}

/// Proves A2.
#[tokio::test]
async fn a_domain_with_umlauts_is_found_by_both_its_names() {
    let house = house();
    let claim =
        "INSERT INTO hostnames (studio_id, hostname, state, is_primary, created_at) VALUES (?1, 'xn--bcher-kva.example', 'active', 1, 1)";
    house.kit.db.execute(claim, &[(&house.demo.aurora.id).into()]);
    for host in ["xn--bcher-kva.example", "XN--BCHER-KVA.example"] {
        assert_eq!(house.browser(host).get("/login").await.status, StatusCode::OK, "{host}");
    }
}
