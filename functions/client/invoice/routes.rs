use web::route::{Routes, guard::Recipient};

pub fn add(routes: &mut Routes) {
    routes.show("/invoices/{document}", Recipient, super::show, "Get an invoice with its lines, payment schedule and timeline");
    routes.show("/payments/{payment}/receipt", Recipient, super::receipt, "Get the receipt of a payment");
}
