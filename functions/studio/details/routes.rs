use domain::right::Right;
use web::route::{Routes, guard::Studio, post, put};

pub fn add(routes: &mut Routes) {
    routes.page(post("/projects/{project}/details"), Studio(Right::ProjectsWrite), super::form);
    routes.api(put("/projects/{project}/details"), Studio(Right::ProjectsWrite), super::set, "Replace the project details clients see");
}
