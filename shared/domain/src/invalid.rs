//! Why a value was refused, in words for the person who typed it.

use std::borrow::Cow;

/// A refusal of one value. The message completes "what to do": it is shown beside the field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Invalid(pub Cow<'static, str>);

impl Invalid {
    pub const fn new(message: &'static str) -> Self {
        Self(Cow::Borrowed(message))
    }
}

impl From<String> for Invalid {
    fn from(message: String) -> Self {
        Self(Cow::Owned(message))
    }
}
