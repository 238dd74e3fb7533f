//! A contact's portal access (C1–C3, C9).

/// Whether a contact may enter the portal. Everything starts [`PortalAccess::NotActive`] (C1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PortalAccess {
    NotActive,
    Active,
    Disabled,
}

impl PortalAccess {
    /// As the database and the API write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotActive => "not_active",
            Self::Active => "active",
            Self::Disabled => "disabled",
        }
    }

    /// As the dashboard says it.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotActive => "Not active",
            Self::Active => "Active",
            Self::Disabled => "Disabled",
        }
    }
}

/// What a member may do in a studio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Staff,
    Owner,
}
