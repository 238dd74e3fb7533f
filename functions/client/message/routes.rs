use web::route::{Routes, guard::Recipient, post};

pub fn add(routes: &mut Routes) {
    routes.page(post("/messages"), Recipient, super::form).rate_limited();
    routes.api(post("/messages"), Recipient, super::send, "Send the studio a message").rate_limited();
    routes.api(post("/messages/files"), Recipient, super::attach, "Upload an attachment for a message");
}
