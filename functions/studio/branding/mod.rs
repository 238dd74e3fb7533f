//! How the portal looks (A3, C12): two colours, a welcome text and a logo. Colours that could not be read are darkened or lightened for
//! clients, and the studio is told so. The background is a colour, not a picture: the login page is to be there at once on any line, and
//! a picture would weigh more than all the rest of it.

pub mod logo;
pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Event, Welcome,
    access::Role,
    brand::{Brand, Colour, MOST_LOGO_BYTES, Palette},
};
use http::header;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{
    Change, Context, DashboardShell, Failure, FieldErrors, QueryParams, Reply, StaffViewer, StudioActor, Version, VersionedItem,
    VersionedPayload, openapi::Bytes,
};

use crate::{
    flash::FlashQuery,
    studio::{
        compared::{self, Compared, Texts},
        lists,
    },
};

/// What clients see of colours.
#[derive(Debug, Serialize, ToSchema)]
pub struct Looks {
    pub colours: Palette,
    /// In words, where it is another colour than the chosen one.
    pub notes: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Logo {
    pub media_type: String,
    /// Where clients and letters load it; every other brand has another address.
    pub address: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// Of buttons and links. Null: the background's.
    pub accent: Option<Colour>,
    /// Behind the login page. Null: the colour of buttons and links; with none of the two, Portico's own.
    pub background: Option<Colour>,
    /// On the login page.
    pub welcome: Option<String>,
    /// Null: clients read the studio's name.
    pub logo: Option<Logo>,
    #[serde(flatten)]
    pub looks: Looks,
}

/// What is left out stays as it is. Null, or nothing but spaces, takes away.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// `#rrggbb`, of buttons and links.
    #[serde(default, deserialize_with = "named")]
    accent: Option<String>,
    /// `#rrggbb`, behind the login page.
    #[serde(default, deserialize_with = "named")]
    background: Option<String>,
    /// Plain text on the login page, up to 300 characters.
    #[serde(default, deserialize_with = "named")]
    welcome: Option<String>,
}

/// A field that is there, whatever is in it.
fn named<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Option::<String>::deserialize(from).map(|text| Some(text.unwrap_or_default()))
}

/// Colours to try.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Tried {
    /// `#rrggbb`, or empty.
    #[serde(default)]
    accent: String,
    /// `#rrggbb`, or empty.
    #[serde(default)]
    background: String,
}

#[derive(Template)]
#[template(path = "studio/branding/page.html")]
struct BrandingPage {
    shell: DashboardShell,
    errors: FieldErrors,
    /// An owner: the forms.
    changes: bool,
    /// The version of the branding that the forms are based on.
    based: String,
    /// As typed.
    accent: String,
    background: String,
    welcome: String,
    /// As saved.
    shown: Brand,
    version: String,
    notes: Vec<String>,
    login: String,
    longest: usize,
    largest: u64,
}

fn page(actor: &StudioActor, viewer: &StaffViewer, (typed, based): (&Input, String), notice: &str, errors: FieldErrors) -> BrandingPage {
    let shown = viewer.brand();
    let shell = DashboardShell { notice: lists::notice(notice), ..actor.shell(viewer, "Branding") };
    let colour = |typed: &Option<String>, saved: Option<Colour>| {
        typed.clone().unwrap_or_else(|| saved.as_ref().map(ToString::to_string).unwrap_or_default())
    };
    BrandingPage {
        shell,
        errors,
        changes: viewer.role == Role::Owner,
        based,
        accent: colour(&typed.accent, shown.accent),
        background: colour(&typed.background, shown.background),
        welcome: typed.welcome.clone().or_else(|| shown.welcome.clone()).unwrap_or_default(),
        version: shown.version(),
        notes: rules::notes(&shown),
        shown,
        login: format!("{}/login", actor.letterhead(viewer).origin),
        longest: Welcome::MAX,
        largest: MOST_LOGO_BYTES,
    }
}

fn looks(brand: &Brand) -> Looks {
    Looks { colours: brand.palette(), notes: rules::notes(brand) }
}

fn output(actor: &StudioActor, viewer: &StaffViewer, brand: &Brand) -> Output {
    let address = || format!("{}/brand/logo?v={}", actor.letterhead(viewer).origin, brand.version());
    let logo = brand.logo_key.as_ref().and(brand.logo_type.clone());
    Output {
        accent: brand.accent,
        background: brand.background,
        welcome: brand.welcome.clone(),
        logo: logo.map(|media_type| Logo { media_type, address: address() }),
        looks: looks(brand),
    }
}

async fn look(actor: &StudioActor) -> Result<(StaffViewer, Version), Failure> {
    let (viewer, [version]) = actor.read([VersionedItem::branding().version()]).await?;
    Ok((viewer, Version::of(&version)?))
}

/// `GET /branding`
pub async fn show(actor: StudioActor, QueryParams(query): QueryParams<FlashQuery>) -> Result<Reply<Output>, Failure> {
    let (viewer, version) = look(&actor).await?;
    let reply = actor.reply(output(&actor, &viewer, &viewer.brand())).version(version);
    Ok(reply.page(|_| page(&actor, &viewer, (&Input::default(), version.to_string()), &query.notice, FieldErrors::default())))
}

/// `GET /branding.css`: the saved colours for the preview on the dashboard, whose own colours stay as they are.
pub async fn stylesheet(actor: StudioActor) -> Result<Reply<Bytes>, Failure> {
    let (viewer, []) = actor.read([]).await?;
    let css = format!(".login-preview{{{}}}", viewer.brand().palette().properties());
    Ok(actor.reply(Bytes).bytes("text/css; charset=utf-8", css).header(header::CACHE_CONTROL, "private, no-cache"))
}

/// `GET /api/v1/branding/preview`: what would become of colours. Nothing is saved.
pub async fn preview(actor: StudioActor, QueryParams(tried): QueryParams<Tried>) -> Result<Reply<Looks>, Failure> {
    actor.read([]).await?;
    let mut fields = FieldErrors::default();
    let accent = lists::optional(&mut fields, "accent", &tried.accent);
    let background = lists::optional(&mut fields, "background", &tried.background);
    if !fields.list.is_empty() {
        return Err(fields.failure());
    }
    Ok(actor.reply(looks(&Brand { accent, background, ..Brand::default() })))
}

/// `PATCH /api/v1/branding` and `POST /branding`
pub async fn change(actor: StudioActor, edited: VersionedPayload<Input>) -> Result<Reply<Output>, Failure> {
    match change_once(&actor, &edited).await {
        // Somebody was quicker between reading and writing: a page shows both now.
        Err(Failure::Stale(_)) if actor.pages() => change_once(&actor, &edited).await,
        done => done,
    }
}

async fn change_once(actor: &StudioActor, edited: &VersionedPayload<Input>) -> Result<Reply<Output>, Failure> {
    let VersionedPayload { based, input } = edited;
    let (viewer, version) = look(actor).await?;
    let compared = || {
        let saved = said(&viewer.brand());
        let typed = |field: &Option<String>, (label, saved): (String, String)| (label, field.clone().unwrap_or(saved));
        let fields = [&input.accent, &input.background, &input.welcome];
        let typed = fields.into_iter().zip(saved.clone()).map(|(field, saved)| typed(field, saved)).collect();
        Compared { what: "The branding", action: Some("/branding".to_owned()), back: "/branding".to_owned(), saved, typed }
    };
    compared::check(actor, &viewer, based, version, compared)?;
    let saved = save(actor, (&viewer, version), input).await;
    saved.map_err(|failure| failure.with_form(|errors| page(actor, &viewer, (input, based.again()), "", errors)))
}

/// As the form has it.
fn said(brand: &Brand) -> Texts {
    let colour = |colour: &Option<Colour>| colour.as_ref().map(ToString::to_string).unwrap_or_default();
    let texts = [
        ("Buttons and links", colour(&brand.accent)),
        ("Background", colour(&brand.background)),
        ("Welcome text", brand.welcome.clone().unwrap_or_default()),
    ];
    texts.map(|(label, text)| (label.to_owned(), text)).into()
}

async fn save(actor: &StudioActor, (viewer, version): (&StaffViewer, Version), input: &Input) -> Result<Reply<Output>, Failure> {
    let was = viewer.brand();
    let (mut brand, mut fields, mut patch) = (was.clone(), FieldErrors::default(), serde_json::Map::new());
    if let Some(typed) = &input.accent {
        brand.accent = lists::optional(&mut fields, "accent", typed);
        patch.insert("accent".to_owned(), json!(brand.accent));
    }
    if let Some(typed) = &input.background {
        brand.background = lists::optional(&mut fields, "background", typed);
        patch.insert("background".to_owned(), json!(brand.background));
    }
    if let Some(typed) = &input.welcome {
        brand.welcome = lists::optional::<Welcome>(&mut fields, "welcome", typed).map(String::from);
        patch.insert("welcome".to_owned(), json!(brand.welcome));
    }
    if !fields.list.is_empty() {
        return Err(fields.failure());
    }
    let mut change = Change::new();
    if brand != was {
        let text = serde_json::to_string(&patch).map_err(Failure::internal)?;
        let event = Event::BrandingChanged { studio: actor.studio().clone(), changes: patch };
        change = change.write(sql::CHANGE.with([text.into()])).record(event);
    }
    commit(actor, (viewer, version), &brand, change, "branding-saved").await
}

async fn commit(
    actor: &StudioActor,
    (viewer, version): (&StaffViewer, Version),
    brand: &Brand,
    change: Change,
    notice: &str,
) -> Result<Reply<Output>, Failure> {
    let reply = actor.reply(output(actor, viewer, brand)).see_other(lists::address("/branding", &[("notice", notice)]));
    let reply = actor.save(&VersionedItem::branding(), version, change, reply).await?;
    // Hosts carry the brand.
    actor.forget_hosts(viewer).await;
    Ok(reply)
}
