use web::route::{Routes, get, guard::DashboardPublic, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/sign-in-link"), DashboardPublic, super::page);
    routes.act("/sign-in-link", DashboardPublic, super::ask, "Email a member a link to log in with").rate_limited();
    routes.show("/sign-in/{token}", DashboardPublic, super::look, "Get what a member's login link is for");
    routes
        .pair(post("/sign-in/{token}"), post("/sign-in/by-link"), DashboardPublic, super::sign_in, "Log a member in with a login link")
        .rate_limited();
}
