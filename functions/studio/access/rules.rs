//! What closing does to the state of a contact's access.

use domain::PortalAccess;

/// How the studio closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// C3: for now; everything keeps collecting.
    Deactivate,
    /// C9.
    Disable,
}

/// The state it leads to. A disabled access stays disabled until it is activated: "deactivate" must not make it look milder.
pub fn state(closing: Closing, now: PortalAccess) -> PortalAccess {
    match (closing, now) {
        (Closing::Deactivate, PortalAccess::Disabled) | (Closing::Disable, _) => PortalAccess::Disabled,
        (Closing::Deactivate, _) => PortalAccess::NotActive,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves C2, C9.
    #[test]
    fn closing_from_every_state() {
        use PortalAccess::{Active, Disabled, NotActive};
        for from in [NotActive, Active, Disabled] {
            assert_eq!(state(Closing::Disable, from), Disabled);
        }
        assert_eq!(state(Closing::Deactivate, Active), NotActive);
        assert_eq!(state(Closing::Deactivate, NotActive), NotActive);
        assert_eq!(state(Closing::Deactivate, Disabled), Disabled);
    }
}
