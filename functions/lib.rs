//! Portico's operations, one folder each. Start at [`routes`].

pub mod routes;

mod client;
#[cfg(any(feature = "client-contract", feature = "studio-contracts"))]
#[allow(dead_code)]
mod contract;
#[cfg(any(feature = "studio-contact", feature = "studio-messages"))]
#[allow(dead_code)]
mod correspondence;
// A Worker of one function may have no long list.
#[allow(dead_code)]
mod cursor;
// A Worker of one function uses only part of it.
#[allow(dead_code)]
mod document;
mod grant;
// A Worker of one function has at most one door.
#[allow(dead_code)]
mod door;
#[cfg(any(
    feature = "client-invoice",
    feature = "client-payments",
    feature = "client-pay",
    feature = "studio-invoices",
    feature = "studio-project"
))]
mod invoice;
// What sends something, and what opens it, uses part of it each.
#[allow(dead_code)]
mod item_link;
// A Worker of one function sends only some of the letters.
#[allow(dead_code)]
mod mail;
#[allow(dead_code)]
mod noted;
pub mod studio;
pub mod system;
#[cfg(any(
    feature = "client-activity",
    feature = "client-files",
    feature = "client-home",
    feature = "client-message",
    feature = "client-project"
))]
#[allow(dead_code)]
mod timeline;
mod transfer;
#[cfg(any(feature = "client-home", feature = "client-project"))]
mod waiting;

#[cfg(test)]
mod tests_of_hosts;
#[cfg(test)]
mod tests_of_refusals;

#[cfg(test)]
mod testing;

/// The application: the ports of the platform, and the table of routes.
///
/// # Errors
/// In words for the operator, when the configuration cannot be used.
pub fn app(world: ports::World) -> Result<web::Setup, String> {
    web::Setup::new(world, routes::table())
}
