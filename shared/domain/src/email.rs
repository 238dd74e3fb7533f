//! E-mail addresses, as people type them.

use email_address::{EmailAddress, Options};

use crate::{Invalid, text::clean};

/// An address, trimmed and in lower case. Strictly the local part may tell cases apart (RFC 5321 §2.4), but no mailbox a client has
/// does, and people type "Anna@…" on a phone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, format = "email", example = "anna@example.com", max_length = 254)]
pub struct Email(String);

impl Email {
    /// Longest address that fits an SMTP path (RFC 5321 §4.5.3.1.3).
    pub const MAX_BYTES: usize = 254;

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `a…@example.com`: enough for its owner to know it, too little for anyone else.
    pub fn masked(&self) -> String {
        match self.0.split_once('@') {
            Some((local, domain)) => format!("{}…@{domain}", local.chars().next().unwrap_or('…')),
            None => "…".to_owned(),
        }
    }
}

impl std::str::FromStr for Email {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        // Pasted from a page or an address book, it brings characters along that nobody sees.
        let text = clean(text, false);
        let text = text.trim();
        if text.is_empty() {
            return Err(Invalid::NoEmail);
        }
        let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
        // A quoted local part is legal and can carry anything; no client has one.
        if text.len() > Self::MAX_BYTES
            || text.contains(['"', '\r', '\n', '\0'])
            || EmailAddress::parse_with_options(text, options).is_err()
        {
            return Err(Invalid::Email);
        }
        Ok(Self(text.to_lowercase()))
    }
}

impl TryFrom<String> for Email {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<Email> for String {
    fn from(email: Email) -> String {
        email.0
    }
}

impl std::fmt::Display for Email {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_type_addresses_in_many_ways() {
        assert_eq!(" Anna.Berg@Example.COM ".parse::<Email>().unwrap().as_str(), "anna.berg@example.com");
        assert!("zoë@exämple.de".parse::<Email>().is_ok());
        for wrong in [
            "",
            "anna",
            "anna@",
            "@example.com",
            "anna@localhost",
            "a b@example.com",
            "anna@[127.0.0.1]",
            "Anna <a@example.com>",
            "a@example.com\r\nBcc: b@example.com",
            "\"a b\"@example.com",
        ] {
            assert!(wrong.parse::<Email>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_cannot_break_a_header(text in ".{0,300}") {
            if let Ok(email) = text.parse::<Email>() {
                prop_assert!(!email.as_str().contains(['\r', '\n', '\0', ' ', '<', '>']));
                prop_assert_eq!(email.as_str().parse::<Email>().unwrap(), email);
            }
        }
    }
}
