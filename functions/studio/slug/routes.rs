use domain::right::Right;
use web::route::{Routes, get, guard::Studio, patch, post};

pub fn add(routes: &mut Routes) {
    routes.pair(get("/settings/address"), get("/studio/slug"), Studio(Right::SettingsRead), super::show, "Get the studio's portal address");
    routes.pair(
        post("/settings/address"),
        patch("/studio/slug"),
        Studio(Right::SettingsWrite),
        super::change,
        "Change the studio's portal address; the old one redirects to it",
    );
}
