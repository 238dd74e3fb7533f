//! What an invoice must be before it is kept or sent. A form and JSON are read by the same rules; only the names of their fields differ.

use domain::{
    ContactId, Date, InvalidValue, Money, Timestamp, Title,
    bill::{Bill, BillLine, Least, Share},
    invoice::{Invoice, InvoiceContent},
    money::Currency,
    plan::{Deposit, MOST_INSTALLMENTS, PaymentPlan, PlannedInstallment, PlannedPart, Split},
    typed::{self, written},
};
use web::FieldErrors;

use super::names::named;

/// As it was typed or sent.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub title: String,
    pub currency: String,
    pub recipients: Vec<String>,
    /// What it is for. None: the installments say it.
    pub lines: Vec<LineRow>,
    pub prices_include_tax: bool,
    pub discount: Part,
    /// Of a form: what the first installment takes of the total, when the others divide the rest.
    pub deposit: String,
    pub note: String,
    pub rows: Vec<Row>,
    /// Instead of rows.
    pub payment: Option<PaymentPlan>,
    /// Not to be sent yet.
    pub keep: bool,
    /// From a form: the fields have their names there.
    pub form: bool,
    /// What a button of the form asks for, other than keeping it: `remove-line 2`.
    pub then: String,
    /// Where the reader goes on after that: the id of a field or a button.
    pub focus: String,
}

/// One line of what it is for.
#[derive(Debug, Clone, Default)]
pub struct LineRow {
    /// Its place on the form, from 1.
    pub place: usize,
    pub description: String,
    pub quantity: Number,
    pub price: Amount,
    pub tax: Number,
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

/// A quantity or a rate: typed, or in thousandths or basis points.
#[derive(Debug, Clone)]
pub enum Number {
    Typed(String),
    Whole(i64),
}

impl Default for Number {
    fn default() -> Self {
        Self::Typed(String::new())
    }
}

/// A part of something: `10 %`, an amount, or as JSON has it.
#[derive(Debug, Clone, Default)]
pub enum Part {
    #[default]
    None,
    Typed(String),
    Share(Share),
}

/// An invoice that can be sent.
#[derive(Debug)]
pub struct Plan {
    pub title: Title,
    pub currency: Currency,
    pub recipients: Vec<ContactId>,
    pub invoice: Invoice,
}

pub const MOST_ROWS: usize = 24;

/// Reads the pairs of a form; `label_1`, `due_1`, `amount_1` are its first installment, `line_1`, `quantity_1`, `price_1`, `tax_1` its first
/// line. An empty one is none.
///
/// # Errors
/// On fields the form does not have.
pub fn of_form(pairs: Vec<(String, String)>) -> Result<Draft, FieldErrors> {
    let mut draft = Draft { form: true, ..Draft::default() };
    for (name, value) in pairs {
        match (name.as_str(), name.split_once('_').and_then(|(of, place)| Some((of, place.parse().ok()?)))) {
            ("title", _) => draft.title = value,
            ("currency", _) => draft.currency = value,
            ("invoice_recipient", _) => draft.recipients.push(value),
            ("prices_include_tax", _) => draft.prices_include_tax = true,
            ("discount", _) => draft.discount = if value.trim().is_empty() { Part::None } else { Part::Typed(value) },
            ("deposit", _) => draft.deposit = value,
            ("note", _) => draft.note = value,
            ("keep", _) => draft.keep = true,
            ("then", _) => draft.then = value,
            (_, Some((of @ ("label" | "due" | "amount"), place @ 1..=MOST_ROWS))) => {
                let row = at(&mut draft.rows, place, |row| row.place, || Row { place, ..Row::default() });
                match (row, of) {
                    (Some(row), "label") => row.label = value,
                    (Some(row), "due") => row.due = value,
                    (Some(row), _) => row.amount = Amount::Typed(value),
                    (None, _) => {}
                }
            }
            (_, Some((of @ ("line" | "quantity" | "price" | "tax"), place @ 1..=MOST_ROWS))) => {
                let row = at(&mut draft.lines, place, |row| row.place, || LineRow { place, ..LineRow::default() });
                match (row, of) {
                    (Some(row), "line") => row.description = value,
                    (Some(row), "quantity") => row.quantity = Number::Typed(value),
                    (Some(row), "price") => row.price = Amount::Typed(value),
                    (Some(row), _) => row.tax = Number::Typed(value),
                    (None, _) => {}
                }
            }
            _ => {
                let mut fields = FieldErrors::default();
                fields.add(&name, "Unknown field");
                return Err(fields);
            }
        }
    }
    draft.rows.sort_by_key(|row| row.place);
    draft.lines.sort_by_key(|row| row.place);
    Ok(draft)
}

impl Draft {
    /// As the button that was pressed wants it: a line or an installment more or less.
    pub fn stepped(mut self) -> Self {
        let step = std::mem::take(&mut self.then);
        let (what, place) = step.split_once(' ').unwrap_or((&step, ""));
        let place: usize = place.parse().unwrap_or_default();
        match what {
            "add-line" if self.lines.len() < MOST_ROWS => {
                let last = self.lines.last().map_or(0, |line| line.place);
                self.lines.push(LineRow { place: last + 1, ..LineRow::default() });
            }
            "remove-line" => self.lines.retain(|line| line.place != place),
            "add-row" if self.rows.len() < MOST_ROWS => {
                let last = self.rows.last().map_or(0, |row| row.place);
                self.rows.push(Row { place: last + 1, ..Row::default() });
            }
            "remove-row" => self.rows.retain(|row| row.place != place),
            _ => {}
        }
        (1..).zip(&mut self.lines).for_each(|(place, line)| line.place = place);
        (1..).zip(&mut self.rows).for_each(|(place, row)| row.place = place);
        self.focus = match what {
            "add-line" => format!("line_{}", self.lines.len()),
            "add-row" => format!("label_{}", self.rows.len()),
            "remove-line" => "add-line".to_owned(),
            "remove-row" => "add-row".to_owned(),
            _ => String::new(),
        };
        self
    }

    /// What was typed and could not be read; what is not there yet is left alone.
    pub fn unread(&self) -> FieldErrors {
        let mut fields = FieldErrors::default();
        let currency = fields.take("currency", self.currency.parse::<Currency>());
        let _ = content(self, currency.unwrap_or_default(), &mut fields);
        fields.list.retain(|error| match error.field.split_once('_').and_then(|(of, place)| Some((of, place.parse::<usize>().ok()?))) {
            Some(("price", place)) => self.lines.iter().any(|line| line.place == place && !line.price.is_empty()),
            Some(("amount", place)) => self.rows.iter().any(|row| row.place == place && !row.amount.is_empty()),
            Some(("due", place)) => self.rows.iter().any(|row| row.place == place && !row.due.trim().is_empty()),
            Some(("label" | "line", _)) => false,
            _ => true,
        });
        fields
    }

    /// What its lines come to, and when that is paid: as far as either can be read.
    pub fn comes_to(&self) -> Option<(Currency, Option<Bill>, Vec<PlannedInstallment>)> {
        let currency: Currency = self.currency.parse().ok()?;
        let mut fields = FieldErrors::default();
        let lines: Vec<_> = self.lines.iter().filter(|line| !line.is_empty()).collect();
        let read: Vec<_> = lines.iter().enumerate().map(|(index, line)| bill_line(self, index, line, currency, &mut fields)).collect();
        let discount = self.discount.read(currency).ok().filter(|_| fields.list.is_empty());
        let bill = discount.and_then(|discount| Bill::of(read, discount, self.prices_include_tax, Least::Zero).ok());
        let whole = content(self, currency, &mut fields).filter(|_| fields.list.is_empty()).and_then(|content| content.parse().ok());
        let installments = whole.map_or_else(Vec::new, |invoice: Invoice| invoice.installments().to_vec());
        Some((currency, bill, installments))
    }
}

/// The row of that place, made when it is not there yet.
fn at<T>(rows: &mut Vec<T>, place: usize, of: impl Fn(&T) -> usize, fresh: impl FnOnce() -> T) -> Option<&mut T> {
    if !rows.iter().any(|row| of(row) == place) {
        rows.push(fresh());
    }
    rows.iter_mut().find(|row| of(row) == place)
}

impl Amount {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Typed(text) if text.trim().is_empty())
    }

    /// A rebate is written with a minus.
    fn read(&self, currency: Currency) -> Result<i64, InvalidValue> {
        match self {
            Self::Minor(minor) => Ok(*minor),
            Self::Typed(text) => {
                let minor = typed::amount(text, currency)?;
                Money::price(minor.abs(), currency).map(|_| minor)
            }
        }
    }
}

impl Number {
    /// As it was sent, or as `typed` reads it; empty is `otherwise`.
    fn read(&self, otherwise: i64, typed: impl Fn(&str) -> Result<i64, InvalidValue>) -> Result<i64, InvalidValue> {
        match self {
            Self::Whole(number) => Ok(*number),
            Self::Typed(text) if text.trim().is_empty() => Ok(otherwise),
            Self::Typed(text) => typed(text),
        }
    }
}

impl Part {
    fn read(&self, currency: Currency) -> Result<Option<Share>, InvalidValue> {
        match self {
            Self::None => Ok(None),
            Self::Share(share) => Ok(Some(*share)),
            Self::Typed(text) => share(text, currency).map(Some),
        }
    }
}

/// `30 %`, or an amount.
fn share(text: &str, currency: Currency) -> Result<Share, InvalidValue> {
    if text.trim_end().ends_with('%') {
        typed::percent(text).map(Share::PercentBp)
    } else {
        Money::from_typed(text, currency).map(|money| Share::AmountMinor(money.minor))
    }
}

impl Row {
    pub fn is_empty(&self) -> bool {
        self.amount.is_empty() && self.label.trim().is_empty() && self.due.trim().is_empty()
    }
}

impl LineRow {
    pub fn is_empty(&self) -> bool {
        self.price.is_empty() && self.description.trim().is_empty()
    }
}

/// Looks at everything before it says anything. `people` are those who take part in the project.
///
/// # Errors
/// All refusals, by the names of the fields.
pub fn plan(draft: &Draft, people: &[ContactId]) -> Result<Plan, FieldErrors> {
    let mut fields = FieldErrors::default();
    let title = fields.take("title", draft.title.parse::<Title>());
    let currency = fields.take("currency", draft.currency.parse::<Currency>());
    let to = if draft.form { "invoice_recipient" } else { "recipients" };
    let mut recipients: Vec<ContactId> = draft.recipients.iter().filter_map(|id| id.parse().ok()).collect();
    recipients.sort();
    recipients.dedup();
    // A draft may not know yet whom it is for.
    if draft.recipients.is_empty() && !draft.keep {
        fields.add(to, "Choose at least one recipient");
    } else if draft.recipients.iter().any(|id| !people.iter().any(|person| person.as_str() == id)) {
        fields.add(to, "Choose from this project’s participants");
    }
    let invoice = invoice(draft, currency, &mut fields);
    match (title, currency, invoice) {
        (Some(title), Some(currency), Some(invoice)) if fields.list.is_empty() => Ok(Plan { title, currency, recipients, invoice }),
        _ => Err(fields),
    }
}

/// The invoice itself, and what is wrong with it: all of it, whatever else is.
fn invoice(draft: &Draft, known: Option<Currency>, fields: &mut FieldErrors) -> Option<Invoice> {
    // Without a currency amounts are read as most are written: with two decimals.
    let currency = known.unwrap_or_default();
    let before = fields.list.len();
    let content = content(draft, currency, fields)?;
    let read = known.is_some() && fields.list.len() == before;
    // Of what stands in for something unread nothing can be said.
    let payable = |invoice: Invoice| if read { invoice.payable().map(|()| invoice) } else { Ok(invoice) };
    let parsed = content.parse().and_then(payable).map_err(|faults| {
        // Sums of what could not be read would only add noise.
        for fault in faults.into_iter().filter(|fault| read || fault.path.contains('[') || fault.path == "note") {
            fields.add(&named(draft, &fault.path), fault.why.to_string());
        }
    });
    parsed.ok()
}

/// What could not be read has something harmless in its place, and was noted.
fn content(draft: &Draft, currency: Currency, fields: &mut FieldErrors) -> Option<InvoiceContent> {
    let lines: Vec<_> = draft.lines.iter().filter(|line| !line.is_empty()).collect();
    let payment = match &draft.payment {
        Some(plan) => Some(plan.clone()),
        None => payment(draft, currency, !lines.is_empty(), fields),
    };
    let read: Vec<_> = lines.iter().enumerate().map(|(index, line)| bill_line(draft, index, line, currency, fields)).collect();
    let discount = fields.take("discount", draft.discount.read(currency)).flatten();
    let note = Some(draft.note.trim().to_owned()).filter(|note| !note.is_empty());
    match payment? {
        PaymentPlan::Installments(list) if lines.is_empty() && draft.payment.is_none() => {
            Some(InvoiceContent { note, ..InvoiceContent::of_installments(currency, list) })
        }
        payment => Some(InvoiceContent { currency, prices_include_tax: draft.prices_include_tax, lines: read, discount, payment, note }),
    }
}

fn bill_line(draft: &Draft, index: usize, line: &LineRow, currency: Currency, fields: &mut FieldErrors) -> BillLine {
    let mut take = |part: &str, read| fields.take(&named(draft, &format!("lines[{index}].{part}")), read);
    let quantity = take("quantity_milli", line.quantity.read(1_000, |text| Ok(typed::number(text, 3)?)));
    let price = take("unit_price_minor", line.price.read(currency));
    let tax = take("tax_bp", line.tax.read(0, typed::percent));
    BillLine {
        description: line.description.clone(),
        quantity_milli: quantity.unwrap_or(1_000),
        unit_price_minor: price.unwrap_or(1),
        tax_bp: tax.unwrap_or(0),
    }
}

/// Rows with amounts are installments; rows of a form without any divide the total, the first of them as the deposit where there is one.
fn payment(draft: &Draft, currency: Currency, lines: bool, fields: &mut FieldErrors) -> Option<PaymentPlan> {
    let rows: Vec<_> = draft.rows.iter().filter(|row| !row.is_empty()).collect();
    if rows.is_empty() || rows.len() > MOST_INSTALLMENTS {
        let name = if draft.form { "label_1" } else { "installments" };
        fields.add(name, format!("Enter 1 to {} installments", if draft.form { MOST_ROWS } else { MOST_INSTALLMENTS }));
        return None;
    }
    let divide = lines && rows.iter().all(|row| row.amount.is_empty());
    let mut list: Vec<PlannedInstallment> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let name = |part: &str| named(draft, &format!("payment.installments[{index}].{part}"));
        let label = fields.take(&name("label"), row.label.parse::<Title>()).map(String::from);
        let due_on = fields.take(&name("due_on"), row.due.parse::<Date>());
        let amount = if divide { Ok(0) } else { money(&row.amount, currency) };
        let amount = fields.take(&name("amount_minor"), amount);
        // A day that could not be read is in order, whatever stands above it.
        let above = list.last().map_or(Timestamp(0).date(), |one| one.due_on);
        list.push(PlannedInstallment {
            label: label.unwrap_or_else(|| "?".to_owned()),
            due_on: due_on.unwrap_or(above),
            amount_minor: amount.unwrap_or(1),
        });
    }
    if !divide {
        if !draft.deposit.trim().is_empty() {
            fields.add("deposit", "Leave the amounts empty to use a deposit");
        }
        return Some(PaymentPlan::Installments(list));
    }
    let mut parts = list.into_iter().map(|one| PlannedPart { label: one.label, due_on: one.due_on });
    let deposit = if draft.deposit.trim().is_empty() {
        None
    } else {
        let share = fields.take("deposit", share(&draft.deposit, currency)).unwrap_or(Share::AmountMinor(1));
        Some(share).zip(parts.next()).map(|(share, first)| Deposit { label: first.label, due_on: first.due_on, share })
    };
    Some(PaymentPlan::Split(Split { deposit, parts: parts.collect() }))
}

fn money(amount: &Amount, currency: Currency) -> Result<i64, InvalidValue> {
    match amount {
        Amount::Typed(text) => Money::from_typed(text, currency).map(|money| money.minor),
        Amount::Minor(minor) => Money::price(*minor, currency).map(|money| money.minor),
    }
}

/// What was kept, as the form shows it again.
pub fn as_typed(content: &InvoiceContent, title: &str, recipients: Vec<String>) -> Draft {
    let plain = |minor: i64| match content.currency.digits() {
        // As prices are written, but where thousandths would look like thousands.
        2 => format!("{}{}.{:02}", if minor < 0 { "-" } else { "" }, minor.abs() / 100, minor.abs() % 100),
        digits => written(minor, digits as usize),
    };
    let share = |share: Share| match share {
        Share::PercentBp(bp) => format!("{} %", written(bp, 2)),
        Share::AmountMinor(minor) => plain(minor),
    };
    let line = |(place, line): (usize, &BillLine)| LineRow {
        place,
        description: line.description.clone(),
        quantity: Number::Typed(written(line.quantity_milli, 3)),
        price: Amount::Typed(plain(line.unit_price_minor)),
        tax: Number::Typed(written(line.tax_bp, 2)),
    };
    let row = |place: usize, label: &str, due: Date, amount: String| Row {
        place,
        label: label.to_owned(),
        due: due.to_string(),
        amount: Amount::Typed(amount),
    };
    let (mut deposit, mut rows) = (String::new(), Vec::new());
    match &content.payment {
        PaymentPlan::Installments(list) => {
            rows.extend((1..).zip(list).map(|(place, one)| row(place, &one.label, one.due_on, plain(one.amount_minor))));
        }
        PaymentPlan::Split(split) => {
            if let Some(first) = &split.deposit {
                deposit = share(first.share);
                rows.push(row(1, &first.label, first.due_on, String::new()));
            }
            let from = rows.len() + 1;
            rows.extend((from..).zip(&split.parts).map(|(place, part)| row(place, &part.label, part.due_on, String::new())));
        }
    }
    Draft {
        title: title.to_owned(),
        currency: content.currency.code().to_owned(),
        recipients,
        lines: (1..).zip(&content.lines).map(line).collect(),
        prices_include_tax: content.prices_include_tax,
        discount: content.discount.map_or(Part::None, |discount| Part::Typed(share(discount))),
        deposit,
        note: content.note.clone().unwrap_or_default(),
        rows,
        payment: None,
        keep: true,
        form: true,
        ..Draft::default()
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
