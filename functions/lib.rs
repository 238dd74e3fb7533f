//! Portico's operations, one folder each. Start at [`routes`].

pub mod routes;

mod auth;
mod client;
mod contract;
mod correspondence;
mod cursor;
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
mod tests_of_refusals;

#[cfg(test)]
mod testing;

/// The application: the ports of the platform, and the table of routes.
///
/// # Errors
/// In words for the operator, when the configuration cannot be used.
pub fn app(services: ports::Services) -> Result<web::Application, String> {
    web::Application::new(services, routes::table())
}
