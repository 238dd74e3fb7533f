use web::route::{Routes, guard::Anyone};

pub fn add(routes: &mut Routes) {
    routes.show("/health", Anyone, super::health, "Check that the Worker answers");
}
