//! Who is let in.

use domain::PortalAccess;
use web::crypto::Verdict;

use super::sql::Account;

/// The account, when the password was right and access is active.
pub fn admitted(found: Option<Account>, verdict: Verdict) -> Option<Account> {
    found.filter(|account| verdict != Verdict::Wrong && account.state == PortalAccess::Active)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ContactId;

    fn account(state: PortalAccess) -> Option<Account> {
        Some(Account { contact_id: ContactId::from_bytes([1; 16]), state, password_hash: None, epoch: 0 })
    }

    /// Proves A7.
    #[test]
    fn only_the_right_password_of_an_active_client_is_let_in() {
        assert!(admitted(account(PortalAccess::Active), Verdict::Right).is_some());
        assert!(admitted(account(PortalAccess::Active), Verdict::RightButOld).is_some());
        assert!(admitted(account(PortalAccess::Active), Verdict::Wrong).is_none());
        assert!(admitted(account(PortalAccess::NotActive), Verdict::Right).is_none());
        assert!(admitted(account(PortalAccess::Disabled), Verdict::Right).is_none());
        assert!(admitted(None, Verdict::Right).is_none());
    }
}
