use web::route::{Routes, guard::Public, post};

pub fn add(routes: &mut Routes) {
    routes.page(post("/language"), Public, super::choose);
}
