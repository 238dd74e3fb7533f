use domain::right::Right;
use web::route::{Routes, guard::Staff};

pub fn add(routes: &mut Routes) {
    routes.act(
        "/contacts/{contact}/deactivate",
        Staff(Right::AccessWrite),
        super::deactivate,
        "Deactivate portal access for now; ends every session",
    );
    routes.act(
        "/contacts/{contact}/disable",
        Staff(Right::AccessWrite),
        super::disable,
        "Disable portal access at once; ends every session",
    );
}
