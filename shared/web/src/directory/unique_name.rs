//! Names that are unique over all studios.

use domain::{Email, MailId, MessageId, Slug};
use ports::Constraint;
use serde::{Deserialize, Serialize};

/// A name that is one studio's in the whole deployment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UniqueName {
    kind: Kind,
    name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Slug,
    Hostname,
    Member,
    PaymentAccount,
    MemberToken,
    Message,
    Letter,
}

impl UniqueName {
    pub fn slug(slug: &Slug) -> Self {
        Self { kind: Kind::Slug, name: slug.to_string() }
    }

    pub fn hostname(hostname: &str) -> Self {
        Self { kind: Kind::Hostname, name: hostname.to_owned() }
    }

    /// What a member signs in with.
    pub fn member(email: &Email) -> Self {
        Self { kind: Kind::Member, name: email.to_string() }
    }

    /// Of the payment provider.
    pub fn payment_account(account: &str) -> Self {
        Self { kind: Kind::PaymentAccount, name: account.to_owned() }
    }

    /// By the hash of a member's link.
    pub(crate) fn member_token(hash: &str) -> Self {
        Self { kind: Kind::MemberToken, name: hash.to_owned() }
    }

    pub(crate) fn message(id: &MessageId) -> Self {
        Self { kind: Kind::Message, name: id.to_string() }
    }

    /// An email that was sent.
    pub(crate) fn letter(id: &MailId) -> Self {
        Self { kind: Kind::Letter, name: id.to_string() }
    }

    pub(crate) fn kind(&self) -> &'static str {
        match self.kind {
            Kind::Slug => "slug",
            Kind::Hostname => "hostname",
            Kind::Member => "member",
            Kind::PaymentAccount => "payment_account",
            Kind::MemberToken => "member_token",
            Kind::Message => "message",
            Kind::Letter => "letter",
        }
    }

    pub(crate) fn text(&self) -> &str {
        &self.name
    }

    /// The constraint that holds it inside a shard.
    pub(crate) fn constraint(&self) -> Constraint {
        match self.kind {
            Kind::Slug => Constraint::StudioSlug,
            Kind::Hostname => Constraint::Other("hostnames.hostname".to_owned()),
            Kind::Member => Constraint::MemberEmail,
            Kind::PaymentAccount => Constraint::StudioAccount,
            Kind::MemberToken | Kind::Message | Kind::Letter => Constraint::Other("names.name".to_owned()),
        }
    }
}
