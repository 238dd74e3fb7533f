use web::route::{Routes, guard::Recipient};

pub fn add(routes: &mut Routes) {
    routes.show("/payments", Recipient, super::list, "List the client's invoices with their payment schedules");
}
