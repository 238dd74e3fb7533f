//! Pages of lists. Every list hands out its rows fifty at a time as a [`Page`], whose cursor says where the next one begins. A cursor
//! carries what the last row was sorted by, not only its id, so a list goes on where it was even when that row has been deleted since.
//! It is signed for its list: one that was made up, or that another list gave out, is refused.

use std::borrow::Cow;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{ProjectId, StudioId, Timestamp};
use ports::Arg;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::{
    ToSchema,
    openapi::{
        Ref, RefOr, Schema,
        schema::{ArrayBuilder, ObjectBuilder, SchemaType, Type},
    },
};

use crate::{Client, Context, Failure, StudioActor, crypto::Keys};

/// Rows of one page.
pub const PAGE: usize = 50;
/// What a statement asks for: the row too many tells whether another page follows.
pub const ONE_MORE: u64 = PAGE as u64 + 1;

/// One page of a list.
#[derive(Debug, Clone, Serialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Cursor of the next page; null on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    pub fn map<U>(self, each: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(each).collect(), next: self.next }
    }

    /// # Errors
    /// The first one that `each` gives.
    pub fn try_map<U, E>(self, each: impl FnMut(T) -> Result<U, E>) -> Result<Page<U>, E> {
        Ok(Page { items: self.items.into_iter().map(each).collect::<Result<_, E>>()?, next: self.next })
    }
}

/// A page of `Contact`s is described under the name `ContactPage`.
impl<T: ToSchema> utoipa::__dev::ComposeSchema for Page<T> {
    fn compose(_: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        RefOr::Ref(Ref::from_schema_name(Self::name()))
    }
}

impl<T: ToSchema> ToSchema for Page<T> {
    fn name() -> Cow<'static, str> {
        format!("{}Page", T::name()).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        let items = ArrayBuilder::new().items(RefOr::Ref(Ref::from_schema_name(T::name())));
        let next = ObjectBuilder::new()
            .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
            .description(Some("Cursor of the next page: ask with `after` set to it. Null on the last page."));
        let page = ObjectBuilder::new().property("items", items).required("items").property("next", next).required("next");
        schemas.extend([(T::name().into_owned(), T::schema()), (Self::name().into_owned(), RefOr::T(Schema::Object(page.build())))]);
        T::schemas(schemas);
    }
}

/// The query of a list.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PageQuery {
    /// Cursor: `next` of the page before.
    #[serde(default)]
    pub after: String,
    /// The code of a message that the page shows once.
    #[serde(default)]
    #[schema(ignore)]
    pub notice: String,
}

/// The query of a list that can be narrowed to one project.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct ProjectPageQuery {
    /// Only what belongs to this project.
    #[serde(default)]
    pub project: Option<ProjectId>,
    /// Cursor: `next` of the page before.
    #[serde(default)]
    pub after: String,
    /// The code of a message that the page shows once.
    #[serde(default)]
    #[schema(ignore)]
    pub notice: String,
}

/// Reads the cursor that a request came with and signs the one of the page after it. `K` is what the list is sorted by, then the id.
pub struct ListPager<'a, K> {
    keys: &'a Keys,
    studio: &'a StudioId,
    /// Which list it is, and what it was narrowed to or sorted by.
    list: Vec<String>,
    after: Option<K>,
}

impl<'a, K: Serialize + DeserializeOwned> ListPager<'a, K> {
    fn new(keys: &'a Keys, studio: &'a StudioId, list: &[&str], after: &str) -> Result<Self, Failure> {
        let mut pager = Self { keys, studio, list: list.iter().map(|part| (*part).to_owned()).collect(), after: None };
        if !after.is_empty() {
            let opened = pager.open(after).ok_or_else(|| Failure::field("after", "Use the “next” value of the previous page"))?;
            pager.after = Some(opened);
        }
        Ok(pager)
    }

    /// Where the page before ended; `None` on the first page.
    pub fn after(&self) -> Option<&K> {
        self.after.as_ref()
    }

    pub fn is_first_page(&self) -> bool {
        self.after.is_none()
    }

    /// Cuts what was found with [`ONE_MORE`] to one page.
    ///
    /// # Errors
    /// Never, but for a mistake of ours.
    pub fn page<T>(&self, mut rows: Vec<T>, key: impl FnOnce(&T) -> K) -> Result<Page<T>, Failure> {
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = rows.last().filter(|_| more).map(|last| self.sign(&key(last))).transpose()?;
        Ok(Page { items: rows, next })
    }

    fn list(&self) -> Vec<&[u8]> {
        self.list.iter().map(String::as_bytes).collect()
    }

    fn sign(&self, key: &K) -> Result<String, Failure> {
        let json = serde_json::to_vec(key).map_err(Failure::internal)?;
        let mac = self.keys.cursor_macs(self.studio, &self.list(), &json).next();
        let mac = mac.ok_or_else(|| Failure::internal("no key to sign a cursor with"))?;
        Ok(URL_SAFE_NO_PAD.encode([mac.as_slice(), &json].concat()))
    }

    fn open(&self, cursor: &str) -> Option<K> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
        let json = self.keys.open_cursor(self.studio, &self.list(), &bytes)?;
        serde_json::from_slice(json).ok()
    }
}

impl Client {
    /// The pager of a list: `list` names it and what it is narrowed to or sorted by, `after` is the cursor the request came with.
    ///
    /// # Errors
    /// When that is not a cursor this list gave out.
    pub fn pager<K: Serialize + DeserializeOwned>(&self, list: &[&str], after: &str) -> Result<ListPager<'_, K>, Failure> {
        ListPager::new(self.keys(), self.studio(), &[&["portal"], list].concat(), after)
    }
}

impl StudioActor {
    /// The pager of a list, as [`Client::pager`].
    ///
    /// # Errors
    /// When `after` is not a cursor this list gave out.
    pub fn pager<K: Serialize + DeserializeOwned>(&self, list: &[&str], after: &str) -> Result<ListPager<'_, K>, Failure> {
        ListPager::new(self.keys(), self.studio(), &[&["dashboard"], list].concat(), after)
    }
}

/// What a statement of a list sorted newest first takes on the first page.
pub fn newest() -> [Arg; 2] {
    // Later than every moment there is.
    [Timestamp((1 << 53) - 1).into(), "".into()]
}

impl ListPager<'_, (Timestamp, String)> {
    /// The moment and the id after which a list sorted newest first goes on.
    pub fn position(&self) -> [Arg; 2] {
        self.after.as_ref().map_or_else(newest, |(at, id)| [(*at).into(), id.as_str().into()])
    }
}

/// Cuts what was found to what a page of something else shows of it; says whether there is more.
pub fn cut<T>(rows: &mut Vec<T>) -> bool {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    more
}

#[cfg(test)]
mod tests {
    use super::*;

    const MASTER: &str = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    fn pager<'a>(keys: &'a Keys, studio: &'a StudioId, list: &[&str], after: &str) -> Result<ListPager<'a, (i64, String)>, Failure> {
        ListPager::new(keys, studio, list, after)
    }

    #[test]
    fn a_page_knows_whether_another_follows() {
        let (keys, studio) = (Keys::parse(MASTER).unwrap(), StudioId::from_bytes([1; 16]));
        let first = pager(&keys, &studio, &["things"], "").unwrap();
        assert!(first.is_first_page());
        let page = |many: i64| first.page((0..many).collect(), |n| (*n, format!("id{n}"))).unwrap();
        assert_eq!((page(50).items.len(), page(50).next), (50, None));
        let page = page(51);
        assert_eq!(page.items.len(), 50);
        let second = pager(&keys, &studio, &["things"], &page.next.unwrap()).unwrap();
        assert_eq!(second.after(), Some(&(49, "id49".to_owned())));
    }

    #[test]
    fn only_a_cursor_of_the_same_list_is_taken() {
        let (keys, studio, other) = (Keys::parse(MASTER).unwrap(), StudioId::from_bytes([1; 16]), StudioId::from_bytes([2; 16]));
        let of = |list: &[&str]| pager(&keys, &studio, list, "").unwrap().sign(&(7, "a".to_owned())).unwrap();
        let cursor = of(&["invoices", "p1"]);
        assert!(pager(&keys, &studio, &["invoices", "p1"], &cursor).is_ok());
        let changed: String = cursor.chars().rev().collect();
        for wrong in [of(&["invoices", "p2"]), of(&["invoicesp1"]), changed, "x".to_owned(), "AbC-_9".to_owned(), "é".to_owned()] {
            assert!(pager(&keys, &studio, &["invoices", "p1"], &wrong).is_err(), "{wrong}");
        }
        assert!(pager(&keys, &other, &["invoices", "p1"], &cursor).is_err());
        // A new master key comes first, and old cursors still open.
        let rotated = Keys::parse(&format!("k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=,{MASTER}")).unwrap();
        assert!(pager(&rotated, &studio, &["invoices", "p1"], &cursor).is_ok());
    }
}
