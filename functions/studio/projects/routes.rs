use domain::right::Right;
use web::route::{Routes, get, guard::Staff};

pub fn add(routes: &mut Routes) {
    routes.show("/projects", Staff(Right::ProjectsRead), super::list, "List projects, newest first");
    routes.page(get("/projects/new"), Staff(Right::ProjectsWrite), super::new);
    routes.act("/projects", Staff(Right::ProjectsWrite), super::add, "Add a project with its participants");
}
