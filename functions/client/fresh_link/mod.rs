//! Another link in place of one that is used or too old, to the same mailbox, in one tap (A14): for the same as the old one, whatever
//! that was. The same answer and work whether or not anybody is written to.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use domain::Event;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{
    Change, Context, Failure, Payload, PortalGuest, Reply, Translations,
    throttle::{self, Counter},
    tokens,
};

use super::{
    link::{self, Addressee, LinkAnswer, OnItsWay, Purpose},
    sql::Link,
};
use crate::{auth::on_device, item_link};

const REQUESTED: link::LinkRequested = |contact, denied| Event::ClientNewLinkRequested { contact, denied };

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// From the link that does not work any more.
    #[serde(default)]
    pub token: String,
}

/// `POST /fresh-link`
pub async fn fresh_link(guest: PortalGuest, Payload(old): Payload<Input>) -> Result<Reply<OnItsWay>, Failure> {
    let hash = tokens::hash(&old.token);
    let source = Counter::new(&guest, guest.studio(), throttle::ASKING, guest.source());
    let [look, take] = source.attempt();
    let [stand, _, found, item] = guest.read([look, take, link::asked(&guest, &hash), sql::ITEM_LINK.with([hash.as_str().into()])]).await?;
    source.check(&stand)?;

    let (known, to) = match (found.first::<Link>()?, item.first::<sql::ItemLink>()?) {
        (Some(found), _) => (Some(Old::Personal(found.clone())), link::addressee_of(found)),
        (None, Some(item)) => (Some(Old::Item(item.clone())), item.addressee()),
        (None, None) => (None, Addressee::nobody(guest.mail_from())),
    };
    // From a device of theirs they have a budget of their own.
    let device = guest.device(&to.email).filter(|device| known.as_ref().is_some_and(|old| device.is_clients(&to.contact, old.epoch())));
    let on = device.map_or_else(|| to.email.to_string(), |device| on_device(&to.email, &device));
    let mails = Counter::new(&guest, guest.studio(), throttle::MAILS, &on);
    let [open, take] = mails.late_attempt();
    let change = Change::new().require(open).write(take);
    let change = match &known {
        None => link::tell(&guest, change, LinkAnswer::Link(Purpose::Invite), &to, None, REQUESTED)?.decoy(source.touch()),
        Some(Old::Personal(old)) => {
            let what = link::told(old.access, *old.opened, to.shared, link::renewed(old));
            link::tell(&guest, change, what, &to, None, REQUESTED)?
        }
        Some(Old::Item(old)) => again(&guest, change, old, &to)?,
    };
    match guest.commit(change).await {
        Ok(_) => Ok(link::sent_again(&guest)),
        // The mailbox had its emails for now. Nobody guesses a link: who holds one may know.
        Err(Failure::Conflict(_)) => {
            let [stand] = guest.read([mails.stand()]).await?;
            mails.check(&stand).map_err(|failure| link::had_enough(&guest, failure))?;
            Err(Failure::conflict(Translations::failure_stale))
        }
        Err(other) => Err(other),
    }
}

/// What the old link was.
enum Old {
    Personal(Link),
    Item(sql::ItemLink),
}

impl Old {
    /// Of the account now.
    fn epoch(&self) -> i64 {
        match self {
            Self::Personal(old) => old.epoch,
            Self::Item(old) => old.epoch,
        }
    }
}

/// A loginless link where the studio still gives them out for what is still there; else one that logs in and goes on to it.
fn again(guest: &PortalGuest, change: Change, old: &sql::ItemLink, to: &Addressee) -> Result<Change, Failure> {
    let item = old.item()?;
    match link::told(old.access, *old.opened, to.shared, Purpose::SignIn) {
        LinkAnswer::Link(purpose) if old.policy.item_links == domain::permission::LinkPolicy::Off || !*old.there => {
            let next = (*old.there).then(|| item.path());
            link::tell(guest, change, LinkAnswer::Link(purpose), to, next.as_deref(), REQUESTED)
        }
        LinkAnswer::Link(_) => {
            let way = item_link::way(guest, &guest.origin(), &old.policy, &to.contact, &old.project_id, &item);
            let letter = to.letter(guest, &way.says(&old.title))?;
            Ok(change.write_all(way.row).mail(letter).record(REQUESTED(to.contact.clone(), None)))
        }
        why => link::tell(guest, change, why, to, None, REQUESTED),
    }
}
