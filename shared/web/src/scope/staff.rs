//! The studio's side: a member's session, or an API key with the scope the row asks for.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    ApiKeyId, Email, Language, MemberId, MessageId, Placement, SessionId, Slug, StudioId,
    access::Role,
    brand::Brand,
    event::EventActor,
    right::Right,
    time::{DAY, HOUR},
};
use http::header;
use ports::{Arg, Flag, Outcome, Query, Sql};
use serde::{Deserialize, Serialize};

use super::{Context, REMEMBER, REPLAYED, Remembered, RequestContext, client::TOUCH_EVERY};
use crate::{
    App, Change, DashboardShell, Failure, Reply, Version, VersionedItem,
    crypto::{Account, Purpose, sha256},
    directory,
    frame::Framed,
    hosts::{Letterhead, Studio},
    reply::session_cookie,
    reply_address,
};

/// Members idle out sooner than clients: their session opens everybody's data.
pub(super) const MEMBER_IDLE: i64 = 12 * HOUR;
pub(super) const MEMBER_SESSION_LASTS: i64 = 14 * DAY;

const BY_SESSION: Sql = Sql::new(
    "SELECT t.name AS studio_name, t.slug, t.brand, t.portal_open, t.reply_to, t.language, t.time_zone, t.payment_account, t.hostname, m.id AS member, m.name, m.role, NULL AS scopes
     FROM sessions s
     JOIN members m ON m.studio_id = s.studio_id AND m.id = s.member_id
     JOIN studio_heads t ON t.id = s.studio_id
     WHERE s.studio_id = ?1 AND s.id = ?2 AND s.member_id = ?3 AND s.ended_at IS NULL AND s.expires_at > ?4 AND s.seen_at > ?5
       AND s.epoch = m.epoch AND m.state = 'active'",
);
const ALIVE_SESSION: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM sessions s JOIN members m ON m.studio_id = s.studio_id AND m.id = s.member_id
       WHERE s.studio_id = ?1 AND s.id = ?2 AND s.member_id = ?3 AND s.ended_at IS NULL AND s.expires_at > ?4 AND s.seen_at > ?5
         AND s.epoch = m.epoch AND m.state = 'active'))",
);
const TOUCH_SESSION: Sql =
    Sql::new("UPDATE sessions SET seen_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND ended_at IS NULL AND seen_at > ?4 AND seen_at < ?5");

const BY_KEY: Sql = Sql::new(
    "SELECT t.name AS studio_name, t.slug, t.brand, t.portal_open, t.reply_to, t.language, t.time_zone, t.payment_account, t.hostname, k.created_by AS member, k.name, 'staff' AS role, k.scopes
     FROM api_keys k JOIN studio_heads t ON t.id = k.studio_id
     WHERE k.studio_id = ?1 AND k.id = ?2 AND k.hash = ?3 AND k.revoked_at IS NULL",
);
const ALIVE_KEY: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM api_keys WHERE studio_id = ?1 AND id = ?2 AND hash = ?3 AND revoked_at IS NULL))",
);

/// Who acts for the studio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    Member { id: MemberId, session: SessionId },
    Key { id: ApiKeyId, hash: String },
}

/// What the database knows of the actor and their studio, now.
#[derive(Debug, Clone, Deserialize)]
pub struct StaffViewer {
    pub studio_name: String,
    pub slug: Slug,
    brand: String,
    portal_open: Flag,
    /// Where replies to the studio's mail go.
    pub reply_to: Option<domain::Email>,
    /// What its clients are spoken to in when they choose nothing.
    pub language: Language,
    /// As the IANA names it.
    pub time_zone: String,
    /// The studio's account at the payment provider.
    pub payment_account: Option<String>,
    hostname: Option<String>,
    /// The member, or the one who made the key.
    pub member: MemberId,
    /// The member's name, or the key's.
    pub name: String,
    pub role: Role,
    scopes: Option<String>,
}

impl StaffViewer {
    pub fn brand(&self) -> Brand {
        serde_json::from_str(&self.brand).unwrap_or_default()
    }

    /// For an operation that asks for more than its row: of a document of any kind, the kind says what.
    ///
    /// # Errors
    /// [`Failure::Forbidden`], naming what is missing: they are signed in, and know that the operation exists.
    pub fn require(&self, right: Right) -> Result<(), Failure> {
        self.allow(Some(right))
    }

    /// # Errors
    /// As [`StaffViewer::require`].
    fn allow(&self, right: Option<Right>) -> Result<(), Failure> {
        let Some(right) = right else { return Ok(()) };
        match &self.scopes {
            Some(scopes) => {
                let scopes: Vec<&str> = serde_json::from_str(scopes).map_err(Failure::internal)?;
                if right.grantable() && scopes.contains(&right.as_str()) {
                    Ok(())
                } else {
                    Err(Failure::forbidden(format!("This API key lacks the scope {}.", right.as_str())))
                }
            }
            None if self.role >= right.role() => Ok(()),
            None => Err(Failure::forbidden("Only an owner of the studio may do this.")),
        }
    }
}

/// The right to act for one studio, as far as the row's guard says.
#[derive(Clone)]
pub struct StudioActor {
    context: RequestContext,
    at: Placement,
    actor: Actor,
}

impl Context for StudioActor {
    #[allow(private_interfaces)]
    fn context(&self) -> &RequestContext {
        &self.context
    }
}

/// `pk_{studio}_{key id}_{secret}` would be split by the ids' own `_`; a dot cannot occur in them.
const KEY_MARK: &str = "pk.";

/// What an API key looks like, and what is kept of it.
pub fn api_key(studio: &StudioId, id: &ApiKeyId, secret: &str) -> (String, String) {
    (format!("{KEY_MARK}{studio}.{id}.{secret}"), sha256(&[b"api-key", secret.as_bytes()]))
}

fn by_key(bearer: &str) -> Option<(StudioId, Actor)> {
    let mut parts = bearer.strip_prefix(KEY_MARK)?.splitn(3, '.');
    let (studio, id, secret) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    Some((studio, Actor::Key { id, hash: sha256(&[b"api-key", secret.as_bytes()]) }))
}

impl FromRequestParts<App> for StudioActor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let context = RequestContext::of(parts)?;
        if let Some(value) = parts.headers.get(header::AUTHORIZATION) {
            let bearer = value.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
            // A key is for software; pages and a member's own matters are not its business.
            let (studio, actor) = bearer.and_then(by_key).ok_or(Failure::Unauthenticated)?;
            if !context.policy.keys {
                return Err(Failure::Unauthenticated);
            }
            let at = directory::place(&app.0.services, &studio).await?;
            return Ok(Self { context, at, actor });
        }
        let token = session_cookie(&parts.headers).ok_or(Failure::Unauthenticated)?;
        let claims = app.0.keys.member_session(token, context.now).ok_or(Failure::Unauthenticated)?;
        let Account::Member(id) = claims.account else { return Err(Failure::Unauthenticated) };
        let at = directory::place(&app.0.services, &claims.studio).await?;
        Ok(Self { context, at, actor: Actor::Member { id, session: claims.session } })
    }
}

/// The frame of the member who carries this session, where nothing was read of them yet.
pub(crate) async fn frame(app: &App, session: &str, path: &str) -> Option<DashboardShell> {
    let now = app.0.services.clock.now();
    let claims = app.0.keys.member_session(session, now)?;
    let Account::Member(member) = &claims.account else { return None };
    let asked = BY_SESSION.with([(&claims.session).into(), member.into(), now.into(), now.minus(MEMBER_IDLE).into()]);
    let at = directory::place(&app.0.services, &claims.studio).await.ok()?;
    let outcomes = super::run(app, &at, vec![asked]).await.ok()?;
    let viewer = outcomes.first()?.first::<StaffViewer>().ok()??;
    Some(DashboardShell::signed_in(&viewer.studio_name, &viewer.name, "", path))
}

impl StudioActor {
    pub fn studio(&self) -> &StudioId {
        &self.at.studio
    }

    /// Where answers to a letter about this message come in, for [`crate::Outgoing::answered_at`]. `None` where none are taken.
    pub fn reply_address(&self, message: &MessageId) -> Option<Email> {
        let app = &self.context.app.0;
        reply_address::make(&app.keys, &self.at, message, app.services.config.reply_domain.as_ref()?)
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    pub fn shell(&self, viewer: &StaffViewer, title: &str) -> DashboardShell {
        DashboardShell::signed_in(&viewer.studio_name, &viewer.name, title, &self.context.path)
    }

    /// The payment provider. A form that comes back after a login asks it for nothing.
    ///
    /// # Errors
    /// [`Failure::Resumed`].
    pub fn payments(&self) -> Result<&dyn ports::Payments, Failure> {
        self.context.meant()?;
        Ok(self.context.app.0.services.payments.as_ref())
    }

    /// Opens a mail as it came in, kept under this key of the file store.
    ///
    /// # Errors
    /// When it was not sealed here for this key.
    pub fn open_original(&self, key: &str, sealed: &[u8]) -> Result<Vec<u8>, Failure> {
        self.context.app.0.keys.open_bytes(Purpose::Original, &self.at.studio, key, sealed).map_err(Failure::internal)
    }

    /// What the studio's mail is written on.
    pub fn letterhead(&self, viewer: &StaffViewer) -> Letterhead {
        let studio = Studio {
            id: self.at.studio.clone(),
            slug: viewer.slug.clone(),
            name: viewer.studio_name.clone(),
            brand: viewer.brand(),
            portal_open: viewer.portal_open,
            reply_to: viewer.reply_to.clone(),
            hostname: viewer.hostname.clone(),
            language: viewer.language,
            time_zone: viewer.time_zone.clone(),
        };
        Letterhead::new(&self.context.app, &studio)
    }

    /// After a change of the studio's name, brand or addresses: its hosts are looked up anew.
    pub async fn forget_hosts(&self, viewer: &StaffViewer) {
        crate::hosts::forget(&self.context.app, viewer.slug.as_str(), viewer.hostname.as_deref()).await;
    }

    /// The studio takes this address, or leaves it.
    pub async fn forget_slug(&self, slug: &Slug) {
        crate::hosts::forget(&self.context.app, slug.as_str(), None).await;
    }

    fn actor_args(&self) -> (Sql, Sql, Vec<Arg>) {
        match &self.actor {
            Actor::Member { id, session } => {
                let now = self.context.now;
                (BY_SESSION, ALIVE_SESSION, vec![session.into(), id.into(), now.into(), now.minus(MEMBER_IDLE).into()])
            }
            Actor::Key { id, hash } => (BY_KEY, ALIVE_KEY, vec![id.into(), hash.as_str().into()]),
        }
    }

    fn event_actor(&self) -> EventActor {
        match &self.actor {
            Actor::Member { id, .. } => EventActor::Member(id.clone()),
            Actor::Key { id, .. } => EventActor::ApiKey(id.clone()),
        }
    }

    fn actor_key(&self) -> String {
        let actor = self.event_actor();
        format!("{}:{}", actor.kind(), actor.id().unwrap_or_default())
    }

    /// Reads in one round trip, the actor's standing with it. Every statement gets the studio as `?1`.
    ///
    /// # Errors
    /// [`Failure::Unauthenticated`] when session or key are over; [`Failure::Forbidden`] when role or scope do not reach;
    /// [`Failure::Replay`] when this mutation was made before.
    pub async fn read<const N: usize>(&self, queries: [Query; N]) -> Result<(StaffViewer, [Outcome; N]), Failure> {
        let (standing, _, args) = self.actor_args();
        let now = self.context.now;
        let mut batch = vec![Query { sql: standing, args }];
        if let (Actor::Member { session, .. }, true) = (&self.actor, self.context.policy.safe) {
            batch.push(TOUCH_SESSION.with([session.into(), now.into(), now.minus(MEMBER_IDLE).into(), now.minus(TOUCH_EVERY).into()]));
        }
        if let Some(idempotency) = &self.context.idempotency {
            batch.push(REPLAYED.with([self.actor_key().into(), idempotency.key.as_str().into()]));
        }
        let lead = batch.len();
        batch.extend(queries);
        let outcomes = super::run(&self.context.app, &self.at, batch).await?;
        self.context.noticed.known();
        let viewer = outcomes.first().map(Outcome::first::<StaffViewer>).transpose()?.flatten().ok_or(Failure::Unauthenticated)?;
        self.context.noticed.in_studio(&self.at);
        // A replica of the request holds the same: what was learned first stays.
        let _ = self.context.zone.set(viewer.time_zone.clone());
        if self.pages() {
            self.context.frame.keep(Framed::Dashboard(self.shell(&viewer, "")));
        }
        viewer.allow(self.context.policy.right)?;
        if let Some(idempotency) = &self.context.idempotency {
            let remembered = outcomes.get(lead - 1).map(Outcome::first::<Remembered>).transpose()?.flatten();
            super::replay(remembered, idempotency)?;
        }
        Ok((viewer, super::last(outcomes)?))
    }

    /// Makes the change and remembers `reply` under the request's idempotency key, all in one batch. Read first: that is where role
    /// and scope are checked.
    ///
    /// # Errors
    /// [`Failure::Conflict`] when a fact the change relied on no longer holds, the actor's standing among them.
    pub async fn commit<T: Serialize>(&self, change: Change, reply: &Reply<T>) -> Result<Vec<Outcome>, Failure> {
        self.context.meant()?;
        let mut first = self.alive();
        if let Some(idempotency) = &self.context.idempotency {
            let answer = serde_json::to_string(&reply.output).map_err(Failure::internal)?;
            first.push(REMEMBER.with([
                self.actor_key().into(),
                idempotency.key.as_str().into(),
                idempotency.fingerprint.as_str().into(),
                u32::from(reply.status.as_u16()).into(),
                answer.into(),
                self.context.now.into(),
            ]));
        }
        Ok(super::commit(&self.context.app, &self.at, &self.event_actor(), first, change, &self.context).await?)
    }

    /// The same for a change of something two people can edit: nothing is written when it is no longer in the version `since`, and the
    /// answer says which it is in now.
    ///
    /// # Errors
    /// [`Failure::Stale`] with the version that stands there; else as [`StudioActor::commit`].
    pub async fn save<T: Serialize>(
        &self,
        of: &VersionedItem,
        since: Version,
        change: Change,
        reply: Reply<T>,
    ) -> Result<Reply<T>, Failure> {
        match self.commit(change.of_version(of, since), &reply).await {
            Ok(outcomes) => super::saved(&outcomes, reply),
            Err(failure) => Err(super::stale(&self.context.app, &self.at, of, since, failure).await),
        }
    }

    /// A step on the way, before the answer is known: committed now, not remembered under the idempotency key.
    ///
    /// # Errors
    /// As [`StudioActor::commit`].
    pub async fn step(&self, change: Change) -> Result<Vec<Outcome>, Failure> {
        self.context.meant()?;
        Ok(super::commit(&self.context.app, &self.at, &self.event_actor(), self.alive(), change, &self.context).await?)
    }

    fn alive(&self) -> Vec<Query> {
        let (_, alive, args) = self.actor_args();
        vec![Query { sql: alive, args }]
    }
}
