use web::route::{Routes, get, guard::Anyone};

pub fn add(routes: &mut Routes) {
    routes.page(get("/"), Anyone, super::start);
    routes.page(get("/sign-in"), Anyone, super::page);
    routes.act("/sign-in", Anyone, super::sign_in, "Log a member in").rate_limited();
    routes.act("/sign-out", Anyone, super::sign_out, "Log a member out");
}
