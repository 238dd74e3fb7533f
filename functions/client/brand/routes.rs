use web::route::{Routes, get, guard::Public};

pub fn add(routes: &mut Routes) {
    routes.page(get("/brand.css"), Public, super::stylesheet);
    routes.page(get("/brand/logo"), Public, super::logo);
}
