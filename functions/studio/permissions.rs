//! What a studio can allow its clients (B18), as a page says it.

use domain::permission::Permission;

/// After "Clients may", or "Anna may".
pub fn label(permission: Permission) -> &'static str {
    match permission {
        Permission::ViewInvoices => "see invoices and payments",
        Permission::MakePayments => "pay in the portal",
        Permission::UpdateProfile => "change their own contact details",
        Permission::Upload => "upload files",
        Permission::Message => "write messages",
    }
}

/// How far it reaches, where that is not plain.
pub fn hint(permission: Permission) -> &'static str {
    match permission {
        Permission::ViewInvoices => "Without it, invoices are nowhere in the portal, and nothing can be paid.",
        Permission::MakePayments => "Without it, they see what is due and pay another way.",
        Permission::UpdateProfile => "Name, phone and e-mail. Their password and language are always theirs to change.",
        Permission::Upload => "Each project has its own switch besides.",
        Permission::Message => "Replies to your e-mails reach you in any case.",
    }
}
