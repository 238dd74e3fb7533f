//! The numbers of invoices: given in the batch that sends one, so that they have no gaps and follow the order of sending, however many are
//! sent at once. A draft has none; the id of its document stands in the column until then.

use domain::DocumentId;
use ports::Query;
use serde::Deserialize;

pub use super::sql::{COUNT_NUMBER as COUNT, NUMBER_COUNTER as COUNTER};
use super::sql::{GIVE_NUMBER, STILL_NEXT_NUMBER};

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct NumberCounter {
    pub prefix: String,
    pub next: u32,
    pub digits: u32,
}

impl Default for NumberCounter {
    fn default() -> Self {
        Self { prefix: "INV-".to_owned(), next: 1, digits: 6 }
    }
}

impl NumberCounter {
    /// As people type and read it, with its zeros in front.
    pub fn next_number(&self) -> String {
        format!("{:0width$}", self.next, width = self.digits as usize)
    }

    /// What the next invoice that is sent gets.
    pub fn number(&self) -> String {
        format!("{}{}", self.prefix, self.next_number())
    }

    /// For [`web::Change::require`].
    pub fn still_next(&self) -> Query {
        STILL_NEXT_NUMBER.with([self.prefix.as_str().into(), self.next.into()])
    }
}

/// In the batch that sends a draft, before it is frozen.
pub fn give(id: &DocumentId) -> Vec<Query> {
    vec![GIVE_NUMBER.with([id.into()]), COUNT.with([])]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves B11.
    #[test]
    fn a_number_has_as_many_digits_as_were_chosen_or_more() {
        let of = |next, digits| NumberCounter { prefix: "2027/".to_owned(), next, digits }.number();
        assert_eq!(
            (NumberCounter::default().number().as_str(), of(7, 3).as_str(), of(1_234, 3).as_str()),
            ("INV-000001", "2027/007", "2027/1234")
        );
    }
}
