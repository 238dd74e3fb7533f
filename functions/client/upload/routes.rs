use web::route::{Routes, delete, get, guard::Recipient, post, put};

pub fn add(routes: &mut Routes) {
    routes.page(post("/projects/{project}/files"), Recipient, super::form);
    routes.api(post("/projects/{project}/files"), Recipient, super::at_once, "Upload a file in one request");
    routes.api(post("/projects/{project}/uploads"), Recipient, super::parts::begin, "Start a multipart upload");
    routes.api(get("/uploads/{upload}"), Recipient, super::parts::show, "Get the parts of a multipart upload that have arrived");
    routes.api(put("/uploads/{upload}/parts/{number}"), Recipient, super::parts::put, "Upload one part");
    routes.api(post("/uploads/{upload}/complete"), Recipient, super::parts::complete, "Complete a multipart upload");
    routes.api(delete("/uploads/{upload}"), Recipient, super::parts::give_up, "Abort a multipart upload");
}
