//! Whether a loginless link opens anything.

use domain::{PortalAccess, Timestamp, permission::LinkPolicy};
use serde::Serialize;
use utoipa::ToSchema;

use super::sql::Link;
use crate::client::link::LinkState;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemLinkState {
    /// It opens its item.
    Open,
    Expired,
    /// The studio took the link back.
    Revoked,
    /// The studio gives out no such links any more.
    Off,
    /// The item was recalled, or is this recipient's no more.
    Gone,
    /// Access was never opened (A12).
    NotOpened,
    /// Access was open once, and is closed for now (C3).
    ClosedForNow,
    /// Access was disabled.
    Closed,
}

/// A link that is over proves nothing any more, and is told nothing about the account.
pub fn state(link: &Link, now: Timestamp) -> ItemLinkState {
    match (link.access, link.policy) {
        _ if link.revoked_at.is_some() => ItemLinkState::Revoked,
        _ if link.expires_at <= now => ItemLinkState::Expired,
        (PortalAccess::NotActive, _) if *link.opened => ItemLinkState::ClosedForNow,
        (PortalAccess::NotActive, _) => ItemLinkState::NotOpened,
        (PortalAccess::Disabled, _) => ItemLinkState::Closed,
        // What came between ended it; another can be had in one tap.
        (PortalAccess::Active, _) if !*link.holds => ItemLinkState::Expired,
        (PortalAccess::Active, LinkPolicy::Off) => ItemLinkState::Off,
        (PortalAccess::Active, _) if !*link.there => ItemLinkState::Gone,
        (PortalAccess::Active, _) => ItemLinkState::Open,
    }
}

/// The same as a personal link says it.
pub fn no_access(state: ItemLinkState) -> Option<LinkState> {
    match state {
        ItemLinkState::NotOpened => Some(LinkState::NotOpened),
        ItemLinkState::ClosedForNow => Some(LinkState::ClosedForNow),
        ItemLinkState::Closed => Some(LinkState::Closed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{ContactId, ItemLinkId};

    const NOW: Timestamp = Timestamp(1_000_000);

    fn link() -> Link {
        Link {
            id: ItemLinkId::from_bytes([1; 16]),
            expires_at: NOW.plus(1),
            revoked_at: None,
            contact_id: ContactId::from_bytes([2; 16]),
            name: "Anna Berg".to_owned(),
            access: PortalAccess::Active,
            epoch: 0,
            holds: true.into(),
            opened: false.into(),
            policy: LinkPolicy::View,
            kind: "quote".to_owned(),
            item: String::new(),
            title: "Wedding".to_owned(),
            there: true.into(),
            inside: false.into(),
        }
    }

    /// Proves A10.
    #[test]
    fn a_link_opens_until_something_ends_it() {
        assert_eq!(state(&link(), NOW), ItemLinkState::Open);
        assert_eq!(state(&Link { policy: LinkPolicy::Act, ..link() }, NOW), ItemLinkState::Open);
        assert_eq!(state(&link(), NOW.plus(1)), ItemLinkState::Expired);
        assert_eq!(state(&Link { revoked_at: Some(NOW), ..link() }, NOW), ItemLinkState::Revoked);
        assert_eq!(state(&Link { policy: LinkPolicy::Off, ..link() }, NOW), ItemLinkState::Off);
        assert_eq!(state(&Link { there: false.into(), ..link() }, NOW), ItemLinkState::Gone);
    }

    /// Proves A10, A12.
    #[test]
    fn a_link_that_is_over_tells_nothing_of_the_account() {
        let disabled = Link { access: PortalAccess::Disabled, ..link() };
        assert_eq!(state(&disabled, NOW), ItemLinkState::Closed);
        assert_eq!(state(&Link { access: PortalAccess::NotActive, ..link() }, NOW), ItemLinkState::NotOpened);
        assert_eq!(
            state(&Link { access: PortalAccess::NotActive, opened: true.into(), holds: false.into(), ..link() }, NOW),
            ItemLinkState::ClosedForNow
        );
        assert_eq!(state(&disabled, NOW.plus(1)), ItemLinkState::Expired);
        assert_eq!(state(&Link { revoked_at: Some(NOW), ..disabled }, NOW), ItemLinkState::Revoked);
    }
}
