use domain::right::Right;
use web::route::{Routes, get, guard::Studio, patch, post};

pub fn add(routes: &mut Routes) {
    routes.page(get("/projects/{project}/quotes/new"), Studio(Right::DocumentsWrite), super::new);
    routes.page(post("/projects/{project}/quotes"), Studio(Right::DocumentsWrite), super::form);
    routes.page(post("/projects/{project}/quotes/form"), Studio(Right::DocumentsWrite), super::step_new);
    routes.api(post("/projects/{project}/quotes"), Studio(Right::DocumentsWrite), super::write, "Create a quote as a draft");
    routes.show(
        "/quotes/{document}",
        Studio(Right::DocumentsRead),
        super::show,
        "Get a quote: its options, their totals and the client's decision",
    );
    routes.page(post("/quotes/{document}"), Studio(Right::DocumentsWrite), super::change_form);
    routes.page(post("/quotes/{document}/form"), Studio(Right::DocumentsWrite), super::step_change);
    routes.api(patch("/quotes/{document}"), Studio(Right::DocumentsWrite), super::change, "Change a quote draft");
}
