use web::route::{Routes, get, guard::Anyone, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/forgot-password"), Anyone, super::page);
    routes.page(post("/forgot-password/form"), Anyone, super::carry);
    routes.act("/forgot-password", Anyone, super::ask, "Email a member a link to choose a new password").rate_limited();
}
