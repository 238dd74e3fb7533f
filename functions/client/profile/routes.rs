use web::route::{Routes, guard::Client, patch, post};

pub fn add(routes: &mut Routes) {
    routes.show("/profile", Client, super::show, "Get the client's own profile");
    routes.pair(post("/profile"), patch("/profile"), Client, super::update, "Change name, phone or language");
    routes.act("/profile/password", Client, super::password::change, "Change the password; ends every other session").rate_limited();
    routes.act("/profile/email", Client, super::email::ask, "Request a new email address; it takes effect once confirmed").rate_limited();
}
