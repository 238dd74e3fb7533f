//! What a studio allows its clients (B18), and how a page says it.

use domain::permission::{Permission, PermissionSet};
use serde::Serialize;
use utoipa::ToSchema;

/// What the studio has for all its clients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct StudioPermissions {
    pub view_invoices: bool,
    pub make_payments: bool,
    pub update_profile: bool,
    pub upload: bool,
    pub message: bool,
}

impl StudioPermissions {
    pub fn get(&self, permission: Permission) -> bool {
        match permission {
            Permission::ViewInvoices => self.view_invoices,
            Permission::MakePayments => self.make_payments,
            Permission::UpdateProfile => self.update_profile,
            Permission::Upload => self.upload,
            Permission::Message => self.message,
        }
    }
}

impl From<PermissionSet> for StudioPermissions {
    fn from(set: PermissionSet) -> Self {
        Self {
            view_invoices: set.contains(Permission::ViewInvoices),
            make_payments: set.contains(Permission::MakePayments),
            update_profile: set.contains(Permission::UpdateProfile),
            upload: set.contains(Permission::Upload),
            message: set.contains(Permission::Message),
        }
    }
}

/// After "Clients may", or "Anna may".
pub fn label(permission: Permission) -> &'static str {
    match permission {
        Permission::ViewInvoices => "see invoices and payments",
        Permission::MakePayments => "pay in the portal",
        Permission::UpdateProfile => "change their own contact details",
        Permission::Upload => "upload files",
        Permission::Message => "send messages",
    }
}

/// How far it reaches, where that is not plain.
pub fn hint(permission: Permission) -> &'static str {
    match permission {
        Permission::ViewInvoices => "If no, invoices don’t appear in the portal and can’t be paid there.",
        Permission::MakePayments => "If no, they see what’s due and pay another way.",
        Permission::UpdateProfile => "Name, phone and email. They can always change their password and language.",
        Permission::Upload => "You can also turn uploads off for a single project.",
        Permission::Message => "Replies to your emails reach you either way.",
    }
}
