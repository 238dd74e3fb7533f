//! Answers by mail (B2). A letter about a message says where its answer goes: an address that names the message and carries our signature
//! (`web::reply_address`). Nothing else in a mail says who somebody is: people answer from other addresses, and anybody can write any
//! name into a mail. What is proven becomes a message of the contact who was written to, and the studio is told.
//!
//! Whatever is refused goes back to its sender with a reason. What a machine sent is dropped without a word, so that no two machines
//! write to each other for ever (RFC 3834). What is taken is kept whole: what somebody wrote as the message, what was trimmed of it beside
//! that, and for a while the mail as it came, sealed.

mod bounce;
mod entities;
mod html;
mod letter;
mod quote;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    Event, FileId, MailId, MessageId, Placement, ProjectId, Shard,
    event::MessageChannel,
    time::{DAY, HOUR},
};
use ports::{Body, Constraint, Mail, StoredObject};
use web::{Change, Failure, Jobs, Outgoing, Studio, Translations};

use self::{
    letter::{Attached, Head, Letter},
    quote::Sent,
};
use super::{Inbound, Received};
use crate::mail::{self, MailTemplate, Recipient};

/// The same for an address nobody gave out and for a message that is gone: neither tells a stranger anything.
const UNKNOWN: Inbound =
    Inbound::Refused("This address only accepts replies to an email. Reply to that email, or write to the sender directly.");
const CLOSED: Inbound =
    Inbound::Refused("Your access to this portal is closed, so your reply wasn’t delivered. Please write to the sender directly.");
const MANY: Inbound = Inbound::Refused("Too many replies in one hour. Please send this one again later.");
const EMPTY: Inbound = Inbound::Refused("Your email is empty. Please write your reply and send it again.");
const UNREADABLE: Inbound = Inbound::Refused("Your email couldn’t be read. Please reply in your portal.");

/// The mail as it came can be downloaded so long.
const ORIGINAL_KEPT: i64 = 90 * DAY;

/// Takes in one mail. Sent again, because our answer got lost, it is known by what it says.
///
/// # Errors
/// When something of ours is out of reach: nothing was taken in, and the sender's server tries again.
pub async fn take(system: &Jobs, mail: &Received<'_>) -> Result<Inbound, Failure> {
    // A bounce has no sender (RFC 5321 §4.5.5).
    if matches!(mail.from.trim(), "" | "<>") {
        return bounce::take(system, mail.raw).await;
    }
    let Some(claim) = system.answered(mail.to) else { return Ok(UNKNOWN) };
    let Some(head) = letter::head(mail.raw) else { return Ok(UNREADABLE) };
    if head.automatic {
        return Ok(Inbound::Dropped("automatic"));
    }
    let since = system.now().minus(HOUR);
    let facts = sql::ANSWERED.with([head.fingerprint.as_str().into(), since.into()]);
    let found = match system.read_message(&claim, [facts, sql::STUDIO.with([])]).await? {
        Some((shard, [facts, studio])) => facts.first::<sql::Answered>()?.zip(studio.first::<Studio>()?).map(|found| (shard, found)),
        None => None,
    };
    let Some((shard, (facts, studio))) = found.filter(|(_, (facts, _))| system.gave_out(&claim, &facts.studio_id)) else {
        system.forged(mail.from).await;
        return Ok(UNKNOWN);
    };
    if *facts.known {
        return Ok(Inbound::Dropped("known"));
    }
    if *facts.closed {
        return Ok(CLOSED);
    }
    if facts.lately >= rules::MOST_AN_HOUR {
        return Ok(MANY);
    }
    // Only now, proven: the whole mail.
    let answered = answered(system, &studio, &facts)?;
    let sent = Sent::new(&[&answered.text, &web_text(&answered.html), &facts.body]);
    match letter::read(mail.raw, &sent) {
        Some(letter) => keep(system, (&claim.message, shard), (&facts, &studio), (&head, mail.raw, &answered.subject), letter).await,
        None => Ok(UNREADABLE),
    }
}

/// The letter that is answered, written once more: a quote of it is known by its words.
fn answered(system: &Jobs, studio: &Studio, facts: &sql::Answered) -> Result<Mail, Failure> {
    let head = &system.letterhead(studio);
    let to = Recipient { name: &facts.name, email: &facts.email, contact: Some(&facts.contact_id), language: Some(facts.language) };
    let says = MailTemplate::Message { text: &facts.body, link: Some(&head.origin) };
    Ok(mail::letter(head, system.fresh(MailId::from_bytes), &to, &says)?.mail)
}

fn web_text(html: &str) -> String {
    let text = html::text(html);
    format!("{} {}", text.above, text.quoted)
}

async fn keep(
    system: &Jobs,
    (answered, shard): (&MessageId, Shard),
    (facts, studio): (&sql::Answered, &Studio),
    (head, raw, subject): (&Head, &[u8], &str),
    mut letter: Letter,
) -> Result<Inbound, Failure> {
    // Without a project there is no place for files.
    if facts.files_project.is_none() {
        letter.refused.extend(letter.files.drain(..).map(|file| file.called.unwrap_or(file.name).to_string()));
    }
    let Some(taken) = rules::take(&letter, &facts.email, subject, Translations { language: facts.language }) else {
        return Ok(EMPTY);
    };
    let at = &Placement { studio: facts.studio_id.clone(), shard };
    let kept = store(system, (facts, at), raw, &letter).await?;
    let change = message(system, answered, facts, &taken, head, &kept);
    let change = match notice(system, studio, facts, &taken)? {
        Some(notice) => change.mail(notice),
        None => change,
    };
    match system.commit(at, change).await {
        Ok(_) => Ok(Inbound::Taken),
        // The same mail at the same moment. What was stored for this one is swept.
        Err(Failure::UniqueViolation(Constraint::Message)) => Ok(Inbound::Dropped("known")),
        Err(Failure::Conflict(_)) => Ok(CLOSED),
        Err(failure) => Err(failure),
    }
}

/// What is stored, but nobody sees yet.
struct Kept {
    /// Where the mail as it came is.
    original: String,
    files: Vec<(FileId, StoredObject)>,
}

/// Stores the mail and the files that came with it: their rows first, then their bytes, as every upload.
async fn store(system: &Jobs, (facts, at): (&sql::Answered, &Placement), raw: &[u8], letter: &Letter) -> Result<Kept, Failure> {
    let (now, original) = (system.now(), format!("mails/{}/{}", facts.studio_id, system.fresh(FileId::from_bytes)));
    let sealed = system.seal_original(&facts.studio_id, &original, raw)?;
    let size = sealed.len() as u64;
    let mut rows = Change::new().write(sql::ORIGINAL.with([original.as_str().into(), size.into(), now.into(), now.plus(DAY).into()]));
    let keys: Vec<_> = letter.files.iter().map(|file| (system.fresh(FileId::from_bytes), key(system, facts), file)).collect();
    for (id, key, file) in &keys {
        if let Some(project) = &facts.files_project {
            rows = rows.write(row(facts, project, id, key, file, now));
        }
    }
    system.commit(at, rows).await?;
    system.files().put(&original, Body::Bytes(sealed.into()), "application/octet-stream").await?;
    let mut files = Vec::new();
    for (id, key, file) in keys {
        let body = Body::Bytes(file.bytes.clone().into());
        files.push((id, system.files().put(&key, body, file.kind.media_type()).await?));
    }
    Ok(Kept { original, files })
}

/// Another random number than the id: whoever knows a file's address knows nothing of the store.
fn key(system: &Jobs, facts: &sql::Answered) -> String {
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
fn message(system: &Jobs, answered: &MessageId, facts: &sql::Answered, taken: &rules::Taken, head: &Head, kept: &Kept) -> Change {
    let id = system.fresh(MessageId::from_bytes);
    let contact = || (&facts.contact_id).into();
    let until = system.now().plus(ORIGINAL_KEPT);
    let mut change = Change::new()
        .require(sql::NOT_CLOSED.with([contact()]))
        .write(sql::MESSAGE.with([
            (&id).into(),
            facts.project_id.as_ref().into(),
            contact(),
            taken.subject.as_str().into(),
            taken.body.as_str().into(),
            system.now().into(),
            head.id.as_deref().into(),
            head.fingerprint.as_str().into(),
            taken.trimmed.as_str().into(),
            until.into(),
        ]))
        .write(sql::ORIGINAL_OF.with([kept.original.as_str().into(), (&id).into(), until.into()]));
    for (file, stored) in &kept.files {
        let of = || file.into();
        change = change
            .write(sql::FILE_READY.with([of(), stored.size.into(), stored.etag.as_str().into()]))
            .write(sql::FILE_FOR.with([of(), contact()]))
            .write(sql::FILE_OF_MESSAGE.with([(&id).into(), of()]));
    }
    change.record(Event::MessageReceived {
        message: id,
        contact: facts.contact_id.clone(),
        project: facts.project_id.clone(),
        files: kept.files.len() as u64,
        channel: MessageChannel::Email,
        answers: Some(answered.clone()),
        from: taken.from.clone(),
    })
}

/// To the studio's own address, or else to its owner. Answering this letter leads nowhere: the answer is written in the dashboard.
fn notice(system: &Jobs, studio: &Studio, facts: &sql::Answered, taken: &rules::Taken) -> Result<Option<Outgoing>, Failure> {
    let Some(to) = studio.reply_to.as_ref().or(facts.owner.as_ref()) else { return Ok(None) };
    let link = &format!("{}/contacts/{}", system.dashboard_origin(), facts.contact_id);
    let recipient = Recipient { name: &studio.name, email: to, contact: None, language: None };
    let line = &format!("{} replied by email", facts.name);
    let says = MailTemplate::Answered { line, note: Some(&taken.excerpt), link };
    let mut notice = mail::letter(&system.letterhead(studio), system.fresh(MailId::from_bytes), &recipient, &says)?;
    notice.mail.reply_to = None;
    Ok(Some(notice))
}
