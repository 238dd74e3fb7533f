//! What holds for all clients of a studio (C10): whether the portal is open (A11), its language and clock, what is kept in sight when it is
//! done (B14), what clients may do (B18), and what a link without a password is good for (A10). Each page that is open meanwhile finds out
//! with its next request: every read and every change asks the database, not the page.

pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Event, Language,
    permission::{LinkPolicy, Permission, PermissionOverrides},
};
use ports::Arg;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, DashboardShell, Failure, FieldErrors, QueryParams, Reply, StaffViewer, StudioActor, Version, VersionedItem,
    VersionedPayload,
};

use crate::{
    document::number::{self, NumberCounter},
    flash::FlashQuery,
    studio::{
        compared::{self, Compared, Texts},
        lists,
        permissions::{self, StudioPermissions},
    },
};

/// What holds for every client, unless a contact's own settings say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Output {
    /// Off: clients see a polite closed page and nothing else.
    pub portal_open: bool,
    pub language: Language,
    /// IANA name.
    pub time_zone: String,
    /// Off: completed contracts and questionnaires disappear from clients' lists.
    pub show_history: bool,
    #[serde(flatten)]
    pub permissions: StudioPermissions,
    /// What a link without a password is good for.
    pub item_links: LinkPolicy,
    pub item_link_days: u16,
    /// In front of each invoice's number.
    pub invoice_prefix: String,
    /// What the next invoice that is sent gets behind it, with its zeros.
    pub invoice_next_number: String,
    #[serde(flatten)]
    pub notices: Notices,
}

/// What the studio gets word of by mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Notices {
    /// A payment came.
    pub notify_payment: bool,
    pub notify_payment_failed: bool,
    /// Money went back, or did not arrive.
    pub notify_refund: bool,
    /// A client's bank asks for money, and how that ends.
    pub notify_dispute: bool,
    /// A client changed name, phone, language or address.
    pub notify_profile: bool,
    /// A letter to a client could not be delivered.
    pub notify_bounce: bool,
}

impl From<sql::Row> for Output {
    fn from(row: sql::Row) -> Self {
        Self {
            portal_open: *row.portal_open,
            language: row.language,
            time_zone: row.time_zone,
            show_history: *row.show_history,
            permissions: row.permissions.into(),
            item_links: row.item_links,
            item_link_days: row.item_link_days,
            invoice_prefix: String::new(),
            invoice_next_number: String::new(),
            notices: Notices {
                notify_payment: *row.notify_payment,
                notify_payment_failed: *row.notify_payment_failed,
                notify_refund: *row.notify_refund,
                notify_dispute: *row.notify_dispute,
                notify_profile: *row.notify_profile,
                notify_bounce: *row.notify_bounce,
            },
        }
    }
}

/// What is left out stays as it is.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    portal_open: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    /// IANA name, e.g. `Europe/Vienna`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time_zone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    show_history: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    view_invoices: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    make_payments: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    update_profile: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    upload: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    item_links: Option<LinkPolicy>,
    /// 1 to 365.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    item_link_days: Option<u16>,
    /// Up to 20 letters, digits, spaces, `-`, `/`, `.`, `_` or `#`, and no digit at its end; may be empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invoice_prefix: Option<String>,
    /// 1 to 9 digits, with the zeros to be written in front. Above all numbers with this prefix that were sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invoice_next_number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notify_payment: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notify_payment_failed: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notify_refund: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notify_dispute: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notify_profile: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    notify_bounce: Option<bool>,
}

impl Input {
    fn permission(&self, permission: Permission) -> Option<bool> {
        match permission {
            Permission::ViewInvoices => self.view_invoices,
            Permission::MakePayments => self.make_payments,
            Permission::UpdateProfile => self.update_profile,
            Permission::Upload => self.upload,
            Permission::Message => self.message,
        }
    }
}

/// The answer to a question of a form.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum YesNo {
    Yes,
    No,
}

/// The page's forms, each with its own part of the fields.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    portal_open: Option<YesNo>,
    language: Option<Language>,
    time_zone: Option<String>,
    show_history: Option<YesNo>,
    view_invoices: Option<YesNo>,
    make_payments: Option<YesNo>,
    update_profile: Option<YesNo>,
    upload: Option<YesNo>,
    message: Option<YesNo>,
    item_links: Option<LinkPolicy>,
    item_link_days: Option<String>,
    invoice_prefix: Option<String>,
    invoice_next_number: Option<String>,
    notify_payment: Option<YesNo>,
    notify_payment_failed: Option<YesNo>,
    notify_refund: Option<YesNo>,
    notify_dispute: Option<YesNo>,
    notify_profile: Option<YesNo>,
    notify_bounce: Option<YesNo>,
}

impl Form {
    /// What the form asks for; days that are no number are out of range, too.
    fn input(&self) -> Input {
        let yes = |answer: Option<YesNo>| answer.map(|answer| matches!(answer, YesNo::Yes));
        Input {
            portal_open: yes(self.portal_open),
            language: self.language,
            time_zone: self.time_zone.clone(),
            show_history: yes(self.show_history),
            view_invoices: yes(self.view_invoices),
            make_payments: yes(self.make_payments),
            update_profile: yes(self.update_profile),
            upload: yes(self.upload),
            message: yes(self.message),
            item_links: self.item_links,
            item_link_days: self.item_link_days.as_ref().map(|typed| typed.trim().parse().unwrap_or_default()),
            invoice_prefix: self.invoice_prefix.clone(),
            invoice_next_number: self.invoice_next_number.clone(),
            notify_payment: yes(self.notify_payment),
            notify_payment_failed: yes(self.notify_payment_failed),
            notify_refund: yes(self.notify_refund),
            notify_dispute: yes(self.notify_dispute),
            notify_profile: yes(self.notify_profile),
            notify_bounce: yes(self.notify_bounce),
        }
    }
}

struct PermissionRow {
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    on: bool,
}

#[derive(Template)]
#[template(path = "studio/settings/page.html")]
struct SettingsPage {
    shell: DashboardShell,
    errors: FieldErrors,
    /// The form of an owner; everybody else only reads.
    changes: bool,
    version: String,
    open: bool,
    language: Language,
    languages: [Language; 5],
    time_zone: String,
    zones: &'static [&'static str],
    show_history: bool,
    permissions: Vec<PermissionRow>,
    item_links: &'static str,
    item_link_days: String,
    invoice_prefix: String,
    invoice_next_number: String,
    notices: Vec<NoticeRow>,
}

struct NoticeRow {
    id: &'static str,
    label: &'static str,
    on: bool,
}

impl Notices {
    fn rows(self) -> Vec<NoticeRow> {
        let rows = [
            ("notify_payment", "Email me about a payment", self.notify_payment),
            ("notify_payment_failed", "Email me about a payment that failed", self.notify_payment_failed),
            ("notify_refund", "Email me about a refund, or one that failed", self.notify_refund),
            ("notify_dispute", "Email me about a dispute and its outcome", self.notify_dispute),
            ("notify_profile", "Email me about a changed profile", self.notify_profile),
            ("notify_bounce", "Email me about an email that could not be delivered", self.notify_bounce),
        ];
        rows.into_iter().map(|(id, label, on)| NoticeRow { id, label, on }).collect()
    }
}

fn page(
    shell: DashboardShell,
    viewer: &StaffViewer,
    (settings, version): (&Output, String),
    typed: &Form,
    errors: FieldErrors,
) -> SettingsPage {
    let chosen = changed(settings.clone(), typed.input());
    let row = |permission: &Permission| PermissionRow {
        id: permission.as_str(),
        label: permissions::label(*permission),
        hint: permissions::hint(*permission),
        on: chosen.permissions.get(*permission),
    };
    SettingsPage {
        shell,
        errors,
        changes: viewer.role == domain::access::Role::Owner,
        version,
        open: settings.portal_open,
        language: chosen.language,
        languages: Language::ALL,
        time_zone: chosen.time_zone,
        zones: rules::ZONES,
        show_history: chosen.show_history,
        permissions: Permission::ALL.iter().map(row).collect(),
        item_links: chosen.item_links.as_str(),
        item_link_days: typed.item_link_days.clone().unwrap_or_else(|| settings.item_link_days.to_string()),
        invoice_prefix: chosen.invoice_prefix,
        invoice_next_number: chosen.invoice_next_number,
        notices: chosen.notices.rows(),
    }
}

/// The settings, and what a change of them has to be measured by.
struct Seen {
    viewer: StaffViewer,
    settings: Output,
    version: Version,
    counter: NumberCounter,
    /// The highest number that was sent with the prefix that is to be.
    used: u32,
}

/// `changes`: what is asked for, where something is.
async fn look(actor: &StudioActor, changes: Option<&Input>) -> Result<Seen, Failure> {
    let numbers = changes.filter(|input| input.invoice_prefix.is_some() || input.invoice_next_number.is_some());
    let prefix = numbers.and_then(|input| input.invoice_prefix.as_deref()).map_or(Arg::Null, |prefix| prefix.trim_start().into());
    let queries = [
        sql::SETTINGS.with([]),
        VersionedItem::settings().version(),
        number::COUNTER.with([]),
        sql::USED.with([prefix, numbers.is_some().into()]),
    ];
    let (viewer, [found, version, counter, used]) = actor.read(queries).await?;
    let row = found.first::<sql::Row>()?.ok_or(Failure::NotFound)?;
    let counter = counter.first::<NumberCounter>()?.unwrap_or_default();
    let numbered = |settings| Output { invoice_prefix: counter.prefix.clone(), invoice_next_number: counter.next_number(), ..settings };
    let used = used.first::<sql::Used>()?.map_or(0, |row| row.used);
    Ok(Seen { viewer, settings: numbered(row.into()), version: Version::of(&version)?, counter: counter.clone(), used })
}

/// `GET /settings`
pub async fn show(actor: StudioActor, QueryParams(query): QueryParams<FlashQuery>) -> Result<Reply<Output>, Failure> {
    let Seen { viewer, settings, version, .. } = look(&actor, None).await?;
    Ok(actor.reply(settings).version(version).page(|settings| {
        let shell = DashboardShell { notice: lists::notice(&query.notice), ..actor.shell(&viewer, "Settings") };
        page(shell, &viewer, (settings, version.to_string()), &Form::default(), FieldErrors::default())
    }))
}

/// `POST /settings`
pub async fn form(actor: StudioActor, edited: VersionedPayload<Form>) -> Result<Reply<Output>, Failure> {
    match save_form(&actor, &edited).await {
        // Somebody was quicker between reading and writing: both texts are shown now.
        Err(Failure::Stale(_)) => save_form(&actor, &edited).await,
        done => done,
    }
}

async fn save_form(actor: &StudioActor, edited: &VersionedPayload<Form>) -> Result<Reply<Output>, Failure> {
    let VersionedPayload { based, input: form } = edited;
    let seen = look(actor, Some(&form.input())).await?;
    let Seen { viewer, settings: was, version, .. } = &seen;
    let compared = || Compared {
        what: "A setting",
        action: Some("/settings".to_owned()),
        back: "/settings".to_owned(),
        saved: said(was),
        typed: said(&changed(was.clone(), form.input())),
    };
    compared::check(actor, viewer, based, *version, compared)?;
    let saved = save(actor, &seen, form.input()).await;
    saved.map_err(|failure| failure.with_form(|errors| page(actor.shell(viewer, "Settings"), viewer, (was, based.again()), form, errors)))
}

/// Setting by setting, as a person reads them.
fn said(settings: &Output) -> Texts {
    let yes = |on: bool| if on { "Yes" } else { "No" }.to_owned();
    let links = match settings.item_links {
        LinkPolicy::Off => "Open the login page",
        LinkPolicy::View => "View and download without a password",
        LinkPolicy::Act => "Also sign, answer, pay and send messages",
    };
    let mut texts = vec![
        ("Portal open".to_owned(), yes(settings.portal_open)),
        ("Language".to_owned(), settings.language.name().to_owned()),
        ("Time zone".to_owned(), settings.time_zone.clone()),
    ];
    let may =
        |permission: &Permission| (format!("Clients can {}", permissions::label(*permission)), yes(settings.permissions.get(*permission)));
    texts.extend(Permission::ALL.iter().map(may));
    texts.push(("Show history".to_owned(), yes(settings.show_history)));
    texts.push(("Direct links".to_owned(), links.to_owned()));
    texts.push(("Valid for (days)".to_owned(), settings.item_link_days.to_string()));
    texts.push(("Invoice number prefix".to_owned(), settings.invoice_prefix.clone()));
    texts.push(("Next invoice number".to_owned(), settings.invoice_next_number.clone()));
    texts.extend(settings.notices.rows().into_iter().map(|row| (row.label.to_owned(), yes(row.on))));
    texts
}

/// `PATCH /api/v1/settings`
pub async fn update(actor: StudioActor, edited: VersionedPayload<Input>) -> Result<Reply<Output>, Failure> {
    let seen = look(&actor, Some(&edited.input)).await?;
    edited.based.on(seen.version)?;
    save(&actor, &seen, edited.input).await
}

async fn save(actor: &StudioActor, seen: &Seen, mut input: Input) -> Result<Reply<Output>, Failure> {
    let Seen { viewer, settings: was, version, counter, used } = seen;
    let mut fields = FieldErrors::default();
    if let Some(typed) = &input.time_zone {
        input.time_zone = fields.take("time_zone", rules::zone(typed, |name| actor.knows_zone(name)));
    }
    if let Some(typed) = input.item_link_days {
        input.item_link_days = fields.take("item_link_days", rules::days(typed));
    }
    let chosen = rules::counter(&mut fields, counter, *used, (input.invoice_prefix.as_deref(), input.invoice_next_number.as_deref()));
    if !fields.list.is_empty() {
        return Err(fields.failure());
    }
    let numbers = chosen.as_ref().filter(|chosen| *chosen != counter).map_or_else(Change::new, |chosen| {
        let NumberCounter { prefix, next, digits } = chosen;
        // Nobody sent an invoice since the counter was read.
        Change::new().require(counter.still_next()).write(sql::SET_COUNTER.with([
            prefix.as_str().into(),
            (*next).into(),
            (*digits).into(),
            actor.now().into(),
        ]))
    });
    let flag = |flag: Option<bool>| flag.map(i64::from).map_or(Arg::Null, Arg::from);
    let text = |text: Option<&str>| text.map_or(Arg::Null, Arg::from);
    let PermissionOverrides { allowed, denied } = PermissionOverrides::of(|permission| input.permission(permission));
    let change = sql::CHANGE.with([
        flag(input.portal_open),
        text(input.language.map(Language::code)),
        text(input.time_zone.as_deref()),
        flag(input.show_history),
        allowed.into(),
        denied.into(),
        text(input.item_links.map(LinkPolicy::as_str)),
        input.item_link_days.map_or(Arg::Null, |days| i64::from(days).into()),
        flag(input.notify_payment),
        flag(input.notify_payment_failed),
        flag(input.notify_refund),
        flag(input.notify_dispute),
        flag(input.notify_profile),
        flag(input.notify_bounce),
    ]);
    let serde_json::Value::Object(mut changes) = serde_json::to_value(&input).map_err(Failure::internal)? else {
        return Err(Failure::internal("settings are no object"));
    };
    changes.retain(|_, value| !value.is_null());
    let change = numbers.write(change).record(Event::StudioSettingsChanged { studio: actor.studio().clone(), changes });
    let notice = match input.portal_open {
        Some(true) => "portal-opened",
        Some(false) => "portal-closed",
        None => "saved",
    };
    let reply =
        actor.reply(numbered(changed(was.clone(), input), chosen.as_ref())).see_other(lists::address("/settings", &[("notice", notice)]));
    let reply = actor.save(&VersionedItem::settings(), *version, change, reply).await?;
    // Hosts carry whether the portal is open, its language and its clock.
    actor.forget_hosts(viewer).await;
    Ok(reply)
}

fn numbered(settings: Output, counter: Option<&NumberCounter>) -> Output {
    match counter {
        Some(counter) => Output { invoice_prefix: counter.prefix.clone(), invoice_next_number: counter.next_number(), ..settings },
        None => settings,
    }
}

fn changed(was: Output, input: Input) -> Output {
    Output {
        portal_open: input.portal_open.unwrap_or(was.portal_open),
        language: input.language.unwrap_or(was.language),
        time_zone: input.time_zone.unwrap_or(was.time_zone),
        show_history: input.show_history.unwrap_or(was.show_history),
        permissions: StudioPermissions {
            view_invoices: input.view_invoices.unwrap_or(was.permissions.view_invoices),
            make_payments: input.make_payments.unwrap_or(was.permissions.make_payments),
            update_profile: input.update_profile.unwrap_or(was.permissions.update_profile),
            upload: input.upload.unwrap_or(was.permissions.upload),
            message: input.message.unwrap_or(was.permissions.message),
        },
        item_links: input.item_links.unwrap_or(was.item_links),
        item_link_days: input.item_link_days.unwrap_or(was.item_link_days),
        invoice_prefix: input.invoice_prefix.unwrap_or(was.invoice_prefix),
        invoice_next_number: input.invoice_next_number.unwrap_or(was.invoice_next_number),
        notices: Notices {
            notify_payment: input.notify_payment.unwrap_or(was.notices.notify_payment),
            notify_payment_failed: input.notify_payment_failed.unwrap_or(was.notices.notify_payment_failed),
            notify_refund: input.notify_refund.unwrap_or(was.notices.notify_refund),
            notify_dispute: input.notify_dispute.unwrap_or(was.notices.notify_dispute),
            notify_profile: input.notify_profile.unwrap_or(was.notices.notify_profile),
            notify_bounce: input.notify_bounce.unwrap_or(was.notices.notify_bounce),
        },
    }
}
