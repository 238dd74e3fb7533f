//! Every kind of thing that an account gives out, against every remedy somebody has who finds out that another knows too much.

use std::collections::BTreeSet;

use domain::right::Right;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::testing::{Browser, Got, House, house};

/// What an account gives out. A table with an `epoch` that no kind here is of fails `every_table_of_grants_has_a_kind_here`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Invite,
    Reset,
    SignIn,
    EmailChange,
    ItemLink,
    Upload,
    Session,
    ItemSession,
}

const KINDS: [Kind; 8] =
    [Kind::Invite, Kind::Reset, Kind::SignIn, Kind::EmailChange, Kind::ItemLink, Kind::Upload, Kind::Session, Kind::ItemSession];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remedy {
    PasswordChanged,
    PasswordReset,
    EverySessionEnded,
    OtherSessionsEnded,
    AddressChanged,
    AddressChangedByStudio,
    ClosedAndOpened,
    DisabledAndOpened,
}

const REMEDIES: [Remedy; 8] = [
    Remedy::PasswordChanged,
    Remedy::PasswordReset,
    Remedy::EverySessionEnded,
    Remedy::OtherSessionsEnded,
    Remedy::AddressChanged,
    Remedy::AddressChangedByStudio,
    Remedy::ClosedAndOpened,
    Remedy::DisabledAndOpened,
];

const FINE: &str = "a kite over the wide dunes";

/// Anna of Aurora, and how she logs in by now.
struct Anna<'a> {
    house: &'a House,
    email: String,
    password: &'static str,
}

fn ok(got: &Got) {
    assert!(got.status.is_success(), "{} {}", got.status, got.text);
}

fn token(link: &str) -> String {
    link.rsplit('/').next().unwrap_or_default().split('?').next().unwrap_or_default().to_owned()
}

impl<'a> Anna<'a> {
    fn new(house: &'a House) -> Self {
        let anna = &house.demo.aurora.contacts[0];
        Self { house, email: anna.email.to_string(), password: anna.password }
    }

    async fn browser(&self) -> Browser<'a> {
        let mut browser = self.house.portal("aurora");
        ok(&browser.post("/api/v1/login", json!({ "email": self.email, "password": self.password })).await);
        browser
    }

    fn path(&self) -> String {
        format!("/api/v1/contacts/{}", self.house.demo.aurora.contacts[0].id)
    }

    fn studio(&self) -> Browser<'a> {
        self.house.keyed(&self.house.demo.aurora, &[Right::AccessWrite, Right::ContactsWrite])
    }

    /// The secret in the mail that `asked` brings to `mailbox`.
    async fn mailed(&self, asked: Got, mailbox: &str, path: &str) -> String {
        ok(&asked);
        self.house.deliver_mail().await;
        token(&testkit::SentMail::link(&self.house.kit.mail.latest_to(mailbox), path))
    }

    async fn remedied(&mut self, laptop: &mut Browser<'a>, remedy: Remedy) {
        match remedy {
            Remedy::PasswordChanged => {
                ok(&laptop.post("/api/v1/profile/password", json!({ "current_password": self.password, "password": FINE })).await);
                self.password = FINE;
            }
            Remedy::PasswordReset => {
                let asked = self.house.portal("aurora").post("/api/v1/forgot-password", json!({ "email": self.email })).await;
                let secret = self.mailed(asked, &self.email, "/set-password/").await;
                ok(&self.house.portal("aurora").post("/api/v1/set-password", json!({ "token": secret, "password": FINE })).await);
                self.password = FINE;
            }
            Remedy::EverySessionEnded => ok(&laptop.post("/api/v1/sessions/end", json!({ "which": "all" })).await),
            Remedy::OtherSessionsEnded => ok(&laptop.post("/api/v1/sessions/end", json!({ "which": "others" })).await),
            Remedy::AddressChanged => {
                let sent = json!({ "new_email": "anna.new@example.com", "current_password": self.password });
                let asked = laptop.post("/api/v1/profile/email", sent).await;
                let secret = self.mailed(asked, "anna.new@example.com", "/confirm-email/").await;
                ok(&laptop.post("/api/v1/confirm-email", json!({ "token": secret })).await);
                self.email = "anna.new@example.com".to_owned();
            }
            Remedy::AddressChangedByStudio => {
                ok(&self.studio().json(Method::PATCH, &self.path(), json!({ "email": "anna.berg@example.com" })).await);
                self.email = "anna.berg@example.com".to_owned();
            }
            Remedy::ClosedAndOpened | Remedy::DisabledAndOpened => {
                let close = if remedy == Remedy::ClosedAndOpened { "deactivate" } else { "disable" };
                ok(&self.studio().post(&format!("{}/{close}", self.path()), json!({})).await);
                ok(&self.studio().post(&format!("{}/activate", self.path()), json!({})).await);
            }
        }
    }
}

/// Something that was given out, in the hands of whoever has it.
enum Given<'a> {
    Secret(String),
    Browser(Browser<'a>),
}

impl Kind {
    fn table(self) -> &'static str {
        match self {
            Self::Invite | Self::Reset | Self::SignIn => "one_time_tokens",
            Self::EmailChange => "email_changes",
            Self::ItemLink => "item_links",
            Self::Upload => "uploads",
            Self::Session | Self::ItemSession => "sessions",
        }
    }

    /// As the house gives it out.
    async fn given<'a>(self, anna: &Anna<'a>) -> Given<'a> {
        let house = anna.house;
        let aurora = &house.demo.aurora;
        let mut guest = house.portal("aurora");
        let secret = match self {
            Self::Invite => {
                // Only who has no password is invited.
                house.kit.db.execute("ALTER TABLE portal_access ADD COLUMN kept TEXT", &[]);
                house.kit.db.execute("UPDATE portal_access SET kept = password_hash, password_hash = NULL", &[]);
                let got = anna.studio().post(&format!("{}/invite-link", anna.path()), json!({})).await;
                ok(&got);
                house.kit.db.execute("UPDATE portal_access SET password_hash = kept", &[]);
                token(got.json()["link"].as_str().unwrap_or_default())
            }
            Self::Reset => {
                let asked = guest.post("/api/v1/forgot-password", json!({ "email": anna.email })).await;
                anna.mailed(asked, &anna.email, "/set-password/").await
            }
            Self::SignIn => {
                let asked = guest.post("/api/v1/sign-in-link", json!({ "email": anna.email })).await;
                anna.mailed(asked, &anna.email, "/sign-in/").await
            }
            Self::EmailChange => {
                let sent = json!({ "new_email": "thief@example.com", "current_password": anna.password });
                let asked = anna.browser().await.post("/api/v1/profile/email", sent).await;
                anna.mailed(asked, "thief@example.com", "/confirm-email/").await
            }
            Self::ItemLink | Self::ItemSession => {
                house.kit.db.execute("UPDATE studios SET item_links = 'act'", &[]);
                house.kit.db.execute(
                    "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, file_id, created_at, expires_at) VALUES (?1, 'old', ?2, ?3, ?4, ?5, 1, 2)",
                    &[
                        (&aurora.id).into(),
                        web::tokens::hash("old").into(),
                        (&aurora.contacts[0].id).into(),
                        (&aurora.projects[0]).into(),
                        (&aurora.file).into(),
                    ],
                );
                let asked = guest.post("/api/v1/fresh-link", json!({ "token": "old" })).await;
                let secret = anna.mailed(asked, &anna.email, "/open/").await;
                if self == Self::ItemSession {
                    ok(&guest.post("/api/v1/open", json!({ "token": secret })).await);
                    return Given::Browser(guest);
                }
                secret
            }
            Self::Upload => {
                let path = format!("/api/v1/projects/{}/uploads", aurora.projects[0]);
                let got = anna.browser().await.post(&path, json!({ "name": "film.mp4", "size": 30_000_000 })).await;
                ok(&got);
                got.json()["id"].as_str().unwrap_or_default().to_owned()
            }
            Self::Session => return Given::Browser(anna.browser().await),
        };
        Given::Secret(secret)
    }

    /// Whether it still does what it was given out for.
    async fn works<'a>(self, anna: &Anna<'a>, given: Given<'a>) -> bool {
        let house = anna.house;
        let status = match given {
            Given::Browser(mut browser) => browser.get("/api/v1/files").await.status,
            Given::Secret(secret) => {
                let mut guest = house.portal("aurora");
                match self {
                    Self::Invite => {
                        house.kit.db.execute("UPDATE portal_access SET password_hash = NULL", &[]);
                        guest.post("/api/v1/set-password", json!({ "token": secret, "password": FINE })).await.status
                    }
                    Self::Reset => guest.post("/api/v1/set-password", json!({ "token": secret, "password": FINE })).await.status,
                    Self::SignIn => guest.post("/api/v1/sign-in", json!({ "token": secret })).await.status,
                    Self::EmailChange => guest.post("/api/v1/confirm-email", json!({ "token": secret })).await.status,
                    Self::ItemLink => guest.post("/api/v1/open", json!({ "token": secret })).await.status,
                    Self::Upload => anna.browser().await.get(&format!("/api/v1/uploads/{secret}")).await.status,
                    Self::Session | Self::ItemSession => unreachable!("given as a browser"),
                }
            }
        };
        match status {
            StatusCode::OK => true,
            StatusCode::CONFLICT | StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND => false,
            other => panic!("{self:?}: {other}"),
        }
    }
}

/// A house in which the account has moved before: what is given out remembers where it stands.
async fn moved(house: &House) -> Anna<'_> {
    let anna = Anna::new(house);
    ok(&anna.browser().await.post("/api/v1/sessions/end", json!({ "which": "all" })).await);
    anna
}

/// Proves A8, A9, A10, A15, B6, C9.
#[tokio::test]
async fn no_grant_outlives_any_remedy() {
    let mut alive = Vec::new();
    for kind in KINDS {
        let house = house();
        let anna = moved(&house).await;
        let given = kind.given(&anna).await;
        assert!(kind.works(&anna, given).await, "{kind:?} is good for nothing");
        for remedy in REMEDIES {
            let house = crate::testing::house();
            let mut anna = moved(&house).await;
            let mut laptop = anna.browser().await;
            let given = kind.given(&anna).await;
            anna.remedied(&mut laptop, remedy).await;
            if kind.works(&anna, given).await {
                alive.push((kind, remedy));
            }
        }
    }
    assert!(alive.is_empty(), "{alive:?}");
}

/// Proves A8.
#[tokio::test]
async fn a_members_link_ends_with_their_epoch() {
    let house = house();
    let jon = &house.demo.aurora.staff;
    house.kit.db.execute("UPDATE members SET epoch = 1", &[]);
    let mut links = Vec::new();
    for _ in 0..2 {
        ok(&house.dashboard().post("/api/v1/forgot-password", json!({ "email": jon.email })).await);
        house.deliver_mail().await;
        links.push(token(&testkit::SentMail::link(&house.kit.mail.latest_to(jon.email.as_str()), "/set-password/")));
    }
    let set =
        async |secret: &str| house.dashboard().post("/api/v1/set-password", json!({ "token": secret, "password": FINE })).await.status;
    house.kit.db.execute("UPDATE members SET epoch = 2", &[]);
    assert_eq!(set(&links[0]).await, StatusCode::CONFLICT);
    house.kit.db.execute("UPDATE members SET epoch = 1", &[]);
    assert_eq!(set(&links[1]).await, StatusCode::OK);
}

#[test]
fn every_table_of_grants_has_a_kind_here() {
    let house = house();
    let tables: Vec<Value> = house.kit.db.read(
        "SELECT t.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name IN ('epoch', 'hash') GROUP BY t.name",
        &[],
    );
    // Accounts themselves, and what a studio gives its software: that ends when it is revoked.
    let others = ["portal_access", "members", "api_keys"];
    let tables: BTreeSet<&str> = tables.iter().filter_map(|row| row["name"].as_str()).filter(|name| !others.contains(name)).collect();
    assert_eq!(tables, KINDS.iter().map(|kind| kind.table()).collect::<BTreeSet<_>>());
}
