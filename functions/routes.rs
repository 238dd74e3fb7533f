//! Every route of Portico: method, path, guard, function. A row without a guard does not compile, and neither does a function that wants
//! more than its guard grants. The order of reading is the order of a client's life.
//!
//! Two rows, one function: a page (form in, 303 or page out) and `/api/v1/…` (JSON in and out, problem+json).

// A Worker of one function names only some of the guards.
#[allow(unused_imports)]
use domain::right::Right;
#[allow(unused_imports)]
use web::table::{
    Table, delete, get,
    guard::{Anyone, Public, Staff},
    patch, post,
};

#[allow(unused_imports)]
use crate::{client, studio, system};

/// All rows.
pub fn table() -> Table {
    let table = Table::new().dashboard([
        get("/health", Anyone, system::health::health),
        get("/api/v1/health", Anyone, system::health::health).says("Whether the Worker answers"),
    ]);

    #[cfg(feature = "studio-sign-in")]
    let table = table.dashboard([
        get("/", Anyone, studio::sign_in::start),
        get("/sign-in", Anyone, studio::sign_in::page),
        post("/sign-in", Anyone, studio::sign_in::sign_in).shielded(),
        post("/api/v1/sign-in", Anyone, studio::sign_in::sign_in).shielded().says("Sign a member in"),
        post("/sign-out", Anyone, studio::sign_in::sign_out),
        post("/api/v1/sign-out", Anyone, studio::sign_in::sign_out).says("Sign out"),
    ]);

    // ---- the client side, on every studio's host ----

    #[cfg(feature = "client-brand")]
    let table = table.portal([get("/brand.css", Public, client::brand::stylesheet), get("/brand/logo", Public, client::brand::logo)]);

    #[cfg(feature = "client-login")]
    let table = table.portal([
        get("/login", Public, client::login::page),
        post("/login", Public, client::login::login).shielded(),
        post("/api/v1/login", Public, client::login::login).shielded().says("Log a client in"),
        post("/logout", Public, client::login::logout),
        post("/api/v1/logout", Public, client::login::logout).says("Log out"),
    ]);

    // ---- the dashboard ----

    #[cfg(feature = "studio-contacts")]
    let table = table.dashboard([
        get("/contacts", Staff(Right::ContactsRead), studio::contacts::list),
        get("/api/v1/contacts", Staff(Right::ContactsRead), studio::contacts::list).says("List contacts by name"),
        get("/contacts/new", Staff(Right::ContactsWrite), studio::contacts::new),
        post("/contacts", Staff(Right::ContactsWrite), studio::contacts::add),
        post("/api/v1/contacts", Staff(Right::ContactsWrite), studio::contacts::add).says("Add a contact"),
    ]);

    #[cfg(feature = "studio-contact")]
    let table = table.dashboard([
        get("/contacts/{contact}", Staff(Right::ContactsRead), studio::contact::show),
        get("/api/v1/contacts/{contact}", Staff(Right::ContactsRead), studio::contact::show)
            .says("One contact, with invitations and projects"),
        post("/contacts/{contact}", Staff(Right::ContactsWrite), studio::contact::update),
        patch("/api/v1/contacts/{contact}", Staff(Right::ContactsWrite), studio::contact::update).says("Change name, e-mail or phone"),
    ]);

    table
}
