use web::route::{Routes, get, guard::DashboardPublic, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/forgot-password"), DashboardPublic, super::page);
    routes.page(post("/forgot-password/form"), DashboardPublic, super::carry);
    routes.act("/forgot-password", DashboardPublic, super::ask, "Email a member a link to choose a new password").rate_limited();
}
