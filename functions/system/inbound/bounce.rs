//! A report that one of our letters could not be delivered (RFC 3464). It names the letter by its Message-ID, which only we and who got it
//! know; the studio gets word, once.

use domain::{Event, MailId, Placement, Shard};
use web::{Change, Failure, Jobs};

use super::{Inbound, sql};
use crate::{
    mail::studio::{NotificationTopic, StudioNotification},
    payments,
};

/// # Errors
/// When the database is out of reach: the report should come again.
pub async fn take(system: &Jobs, raw: &[u8]) -> Result<Inbound, Failure> {
    const DROPPED: Result<Inbound, Failure> = Ok(Inbound::Dropped("bounce"));
    let Some((id, shard)) = undelivered(&String::from_utf8_lossy(raw)) else { return DROPPED };
    let Some((shard, [found])) = system.read_letter(&id, shard, [sql::LETTER.with([])]).await? else { return DROPPED };
    let Some(letter) = found.first::<sql::Undelivered>()? else { return DROPPED };
    let at = &Placement { studio: letter.studio_id.clone(), shard };
    let [studio] = system.read_of(at, [payments::sql::STUDIO.with([])]).await?;
    let Some(payments::sql::NotifiedStudio { studio, inbox }) = studio.first()? else { return DROPPED };
    let word = StudioNotification {
        topic: NotificationTopic::Bounce,
        line: format!("An email to {} could not be delivered", letter.name),
        note: format!("To: {}\nSubject: {}\nThe address refused it after it was sent.", letter.recipient, letter.subject),
        path: format!("/contacts/{}", letter.contact_id),
    };
    let change = Change::new()
        .require(sql::STILL_SENT.with([(&id).into()]))
        .write(sql::BOUNCED.with([(&id).into()]))
        .record(Event::MailBounced { mail: id.clone() });
    let letter_id = system.fresh(MailId::from_bytes);
    let change = inbox.told(change, &system.letterhead(&studio), letter_id, &word, &system.dashboard_origin())?;
    match system.commit(at, change).await {
        Ok(_) => Ok(Inbound::Taken),
        Err(Failure::Conflict(_)) => Ok(Inbound::Dropped("known")),
        Err(failure) => Err(failure),
    }
}

/// Which of our letters will never arrive, and the shard that it names, which older ones lack. A delay is no failure.
fn undelivered(report: &str) -> Option<(MailId, Option<Shard>)> {
    let lines = || report.lines().map(str::trim);
    let says = |line: &str, name: &str, value: &str| {
        line.split_once(':').is_some_and(|(is, said)| is.eq_ignore_ascii_case(name) && said.trim().to_ascii_lowercase().starts_with(value))
    };
    if !lines().any(|line| says(line, "Action", "failed") || says(line, "Status", "5.")) {
        return None;
    }
    let names = |line: &str| {
        let (name, value) = line.split_once(':')?;
        let id = value.trim().strip_prefix('<')?.split_once('@')?.0;
        let (id, shard) = match id.split_once('.') {
            Some((id, code)) => (id, Some(Shard::of_code(code)?)),
            None => (id, None),
        };
        if name.eq_ignore_ascii_case("Message-ID") { Some((id.parse().ok()?, shard)) } else { None }
    };
    lines().find_map(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_the_letter_that_failed() {
        let id = MailId::from_bytes([7; 16]);
        let report = |action: &str, sent: &str| {
            format!(
                "Message-ID: <theirs@mx.example>\r\n\r\n--b\r\nFinal-Recipient: rfc822; a@b.example\r\n{action}\r\n\r\n--b\r\nMessage-Id: <{sent}@portico.example>\r\n"
            )
        };
        let (sent, shard) = (format!("{id}.ac"), Shard::try_from(2).ok());
        assert_eq!(undelivered(&report("Action: failed", &sent)), Some((id.clone(), shard)));
        assert_eq!(undelivered(&report("Status: 5.1.1", &sent)), Some((id.clone(), shard)));
        assert_eq!(undelivered(&report("Status: 5.1.1", id.as_str())), Some((id.clone(), None)), "from before there were shards");
        assert_eq!(undelivered(&report("Action: delayed\r\nStatus: 4.4.7", &sent)), None);
        assert_eq!(undelivered("Action: failed\r\nMessage-ID: <theirs@mx.example>"), None);
        assert_eq!(undelivered(""), None);
    }
}
