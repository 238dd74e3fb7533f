use web::route::{Routes, guard::Public, post};

pub fn add(routes: &mut Routes) {
    routes.show("/open/{token}", Public, super::look, "Get what a direct link opens");
    routes.pair(post("/open/{token}"), post("/open"), Public, super::open, "Start a session with a direct link").rate_limited();
}
