use domain::right::Right;
use web::route::{Routes, get, guard::Studio, post, put};

pub fn add(routes: &mut Routes) {
    routes.pair(
        get("/contacts/{contact}/settings"),
        get("/contacts/{contact}/visibility"),
        Studio(Right::SettingsRead),
        super::show,
        "Get a contact's permissions; with a project, what is hidden from them and why",
    );
    routes.page(post("/contacts/{contact}/settings"), Studio(Right::SettingsWrite), super::form);
    routes.api(
        put("/contacts/{contact}/visibility"),
        Studio(Right::SettingsWrite),
        super::replace,
        "Replace a contact's permissions and hidden items",
    );
}
