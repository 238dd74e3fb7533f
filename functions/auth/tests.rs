//! Nobody is kept out by strangers of where they have been in before, on either side.

use http::StatusCode;
use serde_json::json;

use crate::testing::{Browser, House, house};

/// One side's way in.
struct Side {
    login: &'static str,
    logout: &'static str,
    links: [&'static str; 2],
    email: &'static str,
    /// Round trips of a login, and of asking for a link.
    trips: [u64; 2],
}

const SIDES: [Side; 2] = [
    Side {
        login: "/api/v1/login",
        logout: "/api/v1/logout",
        links: ["/api/v1/forgot-password", "/api/v1/sign-in-link"],
        email: "anna@example.com",
        trips: [2, 2],
    },
    Side {
        login: "/api/v1/sign-in",
        logout: "/api/v1/sign-out",
        links: ["/api/v1/forgot-password", "/api/v1/sign-in-link"],
        email: "jon@aurora.example",
        // The directory counts, and knows the studio; after the login it forgets.
        trips: [4, 3],
    },
];

impl Side {
    fn password(&self, house: &House) -> &'static str {
        if self.login == "/api/v1/login" { house.demo.aurora.contacts[0].password } else { house.demo.aurora.staff.password }
    }

    /// A browser nobody was logged in on, from somewhere.
    fn browser<'a>(&self, house: &'a House, source: u8) -> Browser<'a> {
        let mut browser = if self.login == "/api/v1/login" { house.portal("aurora") } else { house.dashboard() };
        browser.source = format!("192.0.2.{source}");
        browser
    }

    async fn tries(&self, browser: &mut Browser<'_>, password: &str) -> StatusCode {
        browser.post(self.login, json!({ "email": self.email, "password": password })).await.status
    }

    /// A browser they were logged in on, and logged out again.
    async fn known<'a>(&self, house: &'a House, source: u8) -> Browser<'a> {
        let mut browser = self.browser(house, source);
        assert_eq!(self.tries(&mut browser, self.password(house)).await, StatusCode::OK);
        browser.post(self.logout, json!({})).await;
        browser
    }

    /// A stranger guesses from all over the world, until everybody has to wait.
    async fn besieged(&self, house: &House) {
        let mut last = StatusCode::OK;
        for source in 100..112 {
            last = self.tries(&mut self.browser(house, source), "guess").await;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    }
}

/// Proves A7.
#[tokio::test]
async fn who_guesses_elsewhere_makes_nobody_wait_where_they_were_in_before() {
    for side in SIDES {
        let house = house();
        let mut phone = side.known(&house, 1).await;
        side.besieged(&house).await;
        assert_eq!(
            side.tries(&mut side.browser(&house, 2), side.password(&house)).await,
            StatusCode::TOO_MANY_REQUESTS,
            "a stranger waits"
        );
        house.kit.db.reset();
        assert_eq!(side.tries(&mut phone, side.password(&house)).await, StatusCode::OK);
        assert_eq!(house.kit.db.trips(), side.trips[0]);
        // That they are in forgets nothing of what the stranger tried.
        assert_eq!(side.tries(&mut side.browser(&house, 2), side.password(&house)).await, StatusCode::TOO_MANY_REQUESTS);
    }
}

/// Proves A7.
#[tokio::test]
async fn a_known_device_has_to_wait_for_its_own_guesses_only() {
    for side in SIDES {
        let house = house();
        let (mut phone, mut laptop) = (side.known(&house, 1).await, side.known(&house, 2).await);
        for _ in 0..5 {
            assert_eq!(side.tries(&mut phone, "guess").await, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(side.tries(&mut phone, side.password(&house)).await, StatusCode::TOO_MANY_REQUESTS);
        for mut other in [laptop.again(), side.browser(&house, 3)] {
            assert_eq!(side.tries(&mut other, side.password(&house)).await, StatusCode::OK);
        }
        // Cookies that are nothing, or another's, are counted as a stranger's.
        house.kit.db.execute("DELETE FROM login_counters", &[]);
        side.besieged(&house).await;
        laptop.spoil_cookies();
        assert_eq!(side.tries(&mut laptop, side.password(&house)).await, StatusCode::TOO_MANY_REQUESTS);
    }
}

/// Proves A8, A9.
#[tokio::test]
async fn who_asks_for_links_elsewhere_uses_up_no_budget_of_a_known_device() {
    for side in SIDES {
        for path in side.links {
            let house = house();
            let mut phone = side.known(&house, 1).await;
            let asked = async |browser: &mut Browser<'_>| browser.post(path, json!({ "email": side.email })).await;
            for source in 100..104 {
                assert_eq!(asked(&mut side.browser(&house, source)).await.status, StatusCode::OK);
            }
            assert_eq!(asked(&mut side.browser(&house, 104)).await.status, StatusCode::TOO_MANY_REQUESTS);
            let before = house.kit.db.snapshot().rows("mails").len();
            house.kit.db.reset();
            let got = asked(&mut phone).await;
            assert_eq!((got.status, house.kit.db.trips()), (StatusCode::OK, side.trips[1]), "{path}: {}", got.text);
            assert_eq!(house.kit.db.snapshot().rows("mails").len(), before + 1);
            // In place of an old link, too.
            house.deliver_mail().await;
            let mail = house.kit.mail.latest_to(side.email);
            let link = mail.text.split_whitespace().find(|word| word.starts_with("https://")).unwrap();
            let token = link.rsplit('/').next().unwrap();
            assert_eq!(phone.post("/api/v1/fresh-link", json!({ "token": token })).await.status, StatusCode::OK);
            let mut stranger = side.browser(&house, 105);
            assert_eq!(
                stranger.post("/api/v1/fresh-link", json!({ "token": token })).await.status,
                if side.login == "/api/v1/login" { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::OK }
            );
        }
    }
}

/// Proves A7, A15.
#[tokio::test]
async fn a_mark_is_worth_nothing_once_every_session_was_ended() {
    let house = house();
    let [side, _] = SIDES;
    let (mut phone, mut laptop) = (side.known(&house, 1).await, side.known(&house, 2).await);
    assert_eq!(side.tries(&mut laptop, side.password(&house)).await, StatusCode::OK);
    assert_eq!(laptop.post("/api/v1/sessions/end", json!({ "which": "all" })).await.status, StatusCode::OK);
    side.besieged(&house).await;
    house.kit.db.reset();
    assert_eq!(side.tries(&mut phone, side.password(&house)).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(house.kit.db.trips(), 3, "looked at again as anybody's, and counted as throttled");
    assert_eq!(side.tries(&mut laptop, side.password(&house)).await, StatusCode::OK, "whoever did it stays known");
}

/// Proves A7.
#[tokio::test]
async fn a_mark_is_of_one_account_and_few_of_them_are_kept() {
    let house = house();
    let [side, _] = SIDES;
    let ben = &house.demo.aurora.contacts[1];
    let mut shared = house.client(&house.demo.aurora, ben).await;
    shared.post("/api/v1/logout", json!({})).await;
    side.besieged(&house).await;
    assert_eq!(side.tries(&mut shared, side.password(&house)).await, StatusCode::TOO_MANY_REQUESTS, "Ben's device is not Anna's");
    for n in 0..10 {
        house.kit.db.execute(
            "UPDATE portal_access SET email = ?1 WHERE contact_id = ?2",
            &[format!("ben{n}@example.com").into(), (&ben.id).into()],
        );
        let got = shared.post("/api/v1/login", json!({ "email": format!("ben{n}@example.com"), "password": ben.password })).await;
        assert_eq!(got.status, StatusCode::OK);
    }
    assert_eq!(shared.cookie_names().iter().filter(|name| name.starts_with("__Host-portico-device-")).count(), 8);
}
