use domain::right::Right;
use web::route::{Routes, delete, get, guard::Studio, post};

pub fn add(routes: &mut Routes) {
    routes.api(get("/projects/{project}/files"), Studio(Right::FilesRead), super::list, "List a project's files");
    routes.pair(get("/files/{file}"), get("/files/{file}/content"), Studio(Right::FilesRead), super::download, "Download a file");
    routes.page(post("/projects/{project}/files"), Studio(Right::FilesWrite), super::form);
    routes.api(post("/projects/{project}/files"), Studio(Right::FilesWrite), super::send, "Send a file to participants");
    routes.pair(
        post("/files/{file}/recall"),
        delete("/files/{file}"),
        Studio(Right::FilesWrite),
        super::recall,
        "Recall a file that was sent",
    );
}
