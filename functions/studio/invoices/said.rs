//! An invoice field by field, as a person reads it: for two versions side by side.

use super::{
    rules::{Amount, Draft, Number, Part},
    sql::Participant,
};
use crate::studio::compared::Texts;

impl Draft {
    /// As it stands on the form; what came as JSON is shown to nobody.
    pub fn said(&self, people: &[Participant]) -> Texts {
        let names = people.iter().filter(|person| self.recipients.iter().any(|id| id == person.id.as_str()));
        let mut texts = vec![
            ("Title".to_owned(), self.title.clone()),
            ("Recipients".to_owned(), names.map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")),
            ("Currency".to_owned(), self.currency.clone()),
        ];
        for (place, line) in (1..).zip(self.lines.iter().filter(|line| !line.is_empty())) {
            let quantity = number(&line.quantity, "1");
            let text = format!("{}: {quantity} × {}, tax {}%", line.description.trim(), amount(&line.price), number(&line.tax, "0"));
            texts.push((format!("Line {place}"), text));
        }
        texts.push(("Discount".to_owned(), if let Part::Typed(text) = &self.discount { text.clone() } else { String::new() }));
        texts.push(("Prices include tax".to_owned(), if self.prices_include_tax { "Yes" } else { "No" }.to_owned()));
        for (place, row) in (1..).zip(self.rows.iter().filter(|row| !row.is_empty())) {
            let parts = [row.label.trim(), row.due.trim(), amount(&row.amount)];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            texts.push((format!("Payment {place}"), parts.join(", ")));
        }
        texts.push(("Deposit".to_owned(), self.deposit.clone()));
        texts.push(("Note".to_owned(), self.note.clone()));
        texts
    }
}

fn amount(amount: &Amount) -> &str {
    if let Amount::Typed(text) = amount { text.trim() } else { "" }
}

fn number<'a>(number: &'a Number, otherwise: &'a str) -> &'a str {
    match number {
        Number::Typed(text) if !text.trim().is_empty() => text.trim(),
        _ => otherwise,
    }
}
