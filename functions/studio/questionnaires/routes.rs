use domain::right::Right;
use web::route::{Routes, get, guard::Studio, post, put};

pub fn add(routes: &mut Routes) {
    routes.page(get("/projects/{project}/questionnaires/new"), Studio(Right::DocumentsWrite), super::new);
    routes.page(post("/projects/{project}/questionnaires"), Studio(Right::DocumentsWrite), super::form);
    routes.page(post("/projects/{project}/questionnaires/form"), Studio(Right::DocumentsWrite), super::step_new);
    routes.api(
        post("/projects/{project}/questionnaires"),
        Studio(Right::DocumentsWrite),
        super::write,
        "Create a questionnaire as a draft",
    );
    routes.show("/questionnaires/{document}", Studio(Right::DocumentsRead), super::show, "Get a questionnaire with its answers");
    routes.page(post("/questionnaires/{document}"), Studio(Right::DocumentsWrite), super::change_form);
    routes.page(post("/questionnaires/{document}/form"), Studio(Right::DocumentsWrite), super::step_change);
    routes.api(put("/questionnaires/{document}"), Studio(Right::DocumentsWrite), super::change, "Replace a questionnaire draft");
}
