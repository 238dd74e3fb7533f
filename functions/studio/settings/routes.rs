use domain::right::Right;
use web::route::{Routes, guard::Studio, patch, post};

pub fn add(routes: &mut Routes) {
    routes.show(
        "/settings",
        Studio(Right::SettingsRead),
        super::show,
        "Get the settings: permissions of all clients, language, notifications",
    );
    routes.page(post("/settings"), Studio(Right::SettingsWrite), super::form);
    routes.api(patch("/settings"), Studio(Right::SettingsWrite), super::update, "Change settings; fields left out stay as they are");
}
