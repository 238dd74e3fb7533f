use domain::right::Right;
use web::route::{Routes, get, guard::Studio};

pub fn add(routes: &mut Routes) {
    routes.show("/projects", Studio(Right::ProjectsRead), super::list, "List projects, newest first");
    routes.page(get("/projects/new"), Studio(Right::ProjectsWrite), super::new);
    routes.act("/projects", Studio(Right::ProjectsWrite), super::add, "Add a project with its participants");
}
