//! What a personal link is for, and how long it lasts.

use serde::Deserialize;
use web::tokens::{INVITE_LASTS, RESET_LASTS, SIGN_IN_LASTS};

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Create the first password (A4).
    Invite,
    /// Choose another one (A8).
    Reset,
    /// Come in without one (A9).
    SignIn,
}

impl Purpose {
    /// As the database writes it, and how long such a link is good.
    pub fn kept(self) -> (&'static str, i64) {
        match self {
            Self::Invite => ("invite", INVITE_LASTS),
            Self::Reset => ("reset", RESET_LASTS),
            Self::SignIn => ("sign_in", SIGN_IN_LASTS),
        }
    }
}
