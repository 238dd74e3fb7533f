//! What lives as long as the isolate: the ports, the keys, the routers.

use std::sync::Arc;

use axum::{Router, body::Body};
use http::{HeaderMap, HeaderName, Request, Response, header};
use ports::Services;
use tower::ServiceExt;

use crate::{
    crypto::Keys,
    forms::Again,
    hosts::{self, Hosts, Site},
    reply::cookies_after,
    route::RouteTable,
    scope::Jobs,
};

/// The application. Cheap to clone; its insides are for this crate only, so a function can hold nothing its guard did not hand out.
#[derive(Clone)]
pub struct App(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub services: Services,
    pub keys: Keys,
    pub hosts: Hosts,
}

/// The application with its routers, ready to serve.
#[derive(Clone)]
pub struct Application {
    app: App,
    portal: Router,
    dashboard: Router,
}

impl Application {
    /// # Errors
    /// In words for the operator, when the configuration cannot be used.
    pub fn new(services: Services, table: RouteTable) -> Result<Self, String> {
        let keys = Keys::parse(&services.config.master_keys).map_err(|error| error.to_string())?;
        let hosts = Hosts::parse(&services.config.base_url)?;
        let app = App(Arc::new(Inner { services, keys, hosts }));
        let (portal, dashboard) = table.routers(&app);
        Ok(Self { app, portal, dashboard })
    }

    /// Answers one request.
    pub async fn serve(&self, mut request: Request<Body>) -> Response<Body> {
        let site = match hosts::resolve(&self.app, &request).await {
            Ok(site) => site,
            Err(answer) => return *answer,
        };
        let headers = request.headers().clone();
        request.extensions_mut().insert(site.clone());
        let mut response = self.route(&site, request).await;
        // A form goes through a login and comes back: at most the login's page or the form itself is answered in place of a redirect.
        if let Some(again) = response.extensions_mut().remove::<Again>() {
            let status = again.status;
            let mut answer = match self.again(&site, headers, &response, again) {
                Ok(request) => self.route(&site, request).await,
                Err(_) => return response,
            };
            if let Some(status) = status {
                *answer.status_mut() = status;
            }
            // What the first answer does to the browser holds all the same.
            for name in [header::SET_COOKIE, HeaderName::from_static("clear-site-data")] {
                for value in response.headers().get_all(&name) {
                    answer.headers_mut().append(name.clone(), value.clone());
                }
            }
            return answer;
        }
        response
    }

    async fn route(&self, site: &Site, request: Request<Body>) -> Response<Body> {
        let router = match site {
            Site::Portal(_) => &self.portal,
            Site::Dashboard => &self.dashboard,
        };
        match router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    }

    /// What the same browser would ask next.
    fn again(&self, site: &Site, mut headers: HeaderMap, answer: &Response<Body>, again: Again) -> Result<Request<Body>, http::Error> {
        match cookies_after(&headers, answer.headers()) {
            Some(cookies) => headers.insert(header::COOKIE, cookies),
            None => headers.remove(header::COOKIE),
        };
        for gone in [header::CONTENT_LENGTH, header::CONTENT_TYPE, header::REFERER] {
            headers.remove(gone);
        }
        let mut next = Request::builder().method(again.method).uri(again.uri);
        if !again.content_type.is_empty() {
            next = next.header(header::CONTENT_TYPE, again.content_type).header(header::CONTENT_LENGTH, again.body.len());
        }
        if let (false, Some(host)) = (again.page.is_empty(), headers.get(header::HOST).and_then(|host| host.to_str().ok())) {
            next = next.header(header::REFERER, format!("{}{}", self.app.0.hosts.origin_of(host), again.page));
        }
        let mut next = next.body(Body::from(again.body))?;
        next.headers_mut().extend(headers);
        next.extensions_mut().insert(site.clone());
        next.extensions_mut().insert(again.carries);
        Ok(next)
    }

    /// For work without a request: queues and crons.
    pub fn system(&self) -> Jobs {
        Jobs(self.app.clone())
    }
}
