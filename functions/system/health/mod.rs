//! Whether this Worker answers. Says nothing else to nobody in particular.

pub mod routes;

use web::{Anyone, Context, Failure, Reply};

#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Health {
    /// Always true: a Worker that cannot answer does not.
    pub ok: bool,
}

pub async fn health(anyone: Anyone) -> Result<Reply<Health>, Failure> {
    Ok(anyone.reply(Health { ok: true }))
}
