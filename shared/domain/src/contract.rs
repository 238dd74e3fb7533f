//! A contract: Markdown whose tokens are filled when it is sent, and who may sign it when (B9).
//!
//! **What is signed** are the bytes of [`ContractContent::signed_bytes`]: the Markdown as sent, tokens filled, in UTF-8, exactly as stored in
//! the `markdown` of the document's content; no title, no JSON around it, no line break added, nothing normalised. A signature keeps their
//! SHA-256 (FIPS 180-4), so whoever has the text can check it with `sha256sum`.

mod fill;
#[cfg(test)]
mod tests;

pub use self::fill::fill;
use crate::{
    ContactId, DocumentState, InvalidValue, ValidationErrors,
    document::ClosedReason,
    text::{SignedName, Terms},
};

/// What a contract says, as it is sent in and kept. A draft has tokens in its Markdown, a sent one what they stood for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractContent {
    /// May hold `{{client.name}}`, `{{client.email}}`, `{{studio.name}}`, `{{project.title}}`, `{{project.event_on}}`, `{{today}}`,
    /// `{{signers}}`.
    #[schema(min_length = 1, max_length = 100_000, example = "# Agreement\n\nBetween {{studio.name}} and {{client.name}}.")]
    pub markdown: String,
    /// Whether the signers sign one after the other.
    #[serde(default)]
    pub signing_order: bool,
}

/// A place in the Markdown that is filled at sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MergeToken {
    ClientName,
    ClientEmail,
    StudioName,
    ProjectTitle,
    ProjectEventOn,
    Today,
    Signers,
}

/// What the tokens stand for, as plain text in the words and dates of the client's language.
#[derive(Debug, Clone, Copy)]
pub struct Values<'a> {
    pub client_name: &'a str,
    pub client_email: &'a str,
    pub studio_name: &'a str,
    pub project_title: &'a str,
    pub project_event_on: Option<&'a str>,
    pub today: &'a str,
    /// In the order of signing.
    pub signers: &'a [&'a str],
}

/// Why the tokens of a text cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    #[error("There is no {}; use {}", listed(.0.iter().map(String::as_str)), listed(MergeToken::ALL.iter().map(|token| token.as_str())))]
    Unknown(Vec<String>),
    #[error("Nothing is known yet for {}; fill it in, or take it out of the text", listed(.0.iter().map(|token| token.as_str())))]
    NoValue(Vec<MergeToken>),
    /// A value that ends in a full stop, say, between marks of emphasis that a letter follows.
    #[error(
        "The value of {} would change how the text around it reads; put a space between it and the marks beside it",
        listed(.0.iter().map(|token| token.as_str()))
    )]
    Misplaced(Vec<MergeToken>),
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.map(|name| format!("{{{{{name}}}}}")).collect::<Vec<_>>().join(", ")
}

impl MergeToken {
    pub const ALL: &'static [Self] =
        &[Self::ClientName, Self::ClientEmail, Self::StudioName, Self::ProjectTitle, Self::ProjectEventOn, Self::Today, Self::Signers];

    /// What stands between the braces.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClientName => "client.name",
            Self::ClientEmail => "client.email",
            Self::StudioName => "studio.name",
            Self::ProjectTitle => "project.title",
            Self::ProjectEventOn => "project.event_on",
            Self::Today => "today",
            Self::Signers => "signers",
        }
    }

    fn value(self, values: &Values<'_>) -> Option<String> {
        let text = match self {
            Self::ClientName => values.client_name,
            Self::ClientEmail => values.client_email,
            Self::StudioName => values.studio_name,
            Self::ProjectTitle => values.project_title,
            Self::ProjectEventOn => values.project_event_on?,
            Self::Today => values.today,
            Self::Signers => &values.signers.join(", "),
        };
        Some(plain(text)).filter(|text| !text.is_empty())
    }
}

enum Piece<'a> {
    Text(&'a str),
    Token(MergeToken),
    Unknown(&'a str),
}

fn pieces(markdown: &str) -> Vec<Piece<'_>> {
    let (mut found, mut rest) = (Vec::new(), markdown);
    while let Some((before, after)) = rest.split_once("{{") {
        found.push(Piece::Text(before));
        let line = after.split('\n').next().unwrap_or_default();
        // Braces that are never closed are a slip of the hand, not text.
        let (name, tail) = match line.split_once("}}") {
            Some((name, _)) => (name, after.split_once("}}").map_or("", |(_, tail)| tail)),
            None => (line, after),
        };
        let token = MergeToken::ALL.iter().find(|token| token.as_str() == name.trim());
        found.push(token.filter(|_| tail.len() < after.len()).map_or(Piece::Unknown(name.trim()), |token| Piece::Token(*token)));
        rest = tail;
    }
    found.push(Piece::Text(rest));
    found
}

/// The tokens of a text, each once.
///
/// # Errors
/// Names what is between double braces and is not a token.
pub fn tokens(markdown: &str) -> Result<Vec<MergeToken>, TokenError> {
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for piece in pieces(markdown) {
        match piece {
            Piece::Token(token) if !known.contains(&token) => known.push(token),
            // Enough to find it by.
            Piece::Unknown(name) => unknown.push(name.chars().take(40).collect()),
            Piece::Token(_) | Piece::Text(_) => {}
        }
    }
    unknown.dedup();
    if unknown.is_empty() { Ok(known) } else { Err(TokenError::Unknown(unknown)) }
}

/// One line without control characters.
fn plain(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned()
}

impl ContractContent {
    /// A draft as it may be kept and sent.
    ///
    /// # Errors
    /// What is wrong with `markdown`.
    pub fn parse(self) -> Result<Self, ValidationErrors> {
        let mut faults = ValidationErrors::default();
        let markdown = faults.take("markdown", self.markdown.parse::<Terms>()).map(String::from);
        if let Some(Err(fault)) = markdown.as_deref().map(tokens) {
            faults.add("markdown", fault.to_string());
        }
        faults.done(markdown.map(|markdown| Self { markdown, ..self }))
    }

    /// As it is sent, and never changed again.
    ///
    /// # Errors
    /// What cannot be filled.
    pub fn filled(&self, values: &Values<'_>) -> Result<Self, TokenError> {
        Ok(Self { markdown: fill(&self.markdown, values)?, signing_order: self.signing_order })
    }

    /// What a signature's SHA-256 is taken of; see the head of this module.
    pub fn signed_bytes(&self) -> &[u8] {
        self.markdown.as_bytes()
    }
}

/// Somebody whose signature a contract needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signer {
    pub contact: ContactId,
    pub signed: bool,
}

/// Why somebody cannot sign now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignRefusal {
    #[error(transparent)]
    Closed(#[from] ClosedReason),
    #[error("This contract doesn’t need your signature")]
    NotASigner,
    #[error("You’ve already signed this contract")]
    AlreadySigned,
    #[error("It’s not your turn to sign yet")]
    NotYet,
}

/// Whether `contact` may sign now; `signers` in the order of signing.
///
/// # Errors
/// Why not.
pub fn turn(state: DocumentState, signers: &[Signer], signing_order: bool, contact: &ContactId) -> Result<(), SignRefusal> {
    let mine = signers.iter().position(|signer| signer.contact == *contact);
    match mine.and_then(|at| signers.get(at)) {
        // Kept apart from a closed contract: who signed it is glad to hear that.
        Some(Signer { signed: true, .. }) => Err(SignRefusal::AlreadySigned),
        _ if state.open().is_err() => Ok(state.open()?),
        None => Err(SignRefusal::NotASigner),
        Some(_) if signing_order && signers.iter().take(mine.unwrap_or_default()).any(|before| !before.signed) => Err(SignRefusal::NotYet),
        Some(_) => Ok(()),
    }
}

/// Whether nobody's signature is missing any more.
pub fn complete(signers: &[Signer]) -> bool {
    !signers.is_empty() && signers.iter().all(|signer| signer.signed)
}

/// What is missing from a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    #[error("Type your full name to sign")]
    NameMissing,
    #[error("Use at most {} characters", SignedName::MAX)]
    NameTooLong,
    #[error("Tick the box to agree and sign")]
    ConsentMissing,
}

impl SignError {
    /// The input it belongs to.
    pub fn field(self) -> &'static str {
        match self {
            Self::NameMissing | Self::NameTooLong => "name",
            Self::ConsentMissing => "consent",
        }
    }
}

/// A signature is a typed name and a consent given in so many words. The name need not be the one in the address book: people sign with
/// theirs, not with what a studio wrote down.
///
/// # Errors
/// All that is missing.
pub fn signature(name: &str, consent: bool) -> Result<SignedName, Vec<SignError>> {
    let mut faults = Vec::new();
    let read = name.parse::<SignedName>();
    match &read {
        Ok(_) => {}
        Err(InvalidValue::TooLong(_)) => faults.push(SignError::NameTooLong),
        Err(_) => faults.push(SignError::NameMissing),
    }
    if !consent {
        faults.push(SignError::ConsentMissing);
    }
    match read {
        Ok(name) if faults.is_empty() => Ok(name),
        _ => Err(faults),
    }
}
