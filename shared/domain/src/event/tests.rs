use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::*;
use crate::{
    DocumentId, Email, FileId, InstallmentId, ItemLinkId, JobId, MailId, MessageId, PaymentId, ProjectId, SessionId, Slug, StudioId,
    money::Currency, payment::ReceivedAs, right::Right,
};

/// Some value of a field's type; never what a missing field would be read as.
pub(super) trait Sample {
    fn sample() -> Self;
}

macro_rules! samples {
    ($($type:ty => $value:expr;)+) => {$(
        impl Sample for $type {
            fn sample() -> Self {
                $value
            }
        }
    )+};
}

macro_rules! ids {
    ($($type:ident)+) => { samples! { $($type => $type::from_bytes([7; 16]);)+ } };
}

ids! {
    StudioId MemberId ContactId ProjectId DocumentId FileId InstallmentId PaymentId SessionId ItemLinkId ApiKeyId MailId JobId MessageId
}
samples! {
    bool => true;
    u64 => 3;
    i64 => 4_200;
    String => "as it was".to_owned();
    Email => "anna@example.com".parse().unwrap();
    Slug => "aurora".parse().unwrap();
    Currency => "EUR".parse().unwrap();
    Right => Right::ALL[0];
    ReceivedAs => ReceivedAs::Cash;
    LoginMethod => LoginMethod::Link;
    LinkDenial => LinkDenial::ClosedForNow;
    MessageChannel => MessageChannel::Email;
    Changes => Map::from_iter([("accent".to_owned(), Value::Null), ("upload".to_owned(), json!(true))]);
}

impl<T: Sample> Sample for Option<T> {
    fn sample() -> Self {
        Some(T::sample())
    }
}

impl<T: Sample> Sample for Vec<T> {
    fn sample() -> Self {
        vec![T::sample()]
    }
}

/// Past participles that do not end in "ed".
const IRREGULAR: &[&str] = &["sent", "paid", "won", "lost", "reset", "shown"];

fn words(text: &str) -> bool {
    text.split('_').all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase()))
}

#[test]
fn every_name_is_a_noun_and_what_was_done_to_it_and_is_there_once() {
    let names: BTreeSet<_> = EventName::ALL.iter().map(|name| name.as_str()).collect();
    assert_eq!(names.len(), EventName::ALL.len());
    for name in names {
        let (noun, verb) = name.split_once('.').unwrap();
        let verb = verb.trim_end_matches("_in").trim_end_matches("_out");
        let past = verb.ends_with("ed") && !verb.contains('_') || IRREGULAR.contains(&verb);
        assert!(words(noun) && words(verb) && past, "{name}");
    }
}

#[test]
fn every_event_is_read_back_as_it_was_written() {
    let samples = Event::samples();
    assert_eq!(samples.len(), EventName::ALL.len());
    for event in samples {
        let name = event.name();
        let stored: Map<String, Value> = serde_json::from_str(&Value::Object(event.payload()).to_string()).unwrap();
        assert_eq!(Event::parse(name.as_str(), name.version(), stored), Ok(event));
    }
}

/// So that a webhook's receiver finds the subject in the payload itself.
#[test]
fn the_payload_names_what_the_event_is_about() {
    for event in Event::samples() {
        let (kind, id) = event.subject();
        assert_eq!(event.payload().get(kind), Some(&json!(id)), "{event:?}");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let payload = |value: Value| value.as_object().cloned().unwrap();
    let contact = ContactId::sample();
    let parse = |name, version, value| Event::parse(name, version, payload(value));
    assert_eq!(parse("contact.created", 1, json!({ "contact": contact })), Ok(Event::ContactCreated { contact: contact.clone() }));
    assert_eq!(parse("contact.add", 1, json!({})), Err(EventError::UnknownName("contact.add".to_owned())));
    let newer = EventError::UnknownVersion { name: "contact.created", version: 2 };
    assert_eq!(parse("contact.created", 2, json!({ "contact": contact })), Err(newer));
    let broken = parse("contact.changed", 1, json!({ "contact": contact }));
    assert!(
        matches!(&broken, Err(EventError::Unreadable { name: "contact.changed", why }) if why.starts_with("email_changed")),
        "{broken:?}"
    );
    // A field that was added later is missing in what was stored before, and one that is not known here does no harm.
    let event = parse("client_login_link.requested", 1, json!({ "contact": contact, "later": 1 }));
    assert_eq!(event, Ok(Event::ClientLoginLinkRequested { contact, denied: None }));
}

#[test]
fn a_clients_activity_is_called_as_the_events_are() {
    for kind in ActivityKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.event().as_str());
    }
}
