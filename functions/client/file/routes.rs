use web::route::{Routes, get, guard::Recipient};

pub fn add(routes: &mut Routes) {
    routes.pair(get("/files/{file}/view"), get("/files/{file}"), Recipient, super::show, "Get a file's name, size and sender");
    routes.pair(get("/files/{file}"), get("/files/{file}/content"), Recipient, super::download, "Download a file");
}
