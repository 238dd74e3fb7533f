use web::route::{Routes, guard::Signed, post};

pub fn add(routes: &mut Routes) {
    routes.page(post("/hooks/stripe"), Signed, super::stripe);
}
