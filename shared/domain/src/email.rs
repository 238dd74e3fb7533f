//! Email addresses, as people type them.

use email_address::{EmailAddress, Options};

use crate::{InvalidValue, idn, nfc::nfc, text::clean};

/// An address in the one spelling it has here: trimmed, in lower case, composed (NFC), the domain in the letters people read. Strictly the
/// local part may tell cases apart (RFC 5321 §2.4), but no mailbox a client has does, and people type "Anna@…" on a phone. Browsers send
/// the domain of a form's address as `xn--…`, programs as it was typed: it is one contact, one login.
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

    /// As mail servers take it: the domain in ASCII (RFC 5890).
    pub fn wire(&self) -> String {
        match self.0.rsplit_once('@') {
            Some((local, domain)) => format!("{local}@{}", idn::ascii(domain)),
            None => self.0.clone(),
        }
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
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        // Pasted from a page or an address book, it brings characters along that nobody sees.
        let text = clean(text, false);
        let text = text.trim();
        if text.is_empty() {
            return Err(InvalidValue::NoEmail);
        }
        let spelled = match text.rsplit_once('@') {
            Some((local, domain)) => format!("{}@{}", nfc(&nfc(local).to_lowercase()), idn::unicode(domain)),
            None => text.to_owned(),
        };
        let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
        // A quoted local part is legal and can carry anything; no client has one.
        let email = Self(spelled);
        if email.0.len() > Self::MAX_BYTES
            || email.wire().len() > Self::MAX_BYTES
            || email.0.contains(['"', '\r', '\n', '\0'])
            || EmailAddress::parse_with_options(&email.0, options).is_err()
        {
            return Err(InvalidValue::Email);
        }
        Ok(email)
    }
}

impl TryFrom<String> for Email {
    type Error = InvalidValue;
    fn try_from(text: String) -> Result<Self, InvalidValue> {
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
        for typed in ["zoë@exämple.de", "ZOË@EXÄMPLE.de", "zoe\u{308}@exa\u{308}mple.de", "zoë@xn--exmple-cua.de", "Zoë@XN--EXMPLE-CUA.DE"]
        {
            assert_eq!(typed.parse::<Email>().unwrap().as_str(), "zoë@exämple.de", "{typed}");
        }
        assert_eq!("anna@exämple.de".parse::<Email>().unwrap().wire(), "anna@xn--exmple-cua.de");
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
