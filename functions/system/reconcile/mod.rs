//! Finds what a lost webhook missed (D2): asks the provider about every payment that is waiting and has been silent for a while, and takes
//! the answer as if it had been told. A page that ran out frees its installment.

mod sql;
#[cfg(test)]
mod tests;

use domain::{
    Timestamp,
    payment::News,
    time::{HOUR, MINUTE},
};
use ports::PaymentsError;
use web::{Change, Failure, System};

use super::settle::{self, Told, Verdict};

/// Webhooks come within seconds; after this long, ask.
const SILENCE: i64 = 10 * MINUTE;
/// In one run: each costs a call to the provider and one to the database, and a run may make fifty on the smallest plan.
const MOST: i64 = 20;

/// Returns how many payments moved on.
///
/// # Errors
/// When the database is out of reach.
pub async fn reconcile(system: &System) -> Result<usize, Failure> {
    let now = system.now();
    let [silent] = system.read([sql::SILENT.with([now.minus(SILENCE).into(), MOST.into()])]).await?;
    let mut moved = 0;
    for payment in silent.all::<sql::Silent>()? {
        let Some(told) = ask(system, &payment, now).await else { continue };
        moved += usize::from(take(system, &payment, told, now).await?);
    }
    Ok(moved)
}

/// What there is to be told of it; `None` when nobody can say now.
async fn ask(system: &System, payment: &sql::Silent, now: Timestamp) -> Option<Told> {
    let kept = &payment.kept;
    let (Some(account), Some(checkout)) = (&kept.account, &kept.checkout_id) else {
        // Reserved, but its page was never shown to anybody: once its time is over, nobody can have paid on it. An hour's grace for a
        // request that is still under way.
        let over = payment.expires_at.is_none_or(|end| end.plus(HOUR) <= now);
        return Some(if over { Told { news: Some(News::Expired), ..Told::default() } } else { Told::default() });
    };
    match system.look(account, checkout).await {
        Ok(page) => Some(page.into()),
        Err(PaymentsError::Later(_)) => None,
        Err(PaymentsError::Refused(why)) => {
            system.log(&format!("reconcile payment={}: {why}", kept.id));
            Some(Told::default())
        }
    }
}

async fn take(system: &System, payment: &sql::Silent, told: Told, now: Timestamp) -> Result<bool, Failure> {
    let kept = &payment.kept;
    let looked = Change::new().write(sql::LOOKED.with([(&kept.id).into(), now.into()]));
    let (change, moves) = match settle::decide(kept, &told, now) {
        Verdict::Nothing => (looked, false),
        Verdict::Move(change) => (change, true),
        // Said once; the payment stays where it is, and people were told.
        Verdict::Odd(..) if kept.failure.is_some() => (looked, false),
        Verdict::Odd(change, why) => {
            system.log(&format!("reconcile payment={}: {why}", kept.id));
            (change, false)
        }
    };
    match system.commit(&kept.studio_id, change).await {
        Ok(_) => Ok(moves),
        // Its webhook came just now.
        Err(Failure::Conflict(_)) => Ok(false),
        Err(failure) => Err(failure),
    }
}
