//! Every operation of Portico, in the order of a client's life. An operation is a folder; its `routes.rs` declares its methods, paths and
//! guards. `docs/routes.md` lists all routes.

use web::route::RouteTable;

/// Whether this build includes an operation, for example `client::login`. `scripts/build --only` builds a Worker of a few; everything still
/// compiles, and the linker drops what no route reaches.
pub(crate) const fn built(operation: &str) -> bool {
    match option_env!("PORTICO_ONLY") {
        None => true,
        // Every Worker answers the health check.
        Some(only) => named(b"system::health", operation.as_bytes()) || named(only.as_bytes(), operation.as_bytes()),
    }
}

/// Whether `name` is an item of a comma-separated list.
const fn named(mut list: &[u8], name: &[u8]) -> bool {
    let (mut left, mut same) = (name, true);
    while let [first, rest @ ..] = list {
        list = rest;
        if *first == b',' {
            if same && left.is_empty() {
                return true;
            }
            (left, same) = (name, true);
            continue;
        }
        match left {
            [wanted, more @ ..] if *wanted == *first => left = more,
            _ => same = false,
        }
    }
    same && left.is_empty()
}

macro_rules! add {
    ($routes:expr; $($side:ident::$operation:ident),+ $(,)?) => {$(
        if const { built(concat!(stringify!($side), "::", stringify!($operation))) } {
            $routes.operation(concat!(stringify!($side), "::", stringify!($operation)), crate::$side::$operation::routes::add);
        }
    )+};
}

/// All routes.
pub fn table() -> RouteTable {
    let mut table = RouteTable::default();

    let portal = &mut table.portal;
    // Logging in.
    add!(portal; client::brand, client::language, client::login, client::set_password, client::forgot_password, client::sign_in_link);
    add!(portal; client::fresh_link, client::item_link);
    // Home, projects, messages and files.
    add!(portal; client::home, client::project, client::activity, client::message, client::list_files, client::file, client::upload);
    // Documents and payments.
    add!(portal; client::questionnaire, client::contract, client::quote, client::payments, client::invoice, client::pay);
    // The account.
    add!(portal; client::profile, client::confirm_email, client::sessions);

    let dashboard = &mut table.dashboard;
    add!(dashboard; studio::sign_in, studio::set_password, studio::forgot_password, studio::sign_in_link);
    // Clients.
    add!(dashboard; studio::contacts, studio::contact, studio::contact_settings, studio::activate, studio::access, studio::invite, studio::portal_users);
    add!(dashboard; studio::item_links, studio::messages);
    // Projects, files and documents.
    add!(dashboard; studio::projects, studio::project, studio::details, studio::files, studio::documents);
    add!(dashboard; studio::quotes, studio::contracts, studio::questionnaires, studio::invoices);
    // Settings.
    add!(dashboard; studio::settings, studio::branding, studio::slug, studio::api_keys);
    // Health check, webhook, operator.
    add!(dashboard; system::health, system::webhook, system::operator, system::jobs);

    table
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn an_operation_is_named_in_a_list_by_its_whole_name() {
        for (list, name, is) in [
            ("client::login", "client::login", true),
            ("client::login,client::pay", "client::pay", true),
            ("client::payments,client::pay", "client::pay", true),
            ("client::payments", "client::pay", false),
            ("client::pay", "client::payments", false),
            ("client::pay,", "client::pay", true),
            ("", "client::pay", false),
        ] {
            assert_eq!(named(list.as_bytes(), name.as_bytes()), is, "{name} in {list:?}");
        }
    }
}
