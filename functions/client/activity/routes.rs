use web::route::{Routes, guard::Recipient};

pub fn add(routes: &mut Routes) {
    routes.show("/activity", Recipient, super::list, "List activity, newest first");
}
