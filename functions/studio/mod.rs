//! What a studio does, on the dashboard's host: its members in the browser, its own software with an API key.

#[cfg(feature = "studio-access")]
pub mod access;
#[cfg(feature = "studio-api-keys")]
pub mod api_keys;
#[cfg(feature = "studio-branding")]
pub mod branding;
#[cfg(feature = "studio-contact")]
pub mod contact;
#[cfg(feature = "studio-contact-settings")]
pub mod contact_settings;
#[cfg(feature = "studio-contacts")]
pub mod contacts;
#[cfg(feature = "studio-contracts")]
pub mod contracts;
#[cfg(feature = "studio-details")]
pub mod details;
#[cfg(feature = "studio-documents")]
pub mod documents;
#[cfg(feature = "studio-files")]
pub mod files;
#[cfg(feature = "studio-forgot-password")]
pub mod forgot_password;
#[cfg(feature = "studio-invite")]
pub mod invite;
#[cfg(feature = "studio-invoices")]
pub mod invoices;
#[cfg(feature = "studio-item-links")]
pub mod item_links;
#[cfg(feature = "studio-messages")]
pub mod messages;
#[cfg(feature = "studio-portal-users")]
pub mod portal_users;
#[cfg(feature = "studio-project")]
pub mod project;
#[cfg(feature = "studio-projects")]
pub mod projects;
#[cfg(feature = "studio-questionnaires")]
pub mod questionnaires;
#[cfg(feature = "studio-quotes")]
pub mod quotes;
#[cfg(feature = "studio-set-password")]
pub mod set_password;
#[cfg(feature = "studio-settings")]
pub mod settings;
#[cfg(feature = "studio-sign-in")]
pub mod sign_in;
#[cfg(feature = "studio-sign-in-link")]
pub mod sign_in_link;
#[cfg(feature = "studio-slug")]
pub mod slug;

// What a stale save is answered with.
#[cfg(any(
    feature = "studio-branding",
    feature = "studio-contact",
    feature = "studio-contact-settings",
    feature = "studio-contracts",
    feature = "studio-details",
    feature = "studio-invoices",
    feature = "studio-questionnaires",
    feature = "studio-quotes",
    feature = "studio-settings",
    feature = "studio-slug",
))]
#[allow(dead_code)]
mod compared;

// What asks first.
#[cfg(any(feature = "studio-api-keys", feature = "studio-documents"))]
mod confirm;

// What several of them share; a Worker of one function may use only part of it.
#[cfg(any(feature = "studio-access", feature = "studio-contact", feature = "studio-contacts", feature = "studio-invite",))]
#[allow(dead_code)]
mod invitation;
#[cfg(any(
    feature = "studio-contracts",
    feature = "studio-invoices",
    feature = "studio-access",
    feature = "studio-api-keys",
    feature = "studio-branding",
    feature = "studio-contact",
    feature = "studio-contacts",
    feature = "studio-documents",
    feature = "studio-details",
    feature = "studio-invite",
    feature = "studio-item-links",
    feature = "studio-messages",
    feature = "studio-portal-users",
    feature = "studio-project",
    feature = "studio-projects",
    feature = "studio-questionnaires",
    feature = "studio-slug",
    feature = "studio-quotes",
    feature = "studio-settings",
    feature = "studio-contact-settings",
))]
#[allow(dead_code)]
mod lists;
#[cfg(any(
    feature = "studio-forgot-password",
    feature = "studio-set-password",
    feature = "studio-sign-in-link",
    feature = "system-operator"
))]
#[allow(dead_code)]
pub(crate) mod member_link;
#[cfg(any(
    feature = "studio-access",
    feature = "studio-contact",
    feature = "studio-contacts",
    feature = "studio-forgot-password",
    feature = "studio-invite",
    feature = "studio-project",
    feature = "studio-projects",
    feature = "studio-set-password",
    feature = "studio-sign-in",
    feature = "studio-sign-in-link",
    feature = "system-operator",
))]
#[allow(dead_code)]
mod sql;

// What a studio can allow its clients, on a page.
#[cfg(any(feature = "studio-settings", feature = "studio-contact-settings"))]
#[allow(dead_code)]
mod permissions;
