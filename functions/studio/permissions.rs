//! What a studio allows its clients (B18), and how a page says it.

use domain::permission::Permission;
use serde::{Deserialize, Serialize};
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

/// As the studio's row has them.
#[derive(Debug, Deserialize)]
pub struct StudioFlags {
    pub view_invoices: u8,
    make_payments: u8,
    update_profile: u8,
    upload: u8,
    message: u8,
}

impl From<StudioFlags> for StudioPermissions {
    fn from(row: StudioFlags) -> Self {
        Self {
            view_invoices: row.view_invoices == 1,
            make_payments: row.make_payments == 1,
            update_profile: row.update_profile == 1,
            upload: row.upload == 1,
            message: row.message == 1,
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
