use domain::right::Right;
use web::route::{Routes, get, guard::Studio};

pub fn add(routes: &mut Routes) {
    routes.show("/contacts", Studio(Right::ContactsRead), super::list, "List contacts by name");
    routes.page(get("/contacts/new"), Studio(Right::ContactsWrite), super::new);
    routes.act("/contacts", Studio(Right::ContactsWrite), super::add, "Add a contact");
}
