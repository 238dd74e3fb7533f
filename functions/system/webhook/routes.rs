use web::route::{Routes, guard::Webhook, post};

pub fn add(routes: &mut Routes) {
    routes.page(post("/hooks/stripe"), Webhook, super::stripe);
}
