use ports::Sql;

/// As [`super::studio::Inbox`] has them, of the studio `t`.
macro_rules! inbox {
    () => {
        "COALESCE(t.reply_to, (SELECT o.email FROM members o WHERE o.studio_id = t.id AND o.role = 'owner' AND o.state = 'active' LIMIT 1)) AS inbox,
            t.notify_payment, t.notify_payment_failed, t.notify_refund, t.notify_dispute, t.notify_profile, t.notify_bounce"
    };
}
pub(crate) use inbox;

pub const INBOX: Sql = Sql::new(concat!("SELECT ", inbox!(), " FROM studios t WHERE t.id = ?1"));
