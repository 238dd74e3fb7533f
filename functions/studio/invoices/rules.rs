//! What an invoice must be before it is kept or sent; the same for a form and for JSON.

use domain::{
    ContactId, Date, Money, Timestamp, Title,
    invoice::{Invoice, InvoiceContent},
    money::Currency,
    plan::{Deposit, MOST_INSTALLMENTS, PaymentPlan, PaymentSplit, PlannedInstallment, PlannedPart},
};
use serde_json::{Value, json};
use web::FieldErrors;

use super::Input;
use crate::document::draft::{self, Participant};

/// An invoice that can be sent.
#[derive(Debug)]
pub struct Plan {
    pub title: Title,
    pub currency: Currency,
    pub recipients: Vec<ContactId>,
    pub invoice: Invoice,
}

/// Looks at everything before it says anything. `people` are those who take part in the project.
///
/// # Errors
/// All refusals, by the paths of the input.
pub fn plan(input: &Input, people: &[Participant]) -> Result<Plan, FieldErrors> {
    let mut fields = FieldErrors::default();
    let title = fields.take("title", input.title.parse::<Title>());
    let currency = fields.take("currency", input.currency.parse::<Currency>());
    let named: Vec<String> = input.recipients.iter().map(ToString::to_string).collect();
    let mut recipients = draft::recipients(&mut fields, "recipients", &named, people);
    recipients.sort();
    // A draft may not know yet whom it is for.
    if named.is_empty() && !input.draft {
        fields.add("recipients", "Choose at least one recipient");
    }
    let invoice = invoice(input, currency, &mut fields);
    match (title, currency, invoice) {
        (Some(title), Some(currency), Some(invoice)) if fields.list.is_empty() => Ok(Plan { title, currency, recipients, invoice }),
        _ => Err(fields),
    }
}

/// The invoice itself, and what is wrong with it: all of it, whatever else is.
fn invoice(input: &Input, known: Option<Currency>, fields: &mut FieldErrors) -> Option<Invoice> {
    let before = fields.list.len();
    let content = content(input, known.unwrap_or_default(), fields)?;
    let read = known.is_some() && fields.list.len() == before;
    // Of what stands in for something unread nothing can be said.
    let payable = |invoice: Invoice| if read { invoice.payable().map(|()| invoice) } else { Ok(invoice) };
    let parsed = content.parse().and_then(payable).map_err(|faults| {
        // Sums of what could not be read would only add noise.
        for fault in faults.into_iter().filter(|fault| read || fault.path.contains('[') || fault.path == "note") {
            let field = field_of(input, &fault.path);
            if fields.on(&field).is_none() {
                fields.add(&field, fault.why.to_string());
            }
        }
    });
    parsed.ok()
}

/// What could not be read has something harmless in its place, and was noted.
pub fn content(input: &Input, currency: Currency, fields: &mut FieldErrors) -> Option<InvoiceContent> {
    let note = input.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned);
    let payment = match &input.payment {
        Some(plan) => plan.clone(),
        None => payment(input, currency, fields)?,
    };
    Some(match payment {
        PaymentPlan::Installments(list) if input.lines.is_empty() && input.payment.is_none() => {
            InvoiceContent { note, ..InvoiceContent::of_installments(currency, list) }
        }
        payment => InvoiceContent {
            currency,
            prices_include_tax: input.prices_include_tax,
            lines: input.lines.clone(),
            discount: input.discount,
            payment,
            note,
        },
    })
}

/// Installments with amounts stay as they are; without any they divide the total, the first of them as the deposit where there is one.
fn payment(input: &Input, currency: Currency, fields: &mut FieldErrors) -> Option<PaymentPlan> {
    let rows = &input.installments;
    if rows.is_empty() || rows.len() > MOST_INSTALLMENTS {
        fields.add("installments", format!("Enter 1 to {MOST_INSTALLMENTS} installments"));
        return None;
    }
    let divide = !input.lines.is_empty() && rows.iter().all(|row| row.amount_minor.is_none());
    let mut list: Vec<PlannedInstallment> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let name = |part: &str| format!("installments[{index}].{part}");
        let label = fields.take(&name("label"), row.label.parse::<Title>()).map(String::from);
        let due_on = fields.take(&name("due_on"), row.due_on.parse::<Date>());
        let amount = if divide { Ok(0) } else { Money::price(row.amount_minor.unwrap_or(0), currency).map(|money| money.minor) };
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
        if input.deposit.is_some() {
            fields.add("deposit", "Leave the amounts empty to use a deposit");
        }
        return Some(PaymentPlan::Installments(list));
    }
    let mut parts = list.into_iter().map(|one| PlannedPart { label: one.label, due_on: one.due_on });
    let deposit = input.deposit.and_then(|share| parts.next().map(|one| Deposit { label: one.label, due_on: one.due_on, share }));
    Some(PaymentPlan::Split(PaymentSplit { deposit, parts: parts.collect() }))
}

/// Where in the input a path of its content stands: installments are its payment plan, and its lines where it has none.
fn field_of(input: &Input, path: &str) -> String {
    let deposit = usize::from(input.deposit.is_some());
    let split = |rest: &str| match rest {
        ".deposit.share" => "deposit".to_owned(),
        ".parts" if deposit > 0 => "deposit".to_owned(),
        _ => match (rest.strip_prefix(".deposit"), rest.strip_prefix(".parts[").and_then(|rest| rest.split_once(']'))) {
            (Some(rest), _) => format!("installments[0]{rest}"),
            (_, Some((index, rest))) => format!("installments[{}]{rest}", index.parse::<usize>().unwrap_or_default() + deposit),
            _ => "installments".to_owned(),
        },
    };
    let rows = path.strip_prefix("payment.installments").or_else(|| path.strip_prefix("lines").filter(|_| input.lines.is_empty()));
    match (rows, path.strip_prefix("payment.split")) {
        _ if input.payment.is_some() => path.to_owned(),
        (Some(rest), _) => format!("installments{rest}"),
        (_, Some(rest)) => split(rest),
        _ => path.to_owned(),
    }
}

/// What was kept, as the input it can have come from.
pub fn input_of(title: &Title, recipients: &[ContactId], content: &InvoiceContent) -> Value {
    let (deposit, installments): (_, Vec<Value>) = match &content.payment {
        PaymentPlan::Installments(list) => (None, list.iter().map(|one| json!(one)).collect()),
        PaymentPlan::Split(PaymentSplit { deposit, parts }) => {
            let first = deposit.iter().map(|one| json!({ "label": one.label, "due_on": one.due_on }));
            (deposit.as_ref().map(|deposit| deposit.share), first.chain(parts.iter().map(|one| json!(one))).collect())
        }
    };
    json!({
        "title": title,
        "recipients": recipients,
        "currency": content.currency,
        "lines": content.lines,
        "prices_include_tax": content.prices_include_tax,
        "discount": content.discount,
        "note": content.note,
        "installments": installments,
        "deposit": deposit,
    })
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
