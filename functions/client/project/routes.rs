use web::route::{Routes, guard::Recipient};

pub fn add(routes: &mut Routes) {
    routes.show("/projects/{project}", Recipient, super::show, "Get a project: to-dos, details, recent activity");
}
