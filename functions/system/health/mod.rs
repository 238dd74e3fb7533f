//! Whether this Worker answers. Says nothing else to nobody in particular.

pub mod routes;

use web::{Context, DashboardGuest, Failure, Reply};

#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Health {
    /// Always true: a Worker that cannot answer does not.
    pub ok: bool,
}

pub async fn health(guest: DashboardGuest) -> Result<Reply<Health>, Failure> {
    Ok(guest.reply(Health { ok: true }))
}
