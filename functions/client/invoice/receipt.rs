//! The receipt of a payment (D5): of all that was paid together with it. There is none before money came, and none for what the studio took
//! back.

use askama::Template;
use domain::{ContactId, Date, DocumentId, InstallmentId, Money, PaymentId, money::Currency, payment::ReceivedAs};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Client, Context, DisplayTime, Failure, PathId, PortalShell, Reply};

use super::sql;

#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiptOutput {
    /// What the payment goes by.
    pub reference: PaymentId,
    pub invoice: DocumentId,
    pub number: String,
    pub title: String,
    /// The studio that received it.
    pub received_by: String,
    pub payer: Option<ContactId>,
    pub payer_name: Option<String>,
    /// The day it came, at the studio.
    pub paid_on: Option<Date>,
    /// Where the studio recorded it itself; else it came through the payment provider.
    pub received_as: Option<ReceivedAs>,
    pub currency: Currency,
    pub total_minor: i64,
    /// What went back since.
    pub refunded_minor: i64,
    /// What the payer's bank took since, after a dispute.
    pub lost_minor: i64,
    pub payments: Vec<ReceiptRow>,
}

/// One installment that was paid.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReceiptRow {
    pub payment: PaymentId,
    pub installment: InstallmentId,
    pub label: String,
    pub amount_minor: i64,
    pub refunded_minor: i64,
}

#[derive(Template)]
#[template(path = "client/invoice/receipt.html")]
struct ReceiptPage {
    shell: PortalShell,
    back: String,
    number: String,
    title: String,
    payer: Option<String>,
    paid_on: Option<DisplayTime>,
    method: &'static str,
    reference: String,
    rows: Vec<(String, String)>,
    total: String,
    refunded: Option<String>,
    lost: Option<String>,
}

/// `GET /payments/{payment}/receipt`
pub async fn receipt(client: Client, PathId(payment): PathId<PaymentId>) -> Result<Reply<ReceiptOutput>, Failure> {
    let (viewer, [received]) = client.read([sql::RECEIVED.with([(&payment).into(), client.session().into()])]).await?;
    let rows = received.all::<sql::Received>()?;
    let first = rows.first().ok_or(Failure::NotFound)?;
    let row = |row: &sql::Received| ReceiptRow {
        payment: row.id.clone(),
        installment: row.installment.clone(),
        label: row.label.clone(),
        amount_minor: row.amount_minor,
        refunded_minor: row.refunded_minor,
    };
    let reply = client.reply(ReceiptOutput {
        reference: first.page.clone(),
        invoice: first.document_id.clone(),
        number: first.number.clone(),
        title: first.title.clone(),
        received_by: client.studio_name().to_owned(),
        payer: first.contact.clone(),
        payer_name: first.payer.clone(),
        paid_on: first.received_on.or_else(|| first.paid_at.map(|at| client.day_of(at))),
        received_as: first.received_as,
        currency: first.currency,
        total_minor: rows.iter().map(|row| row.amount_minor).sum(),
        refunded_minor: rows.iter().map(|row| row.refunded_minor).sum(),
        lost_minor: rows.iter().map(|row| row.lost_minor).sum(),
        payments: rows.iter().map(row).collect(),
    });
    let words = client.t();
    Ok(reply.page(|output| {
        let money = |minor| words.money(Money { minor, currency: output.currency });
        ReceiptPage {
            shell: client.shell(&viewer, words.receipt_title()),
            back: format!("/invoices/{}", output.invoice),
            number: words.invoice_number(&output.number),
            title: output.title.clone(),
            payer: output.payer_name.clone(),
            paid_on: output.paid_on.map(|day| client.day(day)),
            method: match output.received_as {
                None => words.receipt_method_online(),
                Some(ReceivedAs::Cash) => words.receipt_method_cash(),
                Some(ReceivedAs::Transfer) => words.receipt_method_transfer(),
                Some(ReceivedAs::Other) => words.receipt_method_other(),
            },
            reference: output.reference.to_string(),
            rows: output.payments.iter().map(|row| (row.label.clone(), money(row.amount_minor))).collect(),
            total: money(output.total_minor),
            refunded: (output.refunded_minor > 0).then(|| money(output.refunded_minor)),
            lost: (output.lost_minor > 0).then(|| money(output.lost_minor)),
        }
    }))
}
