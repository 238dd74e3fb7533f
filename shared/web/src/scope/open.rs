//! The scopes of requests without a login: on a studio's portal, and on the dashboard.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{ContactId, Email, ItemLinkId, MemberId, Placement, SessionId, Shard, StudioId, Timestamp, brand::Brand, event::EventActor};
use ports::{DirectoryQuery, Outcome, Query, Sql};

use super::{Context, RequestContext};
use crate::{
    App, Change, Cookie, DashboardShell, Device, Failure, PortalShell, UniqueName,
    crypto::{Account, SessionClaims},
    device, directory,
    hosts::{Letterhead, PlacedStudio, Site, Studio},
    reply::session_cookie,
    throttle, tokens,
};

/// The scope of an unauthenticated request to a portal.
#[derive(Clone)]
pub struct PortalGuest {
    context: RequestContext,
    studio: Arc<PlacedStudio>,
    at: Placement,
    claims: Option<SessionClaims>,
}

impl Context for PortalGuest {
    #[allow(private_interfaces)]
    fn context(&self) -> &RequestContext {
        &self.context
    }
}

impl FromRequestParts<App> for PortalGuest {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let context = RequestContext::of(parts)?;
        let Site::Portal(studio) = context.site.clone() else { return Err(Failure::NotFound) };
        let claims = session_cookie(&parts.headers).and_then(|token| app.0.keys.client_session(token, &studio.id, context.now));
        Ok(Self { context, at: studio.placement(), studio, claims })
    }
}

const START_CLIENT: Sql = Sql::new(
    "INSERT INTO sessions (studio_id, id, contact_id, epoch, created_at, seen_at, expires_at, user_agent, source)
     VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8)",
);
const START_MEMBER: Sql = Sql::new(
    "INSERT INTO sessions (studio_id, id, member_id, epoch, created_at, seen_at, expires_at, user_agent, source)
     VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8)",
);
const LOGINLESS: Sql = Sql::new("INSERT INTO item_sessions (studio_id, session_id, link_id) VALUES (?1, ?2, ?3)");
const END_SESSION: Sql = Sql::new("UPDATE sessions SET ended_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND ended_at IS NULL");

/// A language that was chosen for the account stays, unless `?4`.
const KEEP_LANGUAGE: Sql = Sql::new("UPDATE contacts SET language = ?3 WHERE studio_id = ?1 AND id = ?2 AND (language IS NULL OR ?4)");

/// A new session: the row to write and the cookies to set, the device's mark among them. Always a new id (ASVS 5.0 §7.2.4).
pub(super) fn session(
    context: &impl Context,
    studio: &StudioId,
    account: Account,
    email: &Email,
    epoch: i64,
    lasts: i64,
) -> Result<(Query, Vec<Cookie>), Failure> {
    // On the dashboard's login page the studio is not known yet when a mark is looked for.
    let of = if matches!(account, Account::Client(_)) { studio.clone() } else { throttle::no_studio() };
    let (claims, row, cookie) = session_until(context, studio, account, epoch, context.now().plus(lasts))?;
    let marks = device::mark(context, &of, email, &claims)?;
    Ok((row, [cookie].into_iter().chain(marks).collect()))
}

fn session_until(
    context: &impl Context,
    studio: &StudioId,
    account: Account,
    epoch: i64,
    expires_at: Timestamp,
) -> Result<(SessionClaims, Query, Cookie), Failure> {
    let now = context.now();
    let id = context.fresh(SessionId::from_bytes);
    let (sql, whose) = match &account {
        Account::Client(contact) => (START_CLIENT, contact.into()),
        Account::Member(member) => (START_MEMBER, member.into()),
    };
    let (agent, source) = (context.user_agent().into(), context.source().into());
    let row = sql.with([(&id).into(), whose, epoch.into(), now.into(), expires_at.into(), agent, source]);
    let claims = SessionClaims { studio: studio.clone(), account, session: id, epoch, expires_at };
    let token = context.keys().sign_session(&claims).ok_or_else(|| Failure::internal("no session key"))?;
    Ok((claims, row, Cookie::session(&token, now, expires_at)))
}

impl PortalGuest {
    pub fn studio(&self) -> &StudioId {
        &self.studio.id
    }

    pub fn studio_name(&self) -> &str {
        &self.studio.name
    }

    pub fn brand(&self) -> &Brand {
        &self.studio.brand
    }

    /// Of this studio's own address, for links in mail.
    pub fn origin(&self) -> String {
        self.context.app.0.hosts.studio(&self.studio)
    }

    pub fn shell(&self, title: &str) -> PortalShell {
        PortalShell { notice: self.context.notice(), ..PortalShell::gate(&self.studio, title, self.t(), &self.context.here) }
    }

    /// What this studio's mail is written on.
    pub fn letterhead(&self) -> Letterhead {
        Letterhead::new(&self.context.app, &self.studio)
    }

    /// Whether a session's cookie came along; its row may be over.
    pub fn carries_session(&self) -> bool {
        self.claims.is_some()
    }

    /// Starts a session for a client whose identity this function has just proven; goes into the same change as the proof. `email` is
    /// what they log in with.
    ///
    /// # Errors
    /// Only when the keys are broken.
    pub fn start_session(&self, contact: &ContactId, email: &Email, epoch: i64) -> Result<(Query, Vec<Cookie>), Failure> {
        session(self, &self.studio.id, Account::Client(contact.clone()), email, epoch, super::client::CLIENT_SESSION_LASTS)
    }

    /// The mark of this device for the account with that address, if a client logged in on it with it. Whether it still is that account's
    /// is for the database to say.
    pub fn device(&self, email: &Email) -> Option<Device> {
        let mark = device::carried(self, &self.studio.id, email)?;
        self.keys().client_device(mark, &self.studio.id, self.context.now).map(Device::of)
    }

    /// Keeps the language of this page for a client who has just proven who they are, so that their mail and their pages speak it on every
    /// device: where their account has none yet, or where it was chosen a moment ago. `None` where the browser asked for no language.
    pub fn keep_language(&self, contact: &ContactId) -> Option<Query> {
        let spoken = &self.context.spoken;
        Some(KEEP_LANGUAGE.with([contact.into(), spoken.asked?.code().into(), spoken.just_chosen.into()]))
    }

    /// Starts a session for the recipient of a loginless link (A10): it ends with the link, and sees the link's project only.
    ///
    /// # Errors
    /// Only when the keys are broken.
    pub fn start_loginless(
        &self,
        contact: &ContactId,
        epoch: i64,
        link: &ItemLinkId,
        expires_at: Timestamp,
    ) -> Result<([Query; 2], Cookie), Failure> {
        let until = expires_at.min(self.now().plus(super::client::CLIENT_IDLE));
        let (claims, row, cookie) = session_until(self, &self.studio.id, Account::Client(contact.clone()), epoch, until)?;
        Ok(([row, LOGINLESS.with([(&claims.session).into(), link.into()])], cookie))
    }

    /// The session whose cookie came along, and since when it must have been seen not to be idle; its row may be over.
    pub fn session(&self) -> Option<(&SessionId, Timestamp)> {
        self.claims.as_ref().map(|claims| (&claims.session, self.context.now.minus(super::client::CLIENT_IDLE)))
    }

    /// Ends the session that came along, if one did.
    pub fn end_session(&self) -> Option<(ContactId, Query)> {
        let claims = self.claims.as_ref()?;
        let Account::Client(contact) = &claims.account else { return None };
        Some((contact.clone(), END_SESSION.with([(&claims.session).into(), self.context.now.into()])))
    }

    /// Reads in one round trip; every statement gets the studio as `?1`.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read<const N: usize>(&self, queries: [Query; N]) -> Result<[Outcome; N], Failure> {
        super::last(super::run(&self.context.app, &self.at, queries.into()).await?)
    }

    /// The same for as many as there are.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read_all(&self, queries: Vec<Query>) -> Result<Vec<Outcome>, Failure> {
        Ok(super::run(&self.context.app, &self.at, queries).await?)
    }

    /// Makes the change in one batch.
    ///
    /// # Errors
    /// [`Failure::Conflict`] when a fact the change relied on no longer holds.
    pub async fn commit(&self, change: Change) -> Result<Vec<Outcome>, Failure> {
        let actor = EventActor::Visitor;
        Ok(super::commit(&self.context.app, &self.at, &actor, Vec::new(), change, &self.context).await?)
    }
}

/// The scope of an unauthenticated request to the dashboard. It has no studio yet: an email with its password, or a token, leads to one.
#[derive(Clone)]
pub struct DashboardGuest {
    context: RequestContext,
    claims: Option<SessionClaims>,
}

impl Context for DashboardGuest {
    #[allow(private_interfaces)]
    fn context(&self) -> &RequestContext {
        &self.context
    }
}

impl FromRequestParts<App> for DashboardGuest {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let context = RequestContext::of(parts)?;
        let claims = session_cookie(&parts.headers).and_then(|token| app.0.keys.member_session(token, context.now));
        Ok(Self { context, claims })
    }
}

impl DashboardGuest {
    pub fn shell(&self, title: &str) -> DashboardShell {
        DashboardShell { notice: self.context.notice(), ..DashboardShell::gate(title) }
    }

    pub fn carries_session(&self) -> bool {
        self.claims.is_some()
    }

    /// The frame of a page for somebody whose studio is known by a link.
    pub fn shell_of(&self, studio_name: &str, title: &str) -> DashboardShell {
        DashboardShell { studio_name: studio_name.to_owned(), ..self.shell(title) }
    }

    /// What the mail of the studio that was found is written on.
    pub fn letterhead(&self, studio: &Studio) -> Letterhead {
        Letterhead::new(&self.context.app, studio)
    }

    /// # Errors
    /// Only when the keys are broken.
    pub fn start_session(
        &self,
        studio: &StudioId,
        (member, email): (&MemberId, &Email),
        epoch: i64,
    ) -> Result<(Query, Vec<Cookie>), Failure> {
        session(self, studio, Account::Member(member.clone()), email, epoch, super::staff::MEMBER_SESSION_LASTS)
    }

    /// The mark of this device for the member with that address, if they signed in on it. Whether it still is that account's is for the
    /// database to say.
    pub fn device(&self, email: &Email) -> Option<Device> {
        let mark = device::carried(self, &throttle::no_studio(), email)?;
        self.keys().member_device(mark, self.context.now).map(Device::of)
    }

    /// The session whose cookie came along, of which studio it is, and since when it must have been seen not to be idle; its row may be
    /// over.
    pub fn session(&self) -> Option<(&StudioId, &SessionId, Timestamp)> {
        self.claims.as_ref().map(|claims| (&claims.studio, &claims.session, self.context.now.minus(super::staff::MEMBER_IDLE)))
    }

    /// The shard of a studio that is known by a session.
    ///
    /// # Errors
    /// When the directory is out of reach.
    pub async fn place(&self, studio: &StudioId) -> Result<Placement, Failure> {
        Ok(directory::place(&self.context.app.0.services, studio).await?)
    }

    /// Where there is nobody, so that the work is the same: a studio that is none, in a shard that `on` chooses.
    pub fn stand_in(&self, on: &str) -> Placement {
        let shards = self.context.app.0.services.shards.all();
        let pseudonym = self.keys().pseudonym(&throttle::no_studio(), &format!("stand-in of {on}"));
        let sum: usize = pseudonym.bytes().map(usize::from).sum();
        let shard = sum.checked_rem(shards.len()).and_then(|at| shards.get(at)).copied().unwrap_or(Shard::FIRST);
        Placement { studio: throttle::no_studio(), shard }
    }

    /// Counts the attempt, and finds the studio of the member with this address, in one round trip.
    ///
    /// # Errors
    /// When the directory is out of reach.
    pub async fn find_member(
        &self,
        mut attempts: Vec<DirectoryQuery>,
        email: Option<&Email>,
    ) -> Result<(Vec<Outcome>, Option<Placement>), Failure> {
        attempts.extend(email.map(|email| directory::by_name(&UniqueName::member(email))));
        let mut outcomes = self.context.app.0.services.directory.batch(attempts).await?;
        let found = email.and_then(|_| outcomes.pop()).map(|found| found.first()).transpose()?.flatten();
        Ok((outcomes, found))
    }

    /// Reads about a member's link: in the shard that the link names, else in the one the directory knows. The statements get the hash of
    /// its secret as `?1`; they are on the short list of those that look across studios. The first of them says whether it is there.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is no such link.
    pub async fn read_link<const N: usize>(&self, token: &str, queries: [Query; N]) -> Result<(Shard, [Outcome; N]), Failure> {
        let services = &self.context.app.0.services;
        let (named, hash) = tokens::of_link(token);
        let queries: Vec<_> = queries.into_iter().map(|query| query.prepend_arg(hash.as_str().into())).collect();
        if let Some(shard) = named.filter(|shard| services.shards.all().contains(shard)) {
            let outcomes = super::last(services.shards.batch(shard, queries.clone()).await?)?;
            if outcomes.first().is_some_and(Outcome::some) {
                return Ok((shard, outcomes));
            }
        }
        let query = directory::by_name(&UniqueName::member_token(&hash));
        let Placement { shard, .. } = directory::find(&self.context.app.0.services, query).await?.ok_or(Failure::NotFound)?;
        Ok((shard, super::last(services.shards.batch(shard, queries).await?)?))
    }

    /// Ends the session that came along, if one did: of which studio and member, and the statement that does it.
    pub fn end_session(&self) -> Option<(StudioId, MemberId, Query)> {
        let claims = self.claims.as_ref()?;
        let Account::Member(member) = &claims.account else { return None };
        Some((claims.studio.clone(), member.clone(), END_SESSION.with([(&claims.session).into(), self.context.now.into()])))
    }

    /// Reads in the studio that was found; every statement gets it as `?1`.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read<const N: usize>(&self, at: &Placement, queries: [Query; N]) -> Result<[Outcome; N], Failure> {
        super::last(super::run(&self.context.app, at, queries.into()).await?)
    }

    /// The same for as many as there are.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read_all(&self, at: &Placement, queries: Vec<Query>) -> Result<Vec<Outcome>, Failure> {
        Ok(super::run(&self.context.app, at, queries).await?)
    }

    /// Makes the change in the studio that was found; every statement gets it as `?1`.
    ///
    /// # Errors
    /// [`Failure::Conflict`] when a fact the change relied on no longer holds.
    pub async fn commit(&self, at: &Placement, change: Change) -> Result<Vec<Outcome>, Failure> {
        let actor = EventActor::Visitor;
        let outcomes = super::commit(&self.context.app, at, &actor, Vec::new(), change, &self.context).await?;
        directory::keep(&self.context.app.0.services, at).await;
        Ok(outcomes)
    }
}
