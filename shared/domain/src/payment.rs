//! One attempt to pay, as the provider's news make it. News come twice, late and in any order; where a payment stands must not depend on
//! that. So each kind of news only ever adds to what is known, and the state is read off what is known.

/// Where an attempt to pay stands, as the database, the API and the pages say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// The payment page is there, nobody has paid on it.
    Open,
    /// The payer is done, the money is on its way.
    Processing,
    Paid,
    Failed,
    Expired,
    /// All of it went back.
    Refunded,
    /// The payer's bank asks for it back, or took it.
    Disputed,
}

impl PaymentState {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Processing => "processing",
            Self::Paid => "paid",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Refunded => "refunded",
            Self::Disputed => "disputed",
        }
    }
}

/// How money came that the studio recorded itself (D4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceivedAs {
    Cash,
    Transfer,
    Other,
}

impl ReceivedAs {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Transfer => "transfer",
            Self::Other => "other",
        }
    }
}

/// How far the payment page came; later ones outrank earlier ones, and money outranks everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Open,
    Processing,
    Failed,
    Expired,
    Paid,
}

/// A dispute; its end outranks its beginning, and the worse end the better one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Dispute {
    Open,
    Won,
    Lost,
}

impl Dispute {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Won => "won",
            Self::Lost => "lost",
        }
    }
}

/// What a provider can have to say about one payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    Processing,
    Paid,
    Failed,
    Expired,
    /// So much, in minor units, has gone back in all.
    Refunded(i64),
    Dispute(Dispute),
}

/// All that is known of one payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    stage: Stage,
    dispute: Option<Dispute>,
    /// What was asked, in minor units.
    amount: i64,
    refunded: i64,
}

impl Standing {
    /// A page that was just made, for `amount` minor units.
    pub fn fresh(amount: i64) -> Self {
        Self::kept(PaymentState::Open, None, 0, amount)
    }

    /// From what is kept of it.
    pub fn kept(state: PaymentState, dispute: Option<Dispute>, refunded: i64, amount: i64) -> Self {
        let stage = match state {
            PaymentState::Open => Stage::Open,
            PaymentState::Processing => Stage::Processing,
            PaymentState::Failed => Stage::Failed,
            PaymentState::Expired => Stage::Expired,
            PaymentState::Paid | PaymentState::Refunded | PaymentState::Disputed => Stage::Paid,
        };
        Self { stage, dispute, amount, refunded }
    }

    /// With one more piece of news. The order of news, and hearing one twice, make no difference.
    #[must_use]
    pub fn hear(mut self, news: News) -> Self {
        // What was refunded or disputed was paid first, whether or not we were told.
        let stage = match news {
            News::Processing => Stage::Processing,
            News::Failed => Stage::Failed,
            News::Expired => Stage::Expired,
            News::Paid | News::Refunded(_) | News::Dispute(_) => Stage::Paid,
        };
        self.stage = self.stage.max(stage);
        match news {
            News::Refunded(minor) => self.refunded = self.refunded.max(minor.clamp(0, self.amount)),
            News::Dispute(dispute) => self.dispute = self.dispute.max(Some(dispute)),
            _ => {}
        }
        self
    }

    pub fn state(self) -> PaymentState {
        match self.stage {
            Stage::Open => PaymentState::Open,
            Stage::Processing => PaymentState::Processing,
            Stage::Failed => PaymentState::Failed,
            Stage::Expired => PaymentState::Expired,
            Stage::Paid if self.refunded >= self.amount => PaymentState::Refunded,
            Stage::Paid if matches!(self.dispute, Some(Dispute::Open | Dispute::Lost)) => PaymentState::Disputed,
            Stage::Paid => PaymentState::Paid,
        }
    }

    pub fn dispute(self) -> Option<Dispute> {
        self.dispute
    }

    /// In minor units.
    pub fn refunded(self) -> i64 {
        self.refunded
    }
}

/// What went back, shared among installments that were paid together (B4): the last of them is the first to get its part back. Of more
/// than was paid, no more than was paid. A larger refund never takes from anyone what a smaller one gave, so news may come in any order.
pub fn spread_refund(back: i64, paid: &[i64]) -> Vec<i64> {
    let mut left = back.max(0);
    let mut shares: Vec<_> = paid
        .iter()
        .rev()
        .map(|amount| {
            let share = left.min((*amount).max(0));
            left -= share;
            share
        })
        .collect();
    shares.reverse();
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ASKED: i64 = 60_000;

    fn after(news: &[News]) -> PaymentState {
        news.iter().fold(Standing::fresh(ASKED), |standing, one| standing.hear(*one)).state()
    }

    /// Proves D3.
    #[test]
    fn a_payment_goes_its_ways() {
        use News::{Expired, Failed, Paid, Processing, Refunded};
        assert_eq!(after(&[]), PaymentState::Open);
        assert_eq!(after(&[Processing]), PaymentState::Processing);
        assert_eq!(after(&[Processing, Paid]), PaymentState::Paid);
        assert_eq!(after(&[Processing, Failed]), PaymentState::Failed);
        assert_eq!(after(&[Expired]), PaymentState::Expired);
        assert_eq!(after(&[Paid, Refunded(10)]), PaymentState::Paid);
        assert_eq!(after(&[Paid, Refunded(ASKED)]), PaymentState::Refunded);
        assert_eq!(after(&[Paid, News::Dispute(Dispute::Open)]), PaymentState::Disputed);
        assert_eq!(after(&[Paid, News::Dispute(Dispute::Open), News::Dispute(Dispute::Won)]), PaymentState::Paid);
        assert_eq!(after(&[Paid, News::Dispute(Dispute::Lost)]), PaymentState::Disputed);
    }

    /// Proves D2.
    #[test]
    fn late_news_change_nothing_that_is_past() {
        assert_eq!(after(&[News::Paid, News::Processing]), PaymentState::Paid);
        assert_eq!(after(&[News::Paid, News::Expired]), PaymentState::Paid);
        assert_eq!(after(&[News::Refunded(ASKED), News::Paid]), PaymentState::Refunded);
        assert_eq!(after(&[News::Dispute(Dispute::Won), News::Dispute(Dispute::Open)]), PaymentState::Paid);
    }

    /// Proves B4, D3.
    #[test]
    fn the_last_installment_gets_its_money_back_first() {
        assert_eq!(spread_refund(0, &[60, 40]), [0, 0]);
        assert_eq!(spread_refund(30, &[60, 40]), [0, 30]);
        assert_eq!(spread_refund(70, &[60, 40]), [30, 40]);
        assert_eq!(spread_refund(1_000, &[60, 40]), [60, 40]);
    }

    fn any_news() -> impl Strategy<Value = News> {
        prop_oneof![
            Just(News::Processing),
            Just(News::Paid),
            Just(News::Failed),
            Just(News::Expired),
            (-5..=ASKED + 5).prop_map(News::Refunded),
            Just(News::Refunded(ASKED)),
            prop_oneof![Just(Dispute::Open), Just(Dispute::Won), Just(Dispute::Lost)].prop_map(News::Dispute),
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
                let twice: Vec<_> = news.iter().chain(&news).copied().collect();
                (Just(news), Just(twice).prop_shuffle())
            })
        ) {
            let hear = |all: &[News]| all.iter().fold(Standing::fresh(ASKED), |standing, one| standing.hear(*one));
            prop_assert_eq!(hear(&news), hear(&shuffled));
        }

        /// Proves D2.
        #[test]
        fn money_that_came_is_never_forgotten(before in prop::collection::vec(any_news(), 0..6), later in prop::collection::vec(any_news(), 0..6)) {
            let all: Vec<_> = before.into_iter().chain([News::Paid]).chain(later).collect();
            prop_assert!(matches!(after(&all), PaymentState::Paid | PaymentState::Refunded | PaymentState::Disputed));
        }

        /// Proves D2.
        #[test]
        fn what_is_kept_is_all_that_is_known(news in prop::collection::vec(any_news(), 0..8), more in any_news()) {
            let standing = news.iter().fold(Standing::fresh(ASKED), |standing, one| standing.hear(*one));
            let kept = Standing::kept(standing.state(), standing.dispute(), standing.refunded(), ASKED);
            prop_assert_eq!(kept, standing);
            prop_assert_eq!(kept.hear(more), standing.hear(more));
        }
    }
}
