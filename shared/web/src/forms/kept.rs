//! What was typed when a session had ended goes through the login and is there after it. The login page carries it as a hidden field,
//! sealed for the account whose form it was, and nobody else's login opens it. Nothing of it is sent by itself: the form comes back
//! filled in.

use bytes::Bytes;
use domain::StudioId;
use http::Method;
use serde::{Deserialize, Serialize};

use super::{FOR, Typed};
use crate::{
    App,
    crypto::{Account, Purpose},
    hosts::Site,
};

/// Sealed text that still fits a form of [`crate::MAX_BODY_BYTES`], every character escaped.
const MOST_KEPT: usize = 500 * 1024;
/// Cannot occur in a form of a browser's, which writes dashes and letters in front.
const BOUNDARY: &str = "portico-kept-form";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Where the form was sent to.
    pub path: String,
    /// The page that it stood on; empty when the browser did not say.
    pub page: String,
    multipart: bool,
    pairs: Vec<(String, String)>,
    /// Names of files, which have to be chosen again.
    pub files: Vec<String>,
}

/// On the dashboard nobody's studio is known before the login.
fn sealed_under(site: &Site) -> StudioId {
    match site {
        Site::Portal(studio) => studio.id.clone(),
        Site::Dashboard => StudioId::from_bytes([0; 16]),
    }
}

impl Kept {
    /// `None` where there is nothing to keep. Passwords are not kept: they are quickly typed again.
    pub fn of(typed: Typed, path: &str, page: &str) -> Option<Self> {
        let Typed { pairs, files, multipart } = typed;
        let pairs: Vec<_> = pairs.into_iter().filter(|(name, _)| !super::secret(name)).collect();
        let something = pairs.iter().any(|(name, value)| name != "next" && !value.is_empty());
        something.then(|| Self { path: path.to_owned(), page: page.to_owned(), multipart, pairs, files })
    }

    /// For whoever `mark` is of. `None` where it is too much to carry.
    pub fn seal(&self, app: &App, site: &Site, mark: &str) -> Option<String> {
        let json = serde_json::to_vec(self).ok().filter(|json| json.len() <= MOST_KEPT)?;
        let entropy = app.0.services.entropy.as_ref();
        app.0.keys.seal(entropy, Purpose::KeptForm, &sealed_under(site), mark, &json).ok()
    }

    /// When it was kept for this account.
    pub fn open(app: &App, site: &Site, studio: &StudioId, account: &Account, sealed: &str) -> Option<Self> {
        let keys = &app.0.keys;
        let opened =
            keys.form_marks(studio, account).find_map(|mark| keys.open(Purpose::KeptForm, &sealed_under(site), &mark, sealed).ok());
        serde_json::from_slice(&opened?).ok()
    }

    /// The form once more, for the account of this mark.
    pub fn request(&self, mark: &str) -> Again {
        let (content_type, body) = if self.multipart {
            let part =
                |(name, value): (&str, &str)| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            let mine = self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            let parts: String = std::iter::once((FOR, mark)).chain(mine).map(part).collect();
            (format!("multipart/form-data; boundary={BOUNDARY}"), format!("{parts}--{BOUNDARY}--\r\n"))
        } else {
            let mut form = form_urlencoded::Serializer::new(String::new());
            form.append_pair(FOR, mark).extend_pairs(&self.pairs);
            ("application/x-www-form-urlencoded".to_owned(), form.finish())
        };
        Again {
            method: Method::POST,
            uri: self.path.clone(),
            page: self.page.clone(),
            content_type,
            body: body.into(),
            carries: Carries::Resumed(self.files.clone()),
            status: None,
        }
    }
}

/// Another request that is answered in place of this one, as the browser would send it next.
#[derive(Debug, Clone)]
pub(crate) struct Again {
    pub method: Method,
    pub uri: String,
    /// The page it comes from.
    pub page: String,
    pub content_type: String,
    pub body: Bytes,
    pub carries: Carries,
    /// Of the answer, in place of its own.
    pub status: Option<http::StatusCode>,
}

/// What such a request knows.
#[derive(Debug, Clone)]
pub(crate) enum Carries {
    /// A step on the way to the login: the sealed form goes along.
    Kept(String),
    /// The form itself after the login, with the names of the files that it had. It is shown, and does nothing.
    Resumed(Vec<String>),
}

impl Again {
    /// A page on the way.
    pub fn page(uri: &str, kept: String) -> Self {
        Self {
            method: Method::GET,
            uri: uri.to_owned(),
            page: String::new(),
            content_type: String::new(),
            body: Bytes::new(),
            carries: Carries::Kept(kept),
            status: None,
        }
    }
}
