use domain::right::Right;
use web::route::{Routes, guard::Studio};

pub fn add(routes: &mut Routes) {
    routes.act(
        "/contacts/{contact}/deactivate",
        Studio(Right::AccessWrite),
        super::deactivate,
        "Deactivate portal access for now; ends every session",
    );
    routes.act(
        "/contacts/{contact}/disable",
        Studio(Right::AccessWrite),
        super::disable,
        "Disable portal access at once; ends every session",
    );
}
