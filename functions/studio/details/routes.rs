use domain::right::Right;
use web::route::{Routes, guard::Staff, post, put};

pub fn add(routes: &mut Routes) {
    routes.page(post("/projects/{project}/details"), Staff(Right::ProjectsWrite), super::form);
    routes.api(put("/projects/{project}/details"), Staff(Right::ProjectsWrite), super::set, "Replace the project details clients see");
}
