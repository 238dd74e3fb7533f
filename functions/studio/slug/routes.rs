use domain::right::Right;
use web::route::{Routes, get, guard::Staff, patch, post};

pub fn add(routes: &mut Routes) {
    routes.pair(get("/settings/address"), get("/studio/slug"), Staff(Right::SettingsRead), super::show, "Get the studio's portal address");
    routes.pair(
        post("/settings/address"),
        patch("/studio/slug"),
        Staff(Right::SettingsWrite),
        super::change,
        "Change the studio's portal address; the old one redirects to it",
    );
}
