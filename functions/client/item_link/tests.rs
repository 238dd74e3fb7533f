use domain::{ItemLinkId, time::DAY};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{Browser, Got, House, house};

/// Lets links do that much.
fn policy(house: &House, policy: &'static str) {
    house.kit.db.execute("UPDATE studios SET item_links = ?1", &[policy.into()]);
}

/// A link for one of Aurora's contacts (Anna, Ben) to Anna's file or invoice, for thirty days; returns its secret.
pub fn link(house: &House, contact: usize, document: bool) -> String {
    let aurora = &house.demo.aurora;
    let secret = format!("open-{contact}-{}", house.kit.db.snapshot().rows("item_links").len());
    let now = house.setup.system().now();
    house.kit.db.execute(
        "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, document_id, file_id, created_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &[
            (&aurora.id).into(),
            (&house.setup.system().fresh(ItemLinkId::from_bytes)).into(),
            web::tokens::hash(&secret).into(),
            (&aurora.contacts[contact].id).into(),
            (&aurora.projects[0]).into(),
            document.then_some(&aurora.invoice).into(),
            (!document).then_some(&aurora.file).into(),
            now.into(),
            now.plus(30 * DAY).into(),
        ],
    );
    house.kit.db.reset();
    secret
}

async fn open<'a>(house: &'a House, secret: &str) -> (Browser<'a>, Got) {
    let mut browser = house.portal("aurora");
    let got = browser.form(&format!("/open/{secret}"), &[("token", secret)]).await;
    (browser, got)
}

/// Proves A10.
#[tokio::test]
async fn of_the_links_to_one_item_the_newest_five_work_and_an_older_one_offers_a_fresh_one() {
    let house = house();
    policy(&house, "view");
    let (other_item, other_recipient) = (link(&house, 0, true), link(&house, 1, false));
    let links: Vec<_> = (0..7).map(|_| link(&house, 0, false)).collect();
    for (place, secret) in links.iter().enumerate() {
        let page = house.portal("aurora").get(&format!("/open/{secret}")).await;
        let expected = if place < 2 { StatusCode::GONE } else { StatusCode::OK };
        assert_eq!(page.status, expected, "{place}: {}", page.text);
        if place < 2 {
            assert!(page.text.contains("This link has expired") && page.text.contains(r#"action="/fresh-link""#), "{}", page.text);
        }
    }
    // The file was not sent to Ben; what his link says is that, not that it has run out.
    for secret in [other_item, other_recipient] {
        let page = house.portal("aurora").get(&format!("/open/{secret}")).await;
        assert!(!page.text.contains("This link has expired"), "{}", page.text);
    }
}

/// Proves A10.
#[tokio::test]
async fn a_button_opens_the_project_for_its_recipient() {
    let house = house();
    policy(&house, "view");
    let secret = link(&house, 0, false);
    let path = format!("/open/{secret}");
    let mut browser = house.portal("aurora");
    browser.get("/login").await;
    let before = house.kit.db.snapshot();
    house.kit.db.reset();
    let page = browser.get(&path).await;
    assert_eq!((page.status, house.kit.db.trips()), (StatusCode::OK, 1));
    assert!(page.text.contains("Hello Anna") && page.text.contains("Aurora Weddings shared a file with you."), "{}", page.text);
    assert!(!page.text.contains("Berg") && !page.text.contains("anna@example.com"), "first name only: {}", page.text);
    assert_eq!(
        (&page.headers["cache-control"], &page.headers["referrer-policy"]),
        (&"no-store".parse().unwrap(), &"same-origin".parse().unwrap())
    );
    assert_eq!(browser.send(Method::HEAD, &path, "", Vec::new(), &[]).await.status, StatusCode::OK);
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new(), "scanners change nothing");

    house.kit.db.reset();
    let got = browser.form(&path, &[("token", &secret)]).await;
    // The file itself, with its name, to look at or to download.
    let to = format!("/files/{}/view", house.demo.aurora.file);
    assert_eq!((got.status, got.location(), house.kit.db.trips()), (StatusCode::SEE_OTHER, to.as_str(), 2), "{}", got.text);
    let file = browser.get(&to).await;
    assert!(file.status == StatusCode::OK && file.text.contains("<h1 dir=\"auto\">Welcome guide.pdf</h1>"), "{}", file.text);
    let files = browser.get("/files").await;
    assert!(files.status == StatusCode::OK && files.text.contains(house.demo.aurora.file.as_str()), "{}", files.text);
    assert_eq!(browser.get(&format!("/files/{}", house.demo.aurora.file)).await.status, StatusCode::OK);
    assert_eq!(browser.get("/").await.location(), format!("/projects/{}", house.demo.aurora.projects[0]));
    let session: Value = house.kit.db.read("SELECT expires_at, contact_id FROM sessions", &[]).remove(0);
    assert_eq!(session["expires_at"], json!(testkit::NOW.plus(14 * DAY)), "at most fourteen days");
    let used: Value = house.kit.db.read("SELECT first_used_at, last_used_at FROM item_links", &[]).remove(0);
    assert_eq!(used, json!({ "first_used_at": testkit::NOW, "last_used_at": testkit::NOW }));
    // A second tap on the mail goes straight on, with the same session.
    assert_eq!(browser.get(&path).await.location(), to);
    // And the link is good again, elsewhere.
    assert_eq!(open(&house, &secret).await.1.status, StatusCode::SEE_OTHER);
}

/// Proves A10.
#[tokio::test]
async fn it_ends_with_the_link() {
    let house = house();
    policy(&house, "act");
    let secret = link(&house, 0, false);
    house.kit.clock.advance(25 * DAY);
    let (mut browser, _) = open(&house, &secret).await;
    let cut: Value = house.kit.db.read("SELECT s.expires_at = l.expires_at AS same FROM sessions s, item_links l", &[]).remove(0);
    assert_eq!(cut, json!({ "same": 1 }));
    assert_eq!(browser.get("/files").await.status, StatusCode::OK);
    house.kit.clock.advance(5 * DAY);
    assert_eq!(browser.get("/files").await.location(), "/login?next=%2Ffiles");
    let page = house.portal("aurora").get(&format!("/open/{secret}")).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.text.contains("This link has expired") && !page.text.contains("Anna"), "{}", page.text);
}

/// Proves A10, C9.
#[tokio::test]
async fn whatever_ends_it_ends_its_sessions_at_the_next_request() {
    let aurora = "WHERE studio_id = (SELECT id FROM studios WHERE slug = 'aurora')";
    for (change, status, words) in [
        (format!("UPDATE item_links SET revoked_at = 1 {aurora}"), StatusCode::GONE, "This link was revoked"),
        ("UPDATE studios SET item_links = 'off'".to_owned(), StatusCode::GONE, "Log in to view this"),
        (
            format!("UPDATE portal_access SET state = 'disabled', epoch = epoch + 1 {aurora}"),
            StatusCode::FORBIDDEN,
            "Your access is closed",
        ),
        (format!("UPDATE portal_access SET state = 'not_active', epoch = epoch + 1 {aurora}"), StatusCode::FORBIDDEN, "temporarily closed"),
        (format!("DELETE FROM file_recipients {aurora}"), StatusCode::GONE, "This is no longer available"),
    ] {
        let house = house();
        policy(&house, "act");
        let secret = link(&house, 0, false);
        let (mut browser, _) = open(&house, &secret).await;
        let file = format!("/files/{}", house.demo.aurora.file);
        assert_eq!(browser.get(&file).await.status, StatusCode::OK);
        house.kit.db.execute(&change, &[]);
        assert_ne!(browser.get(&file).await.status, StatusCode::OK, "{change}");
        let path = format!("/open/{secret}");
        let before = house.kit.db.snapshot();
        for page in [house.portal("aurora").get(&path).await, open(&house, &secret).await.1] {
            assert!(page.status == status || page.status == StatusCode::CONFLICT, "{change}: {}", page.status);
            assert!(page.text.contains(words) && page.text.contains("/login"), "{change}: {}", page.text);
        }
        assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    }
}

/// Proves A10.
#[tokio::test]
async fn it_acts_as_its_recipient_in_its_project_and_only_if_it_may() {
    let house = house();
    let aurora = &house.demo.aurora;
    let secret = link(&house, 0, true);
    // A second project of Anna's, with a file in it.
    house.kit.db.execute("UPDATE files SET project_id = ?1 WHERE id = ?2", &[(&aurora.projects[1]).into(), (&aurora.file).into()]);
    for (scope, pay) in [("view", StatusCode::FORBIDDEN), ("act", StatusCode::OK)] {
        policy(&house, scope);
        let (mut browser, got) = open(&house, &secret).await;
        assert_eq!(got.location(), format!("/invoices/{}", aurora.invoice));
        assert!(browser.get("/payments").await.text.contains("Wedding photography"));
        assert_eq!(browser.get(&format!("/files/{}", aurora.file)).await.status, StatusCode::NOT_FOUND, "another project of theirs");
        let before = house.kit.db.snapshot();
        let paid = browser.post(&format!("/api/v1/installments/{}/pay", aurora.installments[1]), json!({})).await;
        assert_eq!(paid.status, pay, "{scope}: {}", paid.text);
        if scope == "view" {
            assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
        }
    }
}

/// Proves A10.
#[tokio::test]
async fn who_can_only_look_is_told_so_and_offered_no_more() {
    let house = house();
    let invoice = format!("/invoices/{}", house.demo.aurora.invoice);
    for (may, only_looks) in [("view", true), ("act", false)] {
        policy(&house, may);
        let (mut browser, _) = open(&house, &link(&house, 0, true)).await;
        for path in ["/payments", &invoice] {
            let page = browser.get(path).await.text;
            assert!(!page.contains(r#"href="/profile""#), "whoever has the letter has not the account: {page}");
            assert!(!page.contains("Card payments aren’t available"), "{page}");
            let way_in = format!(r#"<a href="/login?next={path}">"#);
            assert_eq!((page.contains("This link is view-only."), page.contains(&way_in)), (only_looks, only_looks), "{page}");
        }
        // Whoever tries is asked to log in, and keeps what the link opened.
        assert_eq!(browser.get("/profile").await.location(), "/login?next=%2Fprofile");
        assert_eq!(browser.get(&invoice).await.status, StatusCode::OK);
    }
}

/// Proves A10.
#[tokio::test]
async fn somebody_who_is_in_goes_on_with_their_own_session() {
    let house = house();
    policy(&house, "view");
    let secret = link(&house, 0, false);
    let (anna, ben) = (&house.demo.aurora.contacts[0], &house.demo.aurora.contacts[1]);
    let mut browser = house.client(&house.demo.aurora, anna).await;
    let to = format!("/files/{}/view", house.demo.aurora.file);
    assert_eq!(browser.get(&format!("/open/{secret}")).await.location(), to);
    let got = browser.form(&format!("/open/{secret}"), &[("token", &secret)]).await;
    assert_eq!(got.location(), to);
    assert_eq!(house.kit.db.snapshot().rows("item_sessions").len(), 0, "a session of their own is not made less");
    // Ben's browser shows whose link it is first; then it is Anna's, as far as the link goes.
    let mut other = house.client(&house.demo.aurora, ben).await;
    assert!(other.get(&format!("/open/{secret}")).await.text.contains("Not Anna?"));
    assert_eq!(other.form(&format!("/open/{secret}"), &[("token", &secret)]).await.status, StatusCode::SEE_OTHER);
    let ended: Vec<Value> = house.kit.db.read("SELECT id FROM sessions WHERE ended_at IS NOT NULL", &[]);
    assert_eq!(ended.len(), 1);
}

/// Proves A10.
#[tokio::test]
async fn a_link_is_of_its_studio_and_no_other_kind_of_link() {
    let house = house();
    policy(&house, "act");
    let secret = link(&house, 0, false);
    let reset = crate::client::link::tests::link(&house, 0, "reset");
    let before = house.kit.db.snapshot();
    for (studio, secret) in [("northlight", &secret), ("aurora", &reset), ("aurora", &"A".repeat(43))] {
        let mut browser = house.portal(studio);
        assert_eq!(browser.get(&format!("/open/{secret}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.get(&format!("/api/v1/open/{secret}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.post("/api/v1/open", json!({ "token": secret })).await.status, StatusCode::NOT_FOUND);
    }
    for path in ["/sign-in/", "/set-password/"] {
        assert_eq!(house.portal("aurora").get(&format!("{path}{secret}")).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(before.changes_to(&house.kit.db.snapshot()), Vec::<String>::new());
    let told = house.portal("aurora").get(&format!("/api/v1/open/{secret}")).await.json();
    assert_eq!((&told["state"], &told["first_name"], &told["kind"]), (&json!("open"), &json!("Anna"), &json!("file")));
}

/// Proves A10, A14.
#[tokio::test]
async fn one_tap_sends_a_fresh_one_to_the_same_mailbox() {
    let house = house();
    policy(&house, "view");
    let secret = link(&house, 0, true);
    let invoice = format!("/invoices/{}", house.demo.aurora.invoice);
    house.kit.clock.advance(31 * DAY);
    house.portal("aurora").form("/fresh-link", &[("token", &secret)]).await;
    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to("anna@example.com");
    let fresh = testkit::SentMail::link(&mail, "/open/");
    let mut browser = house.portal("aurora");
    let path = fresh.strip_prefix("https://aurora.portico.example").unwrap();
    let got = browser.form(path, &[("token", path.rsplit('/').next().unwrap())]).await;
    assert_eq!(got.location(), invoice);
    // Without the policy it is a link to log in with, on to the same place.
    policy(&house, "off");
    house.portal("aurora").form("/fresh-link", &[("token", &secret)]).await;
    house.deliver_mail().await;
    let mail = house.kit.mail.latest_to("anna@example.com");
    let link = testkit::SentMail::link(&mail, "/sign-in/");
    assert!(link.ends_with(&format!("?next={}", invoice.replace('/', "%2F"))), "{link}");
    // And who is not let in is told.
    house.kit.db.execute("UPDATE portal_access SET state = 'disabled' WHERE email = 'anna@example.com'", &[]);
    house.portal("aurora").form("/fresh-link", &[("token", &secret)]).await;
    house.deliver_mail().await;
    assert!(house.kit.mail.latest_to("anna@example.com").text.contains("has closed your access"));
}

/// Proves A10.
#[tokio::test]
async fn taken_back_while_it_opens_it_opens_nothing() {
    let house = house();
    policy(&house, "view");
    let secret = link(&house, 0, false);
    let tries = (0..20).map(|n| {
        let (house, secret) = (&house, secret.clone());
        async move {
            if n == 10 {
                house.kit.db.execute("UPDATE item_links SET revoked_at = 1", &[]);
            }
            open(house, &secret).await.1.status
        }
    });
    let statuses = futures_util::future::join_all(tries).await;
    assert!(statuses.iter().all(|status| matches!(*status, StatusCode::SEE_OTHER | StatusCode::CONFLICT)), "{statuses:?}");
    let alive: Value = house.kit.db.read("SELECT count(*) AS n FROM client_viewers", &[]).remove(0);
    assert_eq!(alive, json!({ "n": 0 }), "no session outlives the link");
}
