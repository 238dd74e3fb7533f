//! What is told of a payment becomes a change, in one way, whoever tells it: a webhook, a look at the provider, a payer who comes back.
//! Amounts are compared with what was asked before anything counts as paid.

pub mod sql;

use domain::{
    Timestamp,
    payment::{Dispute, News, PaymentState, Standing},
};
use ports::{Checkout, Provider};
use serde_json::json;
use web::{Change, Subject, Text, Words};

pub use sql::Kept;

/// What is kept of a failure, for a payer.
#[allow(dead_code)]
pub fn said(kept: &str) -> Text {
    match kept {
        NOT_CARRIED_OUT => Words::pay_not_carried_out.into(),
        REFUSED => Words::pay_refused.into(),
        ODD => Words::pay_nothing_more.into(),
        other => other.to_owned().into(),
    }
}

/// What somebody tells of one payment.
#[derive(Debug, Clone, Default)]
pub struct Told {
    pub news: Option<News>,
    /// Which payment, in our words.
    pub reference: Option<String>,
    pub checkout: Option<String>,
    pub intent: Option<String>,
    /// How much it is about, in minor units; to be compared with what was asked.
    pub amount: Option<i64>,
    pub currency: Option<String>,
}

impl From<Checkout> for Told {
    fn from(page: Checkout) -> Self {
        let news = match page.provider {
            Provider::Open => None,
            Provider::Processing => Some(News::Processing),
            Provider::Paid => Some(News::Paid),
            Provider::Expired => Some(News::Expired),
        };
        Self {
            news,
            reference: page.reference,
            checkout: Some(page.id),
            intent: page.payment_intent,
            amount: page.amount_minor,
            currency: page.currency,
        }
    }
}

/// What to do about it.
#[derive(Debug)]
pub enum Verdict {
    /// Known already.
    Nothing,
    /// The payment moves on.
    Move(Change),
    /// It does not fit what was asked: nobody's money is counted on it, the studio's log has it, and it is for a person to look at.
    Odd(Change, String),
}

/// In words for the client: the bank's own reasons stay between them and their bank.
/// Why a payment failed, as it is kept: in English. Payers are told by [`said`].
const NOT_CARRIED_OUT: &str = "Your bank did not carry out the payment.";
pub const REFUSED: &str = "The payment provider did not open a payment page. Nothing was taken. Please tell the studio.";
const ODD: &str = "The payment provider reported something unexpected. Nothing more can be paid here until the studio has looked at it.";

/// Decides. Pure: the caller reads, and commits.
pub fn decide(kept: &Kept, told: &Told, now: Timestamp) -> Verdict {
    let Some(news) = told.news else { return Verdict::Nothing };
    let before = Standing::kept(kept.state, kept.dispute, kept.refunded_minor, kept.amount_minor);
    if let Some(why) = odd(kept, told, news) {
        let detail = json!({ "why": why, "amount_minor": told.amount, "currency": told.currency });
        let change = moved(kept, before, told, Some(ODD), now).audit_with("payment.odd", Subject::of("payment", &kept.id), detail);
        return Verdict::Odd(change, why);
    }
    let after = before.hear(news);
    if after == before {
        return Verdict::Nothing;
    }
    let failure = if after.state() == PaymentState::Failed { Some(NOT_CARRIED_OUT) } else { None };
    let detail = json!({ "installment": kept.installment_id, "amount_minor": kept.amount_minor, "currency": kept.currency });
    let change = moved(kept, after, told, failure, now).audit_with(action(news), Subject::of("payment", &kept.id), detail);
    Verdict::Move(change)
}

/// Why this cannot be about the page that we asked for.
fn odd(kept: &Kept, told: &Told, news: News) -> Option<String> {
    if told.reference.as_deref().is_some_and(|reference| reference != kept.id.as_str()) {
        return Some("it carries another reference".to_owned());
    }
    if let (Some(ours), Some(theirs)) = (&kept.checkout_id, &told.checkout)
        && ours != theirs
    {
        return Some(format!("it is about the payment page {theirs}, not {ours}"));
    }
    // A dispute may be about a part. A page that ran out or failed took nothing.
    let whole = matches!(news, News::Paid | News::Processing | News::Refunded(_));
    let same_currency = told.currency.as_deref().is_some_and(|currency| currency.eq_ignore_ascii_case(&kept.currency));
    if whole && (told.amount != Some(kept.amount_minor) || !same_currency) {
        return Some("the amount is not what was asked".to_owned());
    }
    None
}

fn action(news: News) -> &'static str {
    match news {
        News::Processing => "payment.processing",
        News::Paid => "payment.paid",
        News::Failed => "payment.failed",
        News::Expired => "payment.expired",
        News::Refunded(_) => "payment.refunded",
        News::Dispute(Dispute::Open) => "payment.disputed",
        News::Dispute(Dispute::Won) => "payment.dispute_won",
        News::Dispute(Dispute::Lost) => "payment.dispute_lost",
    }
}

fn moved(kept: &Kept, after: Standing, told: &Told, failure: Option<&str>, now: Timestamp) -> Change {
    let state = after.state();
    let came = matches!(state, PaymentState::Paid | PaymentState::Refunded | PaymentState::Disputed);
    Change::new().expect(sql::STILL.with([(&kept.id).into(), kept.state.into(), kept.dispute.into(), kept.refunded_minor.into()])).write(
        sql::MOVE.with([
            (&kept.id).into(),
            state.into(),
            after.dispute().into(),
            after.refunded().into(),
            failure.into(),
            told.checkout.as_deref().into(),
            told.intent.as_deref().into(),
            came.into(),
            now.into(),
        ]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{InstallmentId, PaymentId, StudioId};

    fn kept() -> Kept {
        Kept {
            studio_id: StudioId::from_bytes([1; 16]),
            id: PaymentId::from_bytes([2; 16]),
            installment_id: InstallmentId::from_bytes([3; 16]),
            state: PaymentState::Open,
            dispute: None,
            refunded_minor: 0,
            amount_minor: 60_000,
            currency: "EUR".to_owned(),
            account: Some("acct_1".to_owned()),
            checkout_id: Some("cs_1".to_owned()),
            failure: None,
        }
    }

    fn told(news: News) -> Told {
        Told {
            news: Some(news),
            reference: Some(kept().id.to_string()),
            checkout: Some("cs_1".to_owned()),
            intent: Some("pi_1".to_owned()),
            amount: Some(60_000),
            currency: Some("eur".to_owned()),
        }
    }

    #[test]
    fn what_fits_moves_the_payment_on() {
        let verdict = decide(&kept(), &told(News::Paid), Timestamp(1));
        assert!(matches!(verdict, Verdict::Move(_)), "{verdict:?}");
        let paid = Kept { state: PaymentState::Paid, ..kept() };
        assert!(matches!(decide(&paid, &told(News::Paid), Timestamp(1)), Verdict::Nothing));
        assert!(matches!(decide(&paid, &told(News::Expired), Timestamp(1)), Verdict::Nothing));
        assert!(matches!(decide(&paid, &told(News::Refunded(60_000)), Timestamp(1)), Verdict::Move(_)));
    }

    #[test]
    fn what_does_not_fit_counts_for_nothing() {
        let odd = [
            Told { amount: Some(59_999), ..told(News::Paid) },
            Told { amount: None, ..told(News::Paid) },
            Told { currency: Some("usd".to_owned()), ..told(News::Paid) },
            Told { currency: None, ..told(News::Processing) },
            Told { checkout: Some("cs_2".to_owned()), ..told(News::Paid) },
            Told { reference: Some("another".to_owned()), ..told(News::Paid) },
        ];
        for one in odd {
            assert!(matches!(decide(&kept(), &one, Timestamp(1)), Verdict::Odd(..)), "{one:?}");
        }
    }
}
