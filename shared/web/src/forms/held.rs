//! What a form brought, held until its request is answered: when a function cannot do what was asked, nothing that was typed is lost.

use std::{
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
};

use axum::body::{Body, BodyDataStream};
use bytes::Bytes;
use futures_util::{
    Stream, StreamExt,
    future::ready,
    stream::{self, BoxStream},
};
use http::request::Parts;
use multer::{Field, Multipart};
use ports::BodySlot;

use super::{FOR, KEPT, Typed};
use crate::{Failure, MAX_BODY_BYTES, input};

/// Shared by the layers around a row.
#[derive(Clone, Default)]
pub(crate) struct Held(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    guarded: bool,
    mark: Option<String>,
    kept: Option<String>,
    brought: Brought,
}

#[derive(Default)]
enum Brought {
    #[default]
    Nothing,
    /// `application/x-www-form-urlencoded`, without the fields that are ours.
    Pairs(Bytes),
    Parts(Streamed),
}

/// `multipart/form-data` passes through, because files must not be held in memory.
struct Streamed {
    boundary: String,
    /// Read ahead to see the mark, and not handed on yet.
    ahead: Option<Bytes>,
    rest: BodyDataStream,
    /// What the function has read so far, as far as it is short.
    passed: Vec<u8>,
    /// The function has read more than that.
    cut: bool,
}

/// How much of a form's beginning is kept while it passes: texts come before files.
const MOST_PASSED: usize = 256 * 1024;
/// How much of a form is read to find the texts in it.
const MOST_SEARCHED: usize = 32 * 1024 * 1024;
/// The mark is the first part of a form, and short.
const MOST_AHEAD: usize = 1024;

impl Held {
    /// Carries what was typed before through a step of the login.
    pub fn carrying(kept: Option<String>) -> Self {
        Self(Arc::new(Mutex::new(State { kept, ..State::default() })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The row is for somebody who is logged in.
    pub fn set_guarded(&self) {
        self.state().guarded = true;
    }

    pub fn guarded(&self) -> bool {
        self.state().guarded
    }

    /// Whom the form was shown to, as the form says.
    pub fn mark(&self) -> Option<String> {
        self.state().mark.clone()
    }

    pub fn kept(&self) -> Option<String> {
        self.state().kept.clone()
    }

    /// Takes our own fields out of a form and holds the others; what it gives back is the body for the function.
    ///
    /// # Errors
    /// As reading the body.
    pub async fn hold(&self, parts: &mut Parts, body: Body) -> Result<Body, Failure> {
        match input::media_type(&parts.headers) {
            Some("application/x-www-form-urlencoded") => {
                let bytes = input::read(body).await?;
                let mut others: Vec<&[u8]> = Vec::new();
                let mut state = self.state();
                for pair in bytes.split(|byte| *byte == b'&') {
                    match form_urlencoded::parse(pair).next() {
                        Some((name, value)) if name == FOR => state.mark = Some(value.into_owned()),
                        Some((name, value)) if name == KEPT => state.kept = Some(value.into_owned()),
                        Some(_) => others.push(pair),
                        None => {}
                    }
                }
                let others = Bytes::from(others.join(&b'&'));
                state.brought = Brought::Pairs(others.clone());
                Ok(Body::from(others))
            }
            Some("multipart/form-data") => {
                let kind = parts.headers.get(http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
                let Ok(boundary) = multer::parse_boundary(kind) else { return Ok(body) };
                // The platform's own stream is being read here, so it cannot be handed on any more.
                parts.extensions.remove::<BodySlot>();
                let mut rest = body.into_data_stream();
                let mut ahead: Vec<u8> = Vec::new();
                let mut mark = None;
                while mark.is_none() && ahead.len() < MOST_AHEAD {
                    let Some(Ok(chunk)) = rest.next().await else { break };
                    ahead.extend_from_slice(&chunk);
                    mark = first_part(&ahead, &boundary);
                }
                let mut state = self.state();
                if let Some((value, end)) = mark {
                    state.mark = Some(value);
                    ahead.drain(..end);
                }
                state.brought = Brought::Parts(Streamed { boundary, ahead: Some(ahead.into()), rest, passed: Vec::new(), cut: false });
                drop(state);
                Ok(Body::from_stream(Lent(self.clone())))
            }
            _ => Ok(body),
        }
    }

    /// What was typed, in the order of the form. Reads what the function has not read.
    pub async fn typed(&self) -> Typed {
        let taken = match &mut self.state().brought {
            Brought::Nothing => return Typed::default(),
            Brought::Pairs(bytes) => {
                let pairs = form_urlencoded::parse(bytes).into_owned().collect();
                return Typed { pairs, ..Typed::default() };
            }
            Brought::Parts(streamed) => {
                let passed = Bytes::from(std::mem::take(&mut streamed.passed));
                let unread = (!streamed.cut).then(|| streamed.ahead.take()).flatten();
                let rest: BoxStream<'static, _> = if streamed.cut {
                    stream::empty().boxed()
                } else {
                    std::mem::replace(&mut streamed.rest, Body::empty().into_data_stream()).boxed()
                };
                (streamed.boundary.clone(), stream::iter([Some(passed), unread].into_iter().flatten().map(Ok)).chain(rest))
            }
        };
        let (boundary, form) = taken;
        let mut left = MOST_SEARCHED;
        let form = form.take_while(move |chunk: &Result<Bytes, axum::Error>| {
            left = left.saturating_sub(chunk.as_ref().map_or(0, Bytes::len));
            ready(left > 0)
        });
        texts(Multipart::new(form, boundary)).await
    }
}

/// The value of the mark, when it is the first part and whole, and where the second part begins.
fn first_part(form: &[u8], boundary: &str) -> Option<(String, usize)> {
    let find = |bytes: &[u8], wanted: &[u8]| bytes.windows(wanted.len()).position(|window| window == wanted);
    let opening = format!("--{boundary}\r\n");
    let rest = form.strip_prefix(opening.as_bytes())?;
    let head = find(rest, b"\r\n\r\n")?;
    let named = format!("name=\"{FOR}\"");
    find(rest.get(..head)?, named.as_bytes())?;
    let value = rest.get(head + 4..)?;
    let closing = format!("\r\n--{boundary}");
    let end = find(value, closing.as_bytes())?;
    let text = String::from_utf8_lossy(value.get(..end)?).into_owned();
    Some((text, opening.len() + head + 4 + end + 2))
}

async fn texts(mut form: Multipart<'_>) -> Typed {
    let mut typed = Typed { multipart: true, ..Typed::default() };
    let mut left = MAX_BODY_BYTES;
    while let Ok(Some(mut field)) = form.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        match field.file_name() {
            Some("") => {}
            Some(file) => typed.files.push(file.to_owned()),
            None => {
                let text = text(&mut field, &mut left).await;
                typed.pairs.push((name, text));
            }
        }
    }
    typed
}

async fn text(field: &mut Field<'_>, left: &mut usize) -> String {
    let mut bytes = Vec::new();
    while let Ok(Some(chunk)) = field.chunk().await {
        let Some(less) = left.checked_sub(chunk.len()) else { break };
        *left = less;
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A multipart form on its way to the function.
struct Lent(Held);

impl Stream for Lent {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut state = self.0.state();
        let Brought::Parts(streamed) = &mut state.brought else { return Poll::Ready(None) };
        let next = match streamed.ahead.take() {
            Some(ahead) => Poll::Ready(Some(Ok(ahead))),
            None => streamed.rest.poll_next_unpin(context),
        };
        if let Poll::Ready(Some(Ok(chunk))) = &next {
            if streamed.cut || streamed.passed.len() + chunk.len() > MOST_PASSED {
                streamed.cut = true;
            } else {
                streamed.passed.extend_from_slice(chunk);
            }
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_a_multipart_form_is_found_and_taken_out() {
        let form = b"--x\r\nContent-Disposition: form-data; name=\"_for\"\r\n\r\nabc\r\n--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nHi\r\n--x--\r\n";
        let (mark, end) = first_part(form, "x").unwrap();
        assert_eq!(mark, "abc");
        assert!(form[end..].starts_with(b"--x\r\nContent-Disposition: form-data; name=\"text\""));
        assert_eq!(first_part(&form[..50], "x"), None);
        assert_eq!(first_part(&form[end..], "x"), None);
    }
}
