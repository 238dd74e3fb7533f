use web::route::{Routes, get, guard::Recipient};

pub fn add(routes: &mut Routes) {
    routes.pair(get("/"), get("/home"), Recipient, super::home, "Get the home page: to-dos, projects, recent activity");
}
