//! Payments: what the provider reports becomes a change in one way, whether a webhook brings it, we ask, or the payer comes back from the
//! checkout. Installments that are paid together are one checkout, and their payments change together. Amounts are compared with what was
//! asked before anything counts as paid.

pub mod checkout;
mod failure;
pub mod sql;

use domain::{
    Event, MailId, Money, Timestamp,
    payment::{Dispute, PaymentEvent, PaymentFacts, PaymentFailure, PaymentReference, PaymentStanding, PaymentState, ReversedAmounts},
};
use ports::{Checkout, Provider};
use web::{Change, Failure, Letterhead, Outgoing, Translations};

use crate::mail::{
    self,
    studio::{Inbox, NotificationTopic, StudioNotification},
};

pub use self::{failure::failure_text, sql::PaymentRecord};

/// What the provider says about one checkout.
#[derive(Debug, Clone, Default)]
pub struct ProviderReport {
    pub event: Option<PaymentEvent>,
    /// Our own id of the checkout.
    pub reference: Option<PaymentReference>,
    pub checkout: Option<String>,
    pub intent: Option<String>,
    /// The amount in minor units, to be compared with what was asked.
    pub amount: Option<i64>,
    pub currency: Option<String>,
}

impl From<Checkout> for ProviderReport {
    fn from(checkout: Checkout) -> Self {
        let event = match checkout.provider {
            Provider::Open => None,
            Provider::Processing => Some(PaymentEvent::Processing),
            Provider::Paid => Some(PaymentEvent::Paid),
            Provider::Expired => Some(PaymentEvent::Expired),
        };
        Self {
            event,
            reference: checkout.reference.map(PaymentReference::from),
            checkout: Some(checkout.id),
            intent: checkout.payment_intent,
            amount: checkout.amount_minor,
            currency: checkout.currency,
        }
    }
}

/// What a report changes.
#[derive(Debug)]
pub enum ReportOutcome {
    /// Nothing: it is known already.
    Nothing,
    /// The payments change.
    Move(PaymentChange),
    /// It does not fit what was asked. Nothing counts as paid because of it; both logs have it, for a person to look at.
    Odd(Change, String),
}

#[derive(Debug)]
pub struct PaymentChange {
    pub change: Change,
    /// The money has just been received, so a receipt is sent with the change.
    pub came: bool,
    /// The notification to the studio, if there is one.
    pub word: Option<StudioNotification>,
}

/// What the emails about a report are written with.
#[derive(Debug, Clone)]
pub struct MailContext {
    pub head: Letterhead,
    /// The origin of the dashboard.
    pub dashboard: String,
    pub inbox: Inbox,
    /// Ids for the payer's receipt and for the notification to the studio.
    pub letters: [MailId; 2],
}

impl PaymentChange {
    /// Adds the emails to the change: a receipt, when the money has just been received, and the notification to the studio.
    ///
    /// # Errors
    /// Only when an email cannot be rendered.
    pub fn with_letters(self, desk: MailContext, group: &[PaymentRecord]) -> Result<Change, Failure> {
        let [id, _] = desk.letters.clone();
        let receipt = if self.came { receipt(&desk.head, id, group)? } else { None };
        let change = match receipt {
            Some(letter) => self.change.mail(letter),
            None => self.change,
        };
        match &self.word {
            Some(word) => desk.tell(change, word),
            None => Ok(change),
        }
    }
}

impl MailContext {
    /// Adds the notification to the studio.
    ///
    /// # Errors
    /// Only when the email cannot be rendered.
    pub fn tell(self, change: Change, word: &StudioNotification) -> Result<Change, Failure> {
        let [_, id] = self.letters;
        self.inbox.told(change, &self.head, id, word, &self.dashboard)
    }
}

/// The notification about a second payment for the same installment.
pub fn paid_twice(group: &[PaymentRecord]) -> StudioNotification {
    let payer = group.first().and_then(|first| first.payer_name.as_deref()).unwrap_or("A client");
    StudioNotification {
        topic: NotificationTopic::Payment,
        line: format!("{payer} paid twice"),
        note: format!("{}\nThere is another payment for the same. Refund one of them in your Stripe dashboard.", about(group)),
        path: group.first().map(|first| format!("/invoices/{}", first.document_id)).unwrap_or_default(),
    }
}

/// The invoice and its installments, a line for each.
fn about(group: &[PaymentRecord]) -> String {
    let invoice = group.first().map(|first| format!("Invoice {}, {}", first.number, first.title));
    let money = |kept: &PaymentRecord| Translations::default().money(Money { minor: kept.amount_minor, currency: kept.currency });
    let parts = group.iter().map(|kept| format!("{}: {}", kept.label, money(kept)));
    invoice.into_iter().chain(parts).collect::<Vec<_>>().join("\n")
}

/// The notification to the studio. There is none when a checkout was opened or abandoned, or when a report repeats what is known.
fn word(group: &[PaymentRecord], after: &[PaymentStanding], came: bool) -> Option<StudioNotification> {
    let first = group.first()?;
    let money = |minor| Translations::default().money(Money { minor, currency: first.currency });
    let sum = |part: fn(&ReversedAmounts) -> i64| {
        let before: i64 = group.iter().map(|kept| part(&ReversedAmounts::from(kept.fate))).sum();
        after.iter().map(|standing| part(&standing.fate())).sum::<i64>() - before
    };
    let who = first.payer_name.as_deref().unwrap_or("A client");
    let whom = first.payer_name.as_deref().unwrap_or("a client");
    let failed = after.iter().zip(group).any(|(after, kept)| after.state() == PaymentState::Failed && kept.state != PaymentState::Failed);
    let whole = money(group.iter().map(|kept| kept.amount_minor).sum());
    let refunds = [
        (
            sum(|fate| fate.refund_failed),
            "A refund of {} to {whom} failed",
            "The money is in your Stripe balance again. Refund it another way.",
        ),
        (sum(|fate| fate.refunded), "{} was refunded to {whom}", ""),
    ];
    let disputes = [
        (sum(|fate| fate.lost), "{who}’s bank took back {} after a dispute", "The dispute was decided for your client."),
        (
            sum(|fate| fate.disputed),
            "{who}’s bank disputes a payment of {}",
            "Respond in your Stripe dashboard before the deadline that it shows.",
        ),
        (sum(|fate| fate.won), "The dispute over {} was decided for you", "The money stays with you."),
    ];
    let grown = |topic, of: &[(i64, &'static str, &'static str)]| {
        let (minor, line, note) = of.iter().find(|(minor, ..)| *minor > 0)?;
        Some((topic, line.replace("{}", &money(*minor)).replace("{whom}", whom).replace("{who}", who), *note))
    };
    let (topic, line, note) = match () {
        () if came => (NotificationTopic::Payment, format!("{who} paid {whole}"), ""),
        () if failed => (
            NotificationTopic::PaymentFailed,
            format!("A payment of {whole} by {whom} failed"),
            "Their bank did not carry it out. They can try again.",
        ),
        () => grown(NotificationTopic::Dispute, &disputes).or_else(|| grown(NotificationTopic::Refund, &refunds))?,
    };
    let note = if note.is_empty() { about(group) } else { format!("{note}\n{}", about(group)) };
    Some(StudioNotification { topic, line, note, path: format!("/invoices/{}", first.document_id) })
}

/// The receipt to the payer, in their language.
///
/// # Errors
/// Only when the email cannot be rendered.
pub fn receipt(head: &Letterhead, id: MailId, group: &[PaymentRecord]) -> Result<Option<Outgoing>, Failure> {
    let Some(first) = group.first() else { return Ok(None) };
    let (Some(name), Some(email)) = (&first.payer_name, &first.payer_email) else { return Ok(None) };
    let words = Translations { language: first.payer_language };
    let money = |minor| words.money(Money { minor, currency: first.currency });
    let rows: Vec<_> = group.iter().map(|kept| (kept.label.clone(), money(kept.amount_minor))).collect();
    let says = mail::MailTemplate::Receipt {
        number: &first.number,
        title: &first.title,
        rows: &rows,
        total: &money(group.iter().map(|kept| kept.amount_minor).sum()),
        link: &format!("{}/payments/{}/receipt", head.origin, first.page),
    };
    let to = mail::Recipient { name, email, contact: first.contact_id.as_ref(), language: Some(first.payer_language) };
    mail::letter(head, id, &to, &says).map(Some)
}

/// Decides what a report changes, for the payments of one checkout in the order of their installments. Pure: the caller reads and commits.
pub fn decide(group: &[PaymentRecord], report: &ProviderReport, now: Timestamp) -> ReportOutcome {
    let Some(event) = &report.event else { return ReportOutcome::Nothing };
    if let Some(why) = odd(group, report, event) {
        let mut change = Change::new();
        for kept in group {
            let moved = moved(kept, &kept.facts, standing(kept), report, Some(PaymentFailure::Mismatch), now);
            change = change.and(moved.record(Event::PaymentMismatched {
                payment: kept.id.clone(),
                reason: why.clone(),
                amount_minor: report.amount,
                currency: report.currency.clone(),
            }));
        }
        return ReportOutcome::Odd(change, why);
    }
    let Some(first) = group.first() else { return ReportOutcome::Nothing };
    let (facts, after) = apply_event(group, &first.facts, event);
    let still = |(kept, after): (&PaymentRecord, &PaymentStanding)| standing(kept) == *after;
    let quiet = group.iter().zip(&after).all(still);
    if quiet && facts == first.facts {
        return ReportOutcome::Nothing;
    }
    let came = group.iter().zip(&after).any(|(kept, after)| is_there(after.state()) && !is_there(kept.state));
    let word = word(group, &after, came);
    let mut change = Change::new();
    for (index, (kept, after)) in group.iter().zip(after).enumerate() {
        let failure = (after.state() == PaymentState::Failed).then_some(PaymentFailure::NotCarriedOut);
        change = change.and(moved(kept, &facts, after, report, failure, now));
        // A report that changes none of them is recorded for the first.
        if standing(kept) != after || (quiet && index == 0) {
            change = change.record(recorded(event, kept));
        }
    }
    if came {
        change = change.write(sql::DONE.with([(&first.document_id).into(), now.into()]));
        if let Some(account) = &first.account {
            change = change.write(sql::WATCH.with([account.as_str().into(), now.into()]));
        }
    }
    ReportOutcome::Move(PaymentChange { change, came, word })
}

/// What is known of a checkout after this event, and the state of each of its payments.
fn apply_event(group: &[PaymentRecord], facts: &PaymentFacts, event: &PaymentEvent) -> (PaymentFacts, Vec<PaymentStanding>) {
    let amounts: Vec<_> = group.iter().map(|kept| kept.amount_minor).collect();
    let mut facts = facts.clone();
    facts.apply(event);
    let shares = facts.fate(amounts.iter().sum()).spread(&amounts);
    let after = group.iter().zip(shares).map(|(kept, share)| standing(kept).after(event, share)).collect();
    (facts, after)
}

fn standing(kept: &PaymentRecord) -> PaymentStanding {
    PaymentStanding::kept(kept.state, kept.fate.into(), kept.amount_minor)
}

/// Whether the money was received, whatever happened to it since.
fn is_there(state: PaymentState) -> bool {
    matches!(state, PaymentState::Paid | PaymentState::Refunded | PaymentState::Disputed)
}

/// Why a report cannot be about the checkout that we asked for.
fn odd(group: &[PaymentRecord], report: &ProviderReport, event: &PaymentEvent) -> Option<String> {
    let first = group.first()?;
    if report.reference.as_ref().is_some_and(|reference| !reference.names(&first.studio_id, &first.page)) {
        return Some("it carries another reference".to_owned());
    }
    if let (Some(ours), Some(theirs)) = (&first.checkout_id, &report.checkout)
        && ours != theirs
    {
        return Some(format!("it is about the payment page {theirs}, not {ours}"));
    }
    // A dispute or one refund may be about a part of the amount. A checkout that expired or failed took nothing.
    let whole = matches!(event, PaymentEvent::Paid | PaymentEvent::Processing | PaymentEvent::Refunded(_));
    let asked = group.iter().map(|kept| kept.amount_minor).sum::<i64>();
    let same_currency = report.currency.as_deref().is_some_and(|currency| currency.eq_ignore_ascii_case(first.currency.code()));
    if whole && (report.amount != Some(asked) || !same_currency) {
        return Some("the amount is not what was asked".to_owned());
    }
    None
}

fn recorded(event: &PaymentEvent, kept: &PaymentRecord) -> Event {
    let (payment, installment, amount_minor, currency) = (kept.id.clone(), kept.installment_id.clone(), kept.amount_minor, kept.currency);
    match event {
        PaymentEvent::Processing => Event::PaymentSubmitted { payment, installment, amount_minor, currency },
        PaymentEvent::Paid => Event::PaymentPaid { payment, installment, amount_minor, currency },
        PaymentEvent::Failed => Event::PaymentFailed { payment, installment, amount_minor, currency },
        PaymentEvent::Expired => Event::PaymentExpired { payment, installment, amount_minor, currency },
        PaymentEvent::Refund(_, refund) if refund.failed => Event::RefundFailed { payment, installment, amount_minor, currency },
        PaymentEvent::Refunded(_) | PaymentEvent::Refund(..) => Event::PaymentRefunded { payment, installment, amount_minor, currency },
        PaymentEvent::Dispute(_, dispute) => match dispute.state {
            Dispute::Open => Event::PaymentDisputed { payment, installment, amount_minor, currency },
            Dispute::Won => Event::DisputeWon { payment, installment, amount_minor, currency },
            Dispute::Lost => Event::DisputeLost { payment, installment, amount_minor, currency },
        },
    }
}

fn moved(
    kept: &PaymentRecord,
    facts: &PaymentFacts,
    after: PaymentStanding,
    report: &ProviderReport,
    failure: Option<PaymentFailure>,
    now: Timestamp,
) -> Change {
    let state = after.state();
    // Serialised from the struct, in the order of its fields, because stored facts are compared as text.
    let json = |facts: &PaymentFacts| serde_json::to_string(facts).unwrap_or_default();
    let ReversedAmounts { refunded, refund_failed, disputed, lost, won } = after.fate();
    let still = [(&kept.id).into(), kept.state.into(), json(&kept.facts).into()];
    let moved = [
        (&kept.id).into(),
        state.into(),
        after.dispute().into(),
        json(facts).into(),
        refunded.into(),
        refund_failed.into(),
        disputed.into(),
        lost.into(),
        won.into(),
        failure.into(),
        report.checkout.as_deref().into(),
        report.intent.as_deref().into(),
        is_there(state).into(),
        now.into(),
    ];
    Change::new().require(sql::STILL.with(still)).write(sql::MOVE.with(moved))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use domain::{
        DocumentId, InstallmentId, Language, PaymentId, StudioId,
        payment::{DisputeRecord, Refund},
    };
    use proptest::prelude::*;

    /// Payment `n` of the checkout that the first one started.
    pub(crate) fn kept(n: u8, amount_minor: i64) -> PaymentRecord {
        PaymentRecord {
            studio_id: StudioId::from_bytes([1; 16]),
            id: PaymentId::from_bytes([n; 16]),
            page: PaymentId::from_bytes([1; 16]),
            installment_id: InstallmentId::from_bytes([n; 16]),
            document_id: DocumentId::from_bytes([4; 16]),
            label: format!("Part {n}"),
            number: "INV-000001".to_owned(),
            title: "Photographs".to_owned(),
            state: PaymentState::Open,
            facts: PaymentFacts::default(),
            fate: sql::FateRow::default(),
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

    fn report(event: PaymentEvent, amount: i64) -> ProviderReport {
        ProviderReport {
            event: Some(event),
            reference: Some(PaymentReference::new(&kept(1, 1).studio_id, &kept(1, 1).page)),
            checkout: Some("cs_1".to_owned()),
            intent: Some("pi_1".to_owned()),
            amount: Some(amount),
            currency: Some("eur".to_owned()),
        }
    }

    fn came(verdict: &ReportOutcome) -> Option<bool> {
        match verdict {
            ReportOutcome::Move(moved) => Some(moved.came),
            ReportOutcome::Nothing | ReportOutcome::Odd(..) => None,
        }
    }

    /// Proves D2, D5.
    #[test]
    fn what_fits_moves_the_payment_on_and_the_money_comes_once() {
        let open = [kept(1, 60_000)];
        assert_eq!(came(&decide(&open, &report(PaymentEvent::Paid, 60_000), Timestamp(1))), Some(true));
        assert_eq!(came(&decide(&open, &report(PaymentEvent::Processing, 60_000), Timestamp(1))), Some(false));
        assert_eq!(came(&decide(&open, &report(PaymentEvent::Refunded(60_000), 60_000), Timestamp(1))), Some(true));
        let paid = [PaymentRecord { state: PaymentState::Paid, ..kept(1, 60_000) }];
        assert!(matches!(decide(&paid, &report(PaymentEvent::Paid, 60_000), Timestamp(1)), ReportOutcome::Nothing));
        assert!(matches!(decide(&paid, &report(PaymentEvent::Expired, 60_000), Timestamp(1)), ReportOutcome::Nothing));
        assert_eq!(came(&decide(&paid, &report(PaymentEvent::Refunded(60_000), 60_000), Timestamp(1))), Some(false));
    }

    /// Proves D1.
    #[test]
    fn what_does_not_fit_counts_for_nothing() {
        let odd = [
            ProviderReport { amount: Some(99_999), ..report(PaymentEvent::Paid, 0) },
            // One installment of two is not what was asked.
            ProviderReport { amount: Some(60_000), ..report(PaymentEvent::Paid, 0) },
            ProviderReport { amount: None, ..report(PaymentEvent::Paid, 0) },
            ProviderReport { currency: Some("usd".to_owned()), ..report(PaymentEvent::Paid, 100_000) },
            ProviderReport { currency: None, ..report(PaymentEvent::Processing, 100_000) },
            ProviderReport { checkout: Some("cs_2".to_owned()), ..report(PaymentEvent::Paid, 100_000) },
            ProviderReport { reference: Some(PaymentReference::from("another".to_owned())), ..report(PaymentEvent::Paid, 100_000) },
        ];
        let group = [kept(1, 60_000), kept(2, 40_000)];
        for one in odd {
            assert!(matches!(decide(&group, &one, Timestamp(1)), ReportOutcome::Odd(..)), "{one:?}");
        }
        assert_eq!(came(&decide(&group, &report(PaymentEvent::Paid, 100_000), Timestamp(1))), Some(true));
    }

    /// What is kept after this news, as the statements would keep it.
    fn after(group: &[PaymentRecord], event: &PaymentEvent) -> Vec<PaymentRecord> {
        let (facts, after) = apply_event(group, &group.first().unwrap().facts, event);
        let kept = |(kept, after): (&PaymentRecord, PaymentStanding)| {
            let ReversedAmounts { refunded, refund_failed, disputed, lost, won } = after.fate();
            let fate = sql::FateRow {
                refunded_minor: refunded,
                refund_failed_minor: refund_failed,
                disputed_minor: disputed,
                lost_minor: lost,
                won_minor: won,
            };
            PaymentRecord { state: after.state(), facts: facts.clone(), fate, ..kept.clone() }
        };
        group.iter().zip(after).map(kept).collect()
    }

    fn any_news(whole: i64) -> impl Strategy<Value = PaymentEvent> {
        prop_oneof![
            Just(PaymentEvent::Processing),
            Just(PaymentEvent::Paid),
            Just(PaymentEvent::Failed),
            Just(PaymentEvent::Expired),
            (0..=whole).prop_map(PaymentEvent::Refunded),
            Just(PaymentEvent::Refunded(whole)),
            ("re_[12]", 0..=whole, any::<bool>()).prop_map(|(id, amount, failed)| PaymentEvent::Refund(id, Refund { amount, failed })),
            ("dp_[12]", 0..=whole, prop_oneof![Just(Dispute::Open), Just(Dispute::Won), Just(Dispute::Lost)], 0..3_i64)
                .prop_map(|(id, amount, state, at)| PaymentEvent::Dispute(id, DisputeRecord { amount, state, reinstated: amount, at })),
        ]
    }

    /// A page of several payments, news of it, and the same news twice in another order.
    fn pages() -> impl Strategy<Value = (Vec<PaymentRecord>, Vec<PaymentEvent>, Vec<PaymentEvent>)> {
        prop::collection::vec(1..=100_000_i64, 1..5).prop_flat_map(|amounts| {
            let whole = amounts.iter().sum();
            let group: Vec<_> = (1..).zip(&amounts).map(|(n, amount)| kept(n, *amount)).collect();
            prop::collection::vec(any_news(whole), 0..7).prop_flat_map(move |event| {
                let twice: Vec<_> = event.iter().chain(&event).cloned().collect();
                (Just(group.clone()), Just(event), Just(twice).prop_shuffle())
            })
        })
    }

    proptest! {
        /// Proves B4, D2, D3.
        #[test]
        fn what_was_paid_together_ends_the_same_in_any_order((group, event, shuffled) in pages()) {
            let end = |event: &[PaymentEvent]| event.iter().fold(group.clone(), |group, one| after(&group, one));
            let (one, other) = (end(&event), end(&shuffled));
            prop_assert_eq!(&one, &other);
            let mut facts = PaymentFacts::default();
            event.iter().for_each(|one| facts.apply(one));
            let fate = facts.fate(group.iter().map(|kept| kept.amount_minor).sum());
            prop_assert_eq!(one.iter().map(|kept| kept.fate.refunded_minor).sum::<i64>(), fate.refunded);
            prop_assert!(one.iter().all(|kept| kept.fate.refunded_minor <= kept.amount_minor));
        }

        /// Proves B4, D2, D5.
        #[test]
        fn the_money_of_a_page_comes_at_most_once((group, event, shuffled) in pages()) {
            let whole = group.iter().map(|kept| kept.amount_minor).sum();
            let (mut group, mut times) = (group, 0);
            for one in event.into_iter().chain(shuffled) {
                let verdict = decide(&group, &report(one.clone(), whole), Timestamp(1));
                times += usize::from(came(&verdict) == Some(true));
                let next = after(&group, &one);
                prop_assert_eq!(matches!(verdict, ReportOutcome::Nothing), next == group);
                group = next;
            }
            prop_assert_eq!(times, usize::from(group.iter().all(|kept| is_there(kept.state))));
        }
    }
}
