use web::route::{Routes, guard::Operator, post};

pub fn add(routes: &mut Routes) {
    routes.api(post("/operator/studios"), Operator, super::create_studio, "Create a studio and invite its owner");
}
