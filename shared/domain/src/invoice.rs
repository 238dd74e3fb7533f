//! An invoice: lines, what they come to, when it is to be paid, and where it stands (B11, B4).

use crate::{
    DocumentState, Money, Note, ValidationErrors,
    bill::{Bill, BillLine, LeastTotal, Share},
    document::fits,
    money::Currency,
    plan::{PaymentPlan, PlannedInstallment},
    provider_amount,
    schedule::{InstallmentState, Part, Totals},
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
    pub fn parse(self) -> Result<Invoice, ValidationErrors> {
        let mut faults = ValidationErrors::default();
        fits(&self, &mut faults);
        let Self { currency, prices_include_tax, lines, discount, payment, note } = self;
        let note = optional::<Note>(note, "note", &mut faults);
        let bill = faults.take_part("", Bill::of(lines, discount, prices_include_tax, LeastTotal::AboveZero));
        let installments = match &bill {
            Some(bill) => payment.clone().installments(Money { minor: bill.totals().total_minor, currency }),
            // Without a total there is nothing to divide.
            None => Err(payment.clone().faults_alone()),
        };
        let both = bill.zip(faults.take_part("payment", installments));
        faults.done(both.map(|(bill, installments)| {
            let content = InvoiceContent { currency, prices_include_tax, lines: bill.lines().to_vec(), discount, payment, note };
            Invoice { content, bill, installments }
        }))
    }

    /// One that is nothing but installments: a line for each, without tax. Also what an invoice said that was sent before there were lines.
    pub fn of_installments(currency: Currency, installments: Vec<PlannedInstallment>) -> Self {
        let line = |one: &PlannedInstallment| BillLine {
            description: one.label.clone(),
            quantity_milli: 1_000,
            unit_price_minor: one.amount_minor,
            tax_bp: 0,
        };
        Self {
            currency,
            prices_include_tax: false,
            lines: installments.iter().map(line).collect(),
            discount: None,
            payment: PaymentPlan::Installments(installments),
            note: None,
        }
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

    /// Whether each installment can be paid online, as an invoice must that is written. Apart from [`InvoiceContent::parse`], which also
    /// reads what was kept before the provider's rules were ours.
    ///
    /// # Errors
    /// What cannot be paid, why, and what to do, by the paths of the content.
    pub fn payable(&self) -> Result<(), ValidationErrors> {
        let currency = self.content.currency;
        let mut faults = ValidationErrors::default();
        if let Err(why) = provider_amount::to_provider(Money { minor: 0, currency }) {
            faults.add("currency", why);
            return Err(faults);
        }
        for (index, one) in self.installments.iter().enumerate() {
            let path = match &self.content.payment {
                PaymentPlan::Installments(_) => format!("payment.installments[{index}].amount_minor"),
                PaymentPlan::Split(split) => match index.checked_sub(usize::from(split.deposit.is_some())) {
                    None => "payment.split.deposit.share".to_owned(),
                    Some(part) => format!("payment.split.parts[{part}].amount_minor"),
                },
            };
            faults.take(path, provider_amount::payable(Money { minor: one.amount_minor, currency }));
        }
        faults.done(Some(()))
    }
}

/// Where an invoice stands. A refund does not reopen it: what went back is not asked for again, and is shown beside the word. The same
/// holds for a dispute, whatever its end: the money had come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceStatus {
    Draft,
    Sent,
    /// Some of it came.
    PartPaid,
    /// All of it came.
    Paid,
    /// An installment is past its day, whatever else came.
    Overdue,
    /// Nobody owes it any more.
    Void,
}

impl InvoiceStatus {
    pub fn of(document: DocumentState, voided: bool, parts: impl IntoIterator<Item = Part>) -> Self {
        match document {
            DocumentState::Draft => return Self::Draft,
            DocumentState::Recalled => return Self::Void,
            DocumentState::Sent | DocumentState::Done if voided => return Self::Void,
            DocumentState::Sent | DocumentState::Done => {}
        }
        let mut overdue = false;
        let totals = Totals::of(parts.into_iter().inspect(|part| overdue |= part.state == InstallmentState::Overdue));
        match totals {
            _ if overdue => Self::Overdue,
            Totals { open: 0, processing: 0, .. } => Self::Paid,
            Totals { paid: 0, refunded: 0, disputed: 0, lost: 0, .. } => Self::Sent,
            _ => Self::PartPaid,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::PartPaid => "part_paid",
            Self::Paid => "paid",
            Self::Overdue => "overdue",
            Self::Void => "void",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::payment::ReversedAmounts;

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
            "payment": { "installments": [{ "label": "", "due_on": "2026-12-01", "amount_minor": 0 }] },
        });
        let paths: Vec<_> = read(free).parse().unwrap_err().into_iter().map(|fault| fault.path).collect();
        assert_eq!(paths, ["lines", "payment.installments[0].label", "payment.installments[0].amount_minor"]);
    }

    fn part(state: InstallmentState) -> Part {
        let disputed = if state == InstallmentState::Disputed { 100 } else { 0 };
        Part { amount: 100, fate: ReversedAmounts { disputed, ..ReversedAmounts::default() }, state }
    }

    /// Proves B11, D3.
    #[test]
    fn one_word_for_where_it_stands() {
        use InstallmentState::{Disputed, Due, Overdue, Paid, Processing, Refunded, Upcoming};
        let of = |states: &[InstallmentState]| InvoiceStatus::of(DocumentState::Sent, false, states.iter().map(|state| part(*state)));
        assert_eq!(of(&[Due, Upcoming]), InvoiceStatus::Sent);
        assert_eq!(of(&[Processing, Upcoming]), InvoiceStatus::Sent);
        assert_eq!(of(&[Processing]), InvoiceStatus::Sent);
        assert_eq!(of(&[Paid, Upcoming]), InvoiceStatus::PartPaid);
        assert_eq!(of(&[Refunded, Upcoming]), InvoiceStatus::PartPaid);
        assert_eq!(of(&[Paid, Overdue]), InvoiceStatus::Overdue);
        for came in [Paid, Disputed, Refunded] {
            assert_eq!(of(&[Paid, came]), InvoiceStatus::Paid, "{came:?}");
        }
        assert_eq!(InvoiceStatus::of(DocumentState::Draft, false, [part(Overdue)]), InvoiceStatus::Draft);
        assert_eq!(InvoiceStatus::of(DocumentState::Recalled, false, [part(Overdue)]), InvoiceStatus::Void);
        assert_eq!(InvoiceStatus::of(DocumentState::Sent, true, [part(Overdue)]), InvoiceStatus::Void);
    }

    proptest! {
        /// Proves B11.
        #[test]
        fn an_invoice_without_lines_says_what_its_installments_say(amounts in prop::collection::vec(1..=1_000_000_i64, 1..20)) {
            let day = "2027-01-01".parse().unwrap();
            let parts = amounts.iter().map(|amount| PlannedInstallment { label: "Part".into(), due_on: day, amount_minor: *amount });
            let checked = InvoiceContent::of_installments("EUR".parse().unwrap(), parts.collect()).parse().unwrap();
            prop_assert_eq!(checked.bill().totals().total_minor, amounts.iter().sum::<i64>());
            prop_assert_eq!(checked.bill().totals().tax_minor, 0);
            prop_assert_eq!(checked.installments().len(), amounts.len());
        }
    }
}
