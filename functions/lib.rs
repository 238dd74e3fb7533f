//! Portico's operations: a folder for each thing that somebody can do, such as `client::login` or `studio::invoices`.
//!
//! A folder has its routes (`routes.rs`), its handlers (`mod.rs`), its pure decisions (`rules.rs`), its SQL (`sql.rs`), its page and its
//! tests. Operations know HTTP and the ports, and nothing of Cloudflare. They may use `domain`, `ports` and `web`.
//!
//! Begin with [`routes`], the list of all operations in the order of a client's life; then read `client::login` from top to bottom.

pub mod routes;

mod auth;
mod client;
#[cfg(feature = "components")]
pub mod components;
mod contract;
mod correspondence;
mod document;
mod files;
mod flash;
mod grant;
mod invoice;
mod item_link;
mod mail;
mod payments;
pub mod studio;
pub mod system;
mod timeline;
mod waiting;

#[cfg(test)]
mod tests_of_hosts;
#[cfg(test)]
mod tests_of_lists;
#[cfg(test)]
mod tests_of_moves;
#[cfg(test)]
mod tests_of_refusals;
#[cfg(test)]
mod tests_of_shards;

#[cfg(test)]
mod testing;

/// The application: the ports of the platform, and the table of routes.
///
/// # Errors
/// In words for the operator, when the configuration cannot be used.
pub fn app(services: ports::Services) -> Result<web::Application, String> {
    web::Application::new(services, routes::table())
}
