//! A door with a password: what a client's on the studio's host and a member's of the dashboard have in common. Each has its own
//! statements, its own words and what follows.

#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Email,
    password::{Chooser, Password},
};
use ports::{Outcome, Query};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use utoipa::ToSchema;
use web::{
    Context, Cookie, DashboardGuest, Device, Failure, FieldErrors, PortalGuest, Reply, Text,
    crypto::Passwords,
    throttle::{Counter, Limit},
};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub password: String,
    /// Local path to go on to.
    #[serde(default)]
    pub next: String,
}

impl Credentials {
    /// # Errors
    /// Of the fields, all at once.
    pub fn read(&self, no_password: impl Into<Text>) -> Result<(Email, Password), Failure> {
        let mut fields = FieldErrors::default();
        let email = fields.take("email", self.email.parse());
        if self.password.is_empty() {
            fields.add("password", no_password);
        }
        match email.filter(|_| fields.list.is_empty()) {
            Some(email) => Ok((email, Password::typed(&self.password))),
            None => Err(fields.failure()),
        }
    }
}

/// Where somebody wanted to go who had to come by the door first.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NextPath {
    #[serde(default)]
    pub next: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NextStep {
    /// Where to go next.
    pub next: String,
}

/// The two counters of one attempt: of the account, and of where it comes from. From a device that the account was logged in on before,
/// both count that device's attempts and nobody else's.
pub struct AttemptCounters {
    pub account: Counter,
    pub source: Counter,
}

/// Where one knocks: a studio's own host, or the dashboard's.
pub trait LoginHost: Context {
    fn counter(&self, limit: Limit, on: &str) -> Counter;
    /// The mark of the account with this address, as it came along.
    fn device(&self, email: &Email) -> Option<Device>;
    /// Whether the mark is of the account that was found, as that is now.
    ///
    /// # Errors
    /// When the database answered something else.
    fn knows(&self, device: &Device, found: &Outcome) -> Result<bool, Failure>;
    fn ask(&self, queries: Vec<Query>) -> impl Future<Output = Result<Vec<Outcome>, Failure>> + Send;
}

impl LoginHost for PortalGuest {
    fn counter(&self, limit: Limit, on: &str) -> Counter {
        Counter::new(self, self.studio(), limit, on)
    }

    fn device(&self, email: &Email) -> Option<Device> {
        Self::device(self, email)
    }

    fn knows(&self, device: &Device, found: &Outcome) -> Result<bool, Failure> {
        #[derive(Deserialize)]
        struct Holder {
            contact_id: domain::ContactId,
            epoch: i64,
        }
        Ok(found.first::<Holder>()?.is_some_and(|holder| device.is_clients(&holder.contact_id, holder.epoch)))
    }

    async fn ask(&self, queries: Vec<Query>) -> Result<Vec<Outcome>, Failure> {
        self.read_all(queries).await
    }
}

impl LoginHost for DashboardGuest {
    fn counter(&self, limit: Limit, on: &str) -> Counter {
        Counter::on_dashboard(self, limit, on)
    }

    fn device(&self, email: &Email) -> Option<Device> {
        Self::device(self, email)
    }

    fn knows(&self, device: &Device, found: &Outcome) -> Result<bool, Failure> {
        #[derive(Deserialize)]
        struct Holder {
            studio_id: domain::StudioId,
            id: domain::MemberId,
            epoch: i64,
        }
        Ok(found.first::<Holder>()?.is_some_and(|holder| device.is_members(&holder.studio_id, &holder.id, holder.epoch)))
    }

    async fn ask(&self, queries: Vec<Query>) -> Result<Vec<Outcome>, Failure> {
        self.read_all(queries).await
    }
}

impl AttemptCounters {
    fn of(host: &impl LoginHost, [account, source]: [Limit; 2], email: &Email, device: Option<&Device>) -> Self {
        match device {
            Some(device) => {
                Self { account: host.counter(account, &on_device(email, device)), source: host.counter(source, &on_device(email, device)) }
            }
            None => Self { account: host.counter(account, email.as_str()), source: host.counter(source, host.source()) },
        }
    }

    /// Takes a ticket from both counters and reads `facts`, in one round trip; the first of them says whose address it is. A mark that
    /// turns out to be of no use counts for nothing: then the attempt is one like any stranger's, after one more round trip.
    ///
    /// # Errors
    /// [`Failure::TooMany`] while account or source has to wait.
    pub async fn and<const N: usize>(
        host: &impl LoginHost,
        limits: [Limit; 2],
        email: &Email,
        facts: [Query; N],
    ) -> Result<(Self, [Outcome; N]), Failure> {
        if let Some(device) = host.device(email) {
            let tickets = Self::of(host, limits, email, Some(&device));
            let found = tickets.take(host, &facts).await?;
            if found.first().map(|found| host.knows(&device, found)).transpose()?.unwrap_or_default() {
                return Ok((tickets, found));
            }
        }
        let tickets = Self::of(host, limits, email, None);
        let found = tickets.take(host, &facts).await?;
        Ok((tickets, found))
    }

    async fn take<const N: usize>(&self, host: &impl LoginHost, facts: &[Query; N]) -> Result<[Outcome; N], Failure> {
        let queries = self.account.attempt().into_iter().chain(self.source.attempt()).chain(facts.iter().cloned()).collect();
        let mut outcomes = host.ask(queries).await?;
        let found = outcomes.split_off(outcomes.len().saturating_sub(N));
        let [stand, _, source_stand, _] = outcomes.try_into().map_err(|_| Failure::internal("fewer outcomes than statements"))?;
        self.account.check(&stand)?;
        self.source.check(&source_stand)?;
        found.try_into().map_err(|_| Failure::internal("fewer outcomes than statements"))
    }
}

/// What is counted of the attempts of one device on one account.
pub fn on_device(email: &Email, device: &Device) -> String {
    format!("{email} on {}", device.id())
}

/// What stands in a form to log in with when somebody says that they forgot their password.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    #[serde(default)]
    pub email: String,
    /// Never looked at.
    #[serde(default, rename = "password")]
    #[schema(ignore)]
    _password: IgnoredAny,
    #[serde(default, rename = "next")]
    #[schema(ignore)]
    _next: IgnoredAny,
}

impl Typed {
    /// Keeps the address for the next forms, where it is one: a page in another language, or the way back.
    pub fn remember<T>(&self, reply: Reply<T>) -> Reply<T> {
        match self.email.parse() {
            Ok(email) => reply.cookie(&Cookie::email(&email)),
            Err(_) => reply,
        }
    }
}

/// The form again; who asked for e-mails too often is told what to do instead, in words that hold for every address.
#[must_use]
pub fn again<T: Template>(context: &impl Context, failure: Failure, form: impl FnOnce(FieldErrors) -> T) -> Failure {
    let waiting = match failure {
        Failure::TooMany { seconds } => Some(seconds),
        _ => None,
    };
    failure.with_form(|mut errors| {
        if let Some(seconds) = waiting {
            errors = FieldErrors::default();
            errors.add("", context.t().link_too_many(i64::from(seconds.div_ceil(60))));
        }
        form(errors)
    })
}

/// What comes with a personal link to set a password.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// From the link.
    #[serde(default)]
    pub token: String,
    #[serde(default)]
    pub password: String,
}

impl NewPassword {
    /// Its hash. `names` are words it must not be made of.
    ///
    /// # Errors
    /// Of the field `password`.
    pub fn hash(&self, context: &impl Context, chooser: Chooser, names: &[&str]) -> Result<String, Failure> {
        let password = Password::choose(&self.password, chooser, names).map_err(|refusal| Failure::field("password", refusal))?;
        hash(context, &password)
    }
}

/// What is kept of a password.
///
/// # Errors
/// Only when the hash's parameters are broken.
pub fn hash(context: &impl Context, password: &Password) -> Result<String, Failure> {
    Passwords::hash(password, context.fresh(|salt| salt)).ok_or_else(|| Failure::internal("no hash"))
}
