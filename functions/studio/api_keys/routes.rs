use domain::right::Right;
use web::route::{Routes, get, guard::Staff};

pub fn add(routes: &mut Routes) {
    routes.show("/api-keys", Staff(Right::KeysManage), super::list, "List API keys, newest first");
    routes.act("/api-keys", Staff(Right::KeysManage), super::create, "Create an API key; it is shown once");
    routes.page(get("/api-keys/{key}/revoke"), Staff(Right::KeysManage), super::ask);
    routes.act("/api-keys/{key}/revoke", Staff(Right::KeysManage), super::revoke, "Revoke an API key at once");
}
