use web::route::{Routes, guard::Public};

pub fn add(routes: &mut Routes) {
    routes.act("/fresh-link", Public, super::fresh_link, "Email a new link in place of an expired one").rate_limited();
}
