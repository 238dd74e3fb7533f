use domain::right::Right;
use web::route::{Routes, get, guard::Studio};

pub fn add(routes: &mut Routes) {
    routes.show("/api-keys", Studio(Right::KeysManage), super::list, "List API keys, newest first");
    routes.act("/api-keys", Studio(Right::KeysManage), super::create, "Create an API key; it is shown once");
    routes.page(get("/api-keys/{key}/revoke"), Studio(Right::KeysManage), super::ask);
    routes.act("/api-keys/{key}/revoke", Studio(Right::KeysManage), super::revoke, "Revoke an API key at once");
}
