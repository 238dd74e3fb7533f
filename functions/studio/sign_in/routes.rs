use web::route::{Routes, get, guard::DashboardPublic};

pub fn add(routes: &mut Routes) {
    routes.page(get("/"), DashboardPublic, super::start);
    routes.page(get("/sign-in"), DashboardPublic, super::page);
    routes.act("/sign-in", DashboardPublic, super::sign_in, "Log a member in").rate_limited();
    routes.act("/sign-out", DashboardPublic, super::sign_out, "Log a member out");
}
