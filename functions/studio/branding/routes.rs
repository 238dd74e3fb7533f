use domain::right::Right;
use web::route::{Routes, delete, get, guard::Staff, patch, post, put};

pub fn add(routes: &mut Routes) {
    routes.show("/branding", Staff(Right::SettingsRead), super::show, "Get the branding of the portal");
    routes.page(get("/branding.css"), Staff(Right::SettingsRead), super::stylesheet);
    routes.api(get("/branding/preview"), Staff(Right::SettingsRead), super::preview, "Preview colors without saving them");
    routes.pair(
        post("/branding"),
        patch("/branding"),
        Staff(Right::SettingsWrite),
        super::change,
        "Change colors and welcome text; fields left out stay as they are",
    );
    routes.show("/branding/logo", Staff(Right::SettingsRead), super::logo::show, "Download the logo");
    routes.page(post("/branding/logo"), Staff(Right::SettingsWrite), super::logo::form);
    routes.api(put("/branding/logo"), Staff(Right::SettingsWrite), super::logo::put, "Upload a logo: PNG, JPEG or WebP, up to 1 MB");
    routes.pair(
        post("/branding/logo/remove"),
        delete("/branding/logo"),
        Staff(Right::SettingsWrite),
        super::logo::remove,
        "Remove the logo; the studio's name takes its place",
    );
}
