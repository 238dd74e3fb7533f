use domain::right::Right;
use web::route::{Routes, get, guard::Staff};

pub fn add(routes: &mut Routes) {
    routes.show("/contacts", Staff(Right::ContactsRead), super::list, "List contacts by name");
    routes.page(get("/contacts/new"), Staff(Right::ContactsWrite), super::new);
    routes.act("/contacts", Staff(Right::ContactsWrite), super::add, "Add a contact");
}
