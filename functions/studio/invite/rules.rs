//! Who is invited, and what to say to whoever is not.

use domain::PortalAccess;
use serde::Serialize;
use utoipa::ToSchema;

use super::sql::Contact;

/// What became of one invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Invited {
    /// It is on its way.
    Sent,
    /// One went out a moment ago, or still waits to leave: no second one.
    Already,
    /// They chose a password already, and can log in.
    Accepted,
    /// Portal access is not active: activate it first; that sends the invitation.
    NotActive,
    /// Contact not found.
    NotFound,
}

impl Invited {
    /// As the badges name it.
    pub fn badge(self) -> &'static str {
        match self {
            Self::Sent => "queued",
            Self::Already => "already",
            Self::Accepted => "accepted",
            Self::NotActive => "not_active",
            Self::NotFound => "skipped",
        }
    }

    /// What to do about it, when there is something to do or to know.
    pub fn note(self) -> &'static str {
        match self {
            Self::Sent => "",
            Self::Already => "An invitation is already on its way. If it doesn’t arrive, send another in a few minutes.",
            Self::Accepted => "They already have a password and can log in.",
            Self::NotActive => "Their portal access isn’t active. Activate it on their page to send the invitation.",
            Self::NotFound => "Contact not found.",
        }
    }
}

pub fn decide(contact: &Contact) -> Invited {
    if contact.state != PortalAccess::Active {
        Invited::NotActive
    } else if *contact.has_password {
        Invited::Accepted
    } else if *contact.on_its_way {
        Invited::Already
    } else {
        Invited::Sent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(state: PortalAccess, has_password: u8, on_its_way: u8) -> Contact {
        let id = domain::ContactId::from_bytes([1; 16]);
        Contact {
            id,
            name: "A".parse().unwrap(),
            language: None,
            email: "a@example.com".parse().unwrap(),
            state,
            invited_at: None,
            has_password: has_password.into(),
            on_its_way: on_its_way.into(),
        }
    }

    /// Proves C4, C5.
    #[test]
    fn only_an_active_client_without_a_password_and_without_one_on_its_way() {
        assert_eq!(decide(&contact(PortalAccess::Active, 0, 0)), Invited::Sent);
        assert_eq!(decide(&contact(PortalAccess::Active, 0, 1)), Invited::Already);
        assert_eq!(decide(&contact(PortalAccess::Active, 1, 0)), Invited::Accepted);
        assert_eq!(decide(&contact(PortalAccess::NotActive, 0, 0)), Invited::NotActive);
        assert_eq!(decide(&contact(PortalAccess::Disabled, 1, 1)), Invited::NotActive);
    }
}
