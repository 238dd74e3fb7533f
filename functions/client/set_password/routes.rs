use web::route::{Routes, guard::Public, post};

pub fn add(routes: &mut Routes) {
    routes.show("/set-password/{token}", Public, super::page, "Get what a personal link is for");
    routes
        .pair(post("/set-password/{token}"), post("/set-password"), Public, super::set, "Set a password with a personal link")
        .rate_limited();
}
