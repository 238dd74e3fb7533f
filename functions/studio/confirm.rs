//! The page that asks before something is done that cannot be undone.

use askama::Template;
use web::DashboardShell;

#[derive(Template)]
#[template(path = "dashboard_confirm.html")]
pub struct ConfirmPage {
    pub shell: DashboardShell,
    pub title: String,
    pub text: &'static str,
    /// Where the form goes.
    pub action: String,
    pub yes: &'static str,
    pub back: String,
    /// Of what it is about, where that can change meanwhile.
    pub version: Option<String>,
}
