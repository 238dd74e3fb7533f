//! Tells studios what clients uploaded (B7): one letter for what came within a while, not one for each file.

mod sql;
#[cfg(test)]
mod tests;

use domain::{MailId, Placement, Shard, time::MINUTE};
use web::{Change, Failure, Jobs, Studio};

use crate::mail::{MailTemplate, Recipient, letter};

/// The first upload waits so long for others, in milliseconds.
const GATHER: i64 = 15 * MINUTE;
/// So many are named; of the others only how many there are.
const NAMED: usize = 20;

/// # Errors
/// Of the database; what is left is told next time.
pub async fn tell(system: &Jobs, shard: Shard, budget: usize) -> Result<usize, Failure> {
    let [due] = system.read(shard, [sql::DUE.with([system.now().minus(GATHER).into(), budget.into()])]).await?;
    let due: Vec<sql::Due> = due.all()?;
    for sql::Due { studio_id } in &due {
        match studio(system, &Placement { studio: studio_id.clone(), shard }).await {
            // Another cron told it, or a file came this moment.
            Err(Failure::Conflict(_)) => {}
            done => done?,
        }
    }
    Ok(due.len())
}

async fn studio(system: &Jobs, at: &Placement) -> Result<(), Failure> {
    let [head, owner, untold] = system.read_of(at, [sql::STUDIO.with([]), sql::OWNER.with([]), sql::UNTOLD.with([])]).await?;
    let head: Studio = head.first()?.ok_or_else(|| Failure::internal("uploads of no studio"))?;
    let owner = owner.first::<sql::Owner>()?.map(|owner| owner.email);
    let untold: Vec<sql::Untold> = untold.all()?;
    let Some(last) = untold.last().map(|file| file.created_at) else { return Ok(()) };
    // All of that moment, and no more than was read.
    let count = untold.iter().filter(|file| file.created_at <= last).count() as u64;
    let mut change = Change::new()
        .require(sql::STILL_UNTOLD.with([last.into(), count.into()]))
        .write(sql::TOLD.with([last.into(), system.now().into()]));
    let shown: Vec<&sql::Untold> = untold.iter().filter(|file| !*file.private).collect();
    if let (Some(email), false) = (head.reply_to.as_ref().or(owner.as_ref()), shown.is_empty()) {
        let to = Recipient { name: &head.name, email, contact: None, language: None };
        let line = &if shown.len() == 1 { "A client added a file".to_owned() } else { format!("Clients added {} files", shown.len()) };
        let link = &format!("{}/projects", system.dashboard_origin());
        let says = MailTemplate::Answered { line, note: Some(&list(&shown)), link };
        change = change.mail(letter(&system.letterhead(&head), system.fresh(MailId::from_bytes), &to, &says)?);
    }
    system.commit(at, change).await.map(drop)
}

fn list(files: &[&sql::Untold]) -> String {
    let line = |file: &&sql::Untold| format!("{} – {}, {}", file.name, file.by.as_deref().unwrap_or("somebody"), file.project);
    let mut lines: Vec<String> = files.iter().take(NAMED).map(line).collect();
    if let Some(more) = files.len().checked_sub(NAMED).filter(|more| *more > 0) {
        lines.push(format!("and {more} more"));
    }
    lines.join("\n")
}
