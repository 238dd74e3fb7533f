//! Answers by mail (B2). A letter about a message says where its answer goes: an address that names the message and carries our signature
//! (`web::reply_address`). Nothing else in a mail says who somebody is: people answer from other addresses, and anybody can write any
//! name into a mail. What is proven becomes a message of the contact who was written to, and the studio is told.
//!
//! Whatever is refused goes back to its sender with a reason. What a machine sent is dropped without a word, so that no two machines
//! write to each other for ever (RFC 3834).

mod entities;
mod html;
mod letter;
mod quote;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    FileId, MessageId, OutboxId, ProjectId,
    time::{DAY, HOUR},
};
use ports::{Body, Stored};
use web::{Change, Failure, Outgoing, Studio, Subject, System, Words};

use self::letter::{Attached, Letter};
use super::{Inbound, Received};
use crate::mail::{self, Recipient, Says};

/// The same for an address nobody gave out and for a message that is gone: neither tells a stranger anything.
const UNKNOWN: Inbound =
    Inbound::Refused("This address takes answers to a letter only. Please answer the letter, or write to the sender directly.");
const CLOSED: Inbound =
    Inbound::Refused("Your access to this portal is closed, so your answer was not delivered. Please write to the sender directly.");
const MANY: Inbound = Inbound::Refused("Too many answers came within an hour. Please send this one again later.");
const UNREADABLE: Inbound = Inbound::Refused("Your mail could not be read. Please answer in your portal.");

/// Takes in one mail. Sent again, because our answer got lost, it is known by its Message-ID.
///
/// # Errors
/// When something of ours is out of reach: nothing was taken in, and the sender's server tries again.
pub async fn take(system: &System, mail: &Received<'_>) -> Result<Inbound, Failure> {
    // A bounce has no sender (RFC 5321 §4.5.5).
    if matches!(mail.from.trim(), "" | "<>") {
        return Ok(Inbound::Dropped("bounce"));
    }
    let Some(claim) = system.answered(mail.to) else { return Ok(UNKNOWN) };
    let Some(head) = letter::head(mail.raw) else { return Ok(UNREADABLE) };
    if head.automatic {
        return Ok(Inbound::Dropped("automatic"));
    }
    let since = system.now().minus(HOUR);
    let facts = sql::ANSWERED.with([(&claim.message).into(), head.id.as_str().into(), since.into()]);
    let [facts, studio] = system.read([facts, sql::STUDIO.with([(&claim.message).into()])]).await?;
    let (Some(facts), Some(studio)) = (facts.first::<sql::Answered>()?, studio.first::<Studio>()?) else { return Ok(UNKNOWN) };
    if !system.gave_out(&claim, &facts.studio_id) {
        return Ok(UNKNOWN);
    }
    if facts.known != 0 {
        return Ok(Inbound::Dropped("known"));
    }
    if facts.closed != 0 {
        return Ok(CLOSED);
    }
    if facts.lately >= rules::MOST_AN_HOUR {
        return Ok(MANY);
    }
    // Only now, proven: the whole mail.
    match letter::read(mail.raw) {
        Some(letter) => keep(system, &claim.message, (&facts, &studio), &head.id, letter).await,
        None => Ok(UNREADABLE),
    }
}

async fn keep(
    system: &System,
    answered: &MessageId,
    (facts, studio): (&sql::Answered, &Studio),
    mail_id: &str,
    mut letter: Letter,
) -> Result<Inbound, Failure> {
    let files = store(system, facts, &mut letter).await?;
    let Some(taken) = rules::take(&letter, &facts.email, &facts.subject, Words { language: facts.language }) else {
        return Ok(Inbound::Dropped("empty"));
    };
    let change = message(system, answered, facts, &taken, mail_id, &files);
    let change = match notice(system, studio, facts, &taken)? {
        Some(notice) => change.mail(notice),
        None => change,
    };
    match system.commit(&facts.studio_id, change).await {
        Ok(_) => Ok(Inbound::Taken),
        // The same mail at the same moment. What was stored for this one is swept.
        Err(Failure::Taken(what)) if what.starts_with("messages.") => Ok(Inbound::Dropped("known")),
        Err(Failure::Conflict(_)) => Ok(CLOSED),
        Err(failure) => Err(failure),
    }
}

/// A file whose bytes are stored, but that nobody sees yet.
struct Kept {
    id: FileId,
    stored: Stored,
}

/// Stores the files of the letter: their rows first, then their bytes, as every upload. Without a project there is no place for them.
async fn store(system: &System, facts: &sql::Answered, letter: &mut Letter) -> Result<Vec<Kept>, Failure> {
    if letter.files.is_empty() {
        return Ok(Vec::new());
    }
    let Some(project) = &facts.files_project else {
        letter.refused.extend(letter.files.drain(..).map(|file| file.name.to_string()));
        return Ok(Vec::new());
    };
    let (now, mut rows, mut kept) = (system.now(), Change::new(), Vec::new());
    let keys: Vec<_> = letter.files.iter().map(|file| (system.fresh(FileId::from_bytes), key(system, facts), file)).collect();
    for (id, key, file) in &keys {
        rows = rows.write(row(facts, project, id, key, file, now));
    }
    system.commit(&facts.studio_id, rows).await?;
    for (id, key, file) in keys {
        let body = Body::Bytes(file.bytes.clone().into());
        kept.push(Kept { id, stored: system.files().put(&key, body, file.kind.media_type()).await? });
    }
    Ok(kept)
}

/// Another random number than the id: whoever knows a file's address knows nothing of the store.
fn key(system: &System, facts: &sql::Answered) -> String {
    format!("files/{}/{}", facts.studio_id, system.fresh(FileId::from_bytes))
}

fn row(facts: &sql::Answered, project: &ProjectId, id: &FileId, key: &str, file: &Attached, now: domain::Timestamp) -> ports::Query {
    sql::FILE.with([
        id.into(),
        project.into(),
        (&file.name).into(),
        file.kind.media_type().into(),
        (file.bytes.len() as u64).into(),
        key.into(),
        (&facts.contact_id).into(),
        now.into(),
        now.plus(DAY).into(),
    ])
}

/// Everything that makes the answer visible, at once.
fn message(system: &System, answered: &MessageId, facts: &sql::Answered, taken: &rules::Taken, mail_id: &str, files: &[Kept]) -> Change {
    let id = system.fresh(MessageId::from_bytes);
    let contact = || (&facts.contact_id).into();
    let mut change = Change::new().expect(sql::NOT_CLOSED.with([contact()])).write(sql::MESSAGE.with([
        (&id).into(),
        facts.project_id.as_ref().into(),
        contact(),
        taken.subject.as_str().into(),
        taken.body.as_str().into(),
        system.now().into(),
        mail_id.into(),
    ]));
    for file in files {
        let of = || (&file.id).into();
        change = change
            .write(sql::FILE_READY.with([of(), file.stored.size.into(), file.stored.etag.as_str().into()]))
            .write(sql::FILE_FOR.with([of(), contact()]))
            .write(sql::FILE_OF_MESSAGE.with([(&id).into(), of()]));
    }
    let detail = serde_json::json!({ "contact": facts.contact_id, "answers": answered, "files": files.len(), "from": taken.from });
    change.audit_with("message.received", Subject::of("message", &id), detail)
}

/// To the studio's own address, or else to its owner. Answering this letter leads nowhere: the answer is written in the dashboard.
fn notice(system: &System, studio: &Studio, facts: &sql::Answered, taken: &rules::Taken) -> Result<Option<Outgoing>, Failure> {
    let Some(to) = studio.reply_to.as_ref().or(facts.owner.as_ref()) else { return Ok(None) };
    let link = &format!("{}/contacts/{}", system.dashboard_origin(), facts.contact_id);
    let recipient = Recipient { name: &studio.name, email: to, contact: None, language: None };
    let line = &format!("{} has answered by e-mail", facts.name);
    let says = Says::Answered { line, note: Some(&taken.excerpt), link };
    let mut notice = mail::letter(&system.letterhead(studio), system.fresh(OutboxId::from_bytes), &recipient, &says)?;
    notice.mail.reply_to = None;
    Ok(Some(notice))
}
