use web::route::{Routes, get, guard::Recipient};

pub fn add(routes: &mut Routes) {
    routes.act("/installments/{installment}/pay", Recipient, super::pay, "Create a checkout for an installment").rate_limited();
    routes.act("/invoices/{document}/pay", Recipient, super::together, "Create one checkout for several installments").rate_limited();
    routes.pair(get("/pay/{payment}/done"), get("/payments/{payment}"), Recipient, super::done, "Get a payment's status");
    routes.page(get("/pay/{payment}/cancelled"), Recipient, super::cancelled);
}
