//! R2 in memory, with R2's rules about parts.

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use domain::file::PART_BYTES;
use ports::{Body, FilesError, FoundObject, PartTag, Precondition, Range, StoredObject};
use sha2::{Digest, Sha256};

use crate::{InjectedFault, quiet::Quiet};

/// R2: parts are at least 5 MiB and all of one size, but the last.
const LEAST_PART: usize = 5 * 1024 * 1024;
const _: () = assert!(PART_BYTES as usize >= LEAST_PART);

/// `ports::Files` in memory. A [`Body::Stream`] is read when its stream is a [`Bytes`]: a test's stand-in for the platform's stream.
#[derive(Default)]
pub struct MemoryFiles {
    state: Quiet<State>,
}

#[derive(Default)]
struct State {
    objects: BTreeMap<String, Object>,
    uploads: HashMap<String, Upload>,
    begun: u64,
    faults: Vec<(u64, InjectedFault)>,
    calls: u64,
}

#[derive(Clone)]
struct Object {
    bytes: Bytes,
    media_type: String,
    stored: StoredObject,
    /// The upload in parts it was made of.
    upload: Option<String>,
}

#[derive(Clone)]
struct Upload {
    key: String,
    media_type: String,
    parts: BTreeMap<u16, (PartTag, Bytes)>,
}

impl MemoryFiles {
    /// Another store that holds the same.
    #[must_use]
    pub fn twin(&self) -> Self {
        let state = self.state.lock();
        let (objects, uploads) = (state.objects.clone(), state.uploads.clone());
        Self { state: Quiet::new(State { objects, uploads, begun: state.begun, ..State::default() }) }
    }

    /// The keys of all objects, sorted.
    pub fn keys(&self) -> Vec<String> {
        self.state.lock().objects.keys().cloned().collect()
    }

    /// An object's bytes and media type.
    pub fn object(&self, key: &str) -> Option<(Bytes, String)> {
        self.state.lock().objects.get(key).map(|object| (object.bytes.clone(), object.media_type.clone()))
    }

    /// Uploads in parts that are neither completed nor aborted.
    pub fn unfinished(&self) -> usize {
        self.state.lock().uploads.len()
    }

    /// Calls so far: to show that a refused request never came here.
    pub fn calls(&self) -> u64 {
        self.state.lock().calls
    }

    /// Makes the `nth` call from now (1 is the next) fail.
    pub fn fail(&self, nth: u64, fault: InjectedFault) {
        assert!(nth > 0, "the next call is number 1");
        self.state.lock().faults.push((nth, fault));
    }

    /// Puts an object there for a test's own purposes.
    pub fn seed(&self, key: &str, bytes: impl Into<Bytes>, media_type: &str) -> StoredObject {
        let object = Object::new(bytes.into(), media_type);
        let stored = object.stored.clone();
        self.state.lock().objects.insert(key.to_owned(), object);
        stored
    }

    /// R2 forgets uploads in parts after seven days.
    pub fn forget_uploads(&self) {
        self.state.lock().uploads.clear();
    }

    /// One call: counted, and broken where the test asked for it.
    fn call<T>(&self, work: impl FnOnce(&mut State) -> Result<T, FilesError>) -> Result<T, FilesError> {
        let mut state = self.state.lock();
        state.calls += 1;
        let mut due = None;
        state.faults.retain_mut(|(left, fault)| {
            *left -= 1;
            if *left == 0 {
                due = Some(*fault);
            }
            *left > 0
        });
        let fault = || Err(FilesError::Broken("as the test asked for".to_owned()));
        match due {
            None => work(&mut state),
            Some(InjectedFault::Before) => fault(),
            Some(InjectedFault::After) => {
                work(&mut state)?;
                fault()
            }
        }
    }
}

impl Object {
    fn new(bytes: Bytes, media_type: &str) -> Self {
        let stored = StoredObject { size: bytes.len() as u64, etag: etag(&bytes) };
        Self { bytes, media_type: media_type.to_owned(), stored, upload: None }
    }
}

fn etag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// All of a body, which must be as long as it said.
fn read(body: Body) -> Result<Bytes, FilesError> {
    let promised = body.length();
    let bytes = match body {
        Body::Bytes(bytes) => bytes,
        Body::Stream { stream, .. } => *stream.downcast::<Bytes>().expect("natively a stream is `bytes::Bytes`"),
    };
    if bytes.len() as u64 == promised { Ok(bytes) } else { Err(FilesError::BrokenOff(format!("{} of {promised} bytes", bytes.len()))) }
}

fn slice(bytes: &Bytes, range: Option<Range>) -> Result<Bytes, FilesError> {
    let size = bytes.len() as u64;
    let (first, end) = match range {
        None => (0, size),
        Some(Range::From { first, length }) => (first, length.map_or(Some(size), |length| first.checked_add(length)).unwrap_or(u64::MAX)),
        Some(Range::Last(last)) => (size.saturating_sub(last), size),
    };
    if end > size || first >= end && range.is_some() {
        return Err(FilesError::Broken(format!("the range {first}..{end} is outside of {size} bytes")));
    }
    Ok(bytes.slice(usize::try_from(first).unwrap()..usize::try_from(end).unwrap()))
}

#[ports::async_trait]
impl ports::Files for MemoryFiles {
    async fn put(&self, key: &str, body: Body, media_type: &str) -> Result<StoredObject, FilesError> {
        self.call(|state| {
            let object = Object::new(read(body)?, media_type);
            if state.objects.contains_key(key) {
                return Err(FilesError::Broken(format!("the key {key} was used before")));
            }
            let stored = object.stored.clone();
            state.objects.insert(key.to_owned(), object);
            Ok(stored)
        })
    }

    async fn head(&self, key: &str) -> Result<Option<StoredObject>, FilesError> {
        self.call(|state| Ok(state.objects.get(key).map(|object| object.stored.clone())))
    }

    async fn get(&self, key: &str, range: Option<Range>, precondition: Precondition) -> Result<Option<FoundObject>, FilesError> {
        self.call(|state| {
            let Some(object) = state.objects.get(key) else { return Ok(None) };
            let held = precondition.unless.iter().any(|etag| *etag == object.stored.etag || etag == "*");
            let body = if held { None } else { Some(Body::Bytes(slice(&object.bytes, range)?)) };
            Ok(Some(FoundObject { stored: object.stored.clone(), body }))
        })
    }

    async fn start(&self, key: &str, bytes: usize) -> Result<Vec<u8>, FilesError> {
        self.call(|state| {
            let object = state.objects.get(key).ok_or_else(|| FilesError::Broken(format!("nothing under {key}")))?;
            Ok(object.bytes.iter().copied().take(bytes).collect())
        })
    }

    async fn delete(&self, key: &str) -> Result<(), FilesError> {
        self.call(|state| {
            state.objects.remove(key);
            Ok(())
        })
    }

    async fn begin(&self, key: &str, media_type: &str) -> Result<String, FilesError> {
        self.call(|state| {
            state.begun += 1;
            let id = format!("upload-{}", state.begun);
            let upload = Upload { key: key.to_owned(), media_type: media_type.to_owned(), parts: BTreeMap::new() };
            state.uploads.insert(id.clone(), upload);
            Ok(id)
        })
    }

    async fn put_part(&self, key: &str, upload: &str, number: u16, body: Body) -> Result<PartTag, FilesError> {
        self.call(|state| {
            let bytes = read(body)?;
            let upload = state.uploads.get_mut(upload).filter(|upload| upload.key == key).ok_or(FilesError::NoSuchUpload)?;
            if !(1..=10_000).contains(&number) {
                return Err(FilesError::Broken(format!("part number {number}")));
            }
            let tag = PartTag { number, etag: etag(&bytes) };
            upload.parts.insert(number, (tag.clone(), bytes));
            Ok(tag)
        })
    }

    async fn complete(&self, key: &str, upload: &str, parts: Vec<PartTag>) -> Result<StoredObject, FilesError> {
        self.call(|state| {
            if let Some(object) = state.objects.get(key).filter(|object| object.upload.as_deref() == Some(upload)) {
                return Ok(object.stored.clone());
            }
            let under_way = state.uploads.get(upload).filter(|upload| upload.key == key).ok_or(FilesError::NoSuchUpload)?;
            let mut bytes = Vec::new();
            let first = parts.first().and_then(|tag| under_way.parts.get(&tag.number)).map_or(0, |(_, bytes)| bytes.len());
            for (index, tag) in parts.iter().enumerate() {
                let (_, part) = under_way
                    .parts
                    .get(&tag.number)
                    .filter(|(kept, _)| kept == tag)
                    .ok_or_else(|| FilesError::Broken(format!("part {} is not what was stored", tag.number)))?;
                let last = index + 1 == parts.len();
                if !last && (part.len() < LEAST_PART || part.len() != first) || last && part.len() > first {
                    return Err(FilesError::Broken(format!("part {} has a size R2 does not take", tag.number)));
                }
                bytes.extend_from_slice(part);
            }
            if parts.is_empty() || parts.windows(2).any(|pair| pair[0].number >= pair[1].number) {
                return Err(FilesError::Broken("parts missing or out of order".to_owned()));
            }
            let mut object = Object::new(bytes.into(), &under_way.media_type);
            object.upload = Some(upload.to_owned());
            let stored = object.stored.clone();
            state.objects.insert(key.to_owned(), object);
            state.uploads.remove(upload);
            Ok(stored)
        })
    }

    async fn abort(&self, key: &str, upload: &str) -> Result<(), FilesError> {
        self.call(|state| {
            if state.uploads.get(upload).is_some_and(|under_way| under_way.key == key) {
                state.uploads.remove(upload);
            }
            Ok(())
        })
    }
}
