//! Requests in, replies out. Heads cross the border as one text; large bodies do not cross it at all.

use axum::body::Body;
use bytes::Bytes;
use futures_util::stream;
use http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode, header};
use js_sys::{Reflect, Uint8Array};
use ports::BodySlot;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};
use worker::send::SendFuture;

use crate::js;

/// `None` when the platform let something through that is no HTTP request to us.
pub fn request(raw: &web_sys::Request) -> Option<Request<Body>> {
    let head = js::head(raw);
    let mut lines = head.split('\n');
    let method = Method::from_bytes(lines.next()?.as_bytes()).ok()?;
    let mut request = Request::builder().method(method.clone()).uri(lines.next()?).body(Body::empty()).ok()?;
    for line in lines {
        // A header that cannot be read is left out, and spoils no other.
        let Some((name, value)) = line.split_once(':') else { continue };
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(&bytes_in(value))) {
            request.headers_mut().append(name, value);
        }
    }
    if !matches!(method, Method::GET | Method::HEAD)
        && let Some(stream) = raw.body()
    {
        if let Some(length) = length(&request) {
            request.extensions_mut().insert(BodySlot::new(ports::Body::Stream { stream: Box::new(stream.clone()), length }));
        }
        *request.body_mut() = read(stream);
    }
    Some(request)
}

/// The bytes of a header as they came: JavaScript has one character for each of them (a `ByteString`).
fn bytes_in(value: &str) -> Vec<u8> {
    value.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect::<Option<_>>().unwrap_or_else(|| value.as_bytes().to_vec())
}

fn length(request: &Request<Body>) -> Option<u64> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The stream as a body of ours. Nothing touches the stream before somebody reads, so that a function may hand the stream on instead.
fn read(stream: ReadableStream) -> Body {
    Body::from_stream(stream::unfold(Reading::NotYet(stream), |reading| SendFuture::new(next(reading))))
}

enum Reading {
    NotYet(ReadableStream),
    On(ReadableStreamDefaultReader),
    Over,
}

async fn next(reading: Reading) -> Option<(Result<Bytes, std::io::Error>, Reading)> {
    let reader = match reading {
        Reading::NotYet(stream) if stream.locked() => return failed("the body was handed on before"),
        Reading::NotYet(stream) => stream.get_reader().unchecked_into(),
        Reading::On(reader) => reader,
        Reading::Over => return None,
    };
    let chunk = match JsFuture::from(reader.read()).await {
        Ok(chunk) => chunk,
        Err(thrown) => return failed(&js::message(&thrown)),
    };
    match Reflect::get(&chunk, &"value".into()) {
        Ok(value) if value.is_instance_of::<Uint8Array>() => {
            Some((Ok(Uint8Array::unchecked_from_js(value).to_vec().into()), Reading::On(reader)))
        }
        _ => None,
    }
}

fn failed(why: &str) -> Option<(Result<Bytes, std::io::Error>, Reading)> {
    Some((Err(std::io::Error::other(why.to_owned())), Reading::Over))
}

/// # Errors
/// When the platform refuses to make such a response.
pub async fn reply(response: Response<Body>, to_head: bool) -> Result<web_sys::Response, JsValue> {
    let (mut parts, body) = response.into_parts();
    let bodyless = to_head || parts.status.is_informational() || matches!(parts.status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    let mut body = match parts.extensions.remove::<BodySlot>().and_then(|passing| passing.take()) {
        Some(body) => {
            parts.headers.insert(header::CONTENT_LENGTH, body.length().into());
            match body {
                ports::Body::Bytes(bytes) => bytes_of(&bytes),
                ports::Body::Stream { stream, .. } => {
                    stream.downcast::<ReadableStream>().map_or(JsValue::NULL, |stream| JsValue::from(*stream))
                }
            }
        }
        None if bodyless => JsValue::NULL,
        None => bytes_of(&axum::body::to_bytes(body, usize::MAX).await.map_err(|error| JsValue::from(error.to_string()))?),
    };
    let mut head = String::new();
    for (name, value) in &parts.headers {
        // A value that is no text cannot be one of ours.
        if let Ok(value) = std::str::from_utf8(value.as_bytes()) {
            head.extend([name.as_str(), ":", value, "\n"]);
        }
    }
    if bodyless {
        body = JsValue::NULL;
    }
    js::reply(parts.status.as_u16(), &head, &body)
}

fn bytes_of(bytes: &[u8]) -> JsValue {
    if bytes.is_empty() { JsValue::NULL } else { Uint8Array::from(bytes).into() }
}
