//! Takes away the bytes of files that were never finished, were refused, or were taken back. Every such file has a time in `remove_at`
//! from the moment its row is written, so whatever was killed half-way is found here; and this, killed half-way, begins again. So it is
//! with studios' logos, and with mails as they came in, which are kept for a while.

mod sql;
#[cfg(test)]
mod tests;

use domain::{Event, Placement, Shard, StudioId};
use web::{Change, Failure, Jobs};

/// # Errors
/// Of the database or the store; what is left is done next time.
pub async fn sweep(system: &Jobs, shard: Shard, budget: usize) -> Result<usize, Failure> {
    let now = system.now();
    let due = || [now.into(), budget.into()];
    let asked = [sql::DUE.with(due()), sql::LOGOS_DUE.with(due()), sql::ORIGINALS_DUE.with(due())];
    let [due, logos, originals] = system.read(shard, asked).await?;
    let (due, mut logos, mut originals): (Vec<sql::Due>, Vec<sql::LogoDue>, Vec<sql::OriginalDue>) =
        (due.all()?, logos.all()?, originals.all()?);
    // The budget is for all three together; what does not fit is done next time.
    logos.truncate(budget.saturating_sub(due.len()));
    originals.truncate(budget.saturating_sub(due.len() + logos.len()));
    let at = |studio: &StudioId| Placement { studio: studio.clone(), shard };
    let count = due.len() + logos.len() + originals.len();
    for file in due {
        let claim = Change::new().write(sql::CLAIM.with([(&file.id).into(), now.into()]));
        let claimed = system.commit(&at(&file.studio_id), claim).await?;
        if claimed.first().is_none_or(|outcome| !outcome.rows.contains("id")) {
            continue;
        }
        if let Some(upload) = &file.store_upload {
            system.files().abort(&file.object_key, upload).await?;
        }
        system.files().delete(&file.object_key).await?;
        let done = Change::new()
            .write(sql::FORGET_PARTS.with([(&file.id).into()]))
            .write(sql::FORGET_UPLOAD.with([(&file.id).into()]))
            .write(sql::REMOVED.with([(&file.id).into()]))
            .record(Event::FilePurged { file: file.id.clone() });
        system.commit(&at(&file.studio_id), done).await?;
    }
    for logo in logos {
        let key = || logo.object_key.as_str().into();
        let claimed = system.commit(&at(&logo.studio_id), Change::new().write(sql::CLAIM_LOGO.with([key(), now.into()]))).await?;
        if claimed.first().is_none_or(|outcome| !outcome.rows.contains("object_key")) {
            continue;
        }
        system.files().delete(&logo.object_key).await?;
        let done = Change::new().write(sql::FORGET_LOGO.with([key()])).record(Event::LogoPurged { studio: logo.studio_id.clone() });
        system.commit(&at(&logo.studio_id), done).await?;
    }
    for original in originals {
        let key = || original.object_key.as_str().into();
        let claimed = system.commit(&at(&original.studio_id), Change::new().write(sql::CLAIM_ORIGINAL.with([key(), now.into()]))).await?;
        if claimed.first().is_none_or(|outcome| !outcome.rows.contains("object_key")) {
            continue;
        }
        system.files().delete(&original.object_key).await?;
        let done = Change::new().write(sql::FORGET_ORIGINAL.with([key()]));
        let done = match &original.message_id {
            Some(message) => done.record(Event::MessageOriginalPurged { message: message.clone() }),
            None => done,
        };
        system.commit(&at(&original.studio_id), done).await?;
    }
    Ok(count)
}
