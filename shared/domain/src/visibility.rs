//! May this client see this item, and if not, why (B13–B18, C3, A11). The one policy. Lists ask it in SQL, through the views
//! `client_projects`, `client_documents`, `client_files`, `client_messages` and `client_activity`, and a document's own page through
//! `client_reachable`; a property test holds the two together.

use std::collections::BTreeSet;

use crate::{PortalAccess, ProjectId};

/// What an item is. A studio can hide all of one kind from a client, other than projects and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Project,
    Quote,
    Contract,
    Questionnaire,
    Invoice,
    /// Sent by the studio.
    File,
    /// Added by a participant, for all of them.
    Upload,
    Message,
}

/// How far an item has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemProgress {
    /// The studio has not sent it.
    Draft,
    /// It is there: sent, or uploaded whole.
    Open,
    /// Accepted, declined, signed by all, submitted, paid.
    Done,
    /// The studio recalled it.
    Recalled,
    /// An upload still under way, or one that was refused.
    Unfinished,
}

/// Who looks: a client of the same studio, as the studio's settings have it.
#[derive(Debug, Clone)]
pub struct ViewerState {
    pub portal_open: bool,
    pub access: PortalAccess,
    /// A loginless link shows one project and no other (A10).
    pub only_project: Option<ProjectId>,
    pub hidden_projects: BTreeSet<ProjectId>,
    pub hidden_kinds: BTreeSet<ItemKind>,
    pub show_history: bool,
    pub view_invoices: bool,
}

/// What matters about an item, seen from one client of the same studio.
#[derive(Debug, Clone)]
pub struct Item {
    pub kind: ItemKind,
    pub standing: ItemProgress,
    /// Only a message can be about no project.
    pub project: Option<ProjectId>,
    /// Named as a recipient of it.
    pub recipient: bool,
    /// A participant of its project.
    pub participant: bool,
}

/// Why an item is hidden, in words a studio understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HiddenReason {
    #[error("The portal is switched off for all clients")]
    PortalClosed,
    #[error("Their portal access is not active yet")]
    NotActive,
    #[error("Their portal access is disabled")]
    Disabled,
    #[error("It has not been sent yet")]
    NotSent,
    #[error("It was recalled")]
    Recalled,
    #[error("The upload is not finished")]
    Unfinished,
    #[error("It was sent to somebody else")]
    NotARecipient,
    #[error("They are not a participant of the project")]
    NotAParticipant,
    #[error("The project is hidden from them")]
    ProjectHidden,
    #[error("All items of this kind are hidden from them")]
    KindHidden,
    #[error("They may not view invoices")]
    InvoicesHidden,
    #[error("It is completed, and the studio does not show history")]
    History,
    #[error("Their link without a password opens another project only")]
    OtherProject,
}

impl ViewerState {
    /// # Errors
    /// The first reason that hides it.
    pub fn visible(&self, item: &Item) -> Result<(), HiddenReason> {
        self.reasons(item).next().map_or(Ok(()), Err)
    }

    /// Whether it opens at its own address. Without history a completed contract is in no list, and stays open to those who `signed` it.
    ///
    /// # Errors
    /// The first reason that closes it.
    pub fn reachable(&self, item: &Item, signed: bool) -> Result<(), HiddenReason> {
        let kept = |why: &HiddenReason| !(*why == HiddenReason::History && item.kind == ItemKind::Contract && signed);
        self.reasons(item).find(kept).map_or(Ok(()), Err)
    }

    /// Every reason that hides it, the weightiest first; none when it is visible.
    pub fn reasons(&self, item: &Item) -> impl Iterator<Item = HiddenReason> {
        let elsewhere = |only: &ProjectId| item.project.as_ref() != Some(only);
        let hidden_project = item.project.as_ref().is_some_and(|project| self.hidden_projects.contains(project));
        let done = item.standing == ItemProgress::Done;
        // What everybody on the project sees, and what only those named do.
        let (shared, named) = match item.kind {
            ItemKind::Project | ItemKind::Upload => (true, false),
            ItemKind::Quote | ItemKind::Contract | ItemKind::Questionnaire | ItemKind::Invoice | ItemKind::File | ItemKind::Message => {
                (false, true)
            }
        };
        [
            (!self.portal_open, HiddenReason::PortalClosed),
            (self.access == PortalAccess::NotActive, HiddenReason::NotActive),
            (self.access == PortalAccess::Disabled, HiddenReason::Disabled),
            (item.standing == ItemProgress::Draft, HiddenReason::NotSent),
            (item.standing == ItemProgress::Recalled, HiddenReason::Recalled),
            (item.standing == ItemProgress::Unfinished, HiddenReason::Unfinished),
            (named && !item.recipient, HiddenReason::NotARecipient),
            (shared && !item.participant, HiddenReason::NotAParticipant),
            (hidden_project, HiddenReason::ProjectHidden),
            (self.hidden_kinds.contains(&item.kind), HiddenReason::KindHidden),
            (item.kind == ItemKind::Invoice && !self.view_invoices, HiddenReason::InvoicesHidden),
            (done && !self.show_history && matches!(item.kind, ItemKind::Contract | ItemKind::Questionnaire), HiddenReason::History),
            (self.only_project.as_ref().is_some_and(elsewhere), HiddenReason::OtherProject),
        ]
        .into_iter()
        .filter_map(|(holds, reason)| holds.then_some(reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(n: u8) -> ProjectId {
        ProjectId::from_bytes([n; 16])
    }

    fn anna() -> ViewerState {
        ViewerState {
            portal_open: true,
            access: PortalAccess::Active,
            only_project: None,
            hidden_projects: BTreeSet::new(),
            hidden_kinds: BTreeSet::new(),
            show_history: true,
            view_invoices: true,
        }
    }

    fn item(kind: ItemKind, standing: ItemProgress) -> Item {
        Item { kind, standing, project: Some(project(1)), recipient: true, participant: true }
    }

    /// Proves B13, B16.
    #[test]
    fn a_document_is_for_its_recipients_an_upload_for_all_participants() {
        let see = |kind, recipient, participant| anna().visible(&Item { recipient, participant, ..item(kind, ItemProgress::Open) });
        assert_eq!(see(ItemKind::Contract, true, true), Ok(()));
        assert_eq!(see(ItemKind::Contract, false, true), Err(HiddenReason::NotARecipient));
        assert_eq!(see(ItemKind::Upload, false, true), Ok(()));
        assert_eq!(see(ItemKind::Upload, true, false), Err(HiddenReason::NotAParticipant));
        assert_eq!(anna().visible(&item(ItemKind::Quote, ItemProgress::Draft)), Err(HiddenReason::NotSent));
        assert_eq!(anna().visible(&item(ItemKind::Quote, ItemProgress::Recalled)), Err(HiddenReason::Recalled));
    }

    /// Proves B14, B15, B18.
    #[test]
    fn settings_hide_what_they_name_and_nothing_else() {
        let viewer = ViewerState { show_history: false, view_invoices: false, hidden_kinds: [ItemKind::File].into(), ..anna() };
        let see = |kind, standing| viewer.visible(&item(kind, standing));
        assert_eq!(see(ItemKind::Contract, ItemProgress::Done), Err(HiddenReason::History));
        assert_eq!(see(ItemKind::Contract, ItemProgress::Open), Ok(()));
        assert_eq!(see(ItemKind::Quote, ItemProgress::Done), Ok(()));
        assert_eq!(see(ItemKind::Invoice, ItemProgress::Open), Err(HiddenReason::InvoicesHidden));
        assert_eq!(see(ItemKind::File, ItemProgress::Open), Err(HiddenReason::KindHidden));
        assert_eq!(see(ItemKind::Upload, ItemProgress::Open), Ok(()));
        let viewer = ViewerState { hidden_projects: [project(1)].into(), ..anna() };
        assert_eq!(viewer.visible(&item(ItemKind::Project, ItemProgress::Open)), Err(HiddenReason::ProjectHidden));
        assert_eq!(viewer.visible(&Item { project: Some(project(2)), ..item(ItemKind::Quote, ItemProgress::Open) }), Ok(()));
    }

    /// Proves A10, A11, A12.
    #[test]
    fn who_is_not_in_sees_nothing_and_every_reason_is_told() {
        let viewer = ViewerState { portal_open: false, access: PortalAccess::Disabled, only_project: Some(project(2)), ..anna() };
        let reasons: Vec<_> = viewer.reasons(&Item { recipient: false, ..item(ItemKind::Quote, ItemProgress::Open) }).collect();
        assert_eq!(reasons, [HiddenReason::PortalClosed, HiddenReason::Disabled, HiddenReason::NotARecipient, HiddenReason::OtherProject]);
        let message = Item { project: None, ..item(ItemKind::Message, ItemProgress::Open) };
        assert_eq!(anna().visible(&message), Ok(()));
        assert_eq!(ViewerState { only_project: Some(project(1)), ..anna() }.visible(&message), Err(HiddenReason::OtherProject));
    }
}
