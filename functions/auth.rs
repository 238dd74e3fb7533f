//! Logging in and setting a password, as far as the portal and the dashboard do the same. Each side has statements and pages of its own.

#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Email, Placement,
    password::{Password, PasswordOwner},
};
use ports::{Outcome, Query};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use utoipa::ToSchema;
use web::{
    Context, Cookie, DashboardGuest, Device, Failure, FieldErrors, PortalGuest, Reply, Text,
    crypto::Passwords,
    throttle::{Counter, DashboardCounter, Limit},
};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub password: String,
    /// A local path to continue at after the login.
    #[serde(default)]
    pub next: String,
}

impl Credentials {
    /// # Errors
    /// Names all fields that are wrong, at once.
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

/// The page that somebody asked for before they had to log in.
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

/// The two counters of one attempt to log in: of the account, and of the address that it comes from. From a device on which the account
/// was logged in before, both count the attempts of that device only.
pub struct AttemptCounters<D: LoginHost> {
    pub account: D::Counter,
    pub source: D::Counter,
    pub found: D::Found,
}

/// A host that people log in to: a studio's portal, or the dashboard.
pub trait LoginHost: Context + Sized {
    type Counter;
    /// Where the account is, where that has to be found out.
    type Found;

    fn counter(&self, limit: Limit, on: &str) -> Self::Counter;
    /// The device's mark of the account with this email address, if the request carries one.
    fn device(&self, email: &Email) -> Option<Device>;
    /// Whether the mark belongs to the account that was found, and is not older than its last change of password or access.
    ///
    /// # Errors
    /// When the row does not fit its type.
    fn knows(&self, device: &Device, found: &Outcome) -> Result<bool, Failure>;
    /// Counts the attempt with both counters, and reads what is known of the address.
    ///
    /// # Errors
    /// [`Failure::TooMany`] while account or source has to wait.
    fn take(
        &self,
        counters: [&Self::Counter; 2],
        email: &Email,
        facts: Vec<Query>,
    ) -> impl Future<Output = Result<(Self::Found, Vec<Outcome>), Failure>> + Send;
}

impl LoginHost for PortalGuest {
    type Counter = Counter;
    type Found = ();

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

    /// In one round trip.
    async fn take(&self, [account, source]: [&Counter; 2], _: &Email, facts: Vec<Query>) -> Result<((), Vec<Outcome>), Failure> {
        let queries = account.attempt().into_iter().chain(source.attempt()).chain(facts).collect();
        let mut outcomes = self.read_all(queries).await?;
        let found = outcomes.split_off(outcomes.len().min(4));
        let [stand, _, source_stand, _] = outcomes.try_into().map_err(|_| Failure::internal("fewer outcomes than statements"))?;
        account.check(&stand)?;
        source.check(&source_stand)?;
        Ok(((), found))
    }
}

impl LoginHost for DashboardGuest {
    type Counter = DashboardCounter;
    type Found = Placement;

    fn counter(&self, limit: Limit, on: &str) -> DashboardCounter {
        DashboardCounter::new(self, limit, on)
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

    /// In two round trips: the directory counts, and knows which shard to ask. Where there is no such member, a studio that does not exist is
    /// asked for in a shard, so that the work is the same.
    async fn take(
        &self,
        [account, source]: [&DashboardCounter; 2],
        email: &Email,
        facts: Vec<Query>,
    ) -> Result<(Placement, Vec<Outcome>), Failure> {
        let attempts = account.attempt().into_iter().chain(source.attempt()).collect();
        let (outcomes, found) = self.find_member(attempts, Some(email)).await?;
        let [stand, _, source_stand, _] = outcomes.try_into().map_err(|_| Failure::internal("fewer outcomes than statements"))?;
        account.check(&stand)?;
        source.check(&source_stand)?;
        let at = found.unwrap_or_else(|| self.stand_in(email.as_str()));
        let facts = self.read_all(&at, facts).await?;
        Ok((at, facts))
    }
}

impl<D: LoginHost> AttemptCounters<D> {
    fn counters(host: &D, [account, source]: [Limit; 2], email: &Email, device: Option<&Device>) -> [D::Counter; 2] {
        match device {
            Some(device) => [host.counter(account, &on_device(email, device)), host.counter(source, &on_device(email, device))],
            None => [host.counter(account, email.as_str()), host.counter(source, host.source())],
        }
    }

    /// Counts the attempt and reads `facts`; the first fact says whose address it is. A device's mark that turns out not to be valid is
    /// ignored: the attempt is then counted like any stranger's, which asks once more.
    ///
    /// # Errors
    /// [`Failure::TooMany`] while account or source has to wait.
    pub async fn and<const N: usize>(
        host: &D,
        limits: [Limit; 2],
        email: &Email,
        facts: [Query; N],
    ) -> Result<(Self, [Outcome; N]), Failure> {
        if let Some(device) = host.device(email) {
            let (counters, facts) = Self::take(host, Self::counters(host, limits, email, Some(&device)), email, facts.clone()).await?;
            if facts.first().map(|found| host.knows(&device, found)).transpose()?.unwrap_or_default() {
                return Ok((counters, facts));
            }
        }
        Self::take(host, Self::counters(host, limits, email, None), email, facts).await
    }

    async fn take<const N: usize>(
        host: &D,
        [account, source]: [D::Counter; 2],
        email: &Email,
        facts: [Query; N],
    ) -> Result<(Self, [Outcome; N]), Failure> {
        let (found, facts) = host.take([&account, &source], email, facts.into()).await?;
        let facts = facts.try_into().map_err(|_| Failure::internal("fewer outcomes than statements"))?;
        Ok((Self { account, source, found }, facts))
    }
}

/// The subject under which the attempts of one device on one account are counted.
pub fn on_device(email: &Email, device: &Device) -> String {
    format!("{email} on {}", device.id())
}

/// The login form, when somebody chooses "Forgot password" in it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TypedEmail {
    #[serde(default)]
    pub email: String,
    /// Never read.
    #[serde(default, rename = "password")]
    #[schema(ignore)]
    _password: IgnoredAny,
    #[serde(default, rename = "next")]
    #[schema(ignore)]
    _next: IgnoredAny,
}

impl TypedEmail {
    /// Keeps a valid address for the next forms, e.g. when the page is shown in another language.
    pub fn remember<T>(&self, reply: Reply<T>) -> Reply<T> {
        match self.email.parse() {
            Ok(email) => reply.cookie(&Cookie::email(&email)),
            Err(_) => reply,
        }
    }
}

/// The form again. Who asked for emails too often is told what to do instead, in a text that is true for every address.
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

/// The form to set a password, reached by a personal link.
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
    /// The hash of the password. It must not consist of `names`.
    ///
    /// # Errors
    /// Names the field `password`.
    pub fn hash(&self, context: &impl Context, chooser: PasswordOwner, names: &[&str]) -> Result<String, Failure> {
        let password = Password::choose(&self.password, chooser, names).map_err(|refusal| Failure::field("password", refusal))?;
        hash(context, &password)
    }
}

/// The hash that is stored of a password.
///
/// # Errors
/// Only when the parameters of the hash are wrong.
pub fn hash(context: &impl Context, password: &Password) -> Result<String, Failure> {
    Passwords::hash(password, context.fresh(|salt| salt)).ok_or_else(|| Failure::internal("no hash"))
}
