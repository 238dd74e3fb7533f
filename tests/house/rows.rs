//! What Portico can do, row by row, and how far each is. Whoever finishes a row moves it to `Done` here; docs/features.md follows.

use std::fmt;

use State::{Done, NotYet, Partly};

#[derive(Debug, Clone, Copy)]
pub enum State {
    /// All of it works, for a person and over the API, and tests prove it: natively and in the real runtime, and what a client meets
    /// (A and B) in a real browser, too.
    Done,
    /// With what is missing, of the thing itself or of its proof.
    Partly(&'static str),
    NotYet,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Done => f.write_str("**done**"),
            Partly(missing) => write!(f, "partly: {missing}"),
            NotYet => f.write_str("not yet"),
        }
    }
}

pub struct Row {
    pub id: &'static str,
    pub name: &'static str,
    pub state: State,
}

const fn row(id: &'static str, name: &'static str, state: State) -> Row {
    Row { id, name, state }
}

pub const SECTIONS: &[(char, &str)] = &[
    ('A', "Reaching the portal"),
    ('B', "What a client sees and does"),
    ('C', "What the studio does"),
    ('D', "Money"),
    ('E', "What none of the others has"),
];

pub const ROWS: &[Row] = &[
    row("A1", "branded address", Done),
    row("A2", "custom domain", Partly("a studio cannot claim one by itself; there is no check of DNS and no certificate")),
    row("A3", "branded login page", Done),
    row("A4", "personal link, first visit", Done),
    row("A5", "personal link, password already set", Done),
    row("A6", "generic link", Done),
    row("A7", "login", Done),
    row("A8", "forgot password", Done),
    row("A9", "sign-in link", Done),
    row("A10", "loginless item link", Done),
    row("A11", "portal off for the account", Done),
    row("A12", "not active or disabled, told after proof", Done),
    row("A13", "one email, two contacts", Done),
    row("A14", "expired or used link", Done),
    row("A15", "log out, all devices", Done),
    row("B1", "home", Done),
    row("B2", "activity", Done),
    row("B3", "files", Done),
    row("B4", "payments", Done),
    row("B5", "details", Done),
    row("B6", "profile", Done),
    row("B7", "upload", Done),
    row("B8", "quote", Done),
    row("B9", "contract", Done),
    row("B10", "questionnaire", Done),
    row("B11", "invoice", Done),
    row("B12", "print", Done),
    row("B13", "direct recipient only", Done),
    row("B14", "show history", Done),
    row("B15", "hidden projects and document types", Done),
    row("B16", "never visible to clients", Partly("notes, tasks, automations and the pipeline are not there to be hidden")),
    row("B17", "never possible for clients", Done),
    row("B18", "permissions", Done),
    row("C1", "everything starts not active", Done),
    row("C2", "activate and deactivate", Done),
    row("C3", "deactivated keeps collecting", Done),
    row("C4", "invite one", Done),
    row("C5", "invite many", Done),
    row("C6", "the studio sets a password", NotYet),
    row("C7", "reset a password", NotYet),
    row("C8", "portal users", Done),
    row("C9", "disable access", Done),
    row("C10", "permissions and account switch", Done),
    row("C11", "uploads toggle per project", Done),
    row("C12", "branding", Done),
    row("C13", "contacts and projects", Partly("notes, tasks and the import")),
    row("C14", "documents", Partly("no templates, reminders or copies")),
    row("C15", "email templates", NotYet),
    row("C16", "automations", NotYet),
    row("C17", "view as client", NotYet),
    row("C18", "“why can't they get in?”", NotYet),
    row("C19", "audit log", Partly("it is kept, append-only; nobody can read or export it")),
    row("C20", "leaving and backing up", NotYet),
    row("C21", "API", Partly("no webhooks to the studio's software")),
    row("D1", "pay", Done),
    row("D2", "exactly once", Done),
    row("D3", "states", Done),
    row("D4", "manual payments", Done),
    row("D5", "receipts", Done),
    row("E1", "works without JavaScript; with it, nothing reloads needlessly", Partly("pages reload with it as without")),
    row("E2", "passkeys", NotYet),
    row("E3", "resumable uploads", Partly("over an API of our own, not tus")),
    row("E4", "a hash-chained record", NotYet),
    row("E5", "proof of isolation", Done),
    row("E6", "self-hosted by one command", Partly("scripts/dev and scripts/deploy; no test starts from an empty machine")),
    row("E7", "download all as one ZIP", NotYet),
    row("E8", "languages", Done),
];
