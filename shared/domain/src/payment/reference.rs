//! What a payment page is called at the provider. It comes back with everything the provider tells of the page.

use crate::{PaymentId, StudioId, id::ID_LENGTH};

/// `{studio}-{page}`; before there were shards it was the page alone. Somebody else's, which we did not write, is kept as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentReference {
    pub studio: Option<StudioId>,
    /// The first payment of the page, when it is ours.
    pub page: String,
}

impl PaymentReference {
    pub fn new(studio: &StudioId, page: &PaymentId) -> Self {
        Self { studio: Some(studio.clone()), page: page.to_string() }
    }

    /// Whether it is what we call this page.
    pub fn names(&self, studio: &StudioId, page: &PaymentId) -> bool {
        self.page == page.as_str() && self.studio.as_ref().is_none_or(|own| own == studio)
    }
}

impl From<String> for PaymentReference {
    fn from(text: String) -> Self {
        // An id may contain `-` itself, so the length tells where the one ends.
        let parts = text.split_at_checked(ID_LENGTH).and_then(|(studio, rest)| Some((studio.parse().ok()?, rest.strip_prefix('-')?)));
        match parts {
            Some((studio, page)) if page.parse::<PaymentId>().is_ok() => Self { studio: Some(studio), page: page.to_owned() },
            _ => Self { studio: None, page: text },
        }
    }
}

impl std::fmt::Display for PaymentReference {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.studio {
            Some(studio) => write!(out, "{studio}-{}", self.page),
            None => out.write_str(&self.page),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_reference_comes_back_as_it_was_written(studio: [u8; 16], page: [u8; 16]) {
            let (studio, page) = (StudioId::from_bytes(studio), PaymentId::from_bytes(page));
            let reference = PaymentReference::new(&studio, &page);
            prop_assert_eq!(PaymentReference::from(reference.to_string()), reference.clone());
            prop_assert!(reference.names(&studio, &page));
            prop_assert!(reference.to_string().len() <= 200, "Stripe takes no more");
            // From before there were shards.
            let old = PaymentReference::from(page.to_string());
            prop_assert!(old.names(&studio, &page) && old.studio.is_none());
        }

        #[test]
        fn what_somebody_else_wrote_names_nothing_of_ours(text in "\\PC{0,60}") {
            let (studio, page) = (StudioId::from_bytes([1; 16]), PaymentId::from_bytes([2; 16]));
            prop_assert!(!PaymentReference::from(text.clone()).names(&studio, &page));
            prop_assert_eq!(PaymentReference::from(text.clone()).to_string(), text);
        }
    }

    #[test]
    fn the_same_page_of_another_studio_is_another() {
        let (one, two, page) = (StudioId::from_bytes([1; 16]), StudioId::from_bytes([2; 16]), PaymentId::from_bytes([3; 16]));
        assert!(!PaymentReference::new(&one, &page).names(&two, &page));
    }
}
