//! What a wish does to the state of a contact's access.

use domain::PortalAccess;

/// What the studio wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// C2.
    Activate,
    /// C3: for now; everything keeps collecting.
    Deactivate,
    /// C9.
    Disable,
}

/// The state it leads to. A disabled access stays disabled until it is activated: "deactivate" must not make it look milder.
pub fn state(wish: Wish, now: PortalAccess) -> PortalAccess {
    match (wish, now) {
        (Wish::Activate, _) => PortalAccess::Active,
        (Wish::Deactivate, PortalAccess::Disabled) | (Wish::Disable, _) => PortalAccess::Disabled,
        (Wish::Deactivate, _) => PortalAccess::NotActive,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wish_from_every_state() {
        use PortalAccess::{Active, Disabled, NotActive};
        for from in [NotActive, Active, Disabled] {
            assert_eq!(state(Wish::Activate, from), Active);
            assert_eq!(state(Wish::Disable, from), Disabled);
        }
        assert_eq!(state(Wish::Deactivate, Active), NotActive);
        assert_eq!(state(Wish::Deactivate, NotActive), NotActive);
        assert_eq!(state(Wish::Deactivate, Disabled), Disabled);
    }
}
