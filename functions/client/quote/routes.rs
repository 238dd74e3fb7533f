use web::route::{Routes, guard::Recipient};

pub fn add(routes: &mut Routes) {
    routes.show("/quotes/{document}", Recipient, super::show, "Get a quote: its options and the client's decision");
    routes.act("/quotes/{document}/accept", Recipient, super::accept, "Accept one option of a quote, once");
    routes.act("/quotes/{document}/decline", Recipient, super::decline, "Decline a quote, once");
}
