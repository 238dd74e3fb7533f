//! Examples of the rows of branding.

use super::{
    AROUND_THE_BYTES,
    Body::{Bytes, Form, Json, Parts},
    Example, dashboard, dashboard_with,
};

/// The start of a WebP, which is text enough for a form.
macro_rules! webp {
    () => {
        "RIFF\x24\0\0\0WEBPVP8 a logo"
    };
}

/// In the order of the table.
pub const EXAMPLES: &[Example] = &[
    dashboard("GET /branding"),
    dashboard("GET /api/v1/branding"),
    dashboard("GET /branding.css"),
    dashboard("GET /api/v1/branding/preview").asking("?accent=%23ffe0ec&background="),
    dashboard_with("POST /branding", Form("accent=%237a4b5d&background=&welcome=Everything+for+your+day.")),
    dashboard_with("PATCH /api/v1/branding", Json(r##"{"accent":"#7a4b5d","background":null}"##)),
    dashboard("GET /branding/logo"),
    dashboard("GET /api/v1/branding/logo"),
    dashboard_with(
        "POST /branding/logo",
        Parts(concat!("--x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"logo.webp\"\r\n\r\n", webp!(), "\r\n--x--\r\n")),
    )
    .costing(3, AROUND_THE_BYTES),
    dashboard_with("PUT /api/v1/branding/logo", Bytes("image/webp", webp!().as_bytes())).costing(3, AROUND_THE_BYTES),
    dashboard_with("POST /branding/logo/remove", Form("")),
    dashboard("DELETE /api/v1/branding/logo"),
];
