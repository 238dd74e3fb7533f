//! A door with a password: what a client's on the studio's host and a member's of the dashboard have in common. Each has its own
//! statements, its own words and what follows.

use askama::Template;
use domain::{
    Email,
    password::{Chooser, Password},
};
use ports::{Outcome, Query};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use utoipa::ToSchema;
use web::{Cookie, Failure, Fields, Person, Reply, Text, crypto::Passwords, guessing::Counter};

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
        let mut fields = Fields::default();
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
pub struct Wanted {
    #[serde(default)]
    pub next: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Onward {
    /// Where to go next.
    pub next: String,
}

/// The two counters of one attempt: of the account, and of where it comes from.
pub struct Tickets {
    pub account: Counter,
    pub source: Counter,
}

impl Tickets {
    /// One batch: takes a ticket from both and reads `facts`.
    pub fn and(&self, facts: Query) -> [Query; 5] {
        let ([look, take], [look_source, take_source]) = (self.account.ticket(), self.source.ticket());
        [look, take, look_source, take_source, facts]
    }

    /// The facts out of that batch.
    ///
    /// # Errors
    /// [`Failure::TooMany`] while account or source has to wait.
    pub fn facts(&self, [stand, _, source_stand, _, facts]: [Outcome; 5]) -> Result<Outcome, Failure> {
        self.account.check(&stand)?;
        self.source.check(&source_stand)?;
        Ok(facts)
    }
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
pub fn again<T: Template>(person: &impl Person, failure: Failure, form: impl FnOnce(Fields) -> T) -> Failure {
    let waiting = match failure {
        Failure::TooMany { seconds } => Some(seconds),
        _ => None,
    };
    failure.again(|mut errors| {
        if let Some(seconds) = waiting {
            errors = Fields::default();
            errors.add("", person.words().link_too_many(i64::from(seconds.div_ceil(60))));
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
    pub fn hash(&self, person: &impl Person, chooser: Chooser, names: &[&str]) -> Result<String, Failure> {
        let password = Password::choose(&self.password, chooser, names).map_err(|refusal| Failure::field("password", refusal))?;
        hash(person, &password)
    }
}

/// What is kept of a password.
///
/// # Errors
/// Only when the hash's parameters are broken.
pub fn hash(person: &impl Person, password: &Password) -> Result<String, Failure> {
    Passwords::hash(password, person.fresh(|salt| salt)).ok_or_else(|| Failure::broken("no hash"))
}
