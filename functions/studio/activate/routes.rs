use domain::right::Right;
use web::route::{Routes, guard::Staff};

pub fn add(routes: &mut Routes) {
    routes.act("/contacts/{contact}/activate", Staff(Right::AccessWrite), super::activate, "Activate portal access; emails an invitation");
}
