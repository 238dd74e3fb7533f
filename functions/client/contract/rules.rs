//! What is said to somebody who cannot sign, and who hears of a signature.

use domain::{
    ContactId, Language,
    contract::{SignError, SignRefusal, Signer},
    text::{SignedName, same_name},
};
use web::{Failure, FieldErrors, Translations};

/// In words for the client.
pub fn refusal(why: SignRefusal, t: Translations) -> Failure {
    Failure::conflict(match why {
        SignRefusal::Closed(_) => t.contract_closed(),
        SignRefusal::NotASigner => t.contract_not_asked(),
        SignRefusal::AlreadySigned => t.contract_already(),
        SignRefusal::NotYet => t.contract_not_yet(),
    })
}

pub fn missing(faults: &[SignError], t: Translations) -> Failure {
    let mut fields = FieldErrors::default();
    for fault in faults {
        let text = match fault {
            SignError::NameMissing => t.contract_name_missing().to_owned(),
            SignError::NameTooLong => t.contract_name_long(SignedName::MAX),
            SignError::ConsentMissing => t.contract_consent_missing().to_owned(),
        };
        fields.add(fault.field(), text);
    }
    fields.failure()
}

/// The sentence that was agreed to: the one that was shown, in whichever language that was. `None` for one that we never show.
pub fn sentence(title: &str, shown: &str, t: Translations) -> Option<String> {
    if shown.is_empty() {
        return Some(t.contract_consent(title));
    }
    Language::ALL.into_iter().map(|language| Translations { language }.contract_consent(title)).find(|sentence| sentence == shown)
}

/// Which of the others' names was typed; one that two of them share is nobody else's.
pub fn signed_as_another<'a>(typed: &str, own: &str, others: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut others = others.filter(|_| !same_name(typed, own));
    others.find(|name| same_name(typed, name))
}

/// Who gets a letter because `contact` has signed.
#[derive(Debug, PartialEq, Eq)]
pub enum Notified {
    Nobody,
    /// It is their turn now.
    Next(ContactId),
    /// It is complete.
    Everybody,
}

/// `before` in the order of signing, `contact` not among those who had signed.
pub fn notified(before: &[Signer], signing_order: bool, contact: &ContactId) -> Notified {
    let mut left = before.iter().filter(|signer| !signer.signed && signer.contact != *contact);
    match left.next() {
        None => Notified::Everybody,
        Some(next) if signing_order => Notified::Next(next.contact.clone()),
        // All of them were asked when it was sent.
        Some(_) => Notified::Nobody,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(id: u8) -> ContactId {
        ContactId::from_bytes([id; 16])
    }

    fn signers(signed: &[bool]) -> Vec<Signer> {
        (0_u8..).zip(signed).map(|(id, signed)| Signer { contact: contact(id), signed: *signed }).collect()
    }

    /// Proves B9.
    #[test]
    fn the_next_one_hears_of_it_and_all_of_the_last() {
        assert_eq!(notified(&signers(&[false, false, false]), true, &contact(0)), Notified::Next(contact(1)));
        assert_eq!(notified(&signers(&[true, false, false]), true, &contact(1)), Notified::Next(contact(2)));
        assert_eq!(notified(&signers(&[true, true, false]), true, &contact(2)), Notified::Everybody);
        assert_eq!(notified(&signers(&[false, false]), false, &contact(1)), Notified::Nobody);
        assert_eq!(notified(&signers(&[true, false]), false, &contact(1)), Notified::Everybody);
        assert_eq!(notified(&signers(&[false]), false, &contact(0)), Notified::Everybody);
    }

    /// Proves B9, E8.
    #[test]
    fn only_a_sentence_that_was_shown_is_agreed_to() {
        let english = Translations { language: Language::En };
        let german = Translations { language: Language::De }.contract_consent("Wedding");
        assert_eq!(sentence("Wedding", &german, english), Some(german));
        assert_eq!(sentence("Wedding", "", english), Some(english.contract_consent("Wedding")));
        assert_eq!(sentence("Wedding", &english.contract_consent("Another"), english), None);
        let all: std::collections::BTreeSet<_> =
            Language::ALL.into_iter().map(|language| Translations { language }.contract_consent("W")).collect();
        assert_eq!(all.len(), Language::ALL.len());
    }
}
