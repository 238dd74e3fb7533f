//! Who is let in.

use web::crypto::PasswordCheck;

use super::sql::Account;
use crate::studio::sql::MemberState;

/// The one answer to everything that is not a sign-in.
pub const REFUSED: &str = "This email and password don’t match. Check both and try again.";

/// To who has the right password of an account that was disabled.
pub const DISABLED: &str = "Your access to this studio’s dashboard is disabled. Ask an owner of the studio to turn it on again.";

/// The account, when the password was right and the member is active.
///
/// # Errors
/// What to say: the right password is a proof of who asks, so they are told; everybody else gets the one answer.
pub fn admitted(found: Option<Account>, verdict: PasswordCheck) -> Result<Account, &'static str> {
    match found.filter(|_| verdict != PasswordCheck::Wrong) {
        Some(account) if account.state == MemberState::Active => Ok(account),
        Some(account) if account.state == MemberState::Disabled => Err(DISABLED),
        _ => Err(REFUSED),
    }
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
        assert!(admitted(account(MemberState::Active), PasswordCheck::Right).is_ok());
        assert!(admitted(account(MemberState::Active), PasswordCheck::RightButOld).is_ok());
        let refused = |state, verdict| admitted(state, verdict).err();
        assert_eq!(refused(account(MemberState::Invited), PasswordCheck::Right), Some(REFUSED));
        assert_eq!(refused(account(MemberState::Disabled), PasswordCheck::Right), Some(DISABLED));
        assert_eq!(refused(None, PasswordCheck::Right), Some(REFUSED));
        for state in [MemberState::Active, MemberState::Invited, MemberState::Disabled] {
            assert_eq!(refused(account(state), PasswordCheck::Wrong), Some(REFUSED));
        }
    }
}
