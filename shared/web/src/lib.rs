//! The way of a request: `Host` → studio → guard → function → reply. Nothing else decides who someone is.
//!
//! Start reading at [`route`]: every route names its guard.

mod app;
mod change;
mod device;
mod failure;
mod forms;
mod frame;
mod headers;
mod hosts;
mod input;
mod refusals;
mod reply;
mod scope;
mod shell;
mod spelling;
mod text;
mod translations;
mod version;

pub mod crypto;
pub mod openapi;
pub mod reply_address;
pub mod route;
pub mod throttle;
pub mod tokens;

pub use app::{App, Application};
pub use change::{Change, Outgoing, Subject};
pub use device::Device;
pub use failure::{Failure, FieldError, FieldErrors, Problem};
pub use hosts::{Letterhead, Site, Studio};
pub use input::{MAX_BODY_BYTES, PathId, PathIds, Payload, QueryParams, RawBody, UploadBody};
pub use openapi::Created;
pub use refusals::Refusal;
pub use reply::{Cookie, Format, Reply, local_path};
pub use scope::{Actor, Client, Context, DashboardGuest, Jobs, Operator, PortalGuest, StaffViewer, StudioActor, Viewer, Webhook, api_key};
pub use shell::{DashboardShell, PortalShell, When};
pub use text::Text;
pub use translations::{Translations, Whole};
pub use version::{Based, Editable, Edited, IfMatch, Version};
