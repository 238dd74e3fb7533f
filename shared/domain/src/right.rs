//! What the studio's side may do: the scopes of API keys, and the role a member needs for each (C21).

use crate::access::Role;

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $role:ident);+ $(;)?) => {
        /// One thing the studio's side may do. An API key carries a set of these; a member has all that the role allows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Right { $($(#[$doc])* #[serde(rename = $text)] $name),+ }

        impl Right {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The scope as an API key and the OpenAPI document write it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The least role a member needs.
            pub fn role(self) -> Role {
                match self { $(Self::$name => Role::$role),+ }
            }
        }

        crate::schema::of_words!(Right);
    };
}

rights! {
    ContactsRead = "contacts:read", Staff;
    ContactsWrite = "contacts:write", Staff;
    ProjectsRead = "projects:read", Staff;
    ProjectsWrite = "projects:write", Staff;
    /// Activate, deactivate, disable, invite.
    AccessWrite = "access:write", Staff;
    FilesRead = "files:read", Staff;
    FilesWrite = "files:write", Staff;
    /// Quotes, contracts and questionnaires.
    DocumentsRead = "documents:read", Staff;
    DocumentsWrite = "documents:write", Staff;
    MessagesRead = "messages:read", Staff;
    MessagesWrite = "messages:write", Staff;
    InvoicesRead = "invoices:read", Staff;
    InvoicesWrite = "invoices:write", Staff;
    /// What clients may see and do: permissions, history, hiding, loginless links.
    SettingsRead = "settings:read", Staff;
    SettingsWrite = "settings:write", Owner;
    /// Make and revoke API keys. Never a key's own scope.
    KeysManage = "keys:manage", Owner;
}

impl Right {
    /// Whether an API key may carry it: a key must not be able to make keys.
    pub fn grantable(self) -> bool {
        self != Self::KeysManage
    }
}
