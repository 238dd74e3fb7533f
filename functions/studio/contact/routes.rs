use domain::right::Right;
use web::route::{Routes, guard::Studio, patch, post};

pub fn add(routes: &mut Routes) {
    routes.show("/contacts/{contact}", Studio(Right::ContactsRead), super::show, "Get a contact with invitations and projects");
    routes.pair(
        post("/contacts/{contact}"),
        patch("/contacts/{contact}"),
        Studio(Right::ContactsWrite),
        super::update,
        "Change a contact's name, email or phone",
    );
}
