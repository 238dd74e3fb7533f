use web::route::{Routes, guard::Recipient, post};

pub fn add(routes: &mut Routes) {
    routes.show("/questionnaires/{document}", Recipient, super::show, "Get a questionnaire with the answers so far");
    routes.page(post("/questionnaires/{document}/answers"), Recipient, super::form);
    routes.api(post("/questionnaires/{document}/answers"), Recipient, super::answers, "Save some answers");
    routes.api(post("/questionnaires/{document}/files/{question}"), Recipient, super::file, "Answer a question with a file");
    routes.api(post("/questionnaires/{document}/submit"), Recipient, super::submit, "Submit all answers; they can't be changed afterwards");
}
