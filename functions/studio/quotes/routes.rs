use domain::right::Right;
use web::route::{Routes, get, guard::Staff, patch, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/projects/{project}/quotes/new"), Staff(Right::DocumentsWrite), super::new);
    routes.page(post("/projects/{project}/quotes"), Staff(Right::DocumentsWrite), super::form);
    routes.page(post("/projects/{project}/quotes/form"), Staff(Right::DocumentsWrite), super::step_new);
    routes.api(post("/projects/{project}/quotes"), Staff(Right::DocumentsWrite), super::write, "Create a quote as a draft");
    routes.show(
        "/quotes/{document}",
        Staff(Right::DocumentsRead),
        super::show,
        "Get a quote: its options, their totals and the client's decision",
    );
    routes.page(post("/quotes/{document}"), Staff(Right::DocumentsWrite), super::change_form);
    routes.page(post("/quotes/{document}/form"), Staff(Right::DocumentsWrite), super::step_change);
    routes.api(patch("/quotes/{document}"), Staff(Right::DocumentsWrite), super::change, "Change a quote draft");
}
