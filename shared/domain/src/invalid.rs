//! Why a value was refused, in words for the person who typed it.

use std::borrow::Cow;

/// A refusal of one value. The message completes "what to do": it is shown beside the field. Reasons a client can meet have a name, so
/// that they can be said in the client's language (`web::Translations::refusal`).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidValue {
    #[error("Enter a value")]
    Missing,
    /// Longer than so many characters.
    #[error("Use at most {0} characters")]
    TooLong(usize),
    #[error("Enter an email address")]
    NoEmail,
    #[error("Enter an email address like name@example.com")]
    Email,
    #[error("Enter a date as YYYY-MM-DD")]
    Day,
    #[error("Choose one of the languages")]
    Language,
    #[error("Use a file name of at most 200 characters")]
    FileName,
    #[error("Enter a file name")]
    NoFileName,
    /// With the extensions that are taken.
    #[error("This file type isn’t supported. Use one of: {0}")]
    FileKind(String),
    /// The content is not what the extension promises.
    #[error("This isn’t a valid .{0} file. Check the file and upload it again.")]
    NotReally(&'static str),
    #[error("Use at least {0} characters")]
    PasswordShort(usize),
    #[error("This password is too common. Choose another one.")]
    PasswordCommon,
    #[error("Don’t use your name, your email address or the studio’s name in the password")]
    PasswordOfNames,
    /// In words already: what only members and software meet.
    #[error("{0}")]
    Said(Cow<'static, str>),
}

impl InvalidValue {
    pub const fn new(message: &'static str) -> Self {
        Self::Said(Cow::Borrowed(message))
    }
}

impl From<&'static str> for InvalidValue {
    fn from(message: &'static str) -> Self {
        Self::new(message)
    }
}

impl From<String> for InvalidValue {
    fn from(message: String) -> Self {
        Self::Said(Cow::Owned(message))
    }
}

/// The refusals of a value made of many, each with the path of what is wrong as JSON names it: `lines[2].tax_bp`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ValidationErrors(Vec<ValidationError>);

/// One wrong value within many; `path` is empty when it is the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationError {
    pub path: String,
    pub why: InvalidValue,
}

impl ValidationErrors {
    pub fn add(&mut self, path: impl Into<String>, why: impl Into<InvalidValue>) {
        self.0.push(ValidationError { path: path.into(), why: why.into() });
    }

    /// Keeps a good value, notes a refusal: everything is looked at before anything is said.
    pub fn take<T>(&mut self, path: impl Into<String>, parsed: Result<T, InvalidValue>) -> Option<T> {
        parsed.map_err(|why| self.add(path, why)).ok()
    }

    /// The same for a part that has faults of its own; their paths continue `path`.
    pub fn take_part<T>(&mut self, path: &str, parsed: Result<T, Self>) -> Option<T> {
        let within = |inner: String| match inner.as_str() {
            _ if path.is_empty() => inner,
            "" => path.to_owned(),
            index if index.starts_with('[') => format!("{path}{inner}"),
            _ => format!("{path}.{inner}"),
        };
        parsed
            .map_err(|faults| self.0.extend(faults.0.into_iter().map(|fault| ValidationError { path: within(fault.path), why: fault.why })))
            .ok()
    }

    /// The value, where nothing was noted. `None` without a fault cannot be: what is missing was noted.
    ///
    /// # Errors
    /// What was noted.
    pub fn done<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, ValidationError> {
        self.0.iter()
    }
}

impl IntoIterator for ValidationErrors {
    type Item = ValidationError;
    type IntoIter = std::vec::IntoIter<ValidationError>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl std::error::Error for ValidationErrors {}

impl std::fmt::Display for ValidationErrors {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, ValidationError { path, why }) in self.0.iter().enumerate() {
            let between = if index > 0 { "; " } else { "" };
            let colon = if path.is_empty() { "" } else { ": " };
            write!(out, "{between}{path}{colon}{why}")?;
        }
        Ok(())
    }
}
