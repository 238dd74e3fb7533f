//! The scopes of work without a login: the operator's commands, webhooks of providers, queues and crons.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::{JobId, StudioId, Timestamp, event::EventActor};
use http::HeaderMap;
use ports::{Checkout, EventsRequest, JobMessage, ListedEvents, Mail, MailError, Outcome, PaymentsError, Query};

use super::{Context, RequestContext};
use crate::{
    App, Change, Failure, Job, JobError, JobKind, Refusal,
    crypto::{Purpose, sha256},
    refusals,
    reply_address::{self, Claim},
    throttle::{self, Counter},
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
        let counter = Counter::on_dashboard(&operator, throttle::OPERATOR, operator.source());
        let outcomes = app.0.services.db.batch(counter.attempt().into()).await?;
        counter.check(outcomes.first().ok_or_else(|| Failure::internal("fewer outcomes than statements"))?)?;
        // Hashes are compared, so the time taken says nothing about the secret.
        if sha256(&[given.as_bytes()]) != sha256(&[secret.as_bytes()]) {
            operator.refused(Refusal::Operator);
            return Err(Failure::Unauthenticated);
        }
        // Mistakes in what is asked are no guesses.
        super::run(app, &throttle::no_studio(), vec![counter.forget()]).await?;
        Ok(operator)
    }
}

impl Operator {
    /// Makes the change in the given studio; every statement gets it as `?1`.
    ///
    /// # Errors
    /// As every commit.
    pub async fn commit(&self, studio: &StudioId, change: Change) -> Result<Vec<Outcome>, Failure> {
        let actor = EventActor::Operator;
        Ok(super::commit(&self.context.app, studio, &actor, Vec::new(), change, &self.context).await?)
    }

    /// Reads across studios: the statements are on the short list of those, each with its reason.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read<const N: usize>(&self, queries: [Query; N]) -> Result<[Outcome; N], Failure> {
        super::last(self.context.app.0.services.db.batch(queries.into()).await?)
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

    /// Reads across studios: the statements are on the short list of those, each with its reason.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read<const N: usize>(&self, queries: [Query; N]) -> Result<[Outcome; N], Failure> {
        super::last(self.0.0.services.db.batch(queries.into()).await?)
    }

    /// Reads in the given studio; every statement gets it as `?1`.
    ///
    /// # Errors
    /// When the database is out of reach.
    pub async fn read_of<const N: usize>(&self, studio: &StudioId, queries: [Query; N]) -> Result<[Outcome; N], Failure> {
        super::last(super::run(&self.0, studio, queries.into()).await?)
    }

    /// Writes across studios: as [`Jobs::read`].
    ///
    /// # Errors
    /// As [`Jobs::read`].
    pub async fn write(&self, queries: Vec<Query>) -> Result<Vec<Outcome>, Failure> {
        Ok(self.0.0.services.db.batch(queries).await?)
    }

    /// Makes the change in the given studio; every statement gets it as `?1`.
    ///
    /// # Errors
    /// As every commit.
    pub async fn commit(&self, studio: &StudioId, change: Change) -> Result<Vec<Outcome>, Failure> {
        let actor = EventActor::System;
        let messages = change.messages(studio);
        let queries = change.queries(&self.0, studio, &actor, self.now(), "")?;
        let outcomes = super::run(&self.0, studio, queries).await?;
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

    /// Whether we gave that address out, for a message of this studio.
    pub fn gave_out(&self, claim: &Claim, studio: &StudioId) -> bool {
        claim.holds(&self.0.0.keys, studio)
    }

    /// Counts a mail to an address that we did not give out, by the domain it says it comes from. In no studio's name: anybody can write any
    /// message's id into an address.
    pub async fn forged(&self, from: &str) {
        let domain: String = from.rsplit('@').next().unwrap_or_default().trim_end_matches('>').chars().take(64).collect();
        refusals::count(&self.0, Refusal::Signature, &throttle::no_studio(), (&domain.to_ascii_lowercase(), "mail")).await;
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
