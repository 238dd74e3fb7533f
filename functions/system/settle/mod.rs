//! What is told of a payment page becomes a change, in one way, whoever tells it: a webhook, a look at the provider, a payer who comes
//! back. The payments of a page move together. Amounts are compared with what was asked before anything counts as paid.

pub mod page;
pub mod sql;

use domain::{
    Money, OutboxId, Timestamp,
    payment::{Dispute, News, PaymentState, Standing, spread_refund},
};
use ports::{Checkout, Provider};
use serde_json::json;
use web::{Change, Failure, Letterhead, Outgoing, Subject, Text, Words};

use crate::mail;

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

/// What somebody tells of one page.
#[derive(Debug, Clone, Default)]
pub struct Told {
    pub news: Option<News>,
    /// Which page, in our words.
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
    /// The payments move on.
    Move(Moved),
    /// It does not fit what was asked: nobody's money is counted on it, the studio's log has it, and it is for a person to look at.
    Odd(Change, String),
}

#[derive(Debug)]
pub struct Moved {
    pub change: Change,
    /// This is the first that is known of the money: a receipt goes with the change.
    pub came: bool,
}

impl Moved {
    /// With the receipt, when the money has just come: once, and in the batch that says so.
    ///
    /// # Errors
    /// Only when the letter cannot be written.
    pub fn with_receipt(self, head: &Letterhead, id: OutboxId, page: &[Kept]) -> Result<Change, Failure> {
        let letter = if self.came { receipt(head, id, page)? } else { None };
        Ok(match letter {
            Some(letter) => self.change.mail(letter),
            None => self.change,
        })
    }
}

/// The letter to who paid, in their language.
///
/// # Errors
/// Only when it cannot be written.
pub fn receipt(head: &Letterhead, id: OutboxId, page: &[Kept]) -> Result<Option<Outgoing>, Failure> {
    let Some(first) = page.first() else { return Ok(None) };
    let (Some(name), Some(email)) = (&first.payer_name, &first.payer_email) else { return Ok(None) };
    let words = Words { language: first.payer_language };
    let money = |minor| words.money(Money { minor, currency: first.currency });
    let rows: Vec<_> = page.iter().map(|kept| (kept.label.clone(), money(kept.amount_minor))).collect();
    let says = mail::Says::Receipt {
        number: &first.number,
        title: &first.title,
        rows: &rows,
        total: &money(page.iter().map(|kept| kept.amount_minor).sum()),
        link: &format!("{}/payments/{}/receipt", head.origin, first.page),
    };
    let to = mail::Recipient { name, email, contact: first.contact_id.as_ref(), language: Some(first.payer_language) };
    mail::letter(head, id, &to, &says).map(Some)
}

/// In words for the client: the bank's own reasons stay between them and their bank.
pub const REFUSED: &str = "The payment provider did not open a payment page. Nothing was taken. Please tell the studio.";
const NOT_CARRIED_OUT: &str = "Your bank did not carry out the payment.";
const ODD: &str = "The payment provider reported something unexpected. Nothing more can be paid here until the studio has looked at it.";

/// Decides, for the payments of one page in the order of their installments. Pure: the caller reads, and commits.
pub fn decide(page: &[Kept], told: &Told, now: Timestamp) -> Verdict {
    let Some(news) = told.news else { return Verdict::Nothing };
    if let Some(why) = odd(page, told, news) {
        let mut change = Change::new();
        for kept in page {
            let detail = json!({ "why": why, "amount_minor": told.amount, "currency": told.currency });
            let moved = moved(kept, standing(kept), told, Some(ODD), now);
            change = change.and(moved.audit_with("payment.odd", Subject::of("payment", &kept.id), detail));
        }
        return Verdict::Odd(change, why);
    }
    let amounts: Vec<_> = page.iter().map(|kept| kept.amount_minor).collect();
    let shares = match news {
        News::Refunded(back) => spread_refund(back, &amounts).into_iter().map(News::Refunded).collect(),
        news => vec![news; page.len()],
    };
    let (mut change, mut moves, mut came) = (Change::new(), false, false);
    for (kept, share) in page.iter().zip(shares) {
        let before = standing(kept);
        let after = before.hear(share);
        if after == before {
            continue;
        }
        moves = true;
        came |= is_there(after.state()) && !is_there(kept.state);
        let failure = if after.state() == PaymentState::Failed { Some(NOT_CARRIED_OUT) } else { None };
        let detail = json!({ "installment": kept.installment_id, "amount_minor": kept.amount_minor, "currency": kept.currency });
        let moved = moved(kept, after, told, failure, now);
        change = change.and(moved.audit_with(action(share), Subject::of("payment", &kept.id), detail));
    }
    match page.first() {
        Some(first) if moves => {
            if came {
                change = change.write(sql::DONE.with([(&first.document_id).into(), now.into()]));
            }
            Verdict::Move(Moved { change, came })
        }
        _ => Verdict::Nothing,
    }
}

fn standing(kept: &Kept) -> Standing {
    Standing::kept(kept.state, kept.dispute, kept.refunded_minor, kept.amount_minor)
}

/// Whether money came, whatever became of it since.
fn is_there(state: PaymentState) -> bool {
    matches!(state, PaymentState::Paid | PaymentState::Refunded | PaymentState::Disputed)
}

/// Why this cannot be about the page that we asked for.
fn odd(page: &[Kept], told: &Told, news: News) -> Option<String> {
    let first = page.first()?;
    if told.reference.as_deref().is_some_and(|reference| reference != first.page.as_str()) {
        return Some("it carries another reference".to_owned());
    }
    if let (Some(ours), Some(theirs)) = (&first.checkout_id, &told.checkout)
        && ours != theirs
    {
        return Some(format!("it is about the payment page {theirs}, not {ours}"));
    }
    // A dispute may be about a part. A page that ran out or failed took nothing.
    let whole = matches!(news, News::Paid | News::Processing | News::Refunded(_));
    let asked = page.iter().map(|kept| kept.amount_minor).sum::<i64>();
    let same_currency = told.currency.as_deref().is_some_and(|currency| currency.eq_ignore_ascii_case(first.currency.code()));
    if whole && (told.amount != Some(asked) || !same_currency) {
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
    Change::new().expect(sql::STILL.with([(&kept.id).into(), kept.state.into(), kept.dispute.into(), kept.refunded_minor.into()])).write(
        sql::MOVE.with([
            (&kept.id).into(),
            state.into(),
            after.dispute().into(),
            after.refunded().into(),
            failure.into(),
            told.checkout.as_deref().into(),
            told.intent.as_deref().into(),
            is_there(state).into(),
            now.into(),
        ]),
    )
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use domain::{DocumentId, InstallmentId, Language, PaymentId, StudioId};
    use proptest::prelude::*;

    /// Payment `n` of the page that the first one began.
    pub(crate) fn kept(n: u8, amount_minor: i64) -> Kept {
        Kept {
            studio_id: StudioId::from_bytes([1; 16]),
            id: PaymentId::from_bytes([n; 16]),
            page: PaymentId::from_bytes([1; 16]),
            installment_id: InstallmentId::from_bytes([n; 16]),
            document_id: DocumentId::from_bytes([4; 16]),
            label: format!("Part {n}"),
            number: "INV-000001".to_owned(),
            title: "Photographs".to_owned(),
            state: PaymentState::Open,
            dispute: None,
            refunded_minor: 0,
            amount_minor,
            currency: "EUR".parse().unwrap(),
            account: Some("acct_1".to_owned()),
            checkout_id: Some("cs_1".to_owned()),
            checkout_url: Some("https://pay.example/cs_1".to_owned()),
            expires_at: None,
            failure: None,
            contact_id: None,
            payer_name: None,
            payer_email: None,
            payer_language: Language::En,
        }
    }

    fn told(news: News, amount: i64) -> Told {
        Told {
            news: Some(news),
            reference: Some(kept(1, 1).page.to_string()),
            checkout: Some("cs_1".to_owned()),
            intent: Some("pi_1".to_owned()),
            amount: Some(amount),
            currency: Some("eur".to_owned()),
        }
    }

    fn came(verdict: &Verdict) -> Option<bool> {
        match verdict {
            Verdict::Move(moved) => Some(moved.came),
            Verdict::Nothing | Verdict::Odd(..) => None,
        }
    }

    /// Proves D2, D5.
    #[test]
    fn what_fits_moves_the_payment_on_and_the_money_comes_once() {
        let open = [kept(1, 60_000)];
        assert_eq!(came(&decide(&open, &told(News::Paid, 60_000), Timestamp(1))), Some(true));
        assert_eq!(came(&decide(&open, &told(News::Processing, 60_000), Timestamp(1))), Some(false));
        assert_eq!(came(&decide(&open, &told(News::Refunded(60_000), 60_000), Timestamp(1))), Some(true));
        let paid = [Kept { state: PaymentState::Paid, ..kept(1, 60_000) }];
        assert!(matches!(decide(&paid, &told(News::Paid, 60_000), Timestamp(1)), Verdict::Nothing));
        assert!(matches!(decide(&paid, &told(News::Expired, 60_000), Timestamp(1)), Verdict::Nothing));
        assert_eq!(came(&decide(&paid, &told(News::Refunded(60_000), 60_000), Timestamp(1))), Some(false));
    }

    /// Proves D1.
    #[test]
    fn what_does_not_fit_counts_for_nothing() {
        let odd = [
            Told { amount: Some(99_999), ..told(News::Paid, 0) },
            // One installment of two is not what was asked.
            Told { amount: Some(60_000), ..told(News::Paid, 0) },
            Told { amount: None, ..told(News::Paid, 0) },
            Told { currency: Some("usd".to_owned()), ..told(News::Paid, 100_000) },
            Told { currency: None, ..told(News::Processing, 100_000) },
            Told { checkout: Some("cs_2".to_owned()), ..told(News::Paid, 100_000) },
            Told { reference: Some("another".to_owned()), ..told(News::Paid, 100_000) },
        ];
        let page = [kept(1, 60_000), kept(2, 40_000)];
        for one in odd {
            assert!(matches!(decide(&page, &one, Timestamp(1)), Verdict::Odd(..)), "{one:?}");
        }
        assert_eq!(came(&decide(&page, &told(News::Paid, 100_000), Timestamp(1))), Some(true));
    }

    /// What is kept after this news, as the statements would keep it.
    fn after(page: &[Kept], news: News) -> Vec<Kept> {
        let amounts: Vec<_> = page.iter().map(|kept| kept.amount_minor).collect();
        let shares = match news {
            News::Refunded(back) => spread_refund(back, &amounts).into_iter().map(News::Refunded).collect(),
            news => vec![news; page.len()],
        };
        let hear = |(kept, share): (&Kept, News)| {
            let after = standing(kept).hear(share);
            Kept { state: after.state(), dispute: after.dispute(), refunded_minor: after.refunded(), ..kept.clone() }
        };
        page.iter().zip(shares).map(hear).collect()
    }

    fn any_news(whole: i64) -> impl Strategy<Value = News> {
        prop_oneof![
            Just(News::Processing),
            Just(News::Paid),
            Just(News::Failed),
            Just(News::Expired),
            (0..=whole).prop_map(News::Refunded),
            Just(News::Refunded(whole)),
            prop_oneof![Just(Dispute::Open), Just(Dispute::Won), Just(Dispute::Lost)].prop_map(News::Dispute),
        ]
    }

    /// A page of several payments, news of it, and the same news twice in another order.
    fn pages() -> impl Strategy<Value = (Vec<Kept>, Vec<News>, Vec<News>)> {
        prop::collection::vec(1..=100_000_i64, 1..5).prop_flat_map(|amounts| {
            let whole = amounts.iter().sum();
            let page: Vec<_> = (1..).zip(&amounts).map(|(n, amount)| kept(n, *amount)).collect();
            prop::collection::vec(any_news(whole), 0..7).prop_flat_map(move |news| {
                let twice: Vec<_> = news.iter().chain(&news).copied().collect();
                (Just(page.clone()), Just(news), Just(twice).prop_shuffle())
            })
        })
    }

    proptest! {
        /// Proves B4, D2, D3.
        #[test]
        fn what_was_paid_together_ends_the_same_in_any_order((page, news, shuffled) in pages()) {
            let end = |news: &[News]| news.iter().fold(page.clone(), |page, one| after(&page, *one));
            let (one, other) = (end(&news), end(&shuffled));
            prop_assert_eq!(&one, &other);
            let most = news.iter().filter_map(|news| if let News::Refunded(back) = news { Some(*back) } else { None }).max().unwrap_or(0);
            prop_assert_eq!(one.iter().map(|kept| kept.refunded_minor).sum::<i64>(), most);
            prop_assert!(one.iter().all(|kept| kept.refunded_minor <= kept.amount_minor));
        }

        /// Proves B4, D2, D5.
        #[test]
        fn the_money_of_a_page_comes_at_most_once((page, news, shuffled) in pages()) {
            let whole = page.iter().map(|kept| kept.amount_minor).sum();
            let (mut page, mut times) = (page, 0);
            for one in news.into_iter().chain(shuffled) {
                let verdict = decide(&page, &told(one, whole), Timestamp(1));
                times += usize::from(came(&verdict) == Some(true));
                let next = after(&page, one);
                prop_assert_eq!(matches!(verdict, Verdict::Nothing), next == page);
                page = next;
            }
            prop_assert_eq!(times, usize::from(page.iter().all(|kept| is_there(kept.state))));
        }
    }
}
