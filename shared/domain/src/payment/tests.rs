use super::*;
use proptest::prelude::*;

const ASKED: i64 = 60_000;

/// A page with one payment, after this news.
fn standing(news: &[PaymentEvent]) -> PaymentStanding {
    let mut facts = PaymentFacts::default();
    news.iter().fold(PaymentStanding::kept(PaymentState::Open, ReversedAmounts::default(), ASKED), |standing, one| {
        facts.apply(one);
        standing.after(one, facts.fate(ASKED))
    })
}

fn after(news: &[PaymentEvent]) -> PaymentState {
    standing(news).state()
}

fn refund(id: &str, amount: i64, failed: bool) -> PaymentEvent {
    PaymentEvent::Refund(id.to_owned(), Refund { amount, failed })
}

fn dispute(id: &str, amount: i64, state: Dispute, at: i64) -> PaymentEvent {
    PaymentEvent::Dispute(id.to_owned(), DisputeRecord { amount, state, reinstated: if state == Dispute::Won { amount } else { 0 }, at })
}

/// Proves D3.
#[test]
fn a_payment_goes_its_ways() {
    use PaymentEvent::{Expired, Failed, Paid, Processing, Refunded};
    assert_eq!(after(&[]), PaymentState::Open);
    assert_eq!(after(&[Processing]), PaymentState::Processing);
    assert_eq!(after(&[Processing, Paid]), PaymentState::Paid);
    assert_eq!(after(&[Processing, Failed]), PaymentState::Failed);
    assert_eq!(after(&[Expired]), PaymentState::Expired);
    assert_eq!(after(&[Paid, Refunded(10)]), PaymentState::Paid);
    assert_eq!(after(&[Paid, Refunded(ASKED)]), PaymentState::Refunded);
    let open = dispute("dp_1", ASKED, Dispute::Open, 1);
    assert_eq!(after(&[Paid, open.clone()]), PaymentState::Disputed);
    assert_eq!(after(&[Paid, open.clone(), dispute("dp_1", ASKED, Dispute::Won, 2)]), PaymentState::Paid);
    assert_eq!(after(&[Paid, open, dispute("dp_1", ASKED, Dispute::Lost, 2)]), PaymentState::Disputed);
}

/// Proves D2.
#[test]
fn late_news_change_nothing_that_is_past() {
    assert_eq!(after(&[PaymentEvent::Paid, PaymentEvent::Processing]), PaymentState::Paid);
    assert_eq!(after(&[PaymentEvent::Paid, PaymentEvent::Expired]), PaymentState::Paid);
    assert_eq!(after(&[PaymentEvent::Refunded(ASKED), PaymentEvent::Paid]), PaymentState::Refunded);
    let (open, won) = (dispute("dp_1", ASKED, Dispute::Open, 1), dispute("dp_1", ASKED, Dispute::Won, 2));
    assert_eq!(after(&[won, open]), PaymentState::Paid);
}

/// Proves D3.
#[test]
fn a_refund_that_fails_is_no_refund() {
    let (total, came, failed) = (PaymentEvent::Refunded(ASKED), refund("re_1", ASKED, false), refund("re_1", ASKED, true));
    for news in [vec![total.clone(), failed.clone()], vec![failed.clone(), total.clone()], vec![failed.clone(), total.clone(), came]] {
        let standing = standing(&news);
        assert_eq!(
            (standing.state(), standing.fate()),
            (PaymentState::Paid, ReversedAmounts { refund_failed: ASKED, ..ReversedAmounts::default() })
        );
    }
    // The second try arrives, and the first is no longer worth a word.
    let again = standing(&[total.clone(), failed, refund("re_2", ASKED, false), total]);
    assert_eq!((again.state(), again.fate()), (PaymentState::Refunded, ReversedAmounts { refunded: ASKED, ..ReversedAmounts::default() }));
    // Of two refunds one fails.
    let part = standing(&[PaymentEvent::Refunded(30_000), refund("re_1", 10_000, false), refund("re_2", 20_000, true)]);
    assert_eq!((part.fate().refunded, part.fate().refund_failed), (10_000, 20_000));
}

/// Proves D3.
#[test]
fn each_dispute_counts_by_itself() {
    let won = dispute("dp_1", ASKED, Dispute::Won, 2);
    // A second one after the first was won.
    let second = standing(&[PaymentEvent::Paid, won.clone(), dispute("dp_2", ASKED, Dispute::Open, 3)]);
    assert_eq!((second.state(), second.dispute(), second.fate().disputed), (PaymentState::Disputed, Some(Dispute::Open), ASKED));
    // Lost in part: the rest is paid.
    let part = standing(&[PaymentEvent::Paid, won, dispute("dp_2", 20_000, Dispute::Lost, 4)]);
    assert_eq!((part.state(), part.dispute(), part.fate().lost), (PaymentState::Paid, Some(Dispute::Lost), 20_000));
    // Lost, and the money given back after all; then lost for good.
    let lost = dispute("dp_1", ASKED, Dispute::Lost, 4);
    let back = dispute("dp_1", ASKED, Dispute::Won, 5);
    assert_eq!(after(&[back.clone(), lost.clone()]), PaymentState::Paid);
    assert_eq!(after(&[back, lost, dispute("dp_1", ASKED, Dispute::Lost, 6)]), PaymentState::Disputed);
    // Won, and only a part of it came back.
    let some = PaymentEvent::Dispute("dp_1".to_owned(), DisputeRecord { amount: ASKED, state: Dispute::Won, reinstated: 45_000, at: 2 });
    let some = standing(&[PaymentEvent::Paid, some]);
    assert_eq!((some.state(), some.fate().lost, some.fate().won), (PaymentState::Paid, 15_000, 45_000));
    // What was refunded cannot be taken again.
    let both = standing(&[PaymentEvent::Refunded(50_000), dispute("dp_1", ASKED, Dispute::Lost, 1)]);
    assert_eq!((both.fate().refunded, both.fate().lost), (50_000, 10_000));
}

/// Proves D3.
#[test]
fn what_was_kept_before_disputes_had_names_ends_with_the_first_that_has_one() {
    let unnamed = r#"{"disputes":{"":{"amount":60000,"state":"open","reinstated":0,"at":0}}}"#;
    let mut facts: PaymentFacts = serde_json::from_str(unnamed).unwrap();
    assert_eq!(facts.fate(ASKED).disputed, ASKED);
    assert_eq!(serde_json::to_string(&facts).unwrap(), unnamed);
    facts.apply(&dispute("dp_1", ASKED, Dispute::Won, 2));
    assert_eq!(facts.fate(ASKED), ReversedAmounts { won: ASKED, ..ReversedAmounts::default() });
    assert_eq!(serde_json::to_string(&PaymentFacts::default()).unwrap(), "{}");
}

/// Proves B4, D3.
#[test]
fn the_last_installment_gets_its_money_back_first() {
    assert_eq!(spread_refund(0, &[60, 40]), [0, 0]);
    assert_eq!(spread_refund(30, &[60, 40]), [0, 30]);
    assert_eq!(spread_refund(70, &[60, 40]), [30, 40]);
    assert_eq!(spread_refund(1_000, &[60, 40]), [60, 40]);
}

fn any_news() -> impl Strategy<Value = PaymentEvent> {
    let amount = || prop_oneof![-5..=ASKED + 5, Just(ASKED)];
    let state = prop_oneof![Just(Dispute::Open), Just(Dispute::Won), Just(Dispute::Lost)];
    prop_oneof![
        Just(PaymentEvent::Processing),
        Just(PaymentEvent::Paid),
        Just(PaymentEvent::Failed),
        Just(PaymentEvent::Expired),
        amount().prop_map(PaymentEvent::Refunded),
        ("re_[1-3]", amount(), any::<bool>()).prop_map(|(id, amount, failed)| PaymentEvent::Refund(id, Refund { amount, failed })),
        ("dp_[1-3]", amount(), state, amount(), 0..4_i64)
            .prop_map(|(id, amount, state, reinstated, at)| PaymentEvent::Dispute(id, DisputeRecord { amount, state, reinstated, at })),
    ]
}

proptest! {
    /// Proves B4, D3.
    #[test]
    fn a_refund_is_spread_whole_and_never_shrinks(
        paid in prop::collection::vec(1..=99_999_999_i64, 1..10),
        one in -5..=500_000_000_i64,
        more in 0..=500_000_000_i64,
    ) {
        let shares = spread_refund(one, &paid);
        let all = paid.iter().sum::<i64>();
        prop_assert_eq!(shares.iter().sum::<i64>(), one.clamp(0, all));
        for ((share, paid), later) in shares.iter().zip(&paid).zip(spread_refund(one.saturating_add(more), &paid)) {
            prop_assert!((0..=*paid).contains(share) && *share <= later);
        }
    }

    /// Proves D2.
    #[test]
    fn neither_order_nor_repetition_makes_a_difference(
        (news, shuffled) in prop::collection::vec(any_news(), 0..8).prop_flat_map(|news| {
            let twice: Vec<_> = news.iter().chain(&news).cloned().collect();
            (Just(news), Just(twice).prop_shuffle())
        })
    ) {
        prop_assert_eq!(standing(&news), standing(&shuffled));
    }

    /// Proves D2.
    #[test]
    fn money_that_came_is_never_forgotten(before in prop::collection::vec(any_news(), 0..6), later in prop::collection::vec(any_news(), 0..6)) {
        let all: Vec<_> = before.into_iter().chain([PaymentEvent::Paid]).chain(later).collect();
        prop_assert!(matches!(after(&all), PaymentState::Paid | PaymentState::Refunded | PaymentState::Disputed));
    }

    /// Proves B4, D3.
    #[test]
    fn no_part_of_the_money_is_counted_twice(news in prop::collection::vec(any_news(), 0..8), paid in prop::collection::vec(1..=30_000_i64, 1..6)) {
        let mut facts = PaymentFacts::default();
        news.iter().for_each(|one| facts.apply(one));
        let whole = paid.iter().sum();
        let fate = facts.fate(whole);
        let shares = fate.spread(&paid);
        let sum = |part: fn(&ReversedAmounts) -> i64| shares.iter().map(part).sum::<i64>();
        prop_assert_eq!(sum(|one| one.refunded), fate.refunded);
        prop_assert_eq!(sum(|one| one.lost), fate.lost);
        prop_assert_eq!(sum(|one| one.disputed), fate.disputed);
        for (share, paid) in shares.iter().zip(&paid) {
            prop_assert!([share.refunded, share.lost, share.disputed, share.won, share.refund_failed].iter().all(|part| *part >= 0));
            prop_assert!(share.refunded + share.lost + share.disputed <= *paid);
        }
    }

    /// Proves D2.
    #[test]
    fn what_is_kept_is_all_that_is_known(news in prop::collection::vec(any_news(), 0..8), more in any_news()) {
        let mut facts = PaymentFacts::default();
        news.iter().for_each(|one| facts.apply(one));
        let mut read: PaymentFacts = serde_json::from_str(&serde_json::to_string(&facts).unwrap()).unwrap();
        prop_assert_eq!(&read, &facts);
        let before = standing(&news);
        prop_assert_eq!(PaymentStanding::kept(before.state(), before.fate(), ASKED), before);
        facts.apply(&more);
        read.apply(&more);
        prop_assert_eq!(read, facts);
    }
}
