//! A signed-in client of one studio.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{
    ContactId, Email, Language, Placement, ProjectId, SessionId, StudioId, Timestamp,
    event::EventActor,
    permission::{LinkPolicy, Permission, PermissionSet},
    time::{DAY, MINUTE},
};
use ports::{Arg, Flag, Outcome, Payments, Query, Sql};
use serde::{Deserialize, Serialize};

use super::{Context, REMEMBER, REPLAYED, Remembered, RequestContext};
use crate::{
    App, Change, Failure, PortalShell, Reply, Translations, Version, VersionedItem,
    crypto::{Account, SessionClaims},
    frame::Framed,
    hosts::{Letterhead, PlacedStudio, Site},
    reply::{Cookie, session_cookie},
    translations::RequestLocale,
};

/// A session ends after this long without a request, in milliseconds (ASVS 5.0 §7.3.1).
pub(crate) const CLIENT_IDLE: i64 = 14 * DAY;
/// And after this long in any case (§7.3.2).
pub const CLIENT_SESSION_LASTS: i64 = 60 * DAY;
/// How exact "last seen" is: a session is touched at most this often.
pub(super) const TOUCH_EVERY: i64 = 10 * MINUTE;

/// The session decides at every request: alive, of this client, access active, the same epoch, the portal open; and its link, when one
/// began it. The view says all of it but the time.
const VIEWER: Sql = Sql::new(
    "SELECT c.name, c.email, c.language, v.studio_language, v.time_zone, v.only_project, v.scope,
            v.show_history, v.permissions
     FROM client_viewers v JOIN contacts c ON c.studio_id = v.studio_id AND c.id = v.contact_id
     WHERE v.studio_id = ?1 AND v.session_id = ?2 AND v.contact_id = ?3 AND v.expires_at > ?4 AND v.seen_at > ?5",
);

/// `?6` is 1 where a loginless session may act too. `?7` is the permissions that the studio must still give this client.
const ALIVE: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM client_viewers v
       WHERE v.studio_id = ?1 AND v.session_id = ?2 AND v.contact_id = ?3 AND v.expires_at > ?4 AND v.seen_at > ?5
         AND (v.only_project IS NULL OR ?6 = 1 AND v.scope = 'act')
         AND (v.permissions & ?7) = ?7))",
);

/// Keeps the session from idling out. Rides along with a read, at most every ten minutes: a log of presence, not a change of state.
const TOUCH_SESSION: Sql =
    Sql::new("UPDATE sessions SET seen_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND ended_at IS NULL AND seen_at > ?4 AND seen_at < ?5");
const TOUCH_ACCESS: Sql = Sql::new(
    "UPDATE portal_access SET last_activity_at = ?3
     WHERE studio_id = ?1 AND contact_id = ?2 AND state = 'active' AND COALESCE(last_activity_at, 0) < ?4",
);

/// A client as the database knows them now.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Viewer {
    pub name: String,
    pub email: Email,
    /// Their own choice; from here on everything is said in it.
    pub language: Option<Language>,
    pub studio_language: Language,
    /// The studio's, an IANA name.
    pub time_zone: String,
    /// Set when a loginless link opened this session (A10): it shows this project and nothing else.
    pub only_project: Option<ProjectId>,
    scope: LinkPolicy,
    show_history: Flag,
    permissions: PermissionSet,
}

impl Viewer {
    /// Whether they may do that now (B18). A page leaves out what [`Viewer::require`] would refuse.
    pub fn may(&self, permission: Permission) -> bool {
        let by_this_session = match permission {
            Permission::ViewInvoices => true,
            // Whoever pays an invoice sees it.
            Permission::MakePayments => self.acts() && self.permissions.contains(Permission::ViewInvoices),
            // A link that was forwarded must not change who somebody is.
            Permission::UpdateProfile => self.only_project.is_none(),
            Permission::Upload | Permission::Message => self.acts(),
        };
        by_this_session && self.permissions.contains(permission)
    }

    /// Whether a completed contract or questionnaire stays in their lists (B14).
    pub fn keeps_history(&self) -> bool {
        *self.show_history
    }

    /// Whether this session may sign, answer and decide.
    pub fn acts(&self) -> bool {
        self.scope == LinkPolicy::Act
    }

    /// # Errors
    /// [`Failure::Forbidden`] when the studio does not allow it.
    pub fn require(&self, permission: Permission) -> Result<(), Failure> {
        if self.may(permission) { Ok(()) } else { Err(Failure::forbidden(Translations::failure_not_switched_on)) }
    }
}

/// The right to act as one client of one studio.
#[derive(Clone)]
pub struct Client {
    context: RequestContext,
    studio: std::sync::Arc<PlacedStudio>,
    at: Placement,
    claims: SessionClaims,
    contact: ContactId,
}

impl Context for Client {
    #[allow(private_interfaces)]
    fn context(&self) -> &RequestContext {
        &self.context
    }
}

impl FromRequestParts<App> for Client {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let context = RequestContext::of(parts)?;
        let Site::Portal(studio) = context.site.clone() else { return Err(Failure::NotFound) };
        let token = session_cookie(&parts.headers).ok_or(Failure::Unauthenticated)?;
        let claims = app.0.keys.client_session(token, &studio.id, context.now).ok_or(Failure::Unauthenticated)?;
        let Account::Client(contact) = claims.account.clone() else { return Err(Failure::Unauthenticated) };
        Ok(Self { context, at: studio.placement(), studio, claims, contact })
    }
}

/// The frame of who carries this session, where nothing was read of them yet.
pub(crate) async fn frame(app: &App, studio: &PlacedStudio, session: &str, spoken: &RequestLocale, path: &str) -> Option<PortalShell> {
    let now = app.0.services.clock.now();
    let claims = app.0.keys.client_session(session, &studio.id, now)?;
    let Account::Client(contact) = &claims.account else { return None };
    let asked = VIEWER.with([(&claims.session).into(), contact.into(), now.into(), now.minus(CLIENT_IDLE).into()]);
    let outcomes = super::run(app, &studio.placement(), vec![asked]).await.ok()?;
    let viewer = outcomes.first()?.first::<Viewer>().ok()??;
    if let Some(language) = viewer.language {
        spoken.set(language);
    }
    Some(PortalShell::signed_in(studio, "", &viewer, spoken.t(), (path, "")))
}

impl Client {
    pub fn studio(&self) -> &StudioId {
        &self.studio.id
    }

    pub fn studio_name(&self) -> &str {
        &self.studio.name
    }

    pub fn contact(&self) -> &ContactId {
        &self.contact
    }

    pub fn session(&self) -> &SessionId {
        &self.claims.session
    }

    /// Of the account when this session began; a session that is alive is of the epoch the account has.
    pub fn epoch(&self) -> i64 {
        self.claims.epoch
    }

    /// Of this studio's own address, for links that come back from outside.
    pub fn origin(&self) -> String {
        self.context.app.0.hosts.studio(&self.studio)
    }

    /// What this studio's mail is written on.
    pub fn letterhead(&self) -> Letterhead {
        Letterhead::new(&self.context.app, &self.studio)
    }

    /// This session under a new id, for a change that raises the account's epoch to `epoch` and so ends all sessions there are.
    ///
    /// # Errors
    /// Only when the keys are broken.
    pub fn renew_session(&self, email: &Email, epoch: i64) -> Result<(Query, Vec<Cookie>), Failure> {
        super::open::session(self, &self.studio.id, Account::Client(self.contact.clone()), email, epoch, CLIENT_SESSION_LASTS)
    }

    /// The mark of this device, for a change that ends this session, too: it stays one that its owner was logged in on.
    ///
    /// # Errors
    /// Only when the keys are broken.
    pub fn stay_known(&self, email: &Email, epoch: i64) -> Result<Vec<Cookie>, Failure> {
        crate::device::mark(self, &self.studio.id, email, &SessionClaims { epoch, ..self.claims.clone() })
    }

    /// A session not seen since is over: for what a read leaves behind, as `client_viewers` does not know the time.
    pub fn idle_since(&self) -> Timestamp {
        self.context.now.minus(CLIENT_IDLE)
    }

    /// The payment provider. A form that comes back after a login asks it for nothing.
    ///
    /// # Errors
    /// [`Failure::Resumed`].
    pub fn payments(&self) -> Result<&dyn Payments, Failure> {
        self.context.meant()?;
        Ok(self.context.app.0.services.payments.as_ref())
    }

    /// The frame of a page of theirs.
    pub fn shell(&self, viewer: &Viewer, title: &str) -> PortalShell {
        let RequestContext { spoken, path, here, .. } = &self.context;
        PortalShell::signed_in(&self.studio, title, viewer, spoken.t(), (path.as_str(), here.as_str()))
    }

    fn session_args(&self) -> [Arg; 4] {
        let now = self.context.now;
        [(&self.claims.session).into(), (&self.contact).into(), now.into(), now.minus(CLIENT_IDLE).into()]
    }

    /// The session is alive, and the studio still allows this client what the change needs.
    fn alive(&self, needs: &[Permission]) -> Query {
        let [session, contact, now, idle] = self.session_args();
        let sees_what_it_pays = needs.contains(&Permission::MakePayments).then_some(Permission::ViewInvoices);
        let needs: PermissionSet = needs.iter().copied().chain(sees_what_it_pays).collect();
        ALIVE.with([session, contact, now, idle, self.context.policy.recipient.into(), needs.into()])
    }

    fn event_actor(&self) -> EventActor {
        EventActor::Client(self.contact.clone())
    }

    fn actor(&self) -> String {
        format!("client:{}", self.contact)
    }

    /// Reads in one round trip, the session's liveness with it. Every statement gets the studio as `?1`.
    ///
    /// # Errors
    /// [`Failure::Unauthenticated`] when the session is over, for whatever reason; [`Failure::OnlyByLink`]; [`Failure::Replay`] when this mutation was made before.
    pub async fn read<const N: usize>(&self, queries: [Query; N]) -> Result<(Viewer, [Outcome; N]), Failure> {
        let now = self.context.now;
        let idle = now.minus(CLIENT_IDLE);
        let stale = now.minus(TOUCH_EVERY);
        let mut batch = vec![VIEWER.with(self.session_args())];
        if self.context.policy.safe {
            // Only for a session that is itself alive; a dead one is not touched back to life.
            batch.push(TOUCH_SESSION.with([(&self.claims.session).into(), now.into(), idle.into(), stale.into()]));
        }
        if let Some(idempotency) = &self.context.idempotency {
            batch.push(REPLAYED.with([self.actor().into(), idempotency.key.as_str().into()]));
        }
        let lead = batch.len();
        batch.extend(queries);
        let outcomes = super::run(&self.context.app, &self.at, batch).await?;
        self.context.noticed.known();
        let viewer = outcomes.first().map(Outcome::first::<Viewer>).transpose()?.flatten().ok_or(Failure::Unauthenticated)?;
        if let Some(language) = viewer.language {
            self.context.spoken.set(language);
        }
        if self.pages() {
            self.context.frame.keep(Framed::Portal(self.shell(&viewer, "")));
        }
        if viewer.only_project.is_some() {
            // A loginless link opens what its row says it opens; for more there is the login page.
            if !self.context.policy.recipient {
                return Err(Failure::OnlyByLink);
            }
            if !self.context.policy.safe && !viewer.acts() {
                return Err(Failure::forbidden(Translations::failure_only_shows));
            }
        }
        if let Some(idempotency) = &self.context.idempotency {
            let remembered = outcomes.get(lead - 1).map(Outcome::first::<Remembered>).transpose()?.flatten();
            super::replay(remembered, idempotency)?;
        }
        Ok((viewer, super::last(outcomes)?))
    }

    /// Makes the change and remembers `reply` under the request's idempotency key, all in one batch. Returns what the change's own
    /// statements gave back.
    ///
    /// # Errors
    /// [`Failure::Conflict`] when a fact the change relied on no longer holds, the session among them.
    pub async fn commit<T: Serialize>(&self, change: Change, reply: &Reply<T>) -> Result<Vec<Outcome>, Failure> {
        let mut first = Vec::new();
        if let Some(idempotency) = &self.context.idempotency {
            let answer = serde_json::to_string(&reply.output).map_err(Failure::internal)?;
            first.push(REMEMBER.with([
                self.actor().into(),
                idempotency.key.as_str().into(),
                idempotency.fingerprint.as_str().into(),
                u32::from(reply.status.as_u16()).into(),
                answer.into(),
                self.context.now.into(),
            ]));
        }
        let now = self.context.now;
        first.push(TOUCH_ACCESS.with([(&self.contact).into(), now.into(), now.minus(TOUCH_EVERY).into()]));
        self.run_change(first, change).await
    }

    /// The same for a change of something two people can edit: nothing is written when it is no longer in the version `since`, and the
    /// answer says which it is in now.
    ///
    /// # Errors
    /// [`Failure::Stale`] with the version that stands there; else as [`Client::commit`].
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
    /// As [`Client::commit`].
    pub async fn step(&self, change: Change) -> Result<Vec<Outcome>, Failure> {
        self.run_change(Vec::new(), change).await
    }

    async fn run_change(&self, mut first: Vec<Query>, mut change: Change) -> Result<Vec<Outcome>, Failure> {
        self.context.meant()?;
        first.insert(0, self.alive(&change.take_needs()));
        Ok(super::commit(&self.context.app, &self.at, &self.event_actor(), first, change, &self.context).await?)
    }
}
