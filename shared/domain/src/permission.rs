//! What clients may do (B18): the studio says it for all, and for one contact where it differs.

/// One thing a studio may allow its clients or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    ViewInvoices,
    MakePayments,
    UpdateProfile,
    Upload,
    Message,
}

impl Permission {
    pub const ALL: [Self; 5] = [Self::ViewInvoices, Self::MakePayments, Self::UpdateProfile, Self::Upload, Self::Message];

    /// As the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ViewInvoices => "view_invoices",
            Self::MakePayments => "make_payments",
            Self::UpdateProfile => "update_profile",
            Self::Upload => "upload",
            Self::Message => "message",
        }
    }
}

/// What a session may do besides looking: all its client may, or what the studio's policy for loginless links leaves (A10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkPolicy {
    /// A link opens the login page.
    Off,
    /// A link shows and downloads.
    View,
    /// A link does what its recipient may: sign, answer, pay, upload, write.
    Act,
}

impl LinkPolicy {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::View => "view",
            Self::Act => "act",
        }
    }
}
