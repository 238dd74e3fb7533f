//! What becomes of something that the studio sends to a contact: whether they see it, and whether a letter goes out. What a studio is told
//! before it sends, what it is told afterwards and what is done all come from here.

use std::fmt;

use crate::visibility::{HiddenReason, Item, ItemKind, ItemProgress, ViewerState};

/// How far something sent reaches one of its recipients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Why they do not see it now.
    pub hidden: Option<HiddenReason>,
    /// The last letter to their address came back.
    pub bounced: bool,
}

impl Reach {
    /// Something of this kind, once it is sent to them.
    pub fn of(viewer: &ViewerState, kind: ItemKind, bounced: bool) -> Self {
        let item = Item { kind, standing: ItemProgress::Open, project: None, recipient: true, participant: true };
        let project_hidden = (!viewer.hidden_projects.is_empty()).then_some(HiddenReason::ProjectHidden);
        Self { hidden: viewer.visible(&item).err().or(project_hidden), bounced }
    }

    /// Whether they see it in the portal now.
    pub fn sees(self) -> bool {
        self.hidden.is_none()
    }

    /// Whether a letter about it goes out: not to who would find nothing behind its link, and not to an address that sends it back.
    pub fn mailed(self) -> bool {
        self.sees() && !self.bounced
    }
}

/// For the studio, as a sentence about one recipient, without a full stop.
impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.hidden, self.bounced) {
            (None, false) => f.write_str("Sees it in the portal and gets an email"),
            (None, true) => f.write_str("Sees it in the portal, but gets no email: the last one to this address came back"),
            (Some(why), _) => write!(f, "Gets no email and does not see it yet: {}", first_small(&why.to_string())),
        }
    }
}

/// To go on with after a colon.
fn first_small(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{PortalAccess, ProjectId};

    /// Proves C14, C3.
    #[test]
    fn nobody_is_said_to_see_or_get_what_they_do_not() {
        let anna = || ViewerState {
            portal_open: true,
            access: PortalAccess::Active,
            only_project: None,
            hidden_projects: BTreeSet::new(),
            hidden_kinds: BTreeSet::new(),
            show_history: false,
            view_invoices: true,
        };
        let reach = |viewer: &ViewerState| Reach::of(viewer, ItemKind::Invoice, false);
        assert!(reach(&anna()).sees() && reach(&anna()).mailed());
        let bounced = Reach::of(&anna(), ItemKind::Invoice, true);
        assert!(bounced.sees() && !bounced.mailed() && bounced.to_string().contains("came back"));
        for (viewer, why) in [
            (ViewerState { portal_open: false, ..anna() }, HiddenReason::PortalClosed),
            (ViewerState { access: PortalAccess::NotActive, ..anna() }, HiddenReason::NotActive),
            (ViewerState { access: PortalAccess::Disabled, ..anna() }, HiddenReason::Disabled),
            (ViewerState { hidden_projects: BTreeSet::from([ProjectId::from_bytes([1; 16])]), ..anna() }, HiddenReason::ProjectHidden),
            (ViewerState { hidden_kinds: BTreeSet::from([ItemKind::Invoice]), ..anna() }, HiddenReason::KindHidden),
            (ViewerState { view_invoices: false, ..anna() }, HiddenReason::InvoicesHidden),
        ] {
            let reach = reach(&viewer);
            assert_eq!((reach.hidden, reach.mailed()), (Some(why), false), "{why:?}");
        }
        assert_eq!(
            reach(&ViewerState { access: PortalAccess::NotActive, ..anna() }).to_string(),
            "Gets no email and does not see it yet: their portal access is not active yet"
        );
    }
}
