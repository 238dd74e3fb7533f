//! Pages of long lists: fifty rows, and the place after which the next page goes on.

use domain::{ProjectId, Timestamp};
use serde::Deserialize;
use utoipa::ToSchema;
use web::Failure;

/// Rows of one page.
pub const PAGE: usize = 50;
/// What a statement asks for, to know whether another page follows.
pub const ONE_MORE: u64 = PAGE as u64 + 1;

/// What a page of a list takes.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct Paged {
    /// `next` of the page before.
    #[serde(default)]
    pub after: String,
    /// See [`crate::flash`].
    #[serde(default)]
    #[schema(ignore)]
    pub notice: String,
}

/// The same of a client's list that can be of one project.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PagedOfProject {
    /// Of this project only.
    #[serde(default)]
    pub project: Option<ProjectId>,
    /// `next` of the page before.
    #[serde(default)]
    pub after: String,
    /// See [`crate::flash`].
    #[serde(default)]
    #[schema(ignore)]
    pub notice: String,
}

/// Cuts what was found, one more than a page, to a page; with the cursor of the next one when there is one.
pub fn cut<T, C: std::fmt::Display>(mut rows: Vec<T>, cursor: impl FnOnce(&T) -> C) -> (Vec<T>, Option<String>) {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| cursor(row).to_string());
    (rows, next)
}

/// The time and the id of the last row shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub at: Timestamp,
    /// Empty before the first.
    pub id: String,
}

impl Cursor {
    /// Before the newest.
    pub const START: Self = Self { at: Timestamp(1 << 53), id: String::new() };

    pub fn of(at: Timestamp, id: impl std::fmt::Display) -> Self {
        Self { at, id: id.to_string() }
    }

    /// # Errors
    /// When `after` is not what a list gave out. Nothing is asked for before the first page.
    pub fn parse(after: &str) -> Result<Option<Self>, Failure> {
        if after.is_empty() {
            return Ok(None);
        }
        let parsed = after.split_once('.').and_then(|(at, id)| {
            let at = at.parse::<i64>().ok().filter(|at| (0..1 << 53).contains(at))?;
            let plain = (1..=40).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
            plain.then(|| Self::of(Timestamp(at), id))
        });
        parsed.map(Some).ok_or_else(|| Failure::field("after", "Take this from `next` of the page before"))
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}.{}", self.at.0, self.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_list_gave_out_is_read_again_and_nothing_else() {
        let cursor = Cursor::of(Timestamp(1_795_442_700_000), "AbC-_9");
        assert_eq!(Cursor::parse(&cursor.to_string()).unwrap(), Some(cursor));
        assert_eq!(Cursor::parse("").unwrap(), None);
        for wrong in ["1", "1.", ".a", "-1.a", "1.a b", "x.a", "9007199254740993.a", "1.é"] {
            assert!(Cursor::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_page_knows_whether_another_follows() {
        let cut = |many: i64| cut((0..many).collect(), |n| Cursor::of(Timestamp(*n), n));
        assert_eq!((cut(50).0.len(), cut(50).1), (50, None));
        assert_eq!((cut(51).0.len(), cut(51).1.as_deref()), (50, Some("49.49")));
    }
}
