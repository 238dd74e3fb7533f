//! Open a contact's way into the portal, close it, close it for good (C1–C3, C9). Closing raises the account's epoch, so that the next
//! request of every open session is refused, downloads included. Nothing they were sent is lost.

pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ContactId, OutboxId, PortalAccess};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{At, Change, DashboardShell, Failure, Fields, Person, Reply, Sent, Staff, Subject, local_path};

use self::rules::Closing;
use crate::{
    mail::{Recipient, Says, letter},
    studio::{invitation, lists},
};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// For a page: local path to go back to.
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "studio/access/refused.html")]
struct RefusedPage {
    shell: DashboardShell,
    errors: Fields,
    id: String,
    name: String,
}

/// What went out with an activation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActivationMail {
    /// With a link to choose a password.
    Invite,
    /// They have a password already: a word that the portal is open.
    Notice,
    /// Nothing changed, so nothing was sent.
    None,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub contact: ContactId,
    pub access: PortalAccess,
    pub mail: ActivationMail,
}

/// `POST /contacts/{contact}/activate`
pub async fn activate(staff: Staff, At(id): At<ContactId>, Sent(input): Sent<Input>) -> Result<Reply<Output>, Failure> {
    let (viewer, [found]) = staff.read([sql::ACCESS.with([(&id).into()])]).await?;
    let found = found.first::<sql::Access>()?.ok_or(Failure::NotFound)?;
    if found.state == PortalAccess::Active {
        return done(&staff, &id, &input, PortalAccess::Active, ActivationMail::None, "already-active", Change::new()).await;
    }
    let refused = |who: &str| {
        taken(who, found.email.as_str()).again(|errors| RefusedPage {
            shell: staff.shell(&viewer, "Not activated"),
            errors,
            id: id.to_string(),
            name: found.name.to_string(),
        })
    };
    if let Some(other) = &found.taken_by {
        return Err(refused(&format!("{other} has")));
    }
    let head = staff.letterhead(&viewer);
    let change = Change::new()
        .expect(sql::STILL.with([(&id).into(), (&found.email).into(), found.state.into(), found.epoch.into()]))
        .write(sql::ACTIVATE.with([(&id).into(), (&found.email).into(), staff.now().into()]))
        .audit("access.activate", Subject::of("contact", &id));
    let (change, mail) = if found.has_password == 1 {
        let to = Recipient { name: found.name.as_str(), email: &found.email, contact: Some(&id), language: found.language };
        // A link of theirs: it opens the login page with the address filled in (A5).
        let (link, token) = invitation::link(&staff, &head, &id);
        let notice = letter(&head, staff.fresh(OutboxId::from_bytes), &to, &Says::Activated { link: &link })?;
        (change.write(token).mail(notice), ActivationMail::Notice)
    } else {
        let (token, invite) = invitation::invitation(&staff, &head, (&id, &found.name, &found.email, found.language))?;
        (change.write(token).mail(invite), ActivationMail::Invite)
    };
    let reply = done(&staff, &id, &input, PortalAccess::Active, mail, "activated", change).await;
    // Somebody else was activated with this address in the meantime: the index says so.
    reply.map_err(|failure| match failure {
        Failure::Taken(what) if what.contains("portal_access.email") => refused("Another contact has"),
        other => other,
    })
}

fn taken(who: &str, email: &str) -> Failure {
    Failure::conflict(format!(
        "{who} portal access with the same e-mail address, {email}. One address opens the portal for one person: change the address of one of them, or deactivate the other, then activate again."
    ))
}

/// `POST /contacts/{contact}/deactivate`
pub async fn deactivate(staff: Staff, At(id): At<ContactId>, Sent(input): Sent<Input>) -> Result<Reply<Output>, Failure> {
    close(&staff, &id, &input, Closing::Deactivate, "access.deactivate", "deactivated").await
}

/// `POST /contacts/{contact}/disable`
pub async fn disable(staff: Staff, At(id): At<ContactId>, Sent(input): Sent<Input>) -> Result<Reply<Output>, Failure> {
    close(&staff, &id, &input, Closing::Disable, "access.disable", "disabled").await
}

async fn close(
    staff: &Staff,
    id: &ContactId,
    input: &Input,
    closing: Closing,
    action: &'static str,
    notice: &str,
) -> Result<Reply<Output>, Failure> {
    let (_, [found]) = staff.read([sql::ACCESS.with([id.into()])]).await?;
    let found = found.first::<sql::Access>()?.ok_or(Failure::NotFound)?;
    let state = rules::state(closing, found.state);
    let mut change = Change::new();
    if state != found.state {
        change = change
            .expect(sql::STILL.with([id.into(), (&found.email).into(), found.state.into(), found.epoch.into()]))
            .write(sql::CLOSE.with([id.into(), state.into()]))
            .write(sql::MAIL_STAYS.with([id.into()]))
            .audit(action, Subject::of("contact", id));
    }
    done(staff, id, input, state, ActivationMail::None, notice, change).await
}

async fn done(
    staff: &Staff,
    id: &ContactId,
    input: &Input,
    access: PortalAccess,
    mail: ActivationMail,
    notice: &str,
    change: Change,
) -> Result<Reply<Output>, Failure> {
    let home = format!("/contacts/{id}");
    let to = lists::address(local_path(&input.next).unwrap_or(&home), &[("notice", notice)]);
    let reply = staff.reply(Output { contact: id.clone(), access, mail }).see_other(to);
    staff.commit(change, &reply).await?;
    Ok(reply)
}
