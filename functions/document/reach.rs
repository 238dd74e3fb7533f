//! Who sees something that is sent, and who gets a letter, read from the database in the words of `domain::delivery`.

use std::collections::BTreeSet;

use domain::{
    DocumentKind, PortalAccess, ProjectId,
    delivery::Reach,
    permission::{Permission, PermissionOverrides, PermissionSet},
    visibility::{ItemKind, ViewerState},
};
use ports::Flag;
use serde::Deserialize;

/// The columns of [`ReachRow`] that are the same for all that is sent, for the contact `c` and their access `a`; besides them a statement
/// says whether the project or the kind is hidden (`project_hidden`, `kind_hidden`).
macro_rules! reach_facts {
    () => {
        "COALESCE(a.state, 'not_active') AS access,
       (SELECT t.portal_open FROM studios t WHERE t.id = c.studio_id) AS portal_open,
       (SELECT t.permissions FROM studios t WHERE t.id = c.studio_id) AS permissions,
       COALESCE((SELECT o.allowed FROM contact_permissions o WHERE o.studio_id = c.studio_id AND o.contact_id = c.id), 0) AS allowed,
       COALESCE((SELECT o.denied FROM contact_permissions o WHERE o.studio_id = c.studio_id AND o.contact_id = c.id), 0) AS denied,
       COALESCE((SELECT b.last_error = 'bounced' AND b.recipient = c.email FROM mails b
                 WHERE b.studio_id = c.studio_id AND b.contact_id = c.id ORDER BY b.created_at DESC LIMIT 1), 0) AS bounced"
    };
}
pub(crate) use reach_facts;

#[derive(Debug, Clone, Deserialize)]
pub struct ReachRow {
    access: PortalAccess,
    portal_open: Flag,
    permissions: PermissionSet,
    #[serde(flatten)]
    own: PermissionOverrides,
    project_hidden: Flag,
    kind_hidden: Flag,
    bounced: Flag,
}

impl ReachRow {
    pub fn reach(&self, kind: ItemKind) -> Reach {
        let viewer = ViewerState {
            portal_open: *self.portal_open,
            access: self.access,
            only_project: None,
            // Which one does not matter here.
            hidden_projects: if *self.project_hidden { BTreeSet::from([ProjectId::from_bytes([0; 16])]) } else { BTreeSet::new() },
            hidden_kinds: if *self.kind_hidden { BTreeSet::from([kind]) } else { BTreeSet::new() },
            show_history: true,
            view_invoices: self.own.over(self.permissions).contains(Permission::ViewInvoices),
        };
        Reach::of(&viewer, kind, *self.bounced)
    }
}

pub fn kind(kind: DocumentKind) -> ItemKind {
    match kind {
        DocumentKind::Quote => ItemKind::Quote,
        DocumentKind::Contract => ItemKind::Contract,
        DocumentKind::Questionnaire => ItemKind::Questionnaire,
        DocumentKind::Invoice => ItemKind::Invoice,
    }
}

/// What a studio is told after it sent something: the code of a notice, `sent` and how far that reaches.
pub fn notice(all: &'static str, some: &'static str, none: &'static str, reach: impl IntoIterator<Item = Reach>) -> &'static str {
    let (mut yes, mut no) = (false, false);
    for one in reach {
        if one.mailed() { yes = true } else { no = true }
    }
    match (yes, no) {
        (true, true) => some,
        (false, true) => none,
        (_, false) => all,
    }
}
