//! The numbers of invoices: given in the batch that sends one, so that they have no gaps and follow the order of sending, however many are
//! sent at once. A draft has none; the id of its document stands in the column until then.

use domain::DocumentId;
use ports::{Query, Sql};
use serde::Deserialize;

/// Of the studio; no row means that it never sent an invoice and never chose.
pub const COUNTER: Sql = Sql::new("SELECT prefix, next, digits FROM invoice_counters WHERE studio_id = ?1");

/// The draft `?2` gets the next one.
pub const GIVE: Sql = Sql::new(
    "UPDATE invoices SET number = COALESCE(
       (SELECT c.prefix || CASE WHEN length(c.next) < c.digits THEN substr('000000000', 1, c.digits - length(c.next)) ELSE '' END || c.next
        FROM invoice_counters c WHERE c.studio_id = ?1), 'INV-000001')
     WHERE studio_id = ?1 AND document_id = ?2",
);

/// And is counted.
pub const COUNT: Sql = Sql::new(
    "INSERT INTO invoice_counters (studio_id, next) VALUES (?1, 2) ON CONFLICT (studio_id) DO UPDATE SET next = invoice_counters.next + 1",
);

/// Nobody sent an invoice, or set how its number looks, since the counter was read: `?2` is the prefix, `?3` the next number.
pub const STILL_NEXT: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (
       COALESCE((SELECT c.prefix = ?2 AND c.next = ?3 FROM invoice_counters c WHERE c.studio_id = ?1), ?2 = 'INV-' AND ?3 = 1))",
);

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Counter {
    pub prefix: String,
    pub next: u32,
    pub digits: u32,
}

impl Default for Counter {
    fn default() -> Self {
        Self { prefix: "INV-".to_owned(), next: 1, digits: 6 }
    }
}

impl Counter {
    /// As people type and read it, with its zeros in front.
    pub fn next_number(&self) -> String {
        format!("{:0width$}", self.next, width = self.digits as usize)
    }

    /// What the next invoice that is sent gets.
    pub fn number(&self) -> String {
        format!("{}{}", self.prefix, self.next_number())
    }

    /// For [`web::Change::expect`].
    pub fn still_next(&self) -> Query {
        STILL_NEXT.with([self.prefix.as_str().into(), self.next.into()])
    }
}

/// In the batch that sends a draft, before it is frozen.
pub fn give(id: &DocumentId) -> Vec<Query> {
    vec![GIVE.with([id.into()]), COUNT.with([])]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves B11.
    #[test]
    fn a_number_has_as_many_digits_as_were_chosen_or_more() {
        let of = |next, digits| Counter { prefix: "2027/".to_owned(), next, digits }.number();
        assert_eq!(
            (Counter::default().number().as_str(), of(7, 3).as_str(), of(1_234, 3).as_str()),
            ("INV-000001", "2027/007", "2027/1234")
        );
    }
}
