//! The frame of whoever is signed in, kept for the page of a failure: what went wrong is told with their name, their rooms and a way back
//! around it. The first read of a request knows it; where nothing was read before it failed, it is looked up.

use std::sync::{Arc, OnceLock};

use crate::{App, DashboardShell, PortalShell, hosts::Site, scope, translations::RequestLocale};

#[derive(Debug, Clone)]
pub(crate) enum Framed {
    Portal(PortalShell),
    Dashboard(DashboardShell),
}

/// Of one request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame(Arc<OnceLock<Framed>>);

impl Frame {
    pub fn keep(&self, framed: Framed) {
        // Every read of a request says the same.
        let _ = self.0.set(framed);
    }

    pub fn kept(&self) -> Option<Framed> {
        self.0.get().cloned()
    }

    /// As the database knows who carries this session; nobody when it is over or out of reach.
    pub async fn look_up(&self, app: &App, site: Option<&Site>, session: Option<&str>, spoken: &RequestLocale, path: &str) {
        let (Some(session), None) = (session, self.0.get()) else { return };
        let framed = match site {
            Some(Site::Portal(studio)) => scope::client_frame(app, studio, session, spoken, path).await.map(Framed::Portal),
            Some(Site::Dashboard) => scope::staff_frame(app, session, path).await.map(Framed::Dashboard),
            None => None,
        };
        if let Some(framed) = framed {
            self.keep(framed);
        }
    }
}
