//! May this client see this item, and if not, why (B13, B16, B7). SQL lists apply the same rules; a test holds the two together.

/// What matters about an item, seen from one client of the same studio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    pub origin: Origin,
    /// Named as a recipient of it.
    pub recipient: bool,
    /// A participant of its project.
    pub participant: bool,
}

/// Where an item comes from and how far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The studio has not sent it.
    Draft,
    /// The studio sent it to named recipients.
    Sent,
    /// The studio took it back.
    Recalled,
    /// A participant uploaded it.
    Uploaded,
    /// An upload still under way, or one that was refused.
    Unfinished,
}

/// Why an item is hidden, in words a studio understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Hidden {
    #[error("It has not been sent yet")]
    NotSent,
    #[error("It was recalled")]
    Recalled,
    #[error("It was sent to somebody else")]
    NotARecipient,
    #[error("They are not a participant of the project")]
    NotAParticipant,
    #[error("The upload is not finished")]
    Unfinished,
}

impl Item {
    /// # Errors
    /// The first reason that hides it.
    pub fn visible(self) -> Result<(), Hidden> {
        match self.origin {
            Origin::Draft => Err(Hidden::NotSent),
            Origin::Recalled => Err(Hidden::Recalled),
            Origin::Unfinished => Err(Hidden::Unfinished),
            Origin::Sent if !self.recipient => Err(Hidden::NotARecipient),
            Origin::Uploaded if !self.participant => Err(Hidden::NotAParticipant),
            Origin::Sent | Origin::Uploaded => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves B7, B13, B16.
    #[test]
    fn a_document_is_for_its_recipients_an_upload_for_all_participants() {
        let item = |origin, recipient, participant| Item { origin, recipient, participant }.visible();
        assert_eq!(item(Origin::Sent, true, true), Ok(()));
        assert_eq!(item(Origin::Sent, false, true), Err(Hidden::NotARecipient));
        assert_eq!(item(Origin::Uploaded, false, true), Ok(()));
        assert_eq!(item(Origin::Uploaded, true, false), Err(Hidden::NotAParticipant));
        assert_eq!(item(Origin::Draft, true, true), Err(Hidden::NotSent));
        assert_eq!(item(Origin::Recalled, true, true), Err(Hidden::Recalled));
    }
}
