//! One invoice (B11, B12): what it is for, what it comes to, when it is to be paid and the ways to pay it. One round trip, the first look
//! written down with it. And the receipts of its payments (D5).

mod receipt;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    DocumentId, DocumentKind,
    bill::{BillTotals, WHOLE_BP},
    invoice::InvoiceContent,
    markdown,
    permission::Permission,
    typed::written,
};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Client, Context, Failure, PathId, PortalShell, Reply, Viewer};

pub use self::receipt::receipt;
use crate::{
    document::{self, ClientDocument, page::DocumentFrame},
    invoice::{
        PaymentLine, ShownInvoice,
        page::{Schedule, parts, schedule, status},
    },
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    #[serde(flatten)]
    pub document: ClientDocument,
    pub invoice: ShownInvoice,
    /// What it is for. An invoice that was sent before invoices had lines has one for each installment.
    pub content: InvoiceContent,
    pub totals: BillTotals,
    /// Whether this client can pay here: the studio takes cards, and lets them.
    pub payable: bool,
}

#[derive(Template)]
#[template(path = "client/invoice/page.html")]
struct InvoicePage {
    shell: PortalShell,
    doc: DocumentFrame,
    number: String,
    to: String,
    status: &'static str,
    void: bool,
    lines: Vec<Row>,
    /// Some line is taxed.
    taxed: bool,
    included: bool,
    sums: Vec<Sum>,
    note: Option<String>,
    schedule: Schedule,
    payable: bool,
    open: bool,
}

struct Row {
    description: String,
    quantity: String,
    price: String,
    tax: String,
    amount: String,
}

/// One line below the lines.
struct Sum {
    label: String,
    amount: String,
    whole: bool,
}

/// `GET /invoices/{document}`
pub async fn show(client: Client, PathId(id): PathId<DocumentId>) -> Result<Reply<Output>, Failure> {
    let [viewed, found] = document::view(&client, &id, DocumentKind::Invoice, sql::ONE);
    let (session, ready) = (client.session(), sql::READY.with([]));
    let (viewer, [_, found, lines, ready]) = client.read([viewed, found, sql::LINES.with([session.into(), (&id).into()]), ready]).await?;
    let (head, document) = document::seen(&client, &found)?;
    let invoice = ShownInvoice::gather(lines.all::<PaymentLine>()?, client.today()).into_iter().next().ok_or(Failure::NotFound)?;
    let read = invoice.read(&head.content)?;
    let payable = viewer.may(Permission::MakePayments) && ready.first::<sql::Ready>()?.is_some_and(|studio| *studio.ready);
    let (content, totals) = (read.content().clone(), read.bill().totals().clone());
    let reply = client.reply(Output { document, invoice, content, totals, payable });
    Ok(reply.page(|output| page(&client, &viewer, output)))
}

fn page(client: &Client, viewer: &Viewer, output: &Output) -> InvoicePage {
    let words = client.t();
    let (invoice, content, totals) = (&output.invoice, &output.content, &output.totals);
    let money = |minor| words.money(invoice.money(minor));
    let rate = |bp: i64| words.invoice_percent(local(words.format_decimal(), written(bp, 2)));
    let lines = content.lines.iter().zip(&totals.lines_minor).map(|(line, amount)| Row {
        description: line.description.clone(),
        quantity: local(words.format_decimal(), written(line.quantity_milli, 3)),
        price: money(line.unit_price_minor),
        tax: rate(line.tax_bp),
        amount: money(*amount),
    });
    let part = |label: &str, minor| Sum { label: label.to_owned(), amount: money(minor), whole: false };
    let mut sums = Vec::new();
    let taxed = totals.taxes.iter().any(|tax| tax.tax_bp != 0);
    if totals.discount_minor != 0 {
        sums.push(part(words.invoice_subtotal(), totals.subtotal_minor));
        let label = match content.discount {
            Some(domain::bill::Share::PercentBp(bp)) if bp < WHOLE_BP => format!("{} {}", words.invoice_discount(), rate(bp)),
            _ => words.invoice_discount().to_owned(),
        };
        sums.push(Sum { label, amount: money(-totals.discount_minor), whole: false });
    }
    if taxed {
        sums.push(part(words.invoice_net(), totals.net_minor));
        let taxes = totals.taxes.iter().filter(|tax| tax.tax_bp != 0);
        sums.extend(taxes.map(|tax| part(&words.invoice_tax_rate(rate(tax.tax_bp), money(tax.net_minor)), tax.tax_minor)));
    }
    sums.push(Sum { whole: true, ..part(words.invoice_total(), totals.total_minor) });
    sums.extend(parts(words, invoice).into_iter().map(|(label, minor)| part(label, minor)));
    if invoice.open_minor != 0 && invoice.open_minor != totals.total_minor {
        sums.push(Sum { whole: true, ..part(words.payments_open(), invoice.open_minor) });
    }
    InvoicePage {
        shell: client.shell(viewer, &invoice.title),
        doc: DocumentFrame::new(client, &output.document),
        number: words.invoice_number(&invoice.number),
        to: words.invoice_to(&viewer.name),
        status: status(words, invoice),
        void: invoice.voided_at.is_some(),
        lines: lines.collect(),
        taxed,
        included: taxed && content.prices_include_tax,
        sums,
        note: content.note.as_deref().map(markdown::to_html),
        schedule: schedule(client, invoice, output.payable),
        payable: output.payable,
        open: invoice.installments.iter().any(|one| one.state.payable()),
    }
}

/// With the decimal mark of the language.
fn local(mark: &str, number: String) -> String {
    number.replace('.', mark)
}
