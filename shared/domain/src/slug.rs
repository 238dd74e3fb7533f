//! A studio's first address: `{slug}.{portal domain}`.

use crate::InvalidValue;

/// One DNS label (RFC 1035 §2.3.1): 3 to 40 of `a-z`, `0-9`, `-`. A new one ([`Slug::choose`]) is none of the deployment's own names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, min_length = 3, max_length = 40, pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])$")]
pub struct Slug(String);

/// Names the deployment keeps for itself or may come to use, that mail and the web expect to be its own (RFC 2142 and what is found under
/// those names), or that would let a studio pass for it.
const RESERVED: [&str; 72] = [
    "abuse",
    "account",
    "accounts",
    "admin",
    "administrator",
    "api",
    "app",
    "apps",
    "assets",
    "auth",
    "autoconfig",
    "autodiscover",
    "billing",
    "blog",
    "calendar",
    "cdn",
    "checkout",
    "client",
    "clients",
    "contact",
    "dashboard",
    "demo",
    "dev",
    "dns",
    "docs",
    "download",
    "email",
    "files",
    "ftp",
    "help",
    "home",
    "hostmaster",
    "imap",
    "inbound",
    "info",
    "internal",
    "login",
    "mail",
    "mailer",
    "media",
    "mta-sts",
    "news",
    "ns1",
    "ns2",
    "operator",
    "pay",
    "payments",
    "pop",
    "pop3",
    "portal",
    "portals",
    "portico",
    "postmaster",
    "reply",
    "root",
    "sales",
    "security",
    "signin",
    "smtp",
    "sso",
    "staging",
    "static",
    "status",
    "stripe",
    "support",
    "system",
    "test",
    "uploads",
    "webhooks",
    "webmaster",
    "webmail",
    "www",
];

impl Slug {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A new one. What a studio has already is read by [`str::parse`] and stays good, whatever is reserved later.
    ///
    /// # Errors
    /// When it is not a slug, or the deployment keeps the name for itself.
    pub fn choose(text: &str) -> Result<Self, InvalidValue> {
        let slug: Self = text.parse()?;
        if RESERVED.contains(&slug.as_str()) {
            return Err(InvalidValue::new("This address is kept for the portal itself; choose another"));
        }
        Ok(slug)
    }
}

impl std::str::FromStr for Slug {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let text = text.trim().to_ascii_lowercase();
        let label = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        // "--" in the third place is the mark of a punycode label (RFC 5890 §2.3.1).
        if !(3..=40).contains(&text.len()) || !label || text.starts_with('-') || text.ends_with('-') || text.contains("--") {
            return Err(InvalidValue::new("Use 3 to 40 letters, digits and single hyphens"));
        }
        Ok(Self(text))
    }
}

impl TryFrom<String> for Slug {
    type Error = InvalidValue;
    fn try_from(text: String) -> Result<Self, InvalidValue> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves A1.
    #[test]
    fn a_slug_is_one_label_of_a_host_name() {
        assert_eq!(" Aurora ".parse::<Slug>().unwrap().as_str(), "aurora");
        for wrong in ["ab", "-abc", "abc-", "a.b.c", "xn--80ak6aa92e", "naïve", "a_b_c"] {
            assert!(wrong.parse::<Slug>().is_err(), "{wrong}");
        }
    }

    /// Proves A1.
    #[test]
    fn names_of_our_own_cannot_be_chosen_but_stay_readable() {
        for ours in ["reply", "app", "www", "api", "mail", "admin", "Postmaster", " support "] {
            assert!(Slug::choose(ours).is_err(), "{ours}");
            assert!(ours.parse::<Slug>().is_ok(), "{ours}");
        }
        assert_eq!(Slug::choose("Aurora").unwrap().as_str(), "aurora");
        for name in RESERVED {
            assert!(name.parse::<Slug>().is_ok(), "{name} could not be chosen anyway");
        }
    }

    /// Where mail comes in (`REPLY_DOMAIN` in `wrangler.toml`) is a name below the portal's domain, in every environment.
    #[test]
    fn the_names_this_deployment_uses_are_reserved() {
        let config = include_str!("../../../wrangler.toml");
        let used: Vec<_> = config.lines().filter_map(|line| line.strip_prefix("REPLY_DOMAIN = \"")?.split('.').next()).collect();
        assert!(used.len() >= 3);
        for name in used {
            assert!(Slug::choose(name).is_err(), "{name}");
        }
    }
}
