use domain::right::Right;
use web::route::{Routes, delete, get, guard::Staff, post};

pub fn add(routes: &mut Routes) {
    routes.api(get("/projects/{project}/files"), Staff(Right::FilesRead), super::list, "List a project's files");
    routes.pair(get("/files/{file}"), get("/files/{file}/content"), Staff(Right::FilesRead), super::download, "Download a file");
    routes.page(post("/projects/{project}/files"), Staff(Right::FilesWrite), super::form);
    routes.api(post("/projects/{project}/files"), Staff(Right::FilesWrite), super::send, "Send a file to participants");
    routes.pair(
        post("/files/{file}/recall"),
        delete("/files/{file}"),
        Staff(Right::FilesWrite),
        super::recall,
        "Recall a file that was sent",
    );
}
