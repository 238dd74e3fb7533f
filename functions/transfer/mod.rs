//! Bytes in and out, the same for both sides: clients upload and download, the studio sends and fetches. Who may is for the functions to
//! say; how it is done safely is here.

#[cfg(any(feature = "client-files", feature = "studio-files"))]
pub mod fetch;
#[cfg(any(feature = "client-upload", feature = "client-questionnaire", feature = "studio-files"))]
pub mod form;
#[cfg(any(feature = "client-upload", feature = "client-questionnaire", feature = "studio-files"))]
pub mod keep;
#[cfg(any(feature = "client-upload", feature = "client-questionnaire", feature = "studio-files"))]
mod sql;

/// The place after which a list goes on: the time and the id of the last row shown.
#[cfg(any(feature = "client-files", feature = "studio-files"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub at: domain::Timestamp,
    /// Empty before the first.
    pub id: String,
}

/// Rows of one page of a list.
#[cfg(any(feature = "client-files", feature = "studio-files"))]
pub const PAGE: usize = 50;

#[cfg(any(feature = "client-files", feature = "studio-files"))]
impl Cursor {
    /// Before the newest.
    pub const START: Self = Self { at: domain::Timestamp(1 << 53), id: String::new() };

    pub fn of(at: domain::Timestamp, id: &domain::FileId) -> Self {
        Self { at, id: id.to_string() }
    }

    /// # Errors
    /// When `after` is not what a list gave out. Nothing is asked for before the first page.
    pub fn parse(after: &str) -> Result<Option<Self>, web::Failure> {
        if after.is_empty() {
            return Ok(None);
        }
        let parsed = after.split_once('.').and_then(|(at, id)| {
            let at = at.parse::<i64>().ok().filter(|at| (0..1 << 53).contains(at))?;
            Some(Self { at: domain::Timestamp(at), id: id.parse::<domain::FileId>().ok()?.to_string() })
        });
        parsed.map(Some).ok_or_else(|| web::Failure::field("after", "Take this from `next` of the page before"))
    }
}

#[cfg(any(feature = "client-files", feature = "studio-files"))]
impl std::fmt::Display for Cursor {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}", self.at.0, self.id)
    }
}
