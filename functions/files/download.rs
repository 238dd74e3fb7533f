//! Downloads (RFC 9110 §13, §14): conditional requests, ranges, and the headers that say how a browser may treat the file. The row that
//! names the file was authorised in the same request; nothing is remembered between two downloads.

use axum::extract::FromRequestParts;
use domain::file::{FileKind, FileName};
use http::{HeaderMap, Method, StatusCode, header, request::Parts};
use ports::{Precondition, Range, StoredObject};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{
    App, Context, Failure, QueryParams, Reply,
    openapi::{Bytes, DescribeRequest, Operation},
};

#[derive(Debug, Deserialize, ToSchema)]
struct Query {
    /// `1`: shown by the browser itself where that is safe (raster images, PDF); otherwise a download.
    #[serde(default)]
    inline: String,
}

/// What a request for a file asks for.
#[derive(Debug)]
pub struct DownloadRequest {
    head: bool,
    inline: bool,
    wants: Wants,
}

/// The headers of a conditional or partial request.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wants {
    none_match: Option<String>,
    range: Option<String>,
    if_range: Option<String>,
}

impl FromRequestParts<App> for DownloadRequest {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let QueryParams(query) = QueryParams::<Query>::from_request_parts(parts, app).await?;
        Ok(Self { head: parts.method == Method::HEAD, inline: query.inline == "1", wants: Wants::of(&parts.headers) })
    }
}

impl DescribeRequest for DownloadRequest {
    fn describe(operation: &mut Operation) {
        QueryParams::<Query>::describe(operation);
        operation.of_a_file();
    }
}

/// The row of a file.
#[derive(Debug, Deserialize)]
pub struct StoredFile {
    pub name: FileName,
    pub media_type: String,
    pub size: u64,
    pub etag: Option<String>,
    pub object_key: String,
}

/// What the answer contains.
#[derive(Debug, PartialEq, Eq)]
enum Sending {
    NotModified,
    Whole,
    /// First and last byte.
    Part(u64, u64),
    OutOfRange,
}

impl Wants {
    fn of(headers: &HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Self { none_match: text(header::IF_NONE_MATCH), range: text(header::RANGE), if_range: text(header::IF_RANGE) }
    }

    /// In the order of RFC 9110 §13.2.2.
    fn of_file(&self, size: u64, etag: &str) -> Sending {
        // §13.1.2: weak comparison.
        let held =
            |list: &String| list.trim() == "*" || list.split(',').any(|one| one.trim().trim_start_matches("W/").trim_matches('"') == etag);
        if self.none_match.as_ref().is_some_and(held) {
            return Sending::NotModified;
        }
        // §13.1.5: strong comparison. No dates are given out here, so none matches.
        if self.if_range.as_ref().is_some_and(|one| one.trim() != format!("\"{etag}\"")) {
            return Sending::Whole;
        }
        // §14.2: what cannot be read is passed over, and so are several ranges at once, which we do not send.
        let Some(Ok(ranges)) = self.range.as_deref().map(http_range_header::parse_range_header) else { return Sending::Whole };
        if ranges.len() != 1 {
            return Sending::Whole;
        }
        match ranges.validate(size).ok().as_deref() {
            Some([one]) => Sending::Part(*one.start(), *one.end()),
            _ => Sending::OutOfRange,
        }
    }
}

impl DownloadRequest {
    /// The answer, for a file that may be downloaded. It takes one call to the file store, and none where the browser has the file already.
    ///
    /// # Errors
    /// [`Failure::Range`] for a range outside the file; [`Failure::NotFound`] when the bytes are gone.
    pub async fn answer(&self, context: &impl Context, file: StoredFile) -> Result<Reply<Bytes>, Failure> {
        let stored = match file.etag {
            Some(etag) => StoredObject { size: file.size, etag },
            None => context.files().head(&file.object_key).await?.ok_or(Failure::NotFound)?,
        };
        let inline = self.inline && FileKind::viewed(&file.name, &file.media_type).is_some();
        let reply = context
            .reply(Bytes)
            .header(header::ETAG, &format!("\"{}\"", stored.etag))
            .header(header::ACCEPT_RANGES, "bytes")
            // May be kept, and is asked for again every time: whether they may still see it is decided here.
            .header(header::CACHE_CONTROL, "private, no-cache")
            .header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'")
            .header(header::CONTENT_DISPOSITION, &file.name.disposition(inline));
        let (status, range, length) = match self.wants.of_file(stored.size, &stored.etag) {
            Sending::OutOfRange => return Err(Failure::Range { size: stored.size }),
            Sending::NotModified => return Ok(reply.status(StatusCode::NOT_MODIFIED).bytes(&file.media_type, Vec::new())),
            Sending::Whole => (StatusCode::OK, None, stored.size),
            Sending::Part(first, last) => {
                let length = last.saturating_sub(first).saturating_add(1);
                (StatusCode::PARTIAL_CONTENT, Some((first, last)), length)
            }
        };
        let mut reply = reply.status(status).header(header::CONTENT_LENGTH, &length.to_string());
        if let Some((first, last)) = range {
            reply = reply.header(header::CONTENT_RANGE, &format!("bytes {first}-{last}/{}", stored.size));
        }
        if self.head {
            return Ok(reply.bytes(&file.media_type, Vec::new()));
        }
        let range = range.map(|(first, _)| Range::From { first, length: Some(length) });
        let found = context.files().get(&file.object_key, range, Precondition::default()).await?;
        let body = found.and_then(|found| found.body).ok_or(Failure::NotFound)?;
        Ok(reply.passing(&file.media_type, body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ETAG: &str = "abc";

    fn range(text: &str, size: u64) -> Sending {
        Wants { range: Some(text.to_owned()), ..Wants::default() }.of_file(size, ETAG)
    }

    #[test]
    fn one_range_is_sent_several_or_odd_ones_are_passed_over() {
        assert_eq!(range("bytes=0-3", 10), Sending::Part(0, 3));
        assert_eq!(range("bytes=4-", 10), Sending::Part(4, 9));
        assert_eq!(range("bytes=-3", 10), Sending::Part(7, 9));
        assert_eq!(range("bytes=-30", 10), Sending::Part(0, 9));
        assert_eq!(range("bytes=5-99", 10), Sending::Part(5, 9));
        for whole in ["bytes=0-1,4-5", "bytes=5-2", "bytes=x-y", "lines=1-2", "bytes", ""] {
            assert_eq!(range(whole, 10), Sending::Whole, "{whole}");
        }
        for outside in ["bytes=10-", "bytes=10-12", "bytes=-0"] {
            assert_eq!(range(outside, 10), Sending::OutOfRange, "{outside}");
        }
        assert_eq!(range("bytes=0-0", 0), Sending::OutOfRange);
    }

    #[test]
    fn conditions_come_before_ranges() {
        let wants = |none_match: &str, if_range: &str| Wants {
            none_match: (!none_match.is_empty()).then(|| none_match.to_owned()),
            if_range: (!if_range.is_empty()).then(|| if_range.to_owned()),
            range: Some("bytes=1-2".to_owned()),
        };
        for held in ["\"abc\"", "W/\"abc\"", "\"x\", \"abc\"", "*"] {
            assert_eq!(wants(held, "").of_file(10, ETAG), Sending::NotModified, "{held}");
        }
        assert_eq!(wants("\"other\"", "").of_file(10, ETAG), Sending::Part(1, 2));
        assert_eq!(wants("", "\"abc\"").of_file(10, ETAG), Sending::Part(1, 2));
        for changed in ["\"other\"", "W/\"abc\"", "Mon, 23 Nov 2026 14:05:00 GMT"] {
            assert_eq!(wants("", changed).of_file(10, ETAG), Sending::Whole, "{changed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_range_lies_within_the_file(text in "(bytes=)?[0-9]{0,3}-?[0-9]{0,3}(,[0-9]{0,2}-)?", size in 0u64..300) {
            if let Sending::Part(first, last) = range(&text, size) {
                proptest::prop_assert!(first <= last && last < size);
            }
        }
    }
}
