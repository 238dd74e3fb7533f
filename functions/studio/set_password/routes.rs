use web::route::{Routes, guard::DashboardPublic, post};

pub fn add(routes: &mut Routes) {
    routes.show("/set-password/{token}", DashboardPublic, super::page, "Get what a member's link is for");
    routes
        .pair(post("/set-password/{token}"), post("/set-password"), DashboardPublic, super::set, "Set a member's password with a link")
        .rate_limited();
    routes.act("/fresh-link", DashboardPublic, super::fresh_link, "Email a member a new link in place of an expired one").rate_limited();
}
