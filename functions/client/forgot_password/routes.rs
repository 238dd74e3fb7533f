use web::route::{Routes, get, guard::Public, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/forgot-password"), Public, super::page);
    routes.page(post("/forgot-password/form"), Public, super::carry);
    routes.act("/forgot-password", Public, super::ask, "Email a link to choose a new password").rate_limited();
}
