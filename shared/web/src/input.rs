//! What a request carries: path, query, form or JSON, raw body. Each says in the OpenAPI document what it takes.

use std::str::FromStr;

use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts, RawPathParams, Request},
};
use bytes::Bytes;
use http::{HeaderMap, header, request::Parts};
use ports::BodySlot;
use serde::de::DeserializeOwned;

use crate::{Failure, Translations, app::App};

/// Largest form or JSON body, in bytes: whatever the descriptions allow fits, written with an escape for every character
/// (`tests/house/limits.rs`).
pub const MAX_BODY_BYTES: usize = 2 * 1024 * 1024;

/// The ids of the path, e.g. `PathId(contact): PathId<ContactId>` for `/contacts/{contact}`. What is not an id is not there.
pub struct PathId<T>(pub T);

/// Two ids of one path.
pub struct PathIds<A, B>(pub A, pub B);

impl<A: FromStr, B: FromStr> FromStr for PathIds<A, B> {
    type Err = ();
    fn from_str(joined: &str) -> Result<Self, ()> {
        let (a, b) = joined.split_once('/').ok_or(())?;
        Ok(Self(a.parse().map_err(|_| ())?, b.parse().map_err(|_| ())?))
    }
}

impl<T: FromStr + Send> FromRequestParts<App> for PathId<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let params = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Failure::NotFound)?;
        let values: Vec<&str> = params.iter().map(|(_, value)| value).collect();
        values.join("/").parse().map(Self).map_err(|_| Failure::NotFound)
    }
}

/// The query, e.g. `?after=…&q=…`.
pub struct QueryParams<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<App> for QueryParams<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Failure> {
        let query = parts.uri.query().unwrap_or_default();
        let read = serde_path_to_error::deserialize(serde_html_form::Deserializer::new(form_pairs(query.as_bytes())));
        read.map(Self).map_err(|error| refused(error.path().to_string(), error.inner()))
    }
}

fn form_pairs(bytes: &[u8]) -> form_urlencoded::Parse<'_> {
    form_urlencoded::parse(bytes)
}

fn refused(path: String, error: &dyn std::fmt::Display) -> Failure {
    // serde's words name the unknown or missing field and the expected type: they help and tell nothing of the inside.
    Failure::field(if path == "." || path == "?" { "" } else { &path }, error.to_string())
}

/// The body: a form from a page, JSON over the API; the same fields either way. Unknown fields are refused.
pub struct Payload<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Payload<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &App) -> Result<Self, Failure> {
        body(request).await?.read().map(Self)
    }
}

/// A form from a page, or JSON over the API.
pub(crate) struct BodyBytes {
    json: bool,
    bytes: Bytes,
}

pub(crate) async fn body(request: Request) -> Result<BodyBytes, Failure> {
    let kind = media_type(request.headers()).unwrap_or_default().to_owned();
    let json = request.uri().path().starts_with("/api/");
    let expected = if json { "application/json" } else { "application/x-www-form-urlencoded" };
    let bytes = read(request.into_body()).await?;
    if kind != expected && !(bytes.is_empty() && kind.is_empty()) {
        return Err(Failure::Unsupported(format!("Send the body as {expected}.").into()));
    }
    Ok(BodyBytes { json, bytes })
}

impl BodyBytes {
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        if self.json {
            let text: &[u8] = if self.bytes.is_empty() { b"{}" } else { &self.bytes };
            let mut from = serde_json::Deserializer::from_slice(text);
            let read = serde_path_to_error::deserialize(&mut from).map_err(|error| refused(error.path().to_string(), error.inner()))?;
            from.end().map_err(|error| refused(String::new(), &error))?;
            Ok(read)
        } else {
            of_form(&self.bytes)
        }
    }

    /// The fields of a form, in their order.
    pub fn pairs(&self) -> Vec<(String, String)> {
        form_pairs(&self.bytes).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
    }
}

fn of_form<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    let from = serde_html_form::Deserializer::new(form_pairs(bytes));
    serde_path_to_error::deserialize(from).map_err(|error| refused(error.path().to_string(), error.inner()))
}

/// The same of fields that were taken apart already.
pub(crate) fn of_pairs<T: DeserializeOwned>(pairs: &[(String, String)]) -> Result<T, Failure> {
    of_form(form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish().as_bytes())
}

pub(crate) fn media_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::CONTENT_TYPE)?.to_str().ok()?.split(';').next().map(str::trim)
}

pub(crate) async fn read(body: Body) -> Result<Bytes, Failure> {
    axum::body::to_bytes(body, MAX_BODY_BYTES).await.map_err(|error| {
        let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        if source.contains("length limit") {
            Failure::TooLarge((|t: Translations| t.failure_body_too_large(t.bytes(MAX_BODY_BYTES as u64))).into())
        } else {
            Failure::field("", Translations::failure_request_broke_off)
        }
    })
}

/// A small body as it came, byte for byte: what a signature is made over.
pub struct RawBody(pub Bytes);

impl FromRequest<App> for RawBody {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &App) -> Result<Self, Failure> {
        read(request.into_body()).await.map(Self)
    }
}

/// A raw body: the bytes of a file, or a multipart form. Streams; never held whole.
pub struct UploadBody {
    pub headers: HeaderMap,
    body: Body,
    passing: Option<BodySlot>,
}

impl FromRequest<App> for UploadBody {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &App) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        Ok(Self { passing: parts.extensions.get::<BodySlot>().cloned(), headers: parts.headers, body })
    }
}

fn too_large(most: u64) -> Failure {
    Failure::TooLarge((move |t: Translations| t.failure_file_too_large(t.bytes(most))).into())
}

impl UploadBody {
    /// `Content-Length`, in bytes.
    pub fn length(&self) -> Option<u64> {
        self.headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
    }

    /// The platform's own stream when there is one; else the bytes, at most `most`.
    ///
    /// # Errors
    /// When the body is longer than `most` or breaks off.
    pub async fn into_body(self, most: u64) -> Result<ports::Body, Failure> {
        if self.length().is_some_and(|length| length > most) {
            return Err(too_large(most));
        }
        match self.passing.as_ref().and_then(BodySlot::take) {
            Some(body) => Ok(body),
            None => self.into_bytes(most).await.map(ports::Body::Bytes),
        }
    }

    /// All of a small file, through our memory.
    ///
    /// # Errors
    /// When the body is longer than `most` or breaks off; before a byte is read, where its length is told.
    pub async fn into_bytes(self, most: u64) -> Result<Bytes, Failure> {
        if self.length().is_some_and(|length| length > most) {
            return Err(too_large(most));
        }
        axum::body::to_bytes(self.body, usize::try_from(most).unwrap_or(usize::MAX)).await.map_err(|_| too_large(most))
    }

    /// As a stream of chunks through our memory, for multipart forms.
    pub fn into_stream(self) -> axum::body::BodyDataStream {
        self.body.into_data_stream()
    }
}
