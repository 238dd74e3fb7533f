//! What becomes of something that the studio sends to a contact: whether they see it, and whether a letter goes out. What a studio is told
//! before it sends, what it is told afterwards and what is done all come from here.

use std::fmt;

use crate::visibility::{Hidden, Item, Kind, Standing, Viewer};

/// How far something sent reaches one of its recipients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// Why they do not see it now.
    pub hidden: Option<Hidden>,
    /// The last letter to their address came back.
    pub bounced: bool,
}

impl Reach {
    /// Something of this kind, once it is sent to them.
    pub fn of(viewer: &Viewer, kind: Kind, bounced: bool) -> Self {
        let item = Item { kind, standing: Standing::Open, project: None, recipient: true, participant: true };
        let project_hidden = (!viewer.hidden_projects.is_empty()).then_some(Hidden::ProjectHidden);
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
        let anna = || Viewer {
            portal_open: true,
            access: PortalAccess::Active,
            only_project: None,
            hidden_projects: BTreeSet::new(),
            hidden_kinds: BTreeSet::new(),
            show_history: false,
            view_invoices: true,
        };
        let reach = |viewer: &Viewer| Reach::of(viewer, Kind::Invoice, false);
        assert!(reach(&anna()).sees() && reach(&anna()).mailed());
        let bounced = Reach::of(&anna(), Kind::Invoice, true);
        assert!(bounced.sees() && !bounced.mailed() && bounced.to_string().contains("came back"));
        for (viewer, why) in [
            (Viewer { portal_open: false, ..anna() }, Hidden::PortalClosed),
            (Viewer { access: PortalAccess::NotActive, ..anna() }, Hidden::NotActive),
            (Viewer { access: PortalAccess::Disabled, ..anna() }, Hidden::Disabled),
            (Viewer { hidden_projects: BTreeSet::from([ProjectId::from_bytes([1; 16])]), ..anna() }, Hidden::ProjectHidden),
            (Viewer { hidden_kinds: BTreeSet::from([Kind::Invoice]), ..anna() }, Hidden::KindHidden),
            (Viewer { view_invoices: false, ..anna() }, Hidden::InvoicesHidden),
        ] {
            let reach = reach(&viewer);
            assert_eq!((reach.hidden, reach.mailed()), (Some(why), false), "{why:?}");
        }
        assert_eq!(
            reach(&Viewer { access: PortalAccess::NotActive, ..anna() }).to_string(),
            "Gets no email and does not see it yet: their portal access is not active yet"
        );
    }
}
