use web::route::{Routes, get, guard::Public, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/sign-in-link"), Public, super::page);
    routes.act("/sign-in-link", Public, super::ask, "Email a link to log in with").rate_limited();
    routes.show("/sign-in/{token}", Public, super::look, "Get what a login link is for");
    routes.pair(post("/sign-in/{token}"), post("/sign-in"), Public, super::sign_in, "Log in with a login link").rate_limited();
}
