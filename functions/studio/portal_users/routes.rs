use domain::right::Right;
use web::route::{Routes, guard::Staff};

pub fn add(routes: &mut Routes) {
    routes.show("/portal-users", Staff(Right::ContactsRead), super::list, "List portal users");
}
