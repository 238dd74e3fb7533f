//! Bytes in R2. Large bodies pass by, never through, our memory.

use std::{
    any::Any,
    sync::{Arc, Mutex},
};

use bytes::Bytes;

/// A body on its way: bytes we hold, or a stream of the platform's own that only the adapter can read.
pub enum Body {
    Bytes(Bytes),
    /// The platform's stream, untouched, and its length in bytes.
    Stream {
        stream: Box<dyn Any + Send>,
        length: u64,
    },
}

impl std::fmt::Debug for Body {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Body({} bytes)", self.length())
    }
}

impl Body {
    /// In bytes.
    pub fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Stream { length, .. } => *length,
        }
    }
}

/// A body handed along inside a request's or a reply's extensions, taken once: the adapter puts the platform's own stream here, so that
/// bytes of a transfer pass by our memory.
#[derive(Clone, Debug)]
pub struct BodySlot(Arc<Mutex<Option<Body>>>);

impl BodySlot {
    pub fn new(body: Body) -> Self {
        Self(Arc::new(Mutex::new(Some(body))))
    }

    /// `None` when it was taken before.
    pub fn take(&self) -> Option<Body> {
        self.0.lock().ok()?.take()
    }
}

/// A byte range as asked for (RFC 9110 §14.1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range {
    /// From `first`, `length` bytes or to the end.
    From { first: u64, length: Option<u64> },
    /// The last so many bytes.
    Last(u64),
}

/// What a client already holds (RFC 9110 §13.1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Precondition {
    /// `If-None-Match`: ETags without quotes; a match means nothing needs sending.
    pub unless: Vec<String>,
}

/// What is stored under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredObject {
    /// Whole object, in bytes.
    pub size: u64,
    /// Without quotes.
    pub etag: String,
}

#[derive(Debug)]
pub struct FoundObject {
    pub stored: StoredObject,
    /// `None` when the client already holds it.
    pub body: Option<Body>,
}

/// One stored part of an upload in parts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PartTag {
    pub number: u16,
    pub etag: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilesError {
    /// The body ended before its length, or the connection broke.
    #[error("the upload broke off: {0}")]
    BrokenOff(String),
    /// The upload in parts is unknown: finished, aborted or swept.
    #[error("no such upload")]
    NoSuchUpload,
    #[error("the file store refused: {0}")]
    Broken(String),
}

/// The file store. Keys are random and never used twice.
#[crate::async_trait]
pub trait Files: Send + Sync {
    async fn put(&self, key: &str, body: Body, media_type: &str) -> Result<StoredObject, FilesError>;
    async fn head(&self, key: &str) -> Result<Option<StoredObject>, FilesError>;
    /// `None` when nothing is under the key. The range must lie within the object.
    async fn get(&self, key: &str, range: Option<Range>, precondition: Precondition) -> Result<Option<FoundObject>, FilesError>;
    /// The first bytes, into our memory.
    async fn start(&self, key: &str, bytes: usize) -> Result<Vec<u8>, FilesError>;
    /// Nothing happens when nothing is there.
    async fn delete(&self, key: &str) -> Result<(), FilesError>;
    /// Begins an upload in parts; returns the store's own id for it.
    async fn begin(&self, key: &str, media_type: &str) -> Result<String, FilesError>;
    async fn put_part(&self, key: &str, upload: &str, number: u16, body: Body) -> Result<PartTag, FilesError>;
    /// Makes one object of the parts. Doing it twice gives the object that is there.
    async fn complete(&self, key: &str, upload: &str, parts: Vec<PartTag>) -> Result<StoredObject, FilesError>;
    /// Nothing happens when it is gone already.
    async fn abort(&self, key: &str, upload: &str) -> Result<(), FilesError>;
}
