//! What can go wrong, once for everyone. A function returns a [`Failure`]; the row it belongs to turns it into problem+json (RFC 9457) or
//! a page. Texts of the inside never leave: `Internal` is logged under an id, and the id is all that is shown.

use axum::response::{IntoResponse, Response};
use domain::{InvalidValue, ValidationErrors};
use http::StatusCode;
use ports::{Constraint, DbError, FilesError};

use crate::{Text, Translations, Version};

/// Refusals by field, in the order they were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors {
    pub list: Vec<FieldError>,
}

/// `field` is the input's name; empty when it belongs to none.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct FieldError {
    pub field: String,
    #[schema(value_type = String)]
    pub message: Text,
}

impl FieldErrors {
    /// The refusal of one field, for its place on the page.
    pub fn on(&self, field: &str) -> Option<&Text> {
        self.list.iter().find(|error| error.field == field).map(|error| &error.message)
    }

    /// What belongs to no field, in words; empty when there is nothing of the kind.
    pub fn line(&self, t: Translations) -> String {
        self.on("").map(|message| message.render(t).into_owned()).unwrap_or_default()
    }

    pub fn add(&mut self, field: &str, message: impl Into<Text>) {
        self.list.push(FieldError { field: field.to_owned(), message: message.into() });
    }

    /// Keeps a good value, notes a refusal: every field is looked at before anything is said.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, InvalidValue>) -> Option<T> {
        parsed.map_err(|refusal| self.add(field, refusal)).ok()
    }

    /// The same for a value made of many, each refusal at its path below `field` (empty for the whole input).
    pub fn take_part<T>(&mut self, field: &str, parsed: Result<T, ValidationErrors>) -> Option<T> {
        let mut faults = ValidationErrors::default();
        let value = faults.take_part(field, parsed);
        self.list.extend(faults.into_iter().map(|fault| FieldError { field: fault.path, message: fault.why.into() }));
        value
    }

    /// The failure of what was noted.
    pub fn failure(self) -> Failure {
        Failure::Invalid(self)
    }
}

#[derive(Debug, Clone, thiserror::Error)]
pub enum Failure {
    #[error("invalid fields")]
    Invalid(FieldErrors),
    /// From where it must be right, and not to be read.
    #[error("unreadable: {0}")]
    Unreadable(String),
    #[error("not signed in")]
    Unauthenticated,
    /// Let in by a loginless link (A10), and this is for who logged in. What the link opened stays open.
    #[error("let in by a link only")]
    OnlyByLink,
    /// Signed in and known to exist, but not for this role or scope, or not allowed by the studio. The text says what is missing.
    #[error("forbidden: {0}")]
    Forbidden(Text),
    /// Not there, or another's: never told apart.
    #[error("not found")]
    NotFound,
    /// It does not fit the present state; the text says what that is.
    #[error("conflict: {0}")]
    Conflict(Text),
    /// The form was shown to somebody else than who is logged in now, `name`. Without a name: it does not say whom it was shown to, or
    /// came from a script.
    #[error("shown to another account")]
    Stranger { name: Option<String> },
    /// The session had ended when the form was sent, and this is the form after the login: it is shown again, and nothing was done. These
    /// files have to be chosen again.
    #[error("resumed after a login")]
    Resumed { files: Vec<String> },
    /// What was to be changed was changed by somebody else since it was read, and stands in this version now.
    #[error("stale")]
    Stale(Version),
    /// Software does not say which version it changes.
    #[error("no version")]
    Unbased,
    /// A unique value that is there already. A function turns it into a field's refusal with [`Failure::on_unique_violation`].
    #[error("taken: {0:?}")]
    UniqueViolation(Constraint),
    #[error("too large: {0}")]
    TooLarge(Text),
    #[error("unsupported media type: {0}")]
    Unsupported(Text),
    /// A byte range outside the file of so many bytes.
    #[error("range not satisfiable")]
    Range { size: u64 },
    #[error("too many; again in {seconds} s")]
    TooMany { seconds: u32 },
    /// Ours or a neighbour's passing trouble.
    #[error("unavailable: {0}")]
    Unavailable(Text),
    /// The portal of this studio is switched off (A11).
    #[error("closed")]
    Closed,
    /// A mistake of ours; the text is for the log only.
    #[error("broken: {0}")]
    Internal(String),
    /// The same idempotency key again: the first answer, once more.
    #[error("replayed")]
    Replay { status: u16, answer: String },
    /// As the inner one, and on a page this is what to show.
    #[error("{0}")]
    WithForm(Box<Failure>, String),
}

/// What to say of a form that comes back after a login.
fn resumed(files: &[String], t: Translations) -> String {
    let mut text = t.failure_resumed_text().to_owned();
    if !files.is_empty() {
        text.push(' ');
        text.push_str(&t.failure_files_again(files.join(", ")));
    }
    text
}

impl Failure {
    pub fn field(field: &str, message: impl Into<Text>) -> Self {
        let mut fields = FieldErrors::default();
        fields.add(field, message);
        Self::Invalid(fields)
    }

    /// The refusal of a field that the form does not have.
    pub fn unknown_field(name: &str) -> Self {
        Self::field(name, "Unknown field")
    }

    pub fn conflict(text: impl Into<Text>) -> Self {
        Self::Conflict(text.into())
    }

    /// Says which field to change when this constraint refused its value. Any other failure stays.
    #[must_use]
    pub fn on_unique_violation(self, constraint: &Constraint, field: &str, message: impl Into<Text>) -> Self {
        match self {
            Self::UniqueViolation(violated) if violated == *constraint => Self::field(field, message),
            other => other,
        }
    }

    pub fn forbidden(text: impl Into<Text>) -> Self {
        Self::Forbidden(text.into())
    }

    pub fn internal(error: impl std::fmt::Display) -> Self {
        Self::Internal(error.to_string())
    }

    pub fn status(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::Unauthenticated | Self::OnlyByLink => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Conflict(_) | Self::UniqueViolation(_) | Self::Stranger { .. } | Self::Resumed { .. } => StatusCode::CONFLICT,
            Self::Stale(_) => StatusCode::PRECONDITION_FAILED,
            Self::Unbased => StatusCode::PRECONDITION_REQUIRED,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unsupported(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Range { .. } => StatusCode::RANGE_NOT_SATISFIABLE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) | Self::Closed => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Replay { status, .. } => StatusCode::from_u16(*status).unwrap_or(StatusCode::OK),
            Self::WithForm(inner, _) => inner.status(),
        }
    }

    /// What to say on a form that comes back: the fields' refusals, or one line that belongs to no field. `None` where the form is no
    /// help (not signed in, not found, broken).
    pub fn on_form(&self) -> Option<FieldErrors> {
        let line = match self {
            Self::Invalid(fields) => return Some(fields.clone()),
            Self::Forbidden(text) | Self::Conflict(text) | Self::TooLarge(text) | Self::Unsupported(text) | Self::Unavailable(text) => {
                text.clone()
            }
            Self::TooMany { seconds } => {
                let seconds = *seconds;
                Text::from(move |t: Translations| t.failure_too_many_form(t.wait(seconds)))
            }
            Self::Resumed { files } => {
                let files = files.clone();
                Text::from(move |t: Translations| resumed(&files, t))
            }
            _ => return None,
        };
        let mut fields = FieldErrors::default();
        fields.add("", line);
        Some(fields)
    }

    /// On a page, shows this form again with what was typed and what to fix; the JSON answer stays as it is.
    #[must_use]
    pub fn with_form<T: askama::Template>(self, form: impl FnOnce(FieldErrors) -> T) -> Self {
        match self.on_form().map(|fields| form(fields).render()) {
            Some(Ok(html)) => Self::WithForm(Box::new(self), html),
            Some(Err(error)) => Self::internal(error),
            None => self,
        }
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Stale => Self::conflict(Translations::failure_stale),
            DbError::Overloaded(_) | DbError::Moving | DbError::Left => Self::Unavailable(Translations::failure_busy.into()),
            // The same idempotency key twice at the same time: the other one is being answered.
            DbError::UniqueViolation(Constraint::IdempotencyKey) => Self::conflict(Translations::failure_repeated),
            DbError::UniqueViolation(constraint) => Self::UniqueViolation(constraint),
            DbError::Internal(text) => Self::Internal(text),
        }
    }
}

impl From<FilesError> for Failure {
    fn from(error: FilesError) -> Self {
        match error {
            FilesError::BrokenOff(_) => Self::field("file", Translations::failure_broken_off),
            FilesError::NoSuchUpload => Self::NotFound,
            FilesError::Broken(text) => Self::Internal(text),
        }
    }
}

/// Carries the failure to the row it belongs to, which knows whether a page or JSON was asked for.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// RFC 9457, with the fields' refusals as an extension member.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// What kind of problem; stable.
    pub r#type: String,
    pub title: String,
    pub status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// What is wrong with which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// To mention when asking for help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

impl Failure {
    /// A stable name for each kind.
    fn kind(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::Unreadable(_) => "unreadable",
            Self::Unauthenticated | Self::OnlyByLink => "unauthenticated",
            Self::Forbidden(_) => "forbidden",
            Self::NotFound => "not-found",
            Self::Conflict(_) | Self::UniqueViolation(_) | Self::Resumed { .. } => "conflict",
            Self::Stranger { .. } => "other-account",
            Self::Stale(_) => "stale",
            Self::Unbased => "version-missing",
            Self::TooLarge(_) => "too-large",
            Self::Unsupported(_) => "unsupported",
            Self::Range { .. } => "range",
            Self::TooMany { .. } => "too-many",
            Self::Unavailable(_) => "unavailable",
            Self::Closed => "closed",
            Self::Internal(_) | Self::Replay { .. } => "broken",
            Self::WithForm(inner, _) => inner.kind(),
        }
    }

    /// For each kind.
    pub(crate) fn title(&self, t: Translations) -> &'static str {
        match self {
            Self::Invalid(_) | Self::Unreadable(_) => t.failure_invalid_title(),
            Self::Unauthenticated | Self::OnlyByLink => t.failure_unauthenticated_title(),
            Self::Forbidden(_) => t.failure_forbidden_title(),
            Self::NotFound => t.failure_not_found_title(),
            Self::Conflict(_) | Self::UniqueViolation(_) | Self::Stale(_) => t.failure_conflict_title(),
            Self::Stranger { name: Some(_) } => t.failure_stranger_title(),
            Self::Stranger { name: None } => t.failure_unmarked_title(),
            Self::Resumed { .. } => t.failure_resumed_title(),
            Self::Unbased => t.failure_version_missing_title(),
            Self::TooLarge(_) => t.failure_too_large_title(),
            Self::Unsupported(_) => t.failure_unsupported_title(),
            Self::Range { .. } => t.failure_range_title(),
            Self::TooMany { .. } => t.failure_too_many_title(),
            Self::Unavailable(_) => t.failure_unavailable_title(),
            Self::Closed => t.failure_closed_title(),
            Self::Internal(_) | Self::Replay { .. } => t.failure_broken_title(),
            Self::WithForm(inner, _) => inner.title(t),
        }
    }

    /// In words for a person; nothing of the inside.
    pub(crate) fn detail(&self, t: Translations) -> Option<String> {
        match self {
            Self::Forbidden(text) | Self::Conflict(text) | Self::TooLarge(text) | Self::Unsupported(text) | Self::Unavailable(text) => {
                Some(text.render(t).into_owned())
            }
            Self::TooMany { seconds } => Some(t.failure_too_many_again(seconds)),
            Self::Unreadable(why) => Some(why.clone()),
            Self::Unauthenticated => Some(t.failure_logged_out().to_owned()),
            Self::Stranger { name: Some(name) } => Some(t.failure_stranger_text(name)),
            Self::Stranger { name: None } => Some(t.failure_unmarked_text().to_owned()),
            Self::Resumed { files } => Some(resumed(files, t)),
            Self::Stale(_) => Some(t.failure_stale().to_owned()),
            Self::Unbased => Some(t.failure_version_missing().to_owned()),
            Self::WithForm(inner, _) => inner.detail(t),
            _ => None,
        }
    }

    pub(crate) fn problem(&self, id: Option<String>, t: Translations) -> Problem {
        let inner = if let Self::WithForm(inner, _) = self { inner } else { self };
        let said = |error: &FieldError| FieldError { field: error.field.clone(), message: error.message.render(t).into() };
        let errors = match inner {
            Self::Invalid(fields) => fields.list.iter().map(said).collect(),
            _ => Vec::new(),
        };
        let r#type = format!("urn:portico:problem:{}", self.kind());
        Problem { r#type, title: self.title(t).to_owned(), status: self.status().as_u16(), detail: self.detail(t), errors, id }
    }
}
