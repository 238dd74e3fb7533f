use domain::right::Right;
use web::route::{Routes, guard::Staff, patch, post};

pub fn add(routes: &mut Routes) {
    routes.show(
        "/settings",
        Staff(Right::SettingsRead),
        super::show,
        "Get the settings: permissions of all clients, language, notifications",
    );
    routes.page(post("/settings"), Staff(Right::SettingsWrite), super::form);
    routes.api(patch("/settings"), Staff(Right::SettingsWrite), super::update, "Change settings; fields left out stay as they are");
}
