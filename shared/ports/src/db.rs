//! The databases: SQLite's dialect, one atomic batch a round trip. A studio's rows are in one of the shards; the directory knows which,
//! and holds what is unique over all studios.

use domain::Shard;
use serde::de::DeserializeOwned;

/// One SQL statement, a constant of some `sql.rs`. Every such constant is prepared against `migrations/` in a test, and must name the
/// studio as `?1` unless it is on a short list with reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql(&'static str);

impl Sql {
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    pub const fn text(self) -> &'static str {
        self.0
    }

    /// Whether it changes nothing.
    pub fn reads(self) -> bool {
        self.0.trim_start().starts_with("SELECT")
    }

    /// With its arguments: the first here is `?1`, or `?2` where a scope puts the studio first.
    pub fn with<const N: usize>(self, args: [Arg; N]) -> Query {
        Query { sql: self, args: args.into() }
    }
}

/// One SQL statement for the directory. A type of its own, so that it cannot be sent to a shard, nor a shard's to the directory. Every such
/// constant is prepared against `migrations/directory/` in a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DirectorySql(&'static str);

impl DirectorySql {
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    pub const fn text(self) -> &'static str {
        self.0
    }

    pub fn with<const N: usize>(self, args: [Arg; N]) -> DirectoryQuery {
        DirectoryQuery { sql: self, args: args.into() }
    }
}

/// A statement for the directory with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct DirectoryQuery {
    pub sql: DirectorySql,
    pub args: Vec<Arg>,
}

/// A bound value. D1 knows no 64-bit integers: numbers travel as doubles, so they must stay within ±2^53; booleans are 0 and 1.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    Null,
    Number(i64),
    Text(String),
}

macro_rules! args {
    ($($from:ty => |$value:ident| $arg:expr);+ $(;)?) => {$(
        impl From<$from> for Arg {
            fn from($value: $from) -> Self { $arg }
        }
    )+};
}

args! {
    i64 => |n| Self::Number(n);
    u32 => |n| Self::Number(n.into());
    bool => |flag| Self::Number(flag.into());
    String => |text| Self::Text(text);
    &str => |text| Self::Text(text.to_owned());
    domain::Shard => |shard| Self::Number(shard.number().into());
    domain::Timestamp => |at| Self::Number(at.0);
    domain::Date => |day| Self::Text(day.to_string());
    &domain::Email => |email| Self::Text(email.to_string());
    &domain::Name => |name| Self::Text(name.to_string());
    &domain::Phone => |phone| Self::Text(phone.to_string());
    &domain::Title => |title| Self::Text(title.to_string());
    &domain::Note => |note| Self::Text(note.to_string());
    &domain::Slug => |slug| Self::Text(slug.to_string());
    &domain::file::FileName => |name| Self::Text(name.to_string());
    domain::DocumentKind => |kind| Self::Text(kind.as_str().to_owned());
    domain::PortalAccess => |state| Self::Text(state.as_str().to_owned());
    domain::payment::PaymentFailure => |failure| Self::Text(failure.as_str().to_owned());
    domain::permission::PermissionSet => |set| Self::Number(set.bits().into());
    domain::payment::PaymentState => |state| Self::Text(state.as_str().to_owned());
    domain::payment::Dispute => |dispute| Self::Text(dispute.as_str().to_owned());
    domain::money::Currency => |currency| Self::Text(currency.code().to_owned());
    &domain::StudioId => |id| Self::Text(id.to_string());
    &domain::MemberId => |id| Self::Text(id.to_string());
    &domain::ContactId => |id| Self::Text(id.to_string());
    &domain::ProjectId => |id| Self::Text(id.to_string());
    &domain::DocumentId => |id| Self::Text(id.to_string());
    &domain::FileId => |id| Self::Text(id.to_string());
    &domain::UploadId => |id| Self::Text(id.to_string());
    &domain::InstallmentId => |id| Self::Text(id.to_string());
    &domain::PaymentId => |id| Self::Text(id.to_string());
    &domain::SessionId => |id| Self::Text(id.to_string());
    &domain::TokenId => |id| Self::Text(id.to_string());
    &domain::ItemLinkId => |id| Self::Text(id.to_string());
    &domain::ApiKeyId => |id| Self::Text(id.to_string());
    &domain::MailId => |id| Self::Text(id.to_string());
    &domain::JobId => |id| Self::Text(id.to_string());
    &domain::AuditId => |id| Self::Text(id.to_string());
    &domain::MessageId => |id| Self::Text(id.to_string());
}

impl From<u64> for Arg {
    /// Sizes and counts; all of ours are far below 2^53.
    fn from(n: u64) -> Self {
        Self::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    /// As for `u64`.
    fn from(n: usize) -> Self {
        Self::Number(i64::try_from(n).unwrap_or(i64::MAX))
    }
}

impl<T: Into<Arg>> From<Option<T>> for Arg {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A statement with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    pub sql: Sql,
    pub args: Vec<Arg>,
}

impl Query {
    /// Puts `first` before the other arguments.
    #[must_use]
    pub fn prepend_arg(mut self, first: Arg) -> Self {
        self.args.insert(0, first);
        self
    }
}

/// What one statement of a batch gave back.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The rows as one JSON array of objects, as SQLite's names and values; read once with serde, never walked.
    pub rows: String,
    /// Rows inserted, updated or deleted.
    pub changes: u64,
}

impl Outcome {
    /// # Errors
    /// When a row is not what the type says: a mistake of ours.
    pub fn all<T: DeserializeOwned>(&self) -> Result<Vec<T>, DbError> {
        if self.rows.is_empty() {
            return Ok(Vec::new());
        }
        serde_json::from_str(&self.rows).map_err(|error| DbError::Internal(format!("row does not fit its type: {error}")))
    }

    /// Whether there is a row.
    pub fn some(&self) -> bool {
        !matches!(self.rows.as_str(), "" | "[]")
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Outcome::all`].
    pub fn first<T: DeserializeOwned>(&self) -> Result<Option<T>, DbError> {
        Ok(self.all()?.into_iter().next())
    }
}

/// A yes or no of a row, as SQLite keeps it: 1 or 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(from = "u8", into = "u8")]
pub struct Flag(bool);

impl std::ops::Deref for Flag {
    type Target = bool;

    fn deref(&self) -> &bool {
        &self.0
    }
}

impl From<bool> for Flag {
    fn from(yes: bool) -> Self {
        Self(yes)
    }
}

impl From<u8> for Flag {
    fn from(number: u8) -> Self {
        Self(number != 0)
    }
}

impl From<Flag> for u8 {
    fn from(flag: Flag) -> Self {
        flag.0.into()
    }
}

/// Which unique constraint refused a write. Those that the code answers in a way of its own have a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constraint {
    IdempotencyKey,
    /// A member's email, in all studios.
    MemberEmail,
    /// A message with this id, or with this id of its email.
    Message,
    Payment,
    /// A contact's email for the portal, in one studio.
    PortalEmail,
    ProviderEvent,
    /// A studio's account at the payment provider.
    StudioAccount,
    StudioSlug,
    /// Any other, in the words of SQLite: `table.column, …`.
    Other(String),
}

impl Constraint {
    /// Of `table.column, …`, as SQLite writes it.
    pub fn of(columns: &str) -> Self {
        let of_table = |table: &str| columns.split_once('.').is_some_and(|(name, _)| name == table);
        let has = |column: &str| columns.split(", ").any(|name| name == column);
        match () {
            () if of_table("idempotency_keys") => Self::IdempotencyKey,
            () if has("members.email") => Self::MemberEmail,
            () if of_table("messages") => Self::Message,
            () if of_table("payments") => Self::Payment,
            () if has("portal_access.email") => Self::PortalEmail,
            () if of_table("provider_events") => Self::ProviderEvent,
            () if has("studios.payment_account") => Self::StudioAccount,
            () if has("studios.slug") => Self::StudioSlug,
            () => Self::Other(columns.to_owned()),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DbError {
    /// `INSERT INTO precondition` met a fact that no longer holds; nothing of the batch was written.
    #[error("a precondition no longer holds")]
    Stale,
    /// The studio is being moved to another shard: it can be read, and in a moment written again.
    #[error("the studio is moving to another shard")]
    Moving,
    /// The studio is in another shard by now.
    #[error("the studio has left this shard")]
    Left,
    /// A unique value is there already. Nothing of the batch was written.
    #[error("already taken: {0:?}")]
    UniqueViolation(Constraint),
    /// Too much at once, or out of reach; nothing is known to be written. Worth trying again.
    #[error("the database is overloaded: {0}")]
    Overloaded(String),
    #[error("the database refused: {0}")]
    Internal(String),
}

/// The databases of the studios. One call is one round trip to one of them, and one transaction: all of it or nothing.
#[crate::async_trait]
pub trait Shards: Send + Sync {
    /// All there are, in order.
    fn all(&self) -> Vec<Shard>;

    /// # Errors
    /// See [`DbError`]; the batch has then left nothing behind.
    async fn batch(&self, shard: Shard, queries: Vec<Query>) -> Result<Vec<Outcome>, DbError>;
}

/// The database that knows which studio is where. As [`Shards::batch`], for one of its own.
#[crate::async_trait]
pub trait Directory: Send + Sync {
    /// # Errors
    /// See [`DbError`]; the batch has then left nothing behind.
    async fn batch(&self, queries: Vec<DirectoryQuery>) -> Result<Vec<Outcome>, DbError>;
}
