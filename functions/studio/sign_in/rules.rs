//! Who is let in.

use web::crypto::Verdict;

use super::sql::Account;
use crate::studio::sql::MemberState;

/// The one answer to everything that is not a sign-in.
pub const REFUSED: &str = "This e-mail and password do not match. Check both and try again.";

/// The account, when the password was right and the member is active.
pub fn admitted(found: Option<Account>, verdict: Verdict) -> Option<Account> {
    found.filter(|account| verdict != Verdict::Wrong && account.state == MemberState::Active)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{MemberId, StudioId};

    fn account(state: MemberState) -> Option<Account> {
        let (studio_id, id) = (StudioId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        Some(Account { studio_id, id, state, password_hash: None, epoch: 0 })
    }

    #[test]
    fn only_the_right_password_of_an_active_member_is_let_in() {
        assert!(admitted(account(MemberState::Active), Verdict::Right).is_some());
        assert!(admitted(account(MemberState::Active), Verdict::RightButOld).is_some());
        assert!(admitted(account(MemberState::Active), Verdict::Wrong).is_none());
        assert!(admitted(account(MemberState::Invited), Verdict::Right).is_none());
        assert!(admitted(account(MemberState::Disabled), Verdict::Right).is_none());
        assert!(admitted(None, Verdict::Right).is_none());
    }
}
