//! How a request becomes a response: host → studio → guard → handler → reply.
//!
//! An operation declares a route with a guard. The guard decides who is asking, and hands the handler a scope: the right to read and write
//! in one studio as somebody. There is no other way to the database, so a handler cannot forget to ask who it works for. Sessions, form
//! drafts, errors, page frames and the words of five languages are here, too.
//!
//! This crate may use `domain` and `ports`. Begin with [`route`]: it builds both routers and lists the guards. The guards' scopes are in
//! `scope`.

mod app;
mod change;
mod device;
mod directory;
mod failure;
mod forms;
mod frame;
mod headers;
mod hosts;
mod input;
mod job;
mod refusals;
mod reply;
mod scope;
mod shell;
mod spelling;
mod text;
mod translations;
mod version;

pub mod crypto;
pub mod form_state;
pub mod openapi;
pub mod pagination;
pub mod reply_address;
pub mod route;
pub mod throttle;
pub mod tokens;

pub use app::{App, Application};
pub use change::{Change, Outgoing};
pub use device::Device;
pub use directory::UniqueName;
pub use failure::{Failure, FieldError, FieldErrors, Problem};
pub use hosts::{Letterhead, PlacedStudio, Site, Studio};
pub use input::{MAX_BODY_BYTES, PathId, PathIds, Payload, QueryParams, RawBody, UploadBody};
pub use job::{Job, JobError, JobKind};
pub use openapi::Created;
pub use pagination::{ListPager, Page, PageQuery, ProjectPageQuery};
pub use refusals::Refusal;
pub use reply::{Cookie, Format, Reply, local_path};
pub use scope::{Actor, Client, Context, DashboardGuest, Jobs, Operator, PortalGuest, StaffViewer, StudioActor, Viewer, Webhook, api_key};
pub use shell::{DashboardShell, DisplayTime, NavItem, PortalShell, SignedIn};
pub use text::Text;
pub use translations::{Translations, WholeNumber};
pub use version::{BaseVersion, IfMatch, Version, VersionedItem, VersionedPayload};
