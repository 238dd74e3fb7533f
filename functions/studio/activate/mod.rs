//! Activates a contact's portal access (C1, C2): with an invitation to choose a password, or word that the portal is open for those who have
//! one. One address opens the portal for one person (A13).

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ContactId, Event, MailId, PortalAccess};
use ports::Constraint;
use web::{Change, Context, DashboardShell, Failure, FieldErrors, PathId, Payload, Reply, StudioActor};

use super::access::{self, ActivationMail, Input, Output};
use crate::{
    mail::{MailTemplate, Recipient, letter},
    studio::invitation,
};

#[derive(Template)]
#[template(path = "studio/activate/refused.html")]
struct RefusedPage {
    shell: DashboardShell,
    errors: FieldErrors,
    id: String,
    name: String,
}

/// `POST /contacts/{contact}/activate`
pub async fn activate(actor: StudioActor, PathId(id): PathId<ContactId>, Payload(input): Payload<Input>) -> Result<Reply<Output>, Failure> {
    let (viewer, [found]) = actor.read([access::sql::ACCESS.with([(&id).into()])]).await?;
    let found = found.first::<access::sql::Access>()?.ok_or(Failure::NotFound)?;
    if found.state == PortalAccess::Active {
        return access::done(&actor, &id, &input, PortalAccess::Active, ActivationMail::None, "already-active", Change::new()).await;
    }
    let refused = |who: &str| {
        taken(who, found.email.as_str()).with_form(|errors| RefusedPage {
            shell: actor.shell(&viewer, "Not activated"),
            errors,
            id: id.to_string(),
            name: found.name.to_string(),
        })
    };
    if let Some(other) = &found.taken_by {
        return Err(refused(&format!("{other} has")));
    }
    let head = actor.letterhead(&viewer);
    let change = Change::new()
        .require(access::sql::STILL.with([(&id).into(), (&found.email).into(), found.state.into(), found.epoch.into()]))
        .write(sql::ACTIVATE.with([(&id).into(), (&found.email).into(), actor.now().into()]))
        .record(Event::AccessActivated { contact: id.clone() });
    let (change, mail) = if *found.has_password {
        let to = Recipient { name: found.name.as_str(), email: &found.email, contact: Some(&id), language: found.language };
        // A link of theirs: it opens the login page with the address filled in (A5).
        let (link, token) = invitation::link(&actor, &head, &id);
        let notice = letter(&head, actor.fresh(MailId::from_bytes), &to, &MailTemplate::Activated { link: &link })?;
        (change.write(token).mail(notice), ActivationMail::Notice)
    } else {
        let (token, invite) = invitation::invitation(&actor, &head, (&id, &found.name, &found.email, found.language))?;
        (change.write(token).mail(invite), ActivationMail::Invite)
    };
    let reply = access::done(&actor, &id, &input, PortalAccess::Active, mail, "activated", change).await;
    // Somebody else was activated with this address in the meantime: the index says so.
    reply.map_err(|failure| match failure {
        Failure::UniqueViolation(Constraint::PortalEmail) => refused("Another contact has"),
        other => other,
    })
}

fn taken(who: &str, email: &str) -> Failure {
    Failure::conflict(format!(
        "{who} portal access with the same email address, {email}. Each client needs their own email address: change one of the two, or deactivate the other contact, then activate again."
    ))
}
