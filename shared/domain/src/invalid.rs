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

impl From<&'static str> for Invalid {
    fn from(message: &'static str) -> Self {
        Self::new(message)
    }
}

impl From<String> for Invalid {
    fn from(message: String) -> Self {
        Self(Cow::Owned(message))
    }
}

/// The refusals of a value made of many, each with the path of what is wrong as JSON names it: `lines[2].tax_bp`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

/// One wrong value within many; `path` is empty when it is the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub path: String,
    pub why: Invalid,
}

impl Faults {
    pub fn add(&mut self, path: impl Into<String>, why: impl Into<Invalid>) {
        self.0.push(Fault { path: path.into(), why: why.into() });
    }

    /// Keeps a good value, notes a refusal: everything is looked at before anything is said.
    pub fn take<T>(&mut self, path: impl Into<String>, parsed: Result<T, Invalid>) -> Option<T> {
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
        parsed.map_err(|faults| self.0.extend(faults.0.into_iter().map(|fault| Fault { path: within(fault.path), why: fault.why }))).ok()
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

    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }
}

impl IntoIterator for Faults {
    type Item = Fault;
    type IntoIter = std::vec::IntoIter<Fault>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl std::error::Error for Faults {}

impl std::fmt::Display for Faults {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, Fault { path, why }) in self.0.iter().enumerate() {
            let between = if index > 0 { "; " } else { "" };
            let colon = if path.is_empty() { "" } else { ": " };
            write!(out, "{between}{path}{colon}{why}")?;
        }
        Ok(())
    }
}
