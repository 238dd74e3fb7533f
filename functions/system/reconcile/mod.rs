//! Finds what a lost webhook missed (D2): asks the provider about every payment that is waiting and has been silent for a while, and takes
//! the answer as if it had been told. A page that ran out frees its installment.

mod sql;
#[cfg(test)]
mod tests;

use domain::{
    MailId, Placement, Shard, Timestamp,
    payment::{PaymentEvent, PaymentFailure, PaymentState},
    time::{HOUR, MINUTE},
};
use ports::PaymentsError;
use web::{Change, Failure, Jobs};

use crate::payments::{self, ProviderReport, ReportOutcome};

/// Webhooks come within seconds; after this long, ask.
const SILENCE: i64 = 10 * MINUTE;

/// Returns how many pages moved on. Each costs a call to the provider and two to the database.
///
/// # Errors
/// When the database is out of reach.
pub async fn reconcile(system: &Jobs, shard: Shard, budget: usize) -> Result<usize, Failure> {
    let now = system.now();
    let [silent] = system.read(shard, [sql::SILENT.with([now.minus(SILENCE).into(), budget.into()])]).await?;
    let mut moved = 0;
    for page in silent.all::<sql::Silent>()? {
        let Some(told) = ask(system, &page, now).await else { continue };
        moved += usize::from(take(system, (&page, shard), told, now).await?);
    }
    Ok(moved)
}

/// What there is to be told of it; `None` when nobody can say now.
async fn ask(system: &Jobs, page: &sql::Silent, now: Timestamp) -> Option<ProviderReport> {
    let (Some(account), Some(checkout)) = (&page.account, &page.checkout_id) else {
        // Reserved, but its page was never shown to anybody: once its time is over, nobody can have paid on it. An hour's grace for a
        // request that is still under way.
        let over = page.expires_at.is_none_or(|end| end.plus(HOUR) <= now);
        return Some(if over {
            ProviderReport { event: Some(PaymentEvent::Expired), ..ProviderReport::default() }
        } else {
            ProviderReport::default()
        });
    };
    match system.look(account, checkout).await {
        Ok(page) => Some(page.into()),
        Err(PaymentsError::Retryable(_)) => None,
        Err(PaymentsError::Refused(why)) => {
            system.log(&format!("reconcile payment={}: {why}", page.id));
            Some(ProviderReport::default())
        }
    }
}

async fn take(system: &Jobs, (page, shard): (&sql::Silent, Shard), told: ProviderReport, now: Timestamp) -> Result<bool, Failure> {
    let at = &Placement { studio: page.studio_id.clone(), shard };
    let looked = Change::new().write(sql::LOOKED.with([(&page.id).into(), now.into()]));
    // Most have nothing new, and then the rest of it need not be read.
    let same = told.event.is_none() || told.event == Some(PaymentEvent::Processing) && page.state == PaymentState::Processing;
    let (change, moves) = if same { (looked, false) } else { settled(system, (page, at), &told, looked, now).await? };
    match system.commit(at, change).await {
        Ok(_) => Ok(moves),
        // Its webhook came just now.
        Err(Failure::Conflict(_)) => Ok(false),
        Err(failure) => Err(failure),
    }
}

async fn settled(
    system: &Jobs,
    (page, at): (&sql::Silent, &Placement),
    told: &ProviderReport,
    looked: Change,
    now: Timestamp,
) -> Result<(Change, bool), Failure> {
    let payments = payments::sql::CHECKOUT_GROUP.with([(&page.id).into()]);
    let [studio, payments] = system.read_of(at, [payments::sql::STUDIO.with([]), payments]).await?;
    let (studio, payments) =
        (studio.first::<payments::sql::NotifiedStudio>()?.ok_or(Failure::NotFound)?, payments.all::<payments::PaymentRecord>()?);
    Ok(match payments::decide(&payments, told, now) {
        ReportOutcome::Nothing => (looked, false),
        ReportOutcome::Move(moved) => (moved.with_letters(desk(system, studio), &payments)?, true),
        // Said once; the payment stays where it is, and people were told.
        ReportOutcome::Odd(..) if payments.iter().any(|kept| kept.failure == Some(PaymentFailure::Mismatch)) => (looked, false),
        ReportOutcome::Odd(change, why) => {
            system.log(&format!("reconcile payment={}: {why}", page.id));
            (change, false)
        }
    })
}

/// For the letters of a page's news.
pub(super) fn desk(system: &Jobs, payments::sql::NotifiedStudio { studio, inbox }: payments::sql::NotifiedStudio) -> payments::MailContext {
    payments::MailContext {
        head: system.letterhead(&studio),
        dashboard: system.dashboard_origin(),
        inbox,
        letters: [system.fresh(MailId::from_bytes), system.fresh(MailId::from_bytes)],
    }
}
