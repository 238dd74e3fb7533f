use domain::right::Right;
use web::route::{Routes, guard::Studio};

pub fn add(routes: &mut Routes) {
    routes.show("/item-links", Studio(Right::ContactsRead), super::list, "List direct links, newest first");
    routes.show(
        "/contacts/{contact}/item-links",
        Studio(Right::ContactsRead),
        super::list_of,
        "List a contact's direct links, newest first",
    );
    routes.act("/item-links/{link}/revoke", Studio(Right::AccessWrite), super::revoke, "Revoke a direct link at once");
    routes.act(
        "/contacts/{contact}/item-links/revoke",
        Studio(Right::AccessWrite),
        super::revoke_all,
        "Revoke all direct links of a contact at once",
    );
}
