use ports::Sql;

/// Where the notifications of the studio head `t` go: its reply address, or its owner's. Which it wants, the view `studio_heads` says.
macro_rules! inbox {
    () => {
        "COALESCE(t.reply_to, (SELECT o.email FROM members o WHERE o.studio_id = t.id AND o.role = 'owner' AND o.state = 'active' LIMIT 1)) AS inbox"
    };
}
pub(crate) use inbox;

pub const INBOX: Sql = Sql::new(concat!("SELECT t.*, ", inbox!(), " FROM studio_heads t WHERE t.id = ?1"));
