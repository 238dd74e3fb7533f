use domain::right::Right;
use web::route::{Routes, get, guard::Staff, post, put};

pub fn add(routes: &mut Routes) {
    routes.page(get("/projects/{project}/questionnaires/new"), Staff(Right::DocumentsWrite), super::new);
    routes.page(post("/projects/{project}/questionnaires"), Staff(Right::DocumentsWrite), super::form);
    routes.page(post("/projects/{project}/questionnaires/form"), Staff(Right::DocumentsWrite), super::step_new);
    routes.api(post("/projects/{project}/questionnaires"), Staff(Right::DocumentsWrite), super::write, "Create a questionnaire as a draft");
    routes.show("/questionnaires/{document}", Staff(Right::DocumentsRead), super::show, "Get a questionnaire with its answers");
    routes.page(post("/questionnaires/{document}"), Staff(Right::DocumentsWrite), super::change_form);
    routes.page(post("/questionnaires/{document}/form"), Staff(Right::DocumentsWrite), super::step_change);
    routes.api(put("/questionnaires/{document}"), Staff(Right::DocumentsWrite), super::change, "Replace a questionnaire draft");
}
