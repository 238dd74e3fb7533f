//! Whose work is being done: the name that the line about a batch carries. An isolate does many things at a time, and each of them only
//! while it is polled.

use std::{cell::RefCell, future::poll_fn, pin::pin, rc::Rc};

thread_local! {
    static NAME: RefCell<Rc<str>> = RefCell::new("".into());
}

/// Does this work under a name.
pub async fn named<F: Future>(name: &str, work: F) -> F::Output {
    let name: Rc<str> = name.into();
    let mut work = pin!(work);
    poll_fn(|context| {
        let before = NAME.replace(Rc::clone(&name));
        let polled = work.as_mut().poll(context);
        NAME.set(before);
        polled
    })
    .await
}

/// The name of what is being done.
pub fn name() -> Rc<str> {
    NAME.with_borrow(Rc::clone)
}

/// A request by its method and path. Ids and secrets are longer than what our addresses are made of, and are left out.
pub fn of_request(method: &http::Method, path: &str) -> String {
    let plain = |part: &str| part.len() <= LONGEST && part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'));
    let parts: Vec<_> = path.split('/').take(MOST).map(|part| if plain(part) { part } else { "*" }).collect();
    format!("{method} {}", parts.join("/"))
}

/// The longest word of our addresses has 15 letters; an id has 22 characters, a secret more.
const LONGEST: usize = 18;
/// So many parts no address of ours has.
const MOST: usize = 10;

#[cfg(test)]
mod tests {
    use std::task::{Context, Poll, Waker};

    use super::*;

    #[test]
    fn each_work_has_its_name_only_while_it_is_polled() {
        let mut turns = 0;
        let work = poll_fn(|_| {
            turns += 1;
            if turns < 3 { Poll::Pending } else { Poll::Ready(name()) }
        });
        let mut inner = pin!(named("inner", work));
        let mut outer = pin!(named(
            "outer",
            poll_fn(|context| {
                assert_eq!(&*name(), "outer");
                inner.as_mut().poll(context).map(|inner| (inner, name()))
            })
        ));
        let mut context = Context::from_waker(Waker::noop());
        assert!(outer.as_mut().poll(&mut context).is_pending());
        assert_eq!(&*name(), "");
        assert!(outer.as_mut().poll(&mut context).is_pending());
        assert_eq!(outer.as_mut().poll(&mut context), Poll::Ready(("inner".into(), "outer".into())));
    }

    #[test]
    fn neither_ids_nor_secrets_are_in_a_name() {
        let of = |path| of_request(&http::Method::GET, path);
        assert_eq!(of("/"), "GET /");
        assert_eq!(of("/api/v1/uploads/VGhpcyBpcyBhbiBpZC4uLg/parts/2"), "GET /api/v1/uploads/*/parts/2");
        assert_eq!(of("/set-password/c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"), "GET /set-password/*");
        assert_eq!(of("/files/%0Ax"), "GET /files/*");
    }
}
