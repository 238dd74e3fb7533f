//! Line items and what they come to, as a table of a page: `document/bill.html`. Added up by `domain::bill` and nowhere else.

use domain::{Money, bill::Bill, money::Currency, typed::written};
use web::Translations;

/// For the macro `bill` of `document/bill.html`.
pub struct BillTable {
    pub lines: Vec<BillRow>,
    /// What leads from the lines to the total, in order.
    pub sums: Vec<(String, String)>,
    pub total: String,
}

pub struct BillRow {
    pub description: String,
    pub quantity: String,
    pub price: String,
    pub tax: String,
    pub amount: String,
}

/// `1.5`, as the language writes it.
fn number(t: Translations, number: i64, digits: usize) -> String {
    written(number, digits).replace('.', t.format_decimal())
}

/// `19%` of 1900 basis points.
pub fn percent(t: Translations, basis_points: i64) -> String {
    t.document_bill_percent(number(t, basis_points, 2))
}

impl BillTable {
    pub fn new(t: Translations, bill: &Bill, currency: Currency) -> Self {
        let money = |minor| t.money(Money { minor, currency });
        let lines = bill.rows().map(|(line, amount)| BillRow {
            description: line.description.clone(),
            quantity: number(t, line.quantity_milli, 3),
            price: money(line.unit_price_minor),
            tax: percent(t, line.tax_bp),
            amount: money(amount),
        });
        let totals = bill.totals();
        let mut sums = Vec::new();
        let taxed = totals.taxes.iter().filter(|tax| tax.tax_minor != 0);
        if totals.discount_minor != 0 {
            sums.push((t.document_bill_subtotal().to_owned(), money(totals.subtotal_minor)));
            sums.push((t.document_bill_discount().to_owned(), money(-totals.discount_minor)));
        }
        if bill.prices_include_tax() {
            sums.extend(taxed.map(|tax| (t.document_bill_tax_within(percent(t, tax.tax_bp)), money(tax.tax_minor))));
        } else {
            let mut taxed = taxed.peekable();
            if taxed.peek().is_some() {
                sums.push((t.document_bill_net().to_owned(), money(totals.net_minor)));
            }
            sums.extend(taxed.map(|tax| (t.document_bill_tax_of(percent(t, tax.tax_bp)), money(tax.tax_minor))));
        }
        Self { lines: lines.collect(), sums, total: money(totals.total_minor) }
    }
}
