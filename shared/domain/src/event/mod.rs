//! What happened, as a type. Every change that somebody may want to hear of later is one [`Event`]: the audit log stores it, a client's
//! activity uses the same names, and webhooks and automations will read it.
//!
//! An event is stored as its name (`invoice.sent`), the version of its payload, and the payload as a JSON object. Names and fields are a
//! contract: what was stored once must be read for ever. A field that is added is an `Option`; any other change of a payload raises its
//! version, and [`Event::parse`] learns to read the older one. See `docs/adr/0021-what-happened-is-a-type.md`.

mod activity;
mod list;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

pub use activity::{ActivityActor, ActivityKind};
pub use list::{Event, EventName};

use crate::{ApiKeyId, ContactId, MemberId};

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventActor {
    Client(ContactId),
    Member(MemberId),
    ApiKey(ApiKeyId),
    Operator,
    /// The Worker itself: a job, the cron, or what a provider or a mail brought.
    System,
    /// Somebody who has not proven who they are.
    Visitor,
}

impl EventActor {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Client(_) => "client",
            Self::Member(_) => "member",
            Self::ApiKey(_) => "api_key",
            Self::Operator => "operator",
            Self::System => "system",
            Self::Visitor => "visitor",
        }
    }

    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Client(id) => Some(id.as_str()),
            Self::Member(id) => Some(id.as_str()),
            Self::ApiKey(id) => Some(id.as_str()),
            Self::Operator | Self::System | Self::Visitor => None,
        }
    }
}

/// How somebody logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoginMethod {
    Password,
    /// A link in an email.
    Link,
}

/// Why somebody who asked for a link got an email without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkDenial {
    /// Their portal access was never opened.
    NotOpened,
    ClosedForNow,
    Closed,
    /// Another contact with the same address has the access.
    Shared,
}

/// How a client's message came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageChannel {
    Portal,
    Email,
}

/// Settings that were changed, with their new values, by the names that the API has for them.
pub type Changes = Map<String, Value>;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EventError {
    #[error("there is no event {0:?}")]
    UnknownName(String),
    #[error("version {version} of {name} is newer than this code")]
    UnknownVersion { name: &'static str, version: u32 },
    #[error("the payload of {name} cannot be read: {why}")]
    Unreadable { name: &'static str, why: String },
}

/// Reads one field; a missing one is as good as `null`.
fn field<T: DeserializeOwned>(name: &'static str, payload: &mut Map<String, Value>, key: &str) -> Result<T, EventError> {
    let value = payload.remove(key).unwrap_or_default();
    serde_json::from_value(value).map_err(|error| EventError::Unreadable { name, why: format!("{key}: {error}") })
}

/// Writes one field; `null` is left out.
fn put(payload: &mut Map<String, Value>, key: &str, value: &impl Serialize) {
    // Nothing that an event is made of can fail to be JSON.
    match serde_json::to_value(value) {
        Ok(Value::Null) | Err(_) => {}
        Ok(value) => {
            payload.insert(key.to_owned(), value);
        }
    }
}

/// Declares the events: variant, stored name, version, `subject: its id`, and the other fields of the payload.
macro_rules! events {
    ($($(#[$doc:meta])* $event:ident = $name:literal v $version:literal { $subject:ident: $id:ty $(, $field:ident: $type:ty)* $(,)? })+) => {
        /// Everything that can have happened. The first field of each says what it is about.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Event {
            $($(#[$doc])* $event { $subject: $id, $($field: $type),* },)+
        }

        /// The name of an event without its payload.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum EventName {
            $($event,)+
        }

        impl EventName {
            pub const ALL: &[Self] = &[$(Self::$event,)+];

            /// `noun.verbed`, as it is stored.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$event => $name,)+
                }
            }

            /// Of the payload as it is written now.
            pub fn version(self) -> u32 {
                match self {
                    $(Self::$event => $version,)+
                }
            }
        }

        impl Event {
            pub fn name(&self) -> EventName {
                match self {
                    $(Self::$event { .. } => EventName::$event,)+
                }
            }

            /// What it is about: the kind of thing, which is also the payload's field for it, and its id.
            pub fn subject(&self) -> (&'static str, &str) {
                match self {
                    $(Self::$event { $subject, .. } => (stringify!($subject), $subject.as_str()),)+
                }
            }

            /// The payload as JSON. No secrets.
            pub fn payload(&self) -> Map<String, Value> {
                let mut payload = Map::new();
                match self {
                    $(Self::$event { $subject, $($field),* } => {
                        put(&mut payload, stringify!($subject), $subject);
                        $(put(&mut payload, stringify!($field), $field);)*
                    })+
                }
                payload
            }

            /// Reads back what was stored.
            ///
            /// # Errors
            /// See [`EventError`].
            pub fn parse(name: &str, version: u32, mut payload: Map<String, Value>) -> Result<Self, EventError> {
                let known = EventName::ALL.iter().find(|known| known.as_str() == name);
                let known = *known.ok_or_else(|| EventError::UnknownName(name.to_owned()))?;
                let name = known.as_str();
                if version > known.version() {
                    return Err(EventError::UnknownVersion { name, version });
                }
                Ok(match known {
                    $(EventName::$event => Self::$event {
                        $subject: field(name, &mut payload, stringify!($subject))?,
                        $($field: field(name, &mut payload, stringify!($field))?,)*
                    },)+
                })
            }

            /// One of each.
            #[cfg(test)]
            pub fn samples() -> Vec<Self> {
                use crate::event::tests::Sample;
                vec![$(Self::$event { $subject: Sample::sample(), $($field: Sample::sample()),* },)+]
            }
        }
    };
}
pub(crate) use events;
