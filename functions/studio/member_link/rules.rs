//! What a member's link opens.

use domain::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Purpose, sql::Link};
use crate::studio::sql::MemberState;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberLinkState {
    /// First visit: create a password.
    Create,
    /// Choose a new one.
    Reset,
    /// Sign in without one.
    SignIn,
    /// Used, expired, or the account is closed.
    Over,
}

/// An invitation creates a first password, never a second.
pub fn state(link: &Link, now: Timestamp) -> MemberLinkState {
    match (link.state, link.purpose) {
        _ if link.used_at.is_some() || link.expires_at <= now || !*link.holds => MemberLinkState::Over,
        (MemberState::Invited, Purpose::Invite) => MemberLinkState::Create,
        (MemberState::Active, Purpose::Reset) => MemberLinkState::Reset,
        (MemberState::Active, Purpose::SignIn) => MemberLinkState::SignIn,
        _ => MemberLinkState::Over,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{MemberId, StudioId, TokenId};

    const NOW: Timestamp = Timestamp(1_000_000);

    fn link(state: MemberState, purpose: Purpose) -> Link {
        Link {
            studio_id: StudioId::from_bytes([1; 16]),
            id: TokenId::from_bytes([2; 16]),
            purpose,
            expires_at: NOW.plus(1),
            used_at: None,
            member_id: MemberId::from_bytes([3; 16]),
            name: "Mara".to_owned(),
            email: "mara@aurora.example".parse().unwrap(),
            state,
            epoch: 0,
            holds: true.into(),
            studio_name: "Aurora".to_owned(),
            here: false.into(),
        }
    }

    #[test]
    fn a_link_opens_what_it_was_made_for_once_and_in_time() {
        assert_eq!(state(&link(MemberState::Invited, Purpose::Invite), NOW), MemberLinkState::Create);
        assert_eq!(state(&link(MemberState::Active, Purpose::Reset), NOW), MemberLinkState::Reset);
        assert_eq!(state(&link(MemberState::Active, Purpose::SignIn), NOW), MemberLinkState::SignIn);
        assert_eq!(state(&link(MemberState::Invited, Purpose::SignIn), NOW), MemberLinkState::Over);
        assert_eq!(state(&link(MemberState::Active, Purpose::Invite), NOW), MemberLinkState::Over);
        assert_eq!(state(&link(MemberState::Invited, Purpose::Reset), NOW), MemberLinkState::Over);
        assert_eq!(state(&link(MemberState::Disabled, Purpose::Reset), NOW), MemberLinkState::Over);
        assert_eq!(state(&link(MemberState::Invited, Purpose::Invite), NOW.plus(1)), MemberLinkState::Over);
        assert_eq!(state(&Link { holds: false.into(), ..link(MemberState::Active, Purpose::Reset) }, NOW), MemberLinkState::Over);
        assert_eq!(state(&Link { used_at: Some(NOW), ..link(MemberState::Invited, Purpose::Invite) }, NOW), MemberLinkState::Over);
    }
}
