//! Every route of Portico: method, path, guard, function. A row without a guard does not compile, and neither does a function that wants
//! more than its guard grants. The order of reading is the order of a client's life.
//!
//! Two rows, one function: a page (form in, 303 or page out) and `/api/v1/…` (JSON in and out, problem+json).

mod documents;
mod money;

// A Worker of one function names only some of the guards.
#[allow(unused_imports)]
use domain::right::Right;
#[allow(unused_imports)]
use web::table::{
    Table, delete, get,
    guard::{Anyone, Client, Operator, Public, Recipient, Signed, Staff},
    patch, post, put,
};

#[allow(unused_imports)]
use crate::{client, studio, system};

/// All rows.
pub fn table() -> Table {
    let table = Table::new().dashboard([
        get("/health", Anyone, system::health::health),
        get("/api/v1/health", Anyone, system::health::health).says("Whether the Worker answers"),
    ]);

    #[cfg(feature = "studio-sign-in")]
    let table = table.dashboard([
        get("/", Anyone, studio::sign_in::start),
        get("/sign-in", Anyone, studio::sign_in::page),
        post("/sign-in", Anyone, studio::sign_in::sign_in).shielded(),
        post("/api/v1/sign-in", Anyone, studio::sign_in::sign_in).shielded().says("Sign a member in"),
        post("/sign-out", Anyone, studio::sign_in::sign_out),
        post("/api/v1/sign-out", Anyone, studio::sign_in::sign_out).says("Sign out"),
    ]);

    #[cfg(feature = "system-webhook")]
    let table = table.dashboard([post("/hooks/stripe", Signed, system::webhook::stripe)]);

    // ---- the client side, on every studio's host ----

    #[cfg(feature = "client-brand")]
    let table = table.portal([get("/brand.css", Public, client::brand::stylesheet), get("/brand/logo", Public, client::brand::logo)]);

    #[cfg(feature = "client-language")]
    let table = table.portal([post("/language", Public, client::language::choose)]);

    #[cfg(feature = "client-login")]
    let table = table.portal([
        get("/login", Public, client::login::page),
        post("/login", Public, client::login::login).shielded(),
        post("/api/v1/login", Public, client::login::login).shielded().says("Log a client in"),
        post("/logout", Public, client::login::logout),
        post("/api/v1/logout", Public, client::login::logout).says("Log out"),
    ]);

    #[cfg(feature = "client-set-password")]
    let table = table.portal([
        get("/set-password/{token}", Public, client::set_password::page),
        get("/api/v1/set-password/{token}", Public, client::set_password::page).says("What a personal link opens"),
        post("/set-password/{token}", Public, client::set_password::set).shielded(),
        post("/api/v1/set-password", Public, client::set_password::set).shielded().says("Set a password with a personal link"),
    ]);

    #[cfg(feature = "client-forgot-password")]
    let table = table.portal([
        get("/forgot-password", Public, client::forgot_password::page),
        post("/forgot-password/form", Public, client::forgot_password::carry),
        post("/forgot-password", Public, client::forgot_password::ask).shielded(),
        post("/api/v1/forgot-password", Public, client::forgot_password::ask).shielded().says("E-mail a link for a new password"),
    ]);

    #[cfg(feature = "client-sign-in-link")]
    let table = table.portal([
        get("/sign-in-link", Public, client::sign_in_link::page),
        post("/sign-in-link", Public, client::sign_in_link::ask).shielded(),
        post("/api/v1/sign-in-link", Public, client::sign_in_link::ask).shielded().says("E-mail a link to log in with"),
        get("/sign-in/{token}", Public, client::sign_in_link::look),
        get("/api/v1/sign-in/{token}", Public, client::sign_in_link::look).says("What a sign-in link opens"),
        post("/sign-in/{token}", Public, client::sign_in_link::sign_in).shielded(),
        post("/api/v1/sign-in", Public, client::sign_in_link::sign_in).shielded().says("Log in with a sign-in link"),
    ]);

    #[cfg(feature = "client-fresh-link")]
    let table = table.portal([
        post("/fresh-link", Public, client::fresh_link::fresh_link).shielded(),
        post("/api/v1/fresh-link", Public, client::fresh_link::fresh_link).shielded().says("Send a fresh link in place of an old one"),
    ]);

    #[cfg(feature = "client-item-link")]
    let table = table.portal([
        get("/open/{token}", Public, client::item_link::look),
        get("/api/v1/open/{token}", Public, client::item_link::look).says("What a loginless link opens"),
        post("/open/{token}", Public, client::item_link::open).shielded(),
        post("/api/v1/open", Public, client::item_link::open).shielded().says("Come in with a loginless link"),
    ]);

    #[cfg(feature = "client-home")]
    let table = table.portal([
        get("/", Recipient, client::home::home),
        get("/api/v1/home", Recipient, client::home::home).says("What waits for this client, their projects, what came lately"),
    ]);

    #[cfg(feature = "client-project")]
    let table = table.portal([
        get("/projects/{project}", Recipient, client::project::show),
        get("/api/v1/projects/{project}", Recipient, client::project::show).says("One project: what waits, its details, what came lately"),
    ]);

    #[cfg(feature = "client-activity")]
    let table = table.portal([
        get("/activity", Recipient, client::activity::list),
        get("/api/v1/activity", Recipient, client::activity::list).says("What was sent, written, signed and paid, newest first"),
    ]);

    #[cfg(feature = "client-message")]
    let table = table.portal([
        post("/messages", Recipient, client::message::form).shielded(),
        post("/api/v1/messages", Recipient, client::message::send).shielded().says("Write to the studio"),
        post("/api/v1/messages/files", Recipient, client::message::attach).says("Bring a file for a message to the studio"),
    ]);

    #[cfg(feature = "client-files")]
    let table = table.portal([
        get("/files", Recipient, client::files::list),
        get("/api/v1/files", Recipient, client::files::list).says("The files this client sees"),
        get("/files/{file}/view", Recipient, client::files::show),
        get("/api/v1/files/{file}", Recipient, client::files::show).says("One file: its name, size and who it is from"),
        get("/files/{file}", Recipient, client::files::download),
        get("/api/v1/files/{file}/content", Recipient, client::files::download).says("A file's bytes"),
    ]);

    #[cfg(feature = "client-upload")]
    let table = table.portal([
        post("/projects/{project}/files", Recipient, client::upload::form),
        post("/api/v1/projects/{project}/files", Recipient, client::upload::at_once).says("Upload a file in one request"),
        post("/api/v1/projects/{project}/uploads", Recipient, client::upload::parts::begin).says("Begin an upload in parts"),
        get("/api/v1/uploads/{upload}", Recipient, client::upload::parts::show).says("What is there of an upload in parts"),
        put("/api/v1/uploads/{upload}/parts/{number}", Recipient, client::upload::parts::put).says("Send one part"),
        post("/api/v1/uploads/{upload}/complete", Recipient, client::upload::parts::complete).says("Make the file of its parts"),
        delete("/api/v1/uploads/{upload}", Recipient, client::upload::parts::give_up).says("Give an upload in parts up"),
    ]);

    #[cfg(feature = "client-questionnaire")]
    let table = table.portal([
        get("/questionnaires/{document}", Recipient, client::questionnaire::show),
        get("/api/v1/questionnaires/{document}", Recipient, client::questionnaire::show)
            .says("A questionnaire with what was answered so far"),
        post("/questionnaires/{document}/answers", Recipient, client::questionnaire::form),
        post("/api/v1/questionnaires/{document}/answers", Recipient, client::questionnaire::answers).says("Save some answers"),
        post("/api/v1/questionnaires/{document}/files/{question}", Recipient, client::questionnaire::file)
            .says("Answer a question with a file"),
        post("/api/v1/questionnaires/{document}/submit", Recipient, client::questionnaire::submit).says("Submit all answers, for good"),
    ]);

    #[cfg(feature = "client-contract")]
    let table = table.portal([
        get("/contracts/{document}", Recipient, client::contract::show),
        get("/api/v1/contracts/{document}", Recipient, client::contract::show)
            .says("One contract: what it says, who signs, who has signed"),
        post("/contracts/{document}/sign", Recipient, client::contract::sign),
        post("/api/v1/contracts/{document}/sign", Recipient, client::contract::sign).says("Sign a contract"),
        get("/contracts/{document}/text", Recipient, client::contract::text),
        get("/api/v1/contracts/{document}/text", Recipient, client::contract::text).says("The exact bytes that are signed, as Markdown"),
        get("/contracts/{document}/download", Recipient, client::contract::download),
        get("/api/v1/contracts/{document}/download", Recipient, client::contract::download)
            .says("A contract to keep: one HTML file with the text and the audit page"),
    ]);

    #[cfg(feature = "client-quote")]
    let table = table.portal([
        get("/quotes/{document}", Recipient, client::quote::show),
        get("/api/v1/quotes/{document}", Recipient, client::quote::show).says("A quote: its options, and what was decided"),
        post("/quotes/{document}/accept", Recipient, client::quote::accept),
        post("/api/v1/quotes/{document}/accept", Recipient, client::quote::accept).says("Accept an option of a quote, once"),
        post("/quotes/{document}/decline", Recipient, client::quote::decline),
        post("/api/v1/quotes/{document}/decline", Recipient, client::quote::decline).says("Decline a quote, once"),
    ]);

    #[cfg(feature = "client-profile")]
    let table = table.portal([
        get("/profile", Client, client::profile::show),
        get("/api/v1/profile", Client, client::profile::show).says("What this client keeps up themselves"),
        post("/profile", Client, client::profile::update),
        patch("/api/v1/profile", Client, client::profile::update).says("Change name, phone or language"),
        post("/profile/password", Client, client::profile::password::change).shielded(),
        post("/api/v1/profile/password", Client, client::profile::password::change)
            .shielded()
            .says("Change the password; ends every other session"),
        post("/profile/email", Client, client::profile::email::ask).shielded(),
        post("/api/v1/profile/email", Client, client::profile::email::ask)
            .shielded()
            .says("Ask for another e-mail address; it counts once its mailbox has confirmed it"),
    ]);

    #[cfg(feature = "client-confirm-email")]
    let table = table.portal([
        get("/confirm-email/{token}", Public, client::confirm_email::show),
        get("/api/v1/confirm-email/{token}", Public, client::confirm_email::show).says("What the link in a new mailbox confirms"),
        post("/confirm-email/{token}", Public, client::confirm_email::confirm).shielded(),
        post("/api/v1/confirm-email", Public, client::confirm_email::confirm).shielded().says("Confirm a new e-mail address"),
    ]);

    #[cfg(feature = "client-sessions")]
    let table = table.portal([
        get("/api/v1/sessions", Client, client::sessions::list).says("Where this client is logged in"),
        post("/sessions/{session}/end", Client, client::sessions::end),
        delete("/api/v1/sessions/{session}", Client, client::sessions::end).says("End one of their sessions"),
        post("/sessions/end", Client, client::sessions::end_many),
        post("/api/v1/sessions/end", Client, client::sessions::end_many).says("Log out everywhere, or everywhere else"),
    ]);

    // ---- the dashboard ----

    #[cfg(feature = "studio-set-password")]
    let table = table.dashboard([
        get("/set-password/{token}", Anyone, studio::set_password::page),
        get("/api/v1/set-password/{token}", Anyone, studio::set_password::page).says("What a member's link opens"),
        post("/set-password/{token}", Anyone, studio::set_password::set).shielded(),
        post("/api/v1/set-password", Anyone, studio::set_password::set).shielded().says("Set a member's password with a link"),
        post("/fresh-link", Anyone, studio::set_password::fresh_link).shielded(),
        post("/api/v1/fresh-link", Anyone, studio::set_password::fresh_link).shielded().says("Send a member a fresh link"),
    ]);

    #[cfg(feature = "studio-forgot-password")]
    let table = table.dashboard([
        get("/forgot-password", Anyone, studio::forgot_password::page),
        post("/forgot-password/form", Anyone, studio::forgot_password::carry),
        post("/forgot-password", Anyone, studio::forgot_password::ask).shielded(),
        post("/api/v1/forgot-password", Anyone, studio::forgot_password::ask).shielded().says("E-mail a member a link for a new password"),
    ]);

    #[cfg(feature = "studio-sign-in-link")]
    let table = table.dashboard([
        get("/sign-in-link", Anyone, studio::sign_in_link::page),
        post("/sign-in-link", Anyone, studio::sign_in_link::ask).shielded(),
        post("/api/v1/sign-in-link", Anyone, studio::sign_in_link::ask).shielded().says("E-mail a member a link to sign in with"),
        get("/sign-in/{token}", Anyone, studio::sign_in_link::look),
        get("/api/v1/sign-in/{token}", Anyone, studio::sign_in_link::look).says("What a member’s sign-in link opens"),
        post("/sign-in/{token}", Anyone, studio::sign_in_link::sign_in).shielded(),
        post("/api/v1/sign-in/by-link", Anyone, studio::sign_in_link::sign_in).shielded().says("Sign a member in with a sign-in link"),
    ]);

    #[cfg(feature = "system-operator")]
    let table = table.dashboard([
        post("/api/v1/operator/studios", Operator, system::operator::create_studio).says("Make a studio and invite its owner")
    ]);

    #[cfg(feature = "studio-files")]
    let table = table.dashboard([
        get("/api/v1/projects/{project}/files", Staff(Right::FilesRead), studio::files::list).says("The files of a project"),
        get("/files/{file}", Staff(Right::FilesRead), studio::files::download),
        get("/api/v1/files/{file}/content", Staff(Right::FilesRead), studio::files::download).says("A file's bytes"),
        post("/projects/{project}/files", Staff(Right::FilesWrite), studio::files::form),
        post("/api/v1/projects/{project}/files", Staff(Right::FilesWrite), studio::files::send).says("Send a file to participants"),
        post("/files/{file}/recall", Staff(Right::FilesWrite), studio::files::recall),
        delete("/api/v1/files/{file}", Staff(Right::FilesWrite), studio::files::recall).says("Recall a file that was sent"),
    ]);

    let table = documents::rows(table);

    #[cfg(feature = "studio-contacts")]
    let table = table.dashboard([
        get("/contacts", Staff(Right::ContactsRead), studio::contacts::list),
        get("/api/v1/contacts", Staff(Right::ContactsRead), studio::contacts::list).says("List contacts by name"),
        get("/contacts/new", Staff(Right::ContactsWrite), studio::contacts::new),
        post("/contacts", Staff(Right::ContactsWrite), studio::contacts::add),
        post("/api/v1/contacts", Staff(Right::ContactsWrite), studio::contacts::add).says("Add a contact"),
    ]);

    #[cfg(feature = "studio-contact")]
    let table = table.dashboard([
        get("/contacts/{contact}", Staff(Right::ContactsRead), studio::contact::show),
        get("/api/v1/contacts/{contact}", Staff(Right::ContactsRead), studio::contact::show)
            .says("One contact, with invitations and projects"),
        post("/contacts/{contact}", Staff(Right::ContactsWrite), studio::contact::update),
        patch("/api/v1/contacts/{contact}", Staff(Right::ContactsWrite), studio::contact::update).says("Change name, e-mail or phone"),
    ]);

    #[cfg(feature = "studio-messages")]
    let table = table.dashboard([
        get("/contacts/{contact}/messages", Staff(Right::MessagesRead), studio::messages::list),
        get("/api/v1/contacts/{contact}/messages", Staff(Right::MessagesRead), studio::messages::list)
            .says("The correspondence with a contact, newest first"),
        get("/contacts/{contact}/messages/{message}/original", Staff(Right::MessagesRead), studio::messages::original),
        get("/api/v1/contacts/{contact}/messages/{message}/original", Staff(Right::MessagesRead), studio::messages::original)
            .says("An e-mail as it came in, for 90 days"),
        post("/contacts/{contact}/messages", Staff(Right::MessagesWrite), studio::messages::write).shielded(),
        post("/api/v1/contacts/{contact}/messages", Staff(Right::MessagesWrite), studio::messages::write)
            .shielded()
            .says("Write to a contact; goes out as a letter too"),
    ]);

    #[cfg(feature = "studio-access")]
    let table = table.dashboard([
        post("/contacts/{contact}/activate", Staff(Right::AccessWrite), studio::access::activate),
        post("/api/v1/contacts/{contact}/activate", Staff(Right::AccessWrite), studio::access::activate)
            .says("Open the portal for a contact; mails the invite"),
        post("/contacts/{contact}/deactivate", Staff(Right::AccessWrite), studio::access::deactivate),
        post("/api/v1/contacts/{contact}/deactivate", Staff(Right::AccessWrite), studio::access::deactivate)
            .says("Close the portal for a contact for now; ends every session"),
        post("/contacts/{contact}/disable", Staff(Right::AccessWrite), studio::access::disable),
        post("/api/v1/contacts/{contact}/disable", Staff(Right::AccessWrite), studio::access::disable)
            .says("Disable a contact's access at once; ends every session"),
    ]);

    #[cfg(feature = "studio-invite")]
    let table = table.dashboard([
        post("/contacts/invite", Staff(Right::AccessWrite), studio::invite::many).shielded(),
        post("/api/v1/invites", Staff(Right::AccessWrite), studio::invite::many).shielded().says("Invite many; a result for each"),
        post("/contacts/{contact}/invite", Staff(Right::AccessWrite), studio::invite::one).shielded(),
        post("/api/v1/contacts/{contact}/invite", Staff(Right::AccessWrite), studio::invite::one).shielded().says("Invite one contact"),
        post("/contacts/{contact}/invite-link", Staff(Right::AccessWrite), studio::invite::link),
        post("/api/v1/contacts/{contact}/invite-link", Staff(Right::AccessWrite), studio::invite::link)
            .says("A link to choose a password, shown once"),
    ]);

    #[cfg(feature = "studio-projects")]
    let table = table.dashboard([
        get("/projects", Staff(Right::ProjectsRead), studio::projects::list),
        get("/api/v1/projects", Staff(Right::ProjectsRead), studio::projects::list).says("List projects, newest first"),
        get("/projects/new", Staff(Right::ProjectsWrite), studio::projects::new),
        post("/projects", Staff(Right::ProjectsWrite), studio::projects::add),
        post("/api/v1/projects", Staff(Right::ProjectsWrite), studio::projects::add).says("Add a project with its participants"),
    ]);

    #[cfg(feature = "studio-project")]
    let table = table.dashboard([
        get("/projects/{project}", Staff(Right::ProjectsRead), studio::project::show),
        get("/api/v1/projects/{project}", Staff(Right::ProjectsRead), studio::project::show).says("One project with its participants"),
        post("/projects/{project}/participants", Staff(Right::ProjectsWrite), studio::project::add),
        post("/api/v1/projects/{project}/participants", Staff(Right::ProjectsWrite), studio::project::add).says("Add participants"),
        post("/projects/{project}/participants/{contact}/remove", Staff(Right::ProjectsWrite), studio::project::remove),
        delete("/api/v1/projects/{project}/participants/{contact}", Staff(Right::ProjectsWrite), studio::project::remove)
            .says("Remove a participant"),
        post("/projects/{project}/uploads", Staff(Right::ProjectsWrite), studio::project::uploads),
        post("/api/v1/projects/{project}/uploads", Staff(Right::ProjectsWrite), studio::project::uploads)
            .says("Switch client uploads on or off"),
    ]);

    #[cfg(feature = "studio-details")]
    let table = table.dashboard([
        post("/projects/{project}/details", Staff(Right::ProjectsWrite), studio::details::form),
        put("/api/v1/projects/{project}/details", Staff(Right::ProjectsWrite), studio::details::set)
            .says("Set what clients read about a project; all of it at once"),
    ]);

    #[cfg(feature = "studio-portal-users")]
    let table = table.dashboard([
        get("/portal-users", Staff(Right::ContactsRead), studio::portal_users::list),
        get("/api/v1/portal-users", Staff(Right::ContactsRead), studio::portal_users::list).says("Who is in the portal"),
    ]);

    #[cfg(feature = "studio-api-keys")]
    let table = table.dashboard([
        get("/api-keys", Staff(Right::KeysManage), studio::api_keys::list),
        get("/api/v1/api-keys", Staff(Right::KeysManage), studio::api_keys::list).says("List API keys, newest first"),
        post("/api-keys", Staff(Right::KeysManage), studio::api_keys::create),
        post("/api/v1/api-keys", Staff(Right::KeysManage), studio::api_keys::create).says("Make an API key; it is shown once"),
        get("/api-keys/{key}/revoke", Staff(Right::KeysManage), studio::api_keys::ask),
        post("/api-keys/{key}/revoke", Staff(Right::KeysManage), studio::api_keys::revoke),
        post("/api/v1/api-keys/{key}/revoke", Staff(Right::KeysManage), studio::api_keys::revoke).says("Revoke an API key at once"),
    ]);

    #[cfg(feature = "studio-item-links")]
    let table = table.dashboard([
        get("/item-links", Staff(Right::ContactsRead), studio::item_links::list),
        get("/api/v1/item-links", Staff(Right::ContactsRead), studio::item_links::list).says("Loginless links, newest first"),
        get("/contacts/{contact}/item-links", Staff(Right::ContactsRead), studio::item_links::list_of),
        get("/api/v1/contacts/{contact}/item-links", Staff(Right::ContactsRead), studio::item_links::list_of)
            .says("The loginless links of a contact, newest first"),
        post("/item-links/{link}/revoke", Staff(Right::AccessWrite), studio::item_links::revoke),
        post("/api/v1/item-links/{link}/revoke", Staff(Right::AccessWrite), studio::item_links::revoke)
            .says("Take a loginless link back at once"),
        post("/contacts/{contact}/item-links/revoke", Staff(Right::AccessWrite), studio::item_links::revoke_all),
        post("/api/v1/contacts/{contact}/item-links/revoke", Staff(Right::AccessWrite), studio::item_links::revoke_all)
            .says("Take all loginless links of a contact back at once"),
    ]);

    #[cfg(feature = "studio-slug")]
    let table = table.dashboard([
        get("/settings/address", Staff(Right::SettingsRead), studio::slug::show),
        get("/api/v1/studio/slug", Staff(Right::SettingsRead), studio::slug::show).says("The studio's first address"),
        post("/settings/address", Staff(Right::SettingsWrite), studio::slug::change),
        patch("/api/v1/studio/slug", Staff(Right::SettingsWrite), studio::slug::change)
            .says("Change the studio's first address; the old one keeps leading to it"),
    ]);

    #[cfg(feature = "studio-settings")]
    let table = table.dashboard([
        get("/settings", Staff(Right::SettingsRead), studio::settings::show),
        get("/api/v1/settings", Staff(Right::SettingsRead), studio::settings::show).says("What clients may see and do, for all of them"),
        post("/settings", Staff(Right::SettingsWrite), studio::settings::form),
        patch("/api/v1/settings", Staff(Right::SettingsWrite), studio::settings::update)
            .says("Change settings; what is left out stays as it is"),
    ]);

    #[cfg(feature = "studio-branding")]
    let table = table.dashboard([
        get("/branding", Staff(Right::SettingsRead), studio::branding::show),
        get("/api/v1/branding", Staff(Right::SettingsRead), studio::branding::show)
            .says("How the portal looks, and what clients see of it"),
        get("/branding.css", Staff(Right::SettingsRead), studio::branding::stylesheet),
        get("/api/v1/branding/preview", Staff(Right::SettingsRead), studio::branding::preview)
            .says("What clients would see of colours; nothing is saved"),
        post("/branding", Staff(Right::SettingsWrite), studio::branding::change),
        patch("/api/v1/branding", Staff(Right::SettingsWrite), studio::branding::change)
            .says("Change colours and welcome text; what is left out stays as it is"),
        get("/branding/logo", Staff(Right::SettingsRead), studio::branding::logo::show),
        get("/api/v1/branding/logo", Staff(Right::SettingsRead), studio::branding::logo::show).says("The logo's bytes"),
        post("/branding/logo", Staff(Right::SettingsWrite), studio::branding::logo::form),
        put("/api/v1/branding/logo", Staff(Right::SettingsWrite), studio::branding::logo::put)
            .says("Show this logo: PNG, JPEG or WebP, up to 1 MB"),
        post("/branding/logo/remove", Staff(Right::SettingsWrite), studio::branding::logo::remove),
        delete("/api/v1/branding/logo", Staff(Right::SettingsWrite), studio::branding::logo::remove)
            .says("Take the logo away; the studio's name stands in its place"),
    ]);

    #[cfg(feature = "studio-contact-settings")]
    let table = table.dashboard([
        get("/contacts/{contact}/settings", Staff(Right::SettingsRead), studio::contact_settings::show),
        get("/api/v1/contacts/{contact}/visibility", Staff(Right::SettingsRead), studio::contact_settings::show)
            .says("What one contact may see and do; with a project, each of its items and why it is hidden"),
        post("/contacts/{contact}/settings", Staff(Right::SettingsWrite), studio::contact_settings::form),
        put("/api/v1/contacts/{contact}/visibility", Staff(Right::SettingsWrite), studio::contact_settings::replace)
            .says("Set what one contact may see and do, all of it"),
    ]);

    money::rows(table)
}
