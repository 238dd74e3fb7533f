//! An invoice: lines, what they come to, and when it is to be paid (B11, B4).

use crate::{
    Faults, Note,
    bill::{Bill, BillLine, Least, Share},
    money::Currency,
    plan::{PaymentPlan, PlannedInstallment},
    text::optional,
};

/// What an invoice says, as it is sent in and kept. Its number is given at sending.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceContent {
    pub currency: Currency,
    #[serde(default)]
    pub prices_include_tax: bool,
    #[schema(min_items = 1, max_items = 200)]
    pub lines: Vec<BillLine>,
    #[serde(default)]
    pub discount: Option<Share>,
    pub payment: PaymentPlan,
    /// Markdown below the lines.
    #[serde(default)]
    #[schema(max_length = 10_000)]
    pub note: Option<String>,
}

/// An invoice that was checked, added up and divided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    content: InvoiceContent,
    bill: Bill,
    installments: Vec<PlannedInstallment>,
}

impl InvoiceContent {
    /// # Errors
    /// Everything that is wrong, by `lines[2].tax_bp`, `payment.split.parts[0].label` and the like.
    pub fn parse(self) -> Result<Invoice, Faults> {
        let Self { currency, prices_include_tax, lines, discount, payment, note } = self;
        let mut faults = Faults::default();
        let note = optional::<Note>(note, "note", &mut faults);
        let bill = faults.take_part("", Bill::of(lines, discount, prices_include_tax, Least::AboveZero));
        // Without a total there is nothing to divide.
        let both = bill.and_then(|bill| {
            let total = bill.totals().total_minor;
            faults.take_part("payment", payment.clone().installments(total)).map(|installments| (bill, installments))
        });
        faults.done(both.map(|(bill, installments)| {
            let content = InvoiceContent { currency, prices_include_tax, lines: bill.lines().to_vec(), discount, payment, note };
            Invoice { content, bill, installments }
        }))
    }
}

impl Invoice {
    pub fn content(&self) -> &InvoiceContent {
        &self.content
    }

    pub fn bill(&self) -> &Bill {
        &self.bill
    }

    /// They come to the bill's total.
    pub fn installments(&self) -> &[PlannedInstallment] {
        &self.installments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: serde_json::Value) -> InvoiceContent {
        serde_json::from_value(json).unwrap()
    }

    /// Proves B11, B4.
    #[test]
    fn an_invoice_is_added_up_divided_and_kept() {
        let json = serde_json::json!({
            "currency": "EUR",
            "lines": [{ "description": "Day", "quantity_milli": 1_000, "unit_price_minor": 10_000, "tax_bp": 1_900 }],
            "payment": { "split": {
                "deposit": { "label": "Deposit", "due_on": "2026-12-01", "share": { "percent_bp": 3_000 } },
                "parts": [{ "label": "Balance", "due_on": "2027-06-01" }],
            } },
        });
        let invoice = read(json).parse().unwrap();
        assert_eq!(invoice.bill().totals().total_minor, 11_900);
        let amounts: Vec<_> = invoice.installments().iter().map(|one| one.amount_minor).collect();
        assert_eq!(amounts, [3_570, 8_330]);
        let kept = serde_json::to_value(invoice.content()).unwrap();
        assert_eq!(read(kept).parse().unwrap(), invoice);
    }

    /// Proves B11.
    #[test]
    fn everything_wrong_is_said_at_once_and_where() {
        let json = serde_json::json!({
            "currency": "EUR",
            "lines": [{ "description": "Day", "quantity_milli": 1_000, "unit_price_minor": 10_000, "tax_bp": 0 }],
            "payment": { "installments": [{ "label": "", "due_on": "2026-12-01", "amount_minor": 10_000 }] },
            "note": "x".repeat(10_001),
        });
        let paths: Vec<_> = read(json).parse().unwrap_err().into_iter().map(|fault| fault.path).collect();
        assert_eq!(paths, ["note", "payment.installments[0].label"]);
        let free = serde_json::json!({
            "currency": "EUR",
            "lines": [{ "description": "Day", "quantity_milli": 1_000, "unit_price_minor": 0, "tax_bp": 0 }],
            "payment": { "installments": [] },
        });
        assert_eq!(read(free).parse().unwrap_err().to_string(), "lines: The total must be above zero");
    }
}
