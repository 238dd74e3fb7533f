use domain::right::Right;
use web::route::{Routes, guard::Studio};

pub fn add(routes: &mut Routes) {
    routes.act("/contacts/{contact}/activate", Studio(Right::AccessWrite), super::activate, "Activate portal access; emails an invitation");
}
