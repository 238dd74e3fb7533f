//! Two people edit one thing (ADR 0016). A save or a send says which version of it somebody had before them: a page's form in its hidden
//! field `version`, software in `If-Match`. [`VersionedPayload`] and [`BaseVersion`] read that, [`BaseVersion::on`] compares it with what stands there now, and
//! [`crate::StudioActor::save`] has the database compare it once more in the batch that writes.

use std::fmt;

use axum::extract::{FromRequest, FromRequestParts, Request};
use domain::{ContactId, DocumentId, ProjectId};
use http::{HeaderMap, header, request::Parts};
use ports::{Arg, Outcome, Query, Sql};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{App, Failure, input, reply::Format};

const VERSION: Sql = Sql::new(
    "SELECT COALESCE((SELECT v.version FROM versions v WHERE v.studio_id = ?1 AND v.what = ?2 AND v.id = COALESCE(?3, ?1)), 0) AS version",
);

const UNCHANGED: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (
       COALESCE((SELECT v.version FROM versions v WHERE v.studio_id = ?1 AND v.what = ?2 AND v.id = COALESCE(?3, ?1)), 0) = ?4)",
);

/// How often something was changed since it was made. Triggers count, see `migrations/0020_versions.sql`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Version(u64);

impl Version {
    /// Of what was made just now.
    pub const FIRST: Self = Self(0);

    /// # Errors
    /// Never, but for a mistake of ours: the answer is another statement's.
    pub fn of(answer: &Outcome) -> Result<Self, Failure> {
        #[derive(Deserialize)]
        struct Row {
            version: Version,
        }
        Ok(answer.first::<Row>()?.ok_or_else(|| Failure::internal("no version was read"))?.version)
    }

    /// As `ETag` has it.
    pub(crate) fn etag(self) -> String {
        format!("\"{self}\"")
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A thing that two people can edit.
#[derive(Debug, Clone)]
pub struct VersionedItem {
    what: &'static str,
    /// `None`: the studio's own.
    id: Option<String>,
}

impl VersionedItem {
    /// A draft, whatever its kind.
    pub fn document(id: &DocumentId) -> Self {
        Self { what: "document", id: Some(id.to_string()) }
    }

    pub fn contact(id: &ContactId) -> Self {
        Self { what: "contact", id: Some(id.to_string()) }
    }

    /// What one contact sees and may do.
    pub fn visibility(id: &ContactId) -> Self {
        Self { what: "visibility", id: Some(id.to_string()) }
    }

    /// The details of a project that its clients see.
    pub fn details(id: &ProjectId) -> Self {
        Self { what: "details", id: Some(id.to_string()) }
    }

    pub fn settings() -> Self {
        Self { what: "settings", id: None }
    }

    pub fn branding() -> Self {
        Self { what: "branding", id: None }
    }

    /// The studio's slug.
    pub fn address() -> Self {
        Self { what: "address", id: None }
    }

    /// Reads its version: goes along with whatever else is read, and [`Version::of`] takes the answer.
    pub fn version(&self) -> Query {
        VERSION.with([self.what.into(), self.id()])
    }

    /// For [`crate::Change::require`]: it is in this version still.
    pub fn unchanged(&self, since: Version) -> Query {
        UNCHANGED.with([self.what.into(), self.id(), since.0.into()])
    }

    fn id(&self) -> Arg {
        self.id.clone().map_or(Arg::Null, Arg::from)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    /// Whatever stands there is to be replaced.
    Anything,
    Versions(Vec<Version>),
    /// A form from before there were versions, or software that says nothing.
    Nothing,
}

/// Which version somebody had before them.
#[derive(Debug, Clone)]
pub struct BaseVersion {
    said: Said,
    format: Format,
    /// What a form carried besides, as it came.
    pub typed: Vec<(String, String)>,
}

/// The name of the hidden field.
const FIELD: &str = "version";

impl BaseVersion {
    fn new(format: Format, said: Said) -> Self {
        Self { said, format, typed: Vec::new() }
    }

    fn of_header(format: Format, headers: &HeaderMap) -> Self {
        let lines = headers.get_all(header::IF_MATCH).iter().filter_map(|value| std::str::from_utf8(value.as_bytes()).ok());
        let tags: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        let said = match tags.as_slice() {
            [] => Said::Nothing,
            tags if tags.contains(&"*") => Said::Anything,
            // A tag that none of ours looks like matches nothing.
            tags => Said::Versions(tags.iter().filter_map(|tag| number(tag.strip_prefix('"')?.strip_suffix('"')?)).collect()),
        };
        Self::new(format, said)
    }

    /// What a form says in its field: a number, or `*`.
    #[must_use]
    pub fn of_field(format: Format, value: Option<&str>) -> Self {
        let said = match value.map(str::trim) {
            Some("*") => Said::Anything,
            Some(value) => number(value).map_or(Said::Nothing, |version| Said::Versions(vec![version])),
            None => Said::Nothing,
        };
        Self::new(format, said)
    }

    /// Whether it is the version that stands there now.
    ///
    /// # Errors
    /// [`Failure::Stale`] when it is another one; [`Failure::Unbased`] when software does not say.
    pub fn on(&self, current: Version) -> Result<(), Failure> {
        match &self.said {
            Said::Anything => Ok(()),
            Said::Versions(versions) if versions.contains(&current) => Ok(()),
            Said::Nothing if self.format == Format::Json => Err(Failure::Unbased),
            Said::Versions(_) | Said::Nothing => Err(Failure::Stale(current)),
        }
    }

    /// Whether it is all the same what stands there.
    pub fn anything(&self) -> bool {
        self.said == Said::Anything
    }

    /// For the form that comes back: what it said, not what stands there now.
    pub fn again(&self) -> String {
        match &self.said {
            Said::Versions(versions) => versions.first().map(ToString::to_string).unwrap_or_default(),
            Said::Anything => "*".to_owned(),
            Said::Nothing => String::new(),
        }
    }
}

fn number(text: &str) -> Option<Version> {
    text.parse().ok().map(Version)
}

/// A body that changes something two people can edit, and which version of that its sender had before them.
pub struct VersionedPayload<T> {
    pub based: BaseVersion,
    pub input: T,
}

impl<T: DeserializeOwned> FromRequest<App> for VersionedPayload<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &App) -> Result<Self, Failure> {
        let format = Format::of(request.uri().path());
        let headers = request.headers().clone();
        let body = input::body(request).await?;
        if format == Format::Json {
            return Ok(Self { based: BaseVersion::of_header(format, &headers), input: body.read()? });
        }
        let (versions, typed): (Vec<_>, Vec<_>) = body.pairs().into_iter().partition(|(name, _)| name == FIELD);
        let based = BaseVersion { typed, ..BaseVersion::of_field(format, versions.first().map(|(_, value)| value.as_str())) };
        Ok(Self { input: input::of_pairs(&based.typed)?, based })
    }
}

/// For what has no body over the API and nothing but the version on a form.
impl FromRequest<App> for BaseVersion {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &App) -> Result<Self, Failure> {
        let format = Format::of(request.uri().path());
        if format == Format::Json {
            return Ok(Self::of_header(format, request.headers()));
        }
        let pairs = input::body(request).await?.pairs();
        let (versions, typed): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(name, _)| name == FIELD);
        Ok(Self { typed, ..Self::of_field(format, versions.first().map(|(_, value)| value.as_str())) })
    }
}

/// For what streams: the header of the API. A form of files says it in a part of its own.
pub struct IfMatch(pub BaseVersion);

impl FromRequestParts<App> for IfMatch {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        Ok(Self(BaseVersion::of_header(Format::of(parts.uri.path()), &parts.headers)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(tags: &[&str]) -> BaseVersion {
        let mut headers = HeaderMap::new();
        for tag in tags {
            headers.append(header::IF_MATCH, tag.parse().unwrap());
        }
        BaseVersion::of_header(Format::Json, &headers)
    }

    fn form(value: Option<&str>) -> BaseVersion {
        BaseVersion::of_field(Format::Html, value)
    }

    #[test]
    fn only_the_version_that_stands_there_is_taken() {
        let now = Version(7);
        for good in [api(&["\"7\""]), api(&["*"]), api(&["\"6\", \"7\""]), api(&["\"6\"", "\"7\""]), form(Some("7")), form(Some("*"))] {
            assert!(good.on(now).is_ok(), "{good:?}");
        }
        for stale in [api(&["\"6\""]), api(&["7"]), api(&["W/\"7\""]), api(&[""]), form(Some("6")), form(Some("")), form(None)] {
            assert!(matches!(stale.on(now), Err(Failure::Stale(Version(7)))), "{stale:?}");
        }
        assert!(matches!(api(&[]).on(now), Err(Failure::Unbased)));
    }

    #[test]
    fn a_form_that_comes_back_says_what_it_said() {
        assert_eq!([form(Some("6")), form(Some("*")), form(None)].map(|based| based.again()), ["6", "*", ""]);
    }
}
