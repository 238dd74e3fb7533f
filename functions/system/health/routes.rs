use web::route::{Routes, guard::DashboardPublic};

pub fn add(routes: &mut Routes) {
    routes.show("/health", DashboardPublic, super::health, "Check that the Worker answers");
}
