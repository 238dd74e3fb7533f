//! One attempt to pay, as the provider's news make it. News come twice, late and in any order; where a payment stands must not depend on
//! that. So what is kept is the set of facts that were told, each refund and each dispute by its own id, and the state is read off the
//! whole set: a refund that fails is no refund any more, and a dispute that was lost and then won leaves the money where it is.

mod reference;

use std::collections::BTreeMap;

pub use self::reference::PaymentReference;

/// Why nothing came of an attempt to pay, as the database says it. Each has a sentence for the payer. The bank's own reasons are not
/// kept: they are between payer and bank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentFailure {
    /// The provider opened no payment page, and nothing was taken.
    Refused,
    /// The bank did not carry out what the payer had ordered.
    NotCarriedOut,
    /// The provider reported another amount, currency or checkout than ours. A person of the studio has to look at it before more is paid.
    Mismatch,
}

impl PaymentFailure {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::NotCarriedOut => "not_carried_out",
            Self::Mismatch => "mismatch",
        }
    }
}

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

/// How one dispute stands, or those of a payment together: open where one of them is, else lost where one of them is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Dispute {
    Open,
    Lost,
    /// Decided for the studio, or the money was given back after all.
    Won,
}

impl Dispute {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Lost => "lost",
            Self::Won => "won",
        }
    }
}

/// What a provider can have to say about one payment page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentEvent {
    Processing,
    Paid,
    Failed,
    Expired,
    /// So much, in minor units, has gone back in all.
    Refunded(i64),
    /// One refund, by the provider's id.
    Refund(String, Refund),
    /// One dispute, by the provider's id.
    Dispute(String, DisputeRecord),
}

impl PaymentEvent {
    fn stage(&self) -> Stage {
        match self {
            Self::Processing => Stage::Processing,
            Self::Failed => Stage::Failed,
            Self::Expired => Stage::Expired,
            // What was refunded or disputed was paid first, whether or not we were told.
            Self::Paid | Self::Refunded(_) | Self::Refund(..) | Self::Dispute(..) => Stage::Paid,
        }
    }
}

/// One refund. Amounts here are minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refund {
    pub amount: i64,
    /// The bank did not take it, or it was called off: the money is the studio's again. No refund comes back from that.
    pub failed: bool,
}

/// One dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeRecord {
    pub amount: i64,
    pub state: Dispute,
    /// Of a dispute that was won: so much of it came back.
    pub reinstated: i64,
    /// When the provider said so, in seconds: the newest word counts.
    pub at: i64,
}

impl DisputeRecord {
    /// What of two words about one dispute counts: the newer one; of the same second the one further on.
    fn newer(self, other: Self) -> Self {
        let key = |one: &Self| (one.at, one.state, one.amount, one.reinstated);
        if key(&other) > key(&self) { other } else { self }
    }
}

/// What was told of a page's money after it came.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PaymentFacts {
    /// The most that was ever said to have gone back in all. Refunds that nobody named are in here only.
    #[serde(skip_serializing_if = "is_zero")]
    refunded: i64,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    refunds: BTreeMap<String, Refund>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    disputes: BTreeMap<String, DisputeRecord>,
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(number: &i64) -> bool {
    *number == 0
}

/// Kept before disputes had names; there was one at the most.
const UNNAMED: &str = "";

impl PaymentFacts {
    /// With one more. The order of facts, and hearing one twice, make no difference.
    pub fn apply(&mut self, news: &PaymentEvent) {
        match news {
            PaymentEvent::Refunded(minor) => self.refunded = self.refunded.max(*minor),
            PaymentEvent::Refund(id, told) => {
                let known = self.refunds.entry(id.clone()).or_insert(*told);
                *known = Refund { amount: known.amount.max(told.amount), failed: known.failed || told.failed };
            }
            PaymentEvent::Dispute(id, told) => {
                self.disputes.entry(id.clone()).and_modify(|known| *known = known.newer(*told)).or_insert(*told);
                if self.disputes.get(UNNAMED).is_some_and(|known| known.state == Dispute::Open) {
                    self.disputes.remove(UNNAMED);
                }
            }
            PaymentEvent::Processing | PaymentEvent::Paid | PaymentEvent::Failed | PaymentEvent::Expired => {}
        }
    }

    /// What became of `whole` minor units.
    pub fn fate(&self, whole: i64) -> ReversedAmounts {
        let sum = |amounts: &mut dyn Iterator<Item = i64>| amounts.fold(0_i64, |sum, amount| sum.saturating_add(amount.max(0)));
        let failed = sum(&mut self.refunds.values().filter(|refund| refund.failed).map(|refund| refund.amount));
        let named = sum(&mut self.refunds.values().map(|refund| refund.amount));
        let disputes = |state| self.disputes.values().filter(move |dispute| dispute.state == state);
        let refunded = self.refunded.max(named).saturating_sub(failed).clamp(0, whole);
        let left = whole - refunded;
        let taken = |dispute: &DisputeRecord| dispute.amount - dispute.reinstated.clamp(0, dispute.amount.max(0));
        let lost = sum(&mut disputes(Dispute::Lost).map(|dispute| dispute.amount))
            .saturating_add(sum(&mut disputes(Dispute::Won).map(taken)))
            .min(left);
        ReversedAmounts {
            refunded,
            refund_failed: failed.min(left),
            lost,
            disputed: sum(&mut disputes(Dispute::Open).map(|dispute| dispute.amount)).min(left - lost),
            won: sum(&mut disputes(Dispute::Won).map(|dispute| dispute.amount - taken(dispute))).min(whole),
        }
    }
}

/// What became of money that came, in minor units. `refunded`, `lost` and `disputed` are parts of it that do not overlap; the rest stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReversedAmounts {
    pub refunded: i64,
    /// Sent back, and returned to the studio.
    pub refund_failed: i64,
    /// The payer's bank asks for it, and nothing is decided.
    pub disputed: i64,
    /// The payer's bank took it for good.
    pub lost: i64,
    /// It was disputed, and stays.
    pub won: i64,
}

impl ReversedAmounts {
    /// Shared among installments that were paid together (B4), as [`spread_refund`] does it.
    pub fn spread(self, paid: &[i64]) -> Vec<Self> {
        let less = |paid: &[i64], taken: &[i64]| paid.iter().zip(taken).map(|(paid, taken)| paid - taken).collect::<Vec<_>>();
        let refunded = spread_refund(self.refunded, paid);
        let left = less(paid, &refunded);
        let refund_failed = spread_refund(self.refund_failed, &left);
        let lost = spread_refund(self.lost, &left);
        let disputed = spread_refund(self.disputed, &less(&left, &lost));
        let won = spread_refund(self.won, paid);
        let parts = refunded.into_iter().zip(refund_failed).zip(disputed.into_iter().zip(lost)).zip(won);
        let fate = |(((refunded, refund_failed), (disputed, lost)), won)| Self { refunded, refund_failed, disputed, lost, won };
        parts.map(fate).collect()
    }
}

/// Where one payment of a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentStanding {
    stage: Stage,
    /// What was asked, in minor units.
    amount: i64,
    fate: ReversedAmounts,
}

impl PaymentStanding {
    /// From what is kept of it.
    pub fn kept(state: PaymentState, fate: ReversedAmounts, amount: i64) -> Self {
        let stage = match state {
            PaymentState::Open => Stage::Open,
            PaymentState::Processing => Stage::Processing,
            PaymentState::Failed => Stage::Failed,
            PaymentState::Expired => Stage::Expired,
            PaymentState::Paid | PaymentState::Refunded | PaymentState::Disputed => Stage::Paid,
        };
        Self { stage, amount, fate }
    }

    /// After this news, with this payment's share of what became of the page's money.
    #[must_use]
    pub fn after(self, news: &PaymentEvent, fate: ReversedAmounts) -> Self {
        // A stage is never left for an earlier one: a page that ran out cannot be open again.
        Self { stage: self.stage.max(news.stage()), fate, ..self }
    }

    pub fn state(self) -> PaymentState {
        match self.stage {
            Stage::Open => PaymentState::Open,
            Stage::Processing => PaymentState::Processing,
            Stage::Failed => PaymentState::Failed,
            Stage::Expired => PaymentState::Expired,
            Stage::Paid if self.fate.refunded >= self.amount => PaymentState::Refunded,
            // What the bank took in part is like what was refunded in part: the rest is paid.
            Stage::Paid if self.fate.disputed > 0 || (self.fate.lost > 0 && self.fate.lost + self.fate.refunded >= self.amount) => {
                PaymentState::Disputed
            }
            Stage::Paid => PaymentState::Paid,
        }
    }

    pub fn dispute(self) -> Option<Dispute> {
        match self.fate {
            ReversedAmounts { disputed: 1.., .. } => Some(Dispute::Open),
            ReversedAmounts { lost: 1.., .. } => Some(Dispute::Lost),
            ReversedAmounts { won: 1.., .. } => Some(Dispute::Won),
            _ => None,
        }
    }

    pub fn fate(self) -> ReversedAmounts {
        self.fate
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
mod tests;
