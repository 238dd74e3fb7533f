use domain::right::Right;
use web::route::{Routes, delete, get, guard::Studio, patch, post, put};

pub fn add(routes: &mut Routes) {
    routes.show("/branding", Studio(Right::SettingsRead), super::show, "Get the branding of the portal");
    routes.page(get("/branding.css"), Studio(Right::SettingsRead), super::stylesheet);
    routes.api(get("/branding/preview"), Studio(Right::SettingsRead), super::preview, "Preview colors without saving them");
    routes.pair(
        post("/branding"),
        patch("/branding"),
        Studio(Right::SettingsWrite),
        super::change,
        "Change colors and welcome text; fields left out stay as they are",
    );
    routes.show("/branding/logo", Studio(Right::SettingsRead), super::logo::show, "Download the logo");
    routes.page(post("/branding/logo"), Studio(Right::SettingsWrite), super::logo::form);
    routes.api(put("/branding/logo"), Studio(Right::SettingsWrite), super::logo::put, "Upload a logo: PNG, JPEG or WebP, up to 1 MB");
    routes.pair(
        post("/branding/logo/remove"),
        delete("/branding/logo"),
        Studio(Right::SettingsWrite),
        super::logo::remove,
        "Remove the logo; the studio's name takes its place",
    );
}
