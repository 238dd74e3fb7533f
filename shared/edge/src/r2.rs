//! `Files` on R2. Streams are handed from platform to platform; not a byte of a transfer enters our memory.

use bytes::Bytes;
use ports::{Body, Files, FilesError, FoundObject, PartTag, Precondition, Range, StoredObject, async_trait};
use web_sys::ReadableStream;
use worker::{Bucket, Conditional, Data, Env, Error, HttpMetadata, Object, Range as R2Range, ResponseBody, UploadedPart, send::SendFuture};

pub struct R2(pub Env);

impl R2 {
    fn bucket(&self) -> Result<Bucket, FilesError> {
        self.0.bucket("FILES").map_err(broken)
    }
}

#[async_trait]
impl Files for R2 {
    async fn put(&self, key: &str, body: Body, media_type: &str) -> Result<StoredObject, FilesError> {
        let put = self.bucket()?;
        SendFuture::new(async move {
            let object = put.put(key, data(body)?).http_metadata(typed(media_type)).execute().await.map_err(broken_off)?;
            object.as_ref().map(stored).ok_or_else(|| FilesError::Broken("nothing was stored".to_owned()))
        })
        .await
    }

    async fn head(&self, key: &str) -> Result<Option<StoredObject>, FilesError> {
        let bucket = self.bucket()?;
        SendFuture::new(async move { Ok(bucket.head(key).await.map_err(broken)?.as_ref().map(stored)) }).await
    }

    async fn get(&self, key: &str, range: Option<Range>, precondition: Precondition) -> Result<Option<FoundObject>, FilesError> {
        let bucket = self.bucket()?;
        SendFuture::new(async move {
            let mut get = bucket.get(key);
            if let Some(range) = range {
                get = get.range(r2_range(range));
            }
            let held = match precondition.unless.as_slice() {
                [] => None,
                [etag] if etag != "*" => Some(etag.clone()),
                // R2 compares with one ETag only.
                many => match bucket.head(key).await.map_err(broken)?.as_ref().map(stored) {
                    None => return Ok(None),
                    Some(stored) if many.iter().any(|etag| etag == "*" || *etag == stored.etag) => {
                        return Ok(Some(FoundObject { stored, body: None }));
                    }
                    Some(_) => None,
                },
            };
            if held.is_some() {
                get = get.only_if(Conditional { etag_does_not_match: held, ..Conditional::default() });
            }
            let Some(object) = get.execute().await.map_err(broken)? else { return Ok(None) };
            let stored = stored(&object);
            let body = match object.body().map(worker::ObjectBody::response_body).transpose().map_err(broken)? {
                Some(ResponseBody::Stream(stream)) => {
                    Some(Body::Stream { stream: Box::new(stream), length: range.map_or(stored.size, |range| within(range, stored.size)) })
                }
                _ => None,
            };
            Ok(Some(FoundObject { stored, body }))
        })
        .await
    }

    async fn start(&self, key: &str, bytes: usize) -> Result<Vec<u8>, FilesError> {
        let bucket = self.bucket()?;
        SendFuture::new(async move {
            let object = bucket.get(key).range(R2Range::Prefix { length: bytes as u64 }).execute().await.map_err(broken)?;
            match object.as_ref().and_then(Object::body) {
                Some(body) => body.bytes().await.map_err(broken),
                None => Ok(Vec::new()),
            }
        })
        .await
    }

    async fn delete(&self, key: &str) -> Result<(), FilesError> {
        let bucket = self.bucket()?;
        SendFuture::new(async move { bucket.delete(key).await.map_err(broken) }).await
    }

    async fn begin(&self, key: &str, media_type: &str) -> Result<String, FilesError> {
        let bucket = self.bucket()?;
        SendFuture::new(async move {
            let upload = bucket.create_multipart_upload(key).http_metadata(typed(media_type)).execute().await.map_err(broken)?;
            Ok(upload.upload_id().await)
        })
        .await
    }

    async fn put_part(&self, key: &str, upload: &str, number: u16, body: Body) -> Result<PartTag, FilesError> {
        let bucket = self.bucket()?;
        SendFuture::new(async move {
            let upload = bucket.resume_multipart_upload(key, upload).map_err(broken)?;
            let part = upload.upload_part(number, data(body)?).await.map_err(broken_off)?;
            Ok(PartTag { number: part.part_number(), etag: part.etag() })
        })
        .await
    }

    async fn complete(&self, key: &str, upload: &str, parts: Vec<PartTag>) -> Result<StoredObject, FilesError> {
        let bucket = self.bucket()?;
        SendFuture::new(async move {
            let parts = parts.into_iter().map(|part| UploadedPart::new(part.number, part.etag));
            let completed = bucket.resume_multipart_upload(key, upload).map_err(broken)?.complete(parts).await.map_err(broken);
            match completed {
                Ok(object) => Ok(stored(&object)),
                // The same once more, after an answer that got lost. Keys are never used twice, so what is there is what was asked for.
                Err(FilesError::NoSuchUpload) => {
                    bucket.head(key).await.map_err(broken)?.as_ref().map(stored).ok_or(FilesError::NoSuchUpload)
                }
                Err(error) => Err(error),
            }
        })
        .await
    }

    async fn abort(&self, key: &str, upload: &str) -> Result<(), FilesError> {
        let bucket = self.bucket()?;
        SendFuture::new(async move {
            match bucket.resume_multipart_upload(key, upload).map_err(broken)?.abort().await.map_err(broken) {
                Err(FilesError::NoSuchUpload) | Ok(()) => Ok(()),
                Err(error) => Err(error),
            }
        })
        .await
    }
}

fn data(body: Body) -> Result<Data, FilesError> {
    match body {
        Body::Bytes(bytes) => Ok(Data::Bytes(Bytes::into(bytes))),
        Body::Stream { stream, .. } => match stream.downcast::<ReadableStream>() {
            Ok(stream) if !stream.locked() => Ok(Data::ReadableStream(*stream)),
            _ => Err(FilesError::Broken("the body was read before".to_owned())),
        },
    }
}

fn typed(media_type: &str) -> HttpMetadata {
    HttpMetadata { content_type: Some(media_type.to_owned()), ..HttpMetadata::default() }
}

fn stored(object: &Object) -> StoredObject {
    StoredObject { size: object.size(), etag: object.etag() }
}

fn r2_range(range: Range) -> R2Range {
    match range {
        Range::From { first, length: Some(length) } => R2Range::OffsetWithLength { offset: first, length },
        Range::From { first, length: None } => R2Range::OffsetToEnd { offset: first },
        Range::Last(suffix) => R2Range::Suffix { suffix },
    }
}

/// How many bytes of an object of that size the range covers.
fn within(range: Range, size: u64) -> u64 {
    match range {
        Range::From { first, length } => {
            let rest = size.saturating_sub(first);
            length.map_or(rest, |length| length.min(rest))
        }
        Range::Last(suffix) => suffix.min(size),
    }
}

/// R2 puts its numbers at the end of its texts: 10024 is an unknown upload.
/// <https://developers.cloudflare.com/r2/api/error-codes/>
fn broken(error: Error) -> FilesError {
    let text = error.to_string();
    if text.contains("(10024)") { FilesError::NoSuchUpload } else { FilesError::Broken(text) }
}

/// While a body is on its way, what is not R2's own error (those carry a number) is the sender's line.
fn broken_off(error: Error) -> FilesError {
    match broken(error) {
        FilesError::Broken(text) if !text.ends_with(')') => FilesError::BrokenOff(text),
        error => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_never_longer_than_the_object() {
        assert_eq!(within(Range::From { first: 2, length: Some(3) }, 10), 3);
        assert_eq!(within(Range::From { first: 8, length: Some(30) }, 10), 2);
        assert_eq!(within(Range::From { first: 4, length: None }, 10), 6);
        assert_eq!(within(Range::Last(4), 10), 4);
        assert_eq!(within(Range::Last(40), 10), 10);
    }
}
