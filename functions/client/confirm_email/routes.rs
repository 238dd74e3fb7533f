use web::route::{Routes, guard::Public, post};

pub fn add(routes: &mut Routes) {
    routes.show("/confirm-email/{token}", Public, super::show, "Get the email address a confirmation link confirms");
    routes
        .pair(post("/confirm-email/{token}"), post("/confirm-email"), Public, super::confirm, "Confirm a new email address")
        .rate_limited();
}
