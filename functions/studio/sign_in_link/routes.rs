use web::route::{Routes, get, guard::Anyone, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/sign-in-link"), Anyone, super::page);
    routes.act("/sign-in-link", Anyone, super::ask, "Email a member a link to log in with").rate_limited();
    routes.show("/sign-in/{token}", Anyone, super::look, "Get what a member's login link is for");
    routes
        .pair(post("/sign-in/{token}"), post("/sign-in/by-link"), Anyone, super::sign_in, "Log a member in with a login link")
        .rate_limited();
}
