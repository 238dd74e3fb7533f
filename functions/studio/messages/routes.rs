use domain::right::Right;
use web::route::{Routes, guard::Studio};

pub fn add(routes: &mut Routes) {
    routes.show("/contacts/{contact}/messages", Studio(Right::MessagesRead), super::list, "List the messages with a contact, newest first");
    routes.show(
        "/contacts/{contact}/messages/{message}/original",
        Studio(Right::MessagesRead),
        super::original,
        "Download an email as it was received; kept for 90 days",
    );
    routes
        .act("/contacts/{contact}/messages", Studio(Right::MessagesWrite), super::write, "Send a contact a message, also by email")
        .rate_limited();
}
