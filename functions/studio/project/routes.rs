use domain::right::Right;
use web::route::{Routes, delete, guard::Staff, post};

pub fn add(routes: &mut Routes) {
    routes.show("/projects/{project}", Staff(Right::ProjectsRead), super::show, "Get a project with its participants");
    routes.act("/projects/{project}/participants", Staff(Right::ProjectsWrite), super::add, "Add participants");
    routes.pair(
        post("/projects/{project}/participants/{contact}/remove"),
        delete("/projects/{project}/participants/{contact}"),
        Staff(Right::ProjectsWrite),
        super::remove,
        "Remove a participant",
    );
    routes.act("/projects/{project}/uploads", Staff(Right::ProjectsWrite), super::uploads, "Turn client uploads on or off");
}
