//! What an account gives out to be used later: personal links, loginless links, a new address that waits for its proof, uploads under way.
//! Each remembers the account's epoch of when it was given out, and is good only while the account still has it. So every remedy is one
//! statement, `epoch = epoch + 1`: another password, another address, access closed, every session ended. What was given out before
//! survives none of them, however it is made and whoever asked for it. Sessions keep the same rule in the view `client_viewers`.
//!
//! A statement that lets something of the kind be used names its condition here. A new kind needs a column `epoch`, a condition, and a
//! case in the tests beside this file: they go through all kinds and all remedies, and through the tables, so that none is forgotten.

#[cfg(test)]
mod tests;

/// A personal link `t` of the contact with the access `a`.
macro_rules! token_holds {
    () => {
        "t.epoch = a.epoch"
    };
}

/// A link `t` of the member `m`.
macro_rules! member_token_holds {
    () => {
        "t.epoch = m.epoch"
    };
}

/// A new address `e` that waits, of the contact with the access `a`.
macro_rules! email_change_holds {
    () => {
        "e.epoch = a.epoch"
    };
}

/// A loginless link `l` of the contact with the access `a`.
macro_rules! item_link_holds {
    () => {
        "l.epoch = a.epoch"
    };
}

/// An upload in parts `u` of the client whose session is of the epoch `?5`; that the session is alive says that this is the account's.
macro_rules! upload_holds {
    () => {
        "u.epoch = ?5"
    };
}

pub(crate) use {email_change_holds, item_link_holds, member_token_holds, token_holds, upload_holds};
