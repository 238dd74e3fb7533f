use web::route::{Routes, delete, get, guard::Client, post};

pub fn add(routes: &mut Routes) {
    routes.api(get("/sessions"), Client, super::list, "List the client's sessions");
    routes.pair(post("/sessions/{session}/end"), delete("/sessions/{session}"), Client, super::end, "End a session");
    routes.act("/sessions/end", Client, super::end_many, "Log out everywhere, or everywhere else");
}
