use domain::right::Right;
use web::route::{Routes, delete, guard::Studio, post};

pub fn add(routes: &mut Routes) {
    routes.show("/projects/{project}", Studio(Right::ProjectsRead), super::show, "Get a project with its participants");
    routes.act("/projects/{project}/participants", Studio(Right::ProjectsWrite), super::add, "Add participants");
    routes.pair(
        post("/projects/{project}/participants/{contact}/remove"),
        delete("/projects/{project}/participants/{contact}"),
        Studio(Right::ProjectsWrite),
        super::remove,
        "Remove a participant",
    );
    routes.act("/projects/{project}/uploads", Studio(Right::ProjectsWrite), super::uploads, "Turn client uploads on or off");
}
