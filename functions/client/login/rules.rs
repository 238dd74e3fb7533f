//! Who is let in.

use domain::PortalAccess;
use web::crypto::PasswordCheck;

use super::sql::Account;
use crate::client::link::{LinkState, kept_out};

/// What comes of an attempt.
#[derive(Debug)]
pub enum Attempt {
    /// The password was right, and access is active.
    In(Account),
    /// The password was right, and access is not active. It is a proof of who asks, so they are told.
    KeptOut(LinkState),
    /// Anything else: one answer.
    Refused,
}

pub fn attempt(found: Option<Account>, verdict: PasswordCheck) -> Attempt {
    match found.filter(|_| verdict != PasswordCheck::Wrong) {
        None => Attempt::Refused,
        Some(account) if account.state == PortalAccess::Active => Attempt::In(account),
        Some(account) => Attempt::KeptOut(kept_out(account.state, *account.opened, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ContactId;

    fn account(state: PortalAccess) -> Option<Account> {
        Some(Account { contact_id: ContactId::from_bytes([1; 16]), state, password_hash: None, epoch: 0, opened: true.into() })
    }

    /// Proves A7, A12.
    #[test]
    fn only_the_right_password_of_an_active_client_is_let_in() {
        for right in [PasswordCheck::Right, PasswordCheck::RightButOld] {
            assert!(matches!(attempt(account(PortalAccess::Active), right), Attempt::In(_)));
            assert!(matches!(attempt(account(PortalAccess::NotActive), right), Attempt::KeptOut(LinkState::ClosedForNow)));
            assert!(matches!(attempt(account(PortalAccess::Disabled), right), Attempt::KeptOut(LinkState::Closed)));
            assert!(matches!(attempt(None, right), Attempt::Refused));
        }
        for state in [PortalAccess::Active, PortalAccess::NotActive, PortalAccess::Disabled] {
            assert!(matches!(attempt(account(state), PasswordCheck::Wrong), Attempt::Refused));
        }
    }
}
