use web::route::{Routes, get, guard::Public};

pub fn add(routes: &mut Routes) {
    routes.page(get("/login"), Public, super::page);
    routes.act("/login", Public, super::login, "Log a client in").rate_limited();
    routes.act("/logout", Public, super::logout, "Log a client out");
}
