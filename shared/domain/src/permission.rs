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

impl Permission {
    /// Its bit of a [`PermissionSet`]. The migrations and views of the database write the same numbers.
    const fn bit(self) -> u32 {
        match self {
            Self::ViewInvoices => 1,
            Self::MakePayments => 2,
            Self::UpdateProfile => 4,
            Self::Upload => 8,
            Self::Message => 16,
        }
    }
}

/// Some of the permissions, which the database keeps as one number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(from = "u32")]
pub struct PermissionSet(u32);

impl PermissionSet {
    pub const fn contains(self, permission: Permission) -> bool {
        self.0 & permission.bit() != 0
    }

    pub const fn bits(self) -> u32 {
        self.0
    }
}

/// Bits that mean nothing (yet) are kept.
impl From<u32> for PermissionSet {
    fn from(bits: u32) -> Self {
        Self(bits)
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        Self(permissions.into_iter().fold(0, |bits, permission| bits | permission.bit()))
    }
}

/// Where one client differs from the studio's others. No permission is in both sets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
pub struct PermissionOverrides {
    pub allowed: PermissionSet,
    pub denied: PermissionSet,
}

impl PermissionOverrides {
    /// Of what is said about each permission; `None` is as the studio has it.
    pub fn of(say: impl Fn(Permission) -> Option<bool>) -> Self {
        let those = |said: bool| Permission::ALL.into_iter().filter(|permission| say(*permission) == Some(said)).collect();
        Self { allowed: those(true), denied: those(false) }
    }

    pub const fn get(self, permission: Permission) -> Option<bool> {
        match (self.allowed.contains(permission), self.denied.contains(permission)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }

    /// What the client may do in the end. The view `client_viewers` calculates the same.
    pub const fn over(self, of_the_studio: PermissionSet) -> PermissionSet {
        PermissionSet(of_the_studio.0 & !self.denied.0 | self.allowed.0)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves B18.
    #[test]
    fn what_is_said_for_one_client_goes_before_what_the_studio_has() {
        for bits in 0..32 {
            let studio = PermissionSet::from(bits);
            for (allowed, denied) in (0..32).flat_map(|allowed| (0..32).map(move |denied| (allowed, denied & !allowed))) {
                let own = PermissionOverrides { allowed: allowed.into(), denied: denied.into() };
                assert_eq!(PermissionOverrides::of(|permission| own.get(permission)), own);
                for permission in Permission::ALL {
                    let expected = own.get(permission).unwrap_or(studio.contains(permission));
                    assert_eq!(own.over(studio).contains(permission), expected, "{permission:?} {bits} {allowed} {denied}");
                }
            }
        }
        assert_eq!(Permission::ALL.into_iter().collect::<PermissionSet>().bits(), 31, "as the column's default");
    }
}
