use domain::right::Right;
use web::route::{Routes, guard::Studio};

pub fn add(routes: &mut Routes) {
    routes.show("/portal-users", Studio(Right::ContactsRead), super::list, "List portal users");
}
