//! The rest of the world: mail, payments, cache, time, chance, configuration.

use std::sync::Arc;

use domain::{Email, JobId, Money, StudioId, Timestamp};

use crate::{Directory, Files, Shards};

/// Everything a request may need, handed to `web` once at the start. Functions never see it whole: guards hand out what they grant.
#[derive(Clone)]
pub struct Services {
    pub directory: Arc<dyn Directory>,
    pub shards: Arc<dyn Shards>,
    pub files: Arc<dyn Files>,
    pub mailer: Arc<dyn Mailer>,
    pub payments: Arc<dyn Payments>,
    pub cache: Arc<dyn Cache>,
    pub flood: Arc<dyn RateLimiter>,
    pub jobs: Arc<dyn JobQueue>,
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub log: Arc<dyn Log>,
    pub config: Arc<Config>,
}

/// Set by the operator. `Debug` is not derived: it holds secrets.
#[derive(Clone)]
pub struct Config {
    /// Where the deployment answers, e.g. `https://portico.example` or `http://localhost:8787`: studios at `{slug}.` of its host, the
    /// dashboard at `app.` of it. Links in mail are built from this and stored names, never from request headers.
    pub base_url: String,
    /// Sender of mail, on a domain the operator may send from.
    pub mail_from: Email,
    /// Where answers to letters about messages come in, e.g. `reply.portico.example`. `None`: they go to the studio's own address.
    pub reply_domain: Option<String>,
    /// `kid:base64` pairs of 32 bytes, comma separated; the first is current, the rest still open what they once sealed.
    pub master_keys: String,
    /// Guards operator endpoints.
    pub operator_secret: String,
    /// Where the payment provider's own pages are, e.g. `https://checkout.stripe.com`: a form may lead there.
    pub checkout_origin: String,
    /// Verifies payment webhooks.
    pub webhook_secret: String,
}

pub trait Clock: Send + Sync {
    fn now(&self) -> Timestamp;

    /// How far clocks in a time zone (IANA name, e.g. `Europe/Vienna`) are ahead of UTC at that moment, in minutes; 0 for a zone nobody
    /// knows.
    fn offset_minutes(&self, zone: &str, at: Timestamp) -> i32;

    /// Whether there is a time zone of this name.
    fn knows(&self, zone: &str) -> bool;
}

/// The platform's cryptographically secure random source.
pub trait Entropy: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// Where the operator looks when something broke.
pub trait Log: Send + Sync {
    fn error(&self, line: &str);
}

/// Small texts kept at the edge for a while. May forget at any time.
#[crate::async_trait]
pub trait Cache: Send + Sync {
    async fn get(&self, key: &str) -> Option<String>;
    async fn put(&self, key: &str, value: &str, seconds: u32);
    async fn forget(&self, key: &str);
}

/// A flood shield: approximate and per location. Exact counting is the database's.
#[crate::async_trait]
pub trait RateLimiter: Send + Sync {
    /// Whether one more under this key is fine.
    async fn allow(&self, key: &str) -> bool;
}

/// Tells a worker that jobs wait. A message may get lost, so a cron looks for jobs that are due, too.
#[crate::async_trait]
pub trait JobQueue: Send + Sync {
    async fn enqueue(&self, messages: &[JobMessage]);
}

/// Names a job that waits. The job itself stays in the database, which knows whether it is still due.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct JobMessage {
    pub studio: StudioId,
    pub job: JobId,
}

/// One e-mail, ready to leave.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mail {
    /// Without angle brackets; the same at every try, so that a receiver can drop a double.
    pub message_id: String,
    pub from_name: String,
    pub from: Email,
    pub to_name: String,
    pub to: Email,
    pub reply_to: Option<Email>,
    pub subject: String,
    pub text: String,
    pub html: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Worth another try later.
    #[error("mail could not be handed over now: {0}")]
    Retryable(String),
    /// The receiver will never take it.
    #[error("mail was refused: {0}")]
    Refused(String),
}

#[crate::async_trait]
pub trait Mailer: Send + Sync {
    async fn send(&self, mail: &Mail) -> Result<(), MailError>;
}

/// A payment page to be made at the provider, in the studio's own account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckoutRequest {
    /// The studio's account at the provider.
    pub account: String,
    /// Ours; comes back as `client_reference_id`, and is the idempotency key.
    pub reference: String,
    /// What is paid with it, in one currency; at least one.
    pub lines: Vec<CheckoutLine>,
    pub customer_email: Email,
    pub success_url: String,
    pub cancel_url: String,
    pub expires_at: Timestamp,
}

/// One amount on a payment page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckoutLine {
    pub amount: Money,
    /// Shown on the page.
    pub title: String,
}

/// A payment page as the provider tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkout {
    pub id: String,
    /// Where to send the payer while it is open.
    pub url: Option<String>,
    pub reference: Option<String>,
    pub provider: Provider,
    /// What the provider will take or took: in our minor units, whatever its own are. `None` where it is no amount of that currency.
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub payment_intent: Option<String>,
}

/// How far the provider has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider {
    Open,
    /// Completed by the payer, money not there yet.
    Processing,
    Paid,
    Expired,
}

/// A part of the list of what happened in an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventsRequest {
    pub account: String,
    /// In the provider's words.
    pub types: &'static [&'static str],
    /// From this moment on, to the second.
    pub from: Timestamp,
    /// And before this one.
    pub until: Timestamp,
    /// Go on after this event of an earlier answer.
    pub after: Option<String>,
}

/// One of them, as a webhook would have brought it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEvent {
    pub id: String,
    pub json: String,
}

/// Newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListedEvents {
    pub events: Vec<ListedEvent>,
    /// There are older ones that were asked for.
    pub more: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaymentsError {
    /// Out of reach or overloaded: nothing is known to have happened; the same request may be made again.
    #[error("the payment provider is out of reach: {0}")]
    Retryable(String),
    #[error("the payment provider refused: {0}")]
    Refused(String),
}

#[crate::async_trait]
pub trait Payments: Send + Sync {
    /// Makes a payment page; asking again with the same reference gives the same page.
    async fn checkout(&self, request: &CheckoutRequest) -> Result<Checkout, PaymentsError>;
    /// Looks at one.
    async fn look(&self, account: &str, checkout: &str) -> Result<Checkout, PaymentsError>;
    /// Closes one that nobody has paid on, and tells how it stands then: money that came or is coming is not stopped.
    async fn expire(&self, account: &str, checkout: &str) -> Result<Checkout, PaymentsError>;
    /// Lists what happened in an account.
    async fn events(&self, request: &EventsRequest) -> Result<ListedEvents, PaymentsError>;
}
