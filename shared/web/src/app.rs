//! What lives as long as the isolate: the ports, the keys, the routers.

use std::sync::Arc;

use axum::{Router, body::Body};
use http::{Request, Response};
use ports::World;
use tower::ServiceExt;

use crate::{
    crypto::Keys,
    hosts::{self, Hosts, Site},
    scope::System,
    table::Table,
};

/// The application. Cheap to clone; its insides are for this crate only, so a function can hold nothing its guard did not hand out.
#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub world: World,
    pub keys: Keys,
    pub hosts: Hosts,
}

/// The application with its routers, ready to serve.
#[derive(Clone)]
pub struct Setup {
    app: App,
    portal: Router,
    dashboard: Router,
}

impl Setup {
    /// # Errors
    /// In words for the operator, when the configuration cannot be used.
    pub fn new(world: World, table: Table) -> Result<Self, String> {
        let keys = Keys::parse(&world.config.master_keys).map_err(|error| error.to_string())?;
        let hosts = Hosts::parse(&world.config.base_url)?;
        let app = App(Arc::new(Inner { world, keys, hosts }));
        let (portal, dashboard) = table.routers(&app);
        Ok(Self { app, portal, dashboard })
    }

    /// Answers one request.
    pub async fn serve(&self, mut request: Request<Body>) -> Response<Body> {
        let site = match hosts::resolve(&self.app, &request).await {
            Ok(site) => site,
            Err(answer) => return *answer,
        };
        let router = match site {
            Site::Portal(_) => &self.portal,
            Site::Dashboard => &self.dashboard,
        };
        request.extensions_mut().insert(site);
        match router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    /// For work without a request: queues and crons.
    pub fn system(&self) -> System {
        System(self.app.clone())
    }
}
