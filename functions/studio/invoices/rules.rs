//! What an invoice must be before it is sent. A form and JSON are read by the same rules; only the names of their fields differ.

use domain::{ContactId, Date, Invalid, Money, Title, money::Currency};
use web::Fields;

/// As it was typed or sent.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub title: String,
    pub currency: String,
    pub number: String,
    pub recipients: Vec<String>,
    pub rows: Vec<Row>,
    /// From a form: the fields have their names there.
    pub form: bool,
}

/// One line of the schedule.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Its place on the form, from 1.
    pub place: usize,
    pub label: String,
    pub due: String,
    pub amount: Amount,
}

#[derive(Debug, Clone)]
pub enum Amount {
    Typed(String),
    Minor(i64),
}

impl Default for Amount {
    fn default() -> Self {
        Self::Typed(String::new())
    }
}

/// An invoice that can be sent.
#[derive(Debug)]
pub struct Plan {
    pub title: Title,
    pub currency: Currency,
    /// Where the studio wants one of its own.
    pub number: Option<String>,
    pub recipients: Vec<ContactId>,
    pub parts: Vec<(Title, Date, Money)>,
}

const MOST_ROWS: usize = 24;
const MOST_NUMBER: usize = 40;

/// Reads the pairs of a form; `label_1`, `due_1`, `amount_1` are its first line, an empty line is none.
///
/// # Errors
/// On fields the form does not have.
pub fn of_form(pairs: Vec<(String, String)>) -> Result<Draft, Fields> {
    let mut draft = Draft { form: true, ..Draft::default() };
    for (name, value) in pairs {
        match (name.as_str(), name.split_once('_').and_then(|(of, place)| Some((of, place.parse().ok()?)))) {
            ("title", _) => draft.title = value,
            ("currency", _) => draft.currency = value,
            ("number", _) => draft.number = value,
            ("invoice_recipient", _) => draft.recipients.push(value),
            (_, Some((of @ ("label" | "due" | "amount"), place @ 1..=MOST_ROWS))) => {
                if !draft.rows.iter().any(|row| row.place == place) {
                    draft.rows.push(Row { place, ..Row::default() });
                }
                let Some(row) = draft.rows.iter_mut().find(|row| row.place == place) else { continue };
                match of {
                    "label" => row.label = value,
                    "due" => row.due = value,
                    _ => row.amount = Amount::Typed(value),
                }
            }
            _ => {
                let mut fields = Fields::default();
                fields.add(&name, "This form has no such field");
                return Err(fields);
            }
        }
    }
    draft.rows.sort_by_key(|row| row.place);
    Ok(draft)
}

impl Row {
    pub fn is_empty(&self) -> bool {
        let amount = match &self.amount {
            Amount::Typed(text) => text.trim().is_empty(),
            Amount::Minor(_) => false,
        };
        amount && self.label.trim().is_empty() && self.due.trim().is_empty()
    }
}

/// Looks at everything before it says anything. `people` are those who take part in the project.
///
/// # Errors
/// All refusals, by the names of the fields.
pub fn plan(draft: &Draft, people: &[ContactId]) -> Result<Plan, Fields> {
    let mut fields = Fields::default();
    let title = fields.take("title", draft.title.parse::<Title>());
    let currency = fields.take("currency", draft.currency.parse::<Currency>());
    let number = match draft.number.trim() {
        "" => Some(None),
        text if text.chars().count() > MOST_NUMBER => fields.take("number", Err(format!("Use at most {MOST_NUMBER} characters").into())),
        text => fields.take("number", text.parse::<Title>()).map(|number| Some(number.to_string())),
    };
    let to = if draft.form { "invoice_recipient" } else { "recipients" };
    let mut recipients: Vec<ContactId> = draft.recipients.iter().filter_map(|id| id.parse().ok()).collect();
    recipients.sort();
    recipients.dedup();
    if draft.recipients.is_empty() {
        fields.add(to, "Choose who receives it");
    } else if recipients.is_empty() || draft.recipients.iter().any(|id| !people.iter().any(|person| person.as_str() == id)) {
        fields.add(to, "Choose people who take part in this project");
    }
    let rows: Vec<_> = draft.rows.iter().filter(|row| !row.is_empty()).collect();
    if rows.is_empty() || rows.len() > MOST_ROWS {
        let name = if draft.form { "label_1" } else { "installments" };
        fields.add(name, format!("Enter 1 to {MOST_ROWS} installments"));
    }
    let mut parts = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        let named = |part: &str| match (draft.form, part) {
            (true, _) => format!("{part}_{}", row.place),
            (false, "due") => format!("installments[{index}].due_on"),
            (false, "amount") => format!("installments[{index}].amount_minor"),
            (false, part) => format!("installments[{index}].{part}"),
        };
        let label = fields.take(&named("label"), row.label.parse::<Title>());
        let due = fields.take(&named("due"), row.due.parse::<Date>());
        let amount = currency.and_then(|currency| fields.take(&named("amount"), money(&row.amount, currency)));
        parts.extend(label.zip(due).zip(amount).map(|((label, due), amount)| (label, due, amount)));
    }
    match (title, currency, number) {
        (Some(title), Some(currency), Some(number)) if fields.list.is_empty() => Ok(Plan { title, currency, number, recipients, parts }),
        _ => Err(fields),
    }
}

fn money(amount: &Amount, currency: Currency) -> Result<Money, Invalid> {
    match amount {
        Amount::Typed(text) => Money::from_typed(text, currency),
        Amount::Minor(minor) => Money::price(*minor, currency),
    }
}

/// The number after the last one made; wide enough that their order as text is their order.
pub fn number_after(last: Option<&str>) -> String {
    let last: u32 = last.and_then(|number| number.strip_prefix("INV-")).and_then(|digits| digits.parse().ok()).unwrap_or(0);
    format!("INV-{:06}", last.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anna() -> ContactId {
        ContactId::from_bytes([1; 16])
    }

    fn form(pairs: &[(&str, &str)]) -> Draft {
        of_form(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()).unwrap()
    }

    /// Proves C14.
    #[test]
    fn lines_are_read_in_their_order_and_empty_ones_are_none() {
        let id = anna().to_string();
        let draft = form(&[
            ("title", "Photos"),
            ("currency", "eur"),
            ("invoice_recipient", &id),
            ("label_2", "Balance"),
            ("due_2", "2027-06-01"),
            ("amount_2", "1.800,00"),
            ("label_1", "Deposit"),
            ("due_1", "2026-12-01"),
            ("amount_1", "600"),
            ("label_3", ""),
            ("due_3", ""),
            ("amount_3", " "),
        ]);
        let plan = plan(&draft, &[anna()]).unwrap();
        let parts: Vec<_> = plan.parts.iter().map(|(label, due, amount)| format!("{label} {due} {amount}")).collect();
        assert_eq!(parts, ["Deposit 2026-12-01 600.00 EUR", "Balance 2027-06-01 1,800.00 EUR"]);
        assert_eq!(plan.number, None);
    }

    /// Proves C14.
    #[test]
    fn every_refusal_is_said_at_once_by_its_fields_name() {
        let draft = form(&[("title", ""), ("currency", "EUR"), ("label_1", "Deposit"), ("due_1", "soon"), ("amount_1", "-1")]);
        let names: Vec<_> = plan(&draft, &[anna()]).unwrap_err().list.into_iter().map(|error| error.field).collect();
        assert_eq!(names, ["title", "invoice_recipient", "due_1", "amount_1"]);
        let json = Draft {
            title: "T".to_owned(),
            currency: "EUR".to_owned(),
            recipients: vec![ContactId::from_bytes([2; 16]).to_string()],
            rows: vec![Row { place: 1, label: "L".to_owned(), due: String::new(), amount: Amount::Minor(0) }],
            ..Draft::default()
        };
        let names: Vec<_> = plan(&json, &[anna()]).unwrap_err().list.into_iter().map(|error| error.field).collect();
        assert_eq!(names, ["recipients", "installments[0].due_on", "installments[0].amount_minor"]);
    }

    #[test]
    fn fields_the_form_does_not_have_are_refused() {
        for name in ["price", "label_0", "label_25", "label_x", "studio_id"] {
            assert!(of_form(vec![(name.to_owned(), "1".to_owned())]).is_err(), "{name}");
        }
    }

    #[test]
    fn numbers_count_on() {
        assert_eq!(number_after(None), "INV-000001");
        assert_eq!(number_after(Some("INV-000041")), "INV-000042");
    }
}
