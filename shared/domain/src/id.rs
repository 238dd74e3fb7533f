//! Identifiers: 128 random bits as 22 characters of base64url. No counters, so an id in a URL tells nothing and cannot be guessed.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::InvalidValue;

/// Characters of an id: 16 bytes in base64url without padding.
pub const ID_LENGTH: usize = 22;

fn parse(text: &str) -> Result<String, InvalidValue> {
    match URL_SAFE_NO_PAD.decode(text) {
        Ok(bytes) if bytes.len() == 16 => Ok(text.to_owned()),
        _ => Err(InvalidValue::new("is not an id of this portal")),
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(try_from = "String", into = "String")]
        #[schema(value_type = String, example = "VGhpcyBpcyBhbiBpZC4uLg", pattern = "^[A-Za-z0-9_-]{22}$")]
        pub struct $name(String);

        impl $name {
            /// From the 16 random bytes of an entropy source.
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(URL_SAFE_NO_PAD.encode(bytes))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The 16 bytes it is made of.
            pub fn to_bytes(&self) -> [u8; 16] {
                // What was parsed or made here always has as many.
                URL_SAFE_NO_PAD.decode(&self.0).ok().and_then(|bytes| bytes.try_into().ok()).unwrap_or_default()
            }
        }

        impl std::str::FromStr for $name {
            type Err = InvalidValue;
            fn from_str(text: &str) -> Result<Self, InvalidValue> {
                parse(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidValue;
            fn try_from(text: String) -> Result<Self, InvalidValue> {
                parse(&text).map(Self)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A tenant.
    StudioId,
    /// A person who works for a studio.
    MemberId,
    /// A person in a studio's address book.
    ContactId,
    ProjectId,
    DocumentId,
    FileId,
    /// An upload in parts that is still under way.
    UploadId,
    InstallmentId,
    PaymentId,
    SessionId,
    /// The row of a one-time token, not its secret.
    TokenId,
    /// The row of a loginless link, not its secret.
    ItemLinkId,
    ApiKeyId,
    /// An email; the job that sends it has the same bytes.
    MailId,
    JobId,
    AuditId,
    MessageId,
}

impl From<&MailId> for JobId {
    fn from(mail: &MailId) -> Self {
        Self(mail.0.clone())
    }
}

impl From<&JobId> for MailId {
    fn from(job: &JobId) -> Self {
        Self(job.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_wrote_and_refuses_the_rest() {
        let id = ContactId::from_bytes([7; 16]);
        assert_eq!(id.as_str().len(), ID_LENGTH);
        assert_eq!(id.as_str().parse::<ContactId>().unwrap(), id);
        assert_eq!(id.to_bytes(), [7; 16]);
        for wrong in ["", "1", "../../etc/passwd", "BwcHBwcHBwcHBwcHBwcHBwc", "'; DROP TABLE x; --aaaa"] {
            assert!(wrong.parse::<ContactId>().is_err(), "{wrong}");
        }
    }
}
