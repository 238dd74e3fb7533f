//! The scopes of work without a login: the operator's commands, webhooks of providers, queues and crons.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{JobId, MailId, Placement, Shard, StudioId, Timestamp, event::EventActor};
use http::HeaderMap;
use ports::{Checkout, DirectoryQuery, EventsRequest, JobMessage, ListedEvents, Mail, MailError, Outcome, PaymentsError, Query};

use super::{Context, RequestContext};
use crate::{
    App, Change, Failure, Job, JobError, JobKind, Refusal, UniqueName,
    crypto::{Purpose, sha256},
    directory, refusals,
    reply_address::{self, Claim},
    throttle::{self, DashboardCounter},
};

/// The scope of the operator's commands, given to whoever knows the operator's secret.
#[derive(Clone)]
pub struct Operator {
    context: RequestContext,
}

impl Context for Operator {
    #[allow(private_interfaces)]
    fn context(&self) -> &RequestContext {
        &self.context
    }
}

impl FromRequestParts<App> for Operator {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let context = RequestContext::of(parts)?;
        let secret = &app.0.services.config.operator_secret;
        let authorization = parts.headers.get(http::header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        // An unset secret opens nothing.
        let given = authorization.and_then(|text| text.strip_prefix("Bearer ")).filter(|_| !secret.is_empty());
        let given = given.ok_or(Failure::Unauthenticated)?;
        // Counted before it is compared, as every guess is.
        let operator = Self { context };
        let counter = DashboardCounter::new(&operator, throttle::OPERATOR, operator.source());
        let directory = &app.0.services.directory;
        let outcomes = directory.batch(counter.attempt().into()).await?;
        counter.check(outcomes.first().ok_or_else(|| Failure::internal("fewer outcomes than statements"))?)?;
        // Hashes are compared, so the time taken says nothing about the secret.
        if sha256(&[given.as_bytes()]) != sha256(&[secret.as_bytes()]) {
            operator.refused(Refusal::Operator);
            return Err(Failure::Unauthenticated);
        }
        // Mistakes in what is asked are no guesses.
        directory.batch(vec![counter.forget()]).await?;
        Ok(operator)
    }
}

impl Operator {
    /// Makes the change in the given studio; every statement gets it as `?1`.
    ///
    /// # Errors
    /// As every commit.
    pub async fn commit(&self, at: &Placement, change: Change) -> Result<Vec<Outcome>, Failure> {
        let actor = EventActor::Operator;
        Ok(super::commit(&self.context.app, at, &actor, Vec::new(), change, &self.context).await?)
    }

    /// Reads in the given studio; every statement gets it as `?1`.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read<const N: usize>(&self, at: &Placement, queries: [Query; N]) -> Result<[Outcome; N], Failure> {
        super::last(super::run(&self.context.app, at, queries.into()).await?)
    }

    /// All shards of the deployment.
    pub fn shards(&self) -> Vec<Shard> {
        self.context.app.0.services.shards.all()
    }

    /// Reads across the studios of a shard: the statements are on the short list of those, each with its reason.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read_shard<const N: usize>(&self, shard: Shard, queries: [Query; N]) -> Result<[Outcome; N], Failure> {
        super::last(self.context.app.0.services.shards.batch(shard, queries.into()).await?)
    }

    /// Where a studio is.
    ///
    /// # Errors
    /// When the directory is out of reach.
    pub async fn place(&self, studio: &StudioId) -> Result<Placement, Failure> {
        Ok(directory::place(&self.context.app.0.services, studio).await?)
    }

    /// Whose this name is.
    ///
    /// # Errors
    /// When the directory is out of reach.
    pub async fn find(&self, name: &UniqueName) -> Result<Option<Placement>, Failure> {
        Ok(directory::find(&self.context.app.0.services, directory::by_name(name)).await?)
    }

    /// Where a new studio goes: into this shard, or the one with the fewest studios.
    ///
    /// # Errors
    /// [`Failure::Invalid`] when there is no such shard.
    pub async fn place_new(&self, studio: StudioId, shard: Option<Shard>) -> Result<Placement, Failure> {
        let app = &self.context.app;
        let shard = match shard {
            Some(shard) if !app.0.services.shards.all().contains(&shard) => return Err(Failure::field("shard", "There is no such shard")),
            Some(shard) => shard,
            None => directory::emptiest(&app.0.services).await?,
        };
        Ok(Placement { studio, shard })
    }

    /// What a studio's mail is written on, for one that was just made.
    pub fn letterhead(&self, studio: &crate::Studio) -> crate::Letterhead {
        crate::Letterhead::new(&self.context.app, studio)
    }

    /// A studio is there now, or has another name: its hosts are looked up anew.
    pub async fn forget_hosts(&self, slug: &domain::Slug) {
        crate::hosts::forget(&self.context.app, slug.as_str(), None).await;
    }
}

/// The scope of a provider's webhook. The handler checks the signature, over the raw body.
#[derive(Clone)]
pub struct Webhook {
    context: RequestContext,
    pub headers: HeaderMap,
}

impl Context for Webhook {
    #[allow(private_interfaces)]
    fn context(&self) -> &RequestContext {
        &self.context
    }
}

impl FromRequestParts<App> for Webhook {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        Ok(Self { context: RequestContext::of(parts)?, headers: parts.headers.clone() })
    }
}

impl Webhook {
    /// What the provider signs with.
    pub fn webhook_secret(&self) -> &str {
        &self.context.app.0.services.config.webhook_secret
    }

    pub fn system(&self) -> Jobs {
        Jobs(self.context.app.clone())
    }
}

/// The scope of queues and crons, which work for every studio.
#[derive(Clone)]
pub struct Jobs(pub(crate) App);

impl Jobs {
    pub fn now(&self) -> Timestamp {
        self.0.0.services.clock.now()
    }

    /// All shards of the deployment: crons go from one to the next.
    pub fn shards(&self) -> Vec<Shard> {
        self.0.0.services.shards.all()
    }

    /// Where a studio is.
    ///
    /// # Errors
    /// When the directory is out of reach.
    pub async fn place(&self, studio: &StudioId) -> Result<Placement, Failure> {
        Ok(directory::place(&self.0.0.services, studio).await?)
    }

    /// Whose this name is.
    ///
    /// # Errors
    /// When the directory is out of reach.
    pub async fn find(&self, name: &UniqueName) -> Result<Option<Placement>, Failure> {
        Ok(directory::find(&self.0.0.services, directory::by_name(name)).await?)
    }

    /// Reads across the studios of a shard: the statements are on the short list of those, each with its reason.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read<const N: usize>(&self, shard: Shard, queries: [Query; N]) -> Result<[Outcome; N], Failure> {
        super::last(self.0.0.services.shards.batch(shard, queries.into()).await?)
    }

    /// Reads in the given studio; every statement gets it as `?1`.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read_of<const N: usize>(&self, at: &Placement, queries: [Query; N]) -> Result<[Outcome; N], Failure> {
        super::last(super::run(&self.0, at, queries.into()).await?)
    }

    /// Writes across the studios of a shard: as [`Jobs::read`].
    ///
    /// # Errors
    /// As [`Jobs::read`].
    pub async fn write(&self, shard: Shard, queries: Vec<Query>) -> Result<Vec<Outcome>, Failure> {
        Ok(self.0.0.services.shards.batch(shard, queries).await?)
    }

    /// Writes in the directory.
    ///
    /// # Errors
    /// As [`Jobs::read`].
    pub async fn write_directory(&self, queries: Vec<DirectoryQuery>) -> Result<Vec<Outcome>, Failure> {
        Ok(self.0.0.services.directory.batch(queries).await?)
    }

    /// Compares names that were claimed before `until` and never confirmed with the shards; `most` of them.
    ///
    /// # Errors
    /// When a database is out of reach: the rest waits.
    pub async fn sweep_names(&self, until: Timestamp, most: usize) -> Result<usize, Failure> {
        Ok(directory::sweep(&self.0.0.services, until, most).await?)
    }

    /// Makes the change in the given studio; every statement gets it as `?1`.
    ///
    /// # Errors
    /// As every commit.
    pub async fn commit(&self, at: &Placement, mut change: Change) -> Result<Vec<Outcome>, Failure> {
        let actor = EventActor::System;
        let (claims, now) = (change.take_claims(), self.now());
        let messages = change.messages(&at.studio);
        let queries = change.queries(&self.0, at, &actor, now, "")?;
        let outcomes = super::write(&self.0, at, queries, (claims, now)).await?;
        self.enqueue(&messages).await;
        Ok(outcomes)
    }

    /// Opens a job.
    ///
    /// # Errors
    /// When this version does not know its kind, or its payload was not sealed here for this job.
    pub fn open_job(&self, studio: &StudioId, id: &JobId, kind: &str, sealed: &str) -> Result<Job, JobError> {
        let kind = JobKind::parse(kind)?;
        let payload = self.0.0.keys.open(Purpose::Job, studio, id.as_str(), sealed);
        Job::parse(kind, &payload.map_err(|error| JobError::Unreadable(error.to_string()))?)
    }

    /// Seals a mail as it came in, to be kept under this key of the file store.
    ///
    /// # Errors
    /// Only when the cipher itself fails.
    pub fn seal_original(&self, studio: &StudioId, key: &str, raw: &[u8]) -> Result<Vec<u8>, Failure> {
        let app = &self.0.0;
        app.keys.seal_bytes(app.services.entropy.as_ref(), Purpose::Original, studio, key, raw).map_err(Failure::internal)
    }

    /// Hands a mail over.
    ///
    /// # Errors
    /// See [`MailError`].
    pub async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0.0.services.mailer.send(mail).await
    }

    /// Tells the queue about jobs that are due.
    pub async fn enqueue(&self, messages: &[JobMessage]) {
        if !messages.is_empty() {
            self.0.0.services.jobs.enqueue(messages).await;
        }
    }

    /// Asks the payment provider about a payment page.
    ///
    /// # Errors
    /// See [`PaymentsError`].
    pub async fn look(&self, account: &str, checkout: &str) -> Result<Checkout, PaymentsError> {
        self.0.0.services.payments.look(account, checkout).await
    }

    /// Reads the payment provider's list of what happened.
    ///
    /// # Errors
    /// See [`PaymentsError`].
    pub async fn events(&self, request: &EventsRequest) -> Result<ListedEvents, PaymentsError> {
        self.0.0.services.payments.events(request).await
    }

    /// What an address that a mail came to claims to answer; `None` when it is none of ours.
    pub fn answered(&self, address: &str) -> Option<Claim> {
        reply_address::read(address, self.0.0.services.config.reply_domain.as_ref()?)
    }

    /// Where the message is that an address names: in the shard that the address names, or where the directory says that it is now.
    /// `queries` get it as `?1` and look across the studios of a shard; the first says whether the message is there.
    ///
    /// # Errors
    /// When a database is out of reach.
    pub async fn read_message<const N: usize>(&self, claim: &Claim, queries: [Query; N]) -> Result<Option<(Shard, [Outcome; N])>, Failure> {
        let queries = queries.map(|query| query.prepend_arg((&claim.message).into()));
        self.read_wherever(claim.shard, &UniqueName::message(&claim.message), queries).await
    }

    /// The same of an email that was sent, by the name it was sent with.
    ///
    /// # Errors
    /// As [`Jobs::read_message`].
    pub async fn read_letter<const N: usize>(
        &self,
        id: &MailId,
        shard: Option<Shard>,
        queries: [Query; N],
    ) -> Result<Option<(Shard, [Outcome; N])>, Failure> {
        let queries = queries.map(|query| query.prepend_arg(id.into()));
        self.read_wherever(shard, &UniqueName::letter(id), queries).await
    }

    async fn read_wherever<const N: usize>(
        &self,
        named: Option<Shard>,
        name: &UniqueName,
        queries: [Query; N],
    ) -> Result<Option<(Shard, [Outcome; N])>, Failure> {
        if let Some(shard) = named.filter(|shard| self.shards().contains(shard)) {
            let outcomes = self.read(shard, queries.clone()).await?;
            if outcomes.first().is_some_and(Outcome::some) {
                return Ok(Some((shard, outcomes)));
            }
        }
        match self.find(name).await? {
            Some(Placement { shard, .. }) => Ok(Some((shard, self.read(shard, queries).await?))),
            None => Ok(None),
        }
    }

    /// Whether we gave that address out, for a message of this studio.
    pub fn gave_out(&self, claim: &Claim, studio: &StudioId) -> bool {
        claim.holds(&self.0.0.keys, studio)
    }

    /// Counts a mail to an address that we did not give out, by the domain it says it comes from. In no studio's name: anybody can write any
    /// message's id into an address.
    pub async fn forged(&self, from: &str) {
        let domain: String = from.rsplit('@').next().unwrap_or_default().trim_end_matches('>').chars().take(64).collect();
        refusals::count(&self.0, Refusal::Signature, None, (&domain.to_ascii_lowercase(), "mail")).await;
    }

    /// What a studio's mail is written on.
    pub fn letterhead(&self, studio: &crate::Studio) -> crate::Letterhead {
        crate::Letterhead::new(&self.0, studio)
    }

    /// The dashboard's address, e.g. `https://app.portico.example`.
    pub fn dashboard_origin(&self) -> String {
        self.0.0.hosts.dashboard()
    }

    /// Tells the operator of something that nobody asked for in person.
    pub fn log(&self, line: &str) {
        self.0.0.services.log.error(line);
    }

    pub fn files(&self) -> &dyn ports::Files {
        self.0.0.services.files.as_ref()
    }

    /// A fresh random id.
    pub fn fresh<T>(&self, id: impl FnOnce([u8; 16]) -> T) -> T {
        let mut bytes = [0; 16];
        self.0.0.services.entropy.fill(&mut bytes);
        id(bytes)
    }
}
