//! The views the lists ask and the one policy (`domain::visibility`), held together: worlds are made up, and what each session's client
//! sees by SQL is exactly what the policy allows.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    ContactId, PortalAccess, ProjectId, SessionId, StudioId,
    permission::{Permission, PermissionOverrides, PermissionSet},
    visibility::{Item, ItemKind, ItemProgress, ViewerState},
};
use ports::Arg;
use proptest::{prelude::*, sample::select};
use testkit::Sqlite;

const PEOPLE: usize = 3;
const PROJECTS: usize = 2;

/// One contact as the studio's settings have them.
#[derive(Debug, Clone)]
struct Person {
    access: PortalAccess,
    takes_part: [bool; PROJECTS],
    hidden_projects: [bool; PROJECTS],
    hidden_kinds: Vec<ItemKind>,
    view_invoices: Option<bool>,
    /// A loginless link of theirs opens this project.
    link: Option<usize>,
}

#[derive(Debug, Clone)]
struct Made {
    kind: ItemKind,
    standing: ItemProgress,
    project: Option<usize>,
    to: [bool; PEOPLE],
    /// An upload that belongs to a message or an answer: for those named.
    private: bool,
    /// A contract of which the recipients have signed.
    signed: bool,
}

#[derive(Debug, Clone)]
struct World {
    portal_open: bool,
    show_history: bool,
    view_invoices: bool,
    people: Vec<Person>,
    items: Vec<Made>,
}

const KINDS: [ItemKind; 6] =
    [ItemKind::Quote, ItemKind::Contract, ItemKind::Questionnaire, ItemKind::Invoice, ItemKind::File, ItemKind::Upload];

fn person() -> impl Strategy<Value = Person> {
    let access = prop_oneof![4 => Just(PortalAccess::Active), 1 => Just(PortalAccess::NotActive), 1 => Just(PortalAccess::Disabled)];
    let hidden_kinds = prop::collection::btree_set(select(&KINDS[..]), 0..3);
    let rare = || prop::array::uniform2(prop::bool::weighted(0.2));
    (access, any::<[bool; PROJECTS]>(), rare(), hidden_kinds, any::<Option<bool>>(), prop::option::weighted(0.3, 0..PROJECTS)).prop_map(
        |(access, takes_part, hidden_projects, hidden_kinds, view_invoices, link)| Person {
            access,
            takes_part,
            hidden_projects,
            hidden_kinds: hidden_kinds.into_iter().collect(),
            view_invoices,
            link,
        },
    )
}

fn item() -> impl Strategy<Value = Made> {
    let kind = select(
        &[
            ItemKind::Quote,
            ItemKind::Contract,
            ItemKind::Questionnaire,
            ItemKind::Invoice,
            ItemKind::File,
            ItemKind::Upload,
            ItemKind::Message,
        ][..],
    );
    (kind, 0..10_usize, prop::option::weighted(0.8, 0..PROJECTS), any::<[bool; PEOPLE]>(), any::<(bool, bool)>()).prop_map(
        |(kind, dice, project, to, (private, signed))| {
            let standing = match kind {
                ItemKind::File if dice < 2 => ItemProgress::Recalled,
                ItemKind::Upload if dice < 2 => ItemProgress::Unfinished,
                ItemKind::File | ItemKind::Upload | ItemKind::Message | ItemKind::Project => ItemProgress::Open,
                _ => [ItemProgress::Draft, ItemProgress::Recalled, ItemProgress::Done, ItemProgress::Open][dice.min(3)],
            };
            // A message is between the studio and one person.
            let only = dice % PEOPLE;
            let to = if kind == ItemKind::Message { std::array::from_fn(|place| place == only) } else { to };
            let project = if kind == ItemKind::Message { project } else { Some(project.unwrap_or(0)) };
            Made { kind, standing, project, to, private: private && kind == ItemKind::Upload, signed: signed && kind == ItemKind::Contract }
        },
    )
}

fn world() -> impl Strategy<Value = World> {
    let switches = (prop::bool::weighted(0.9), any::<bool>(), any::<bool>());
    (switches, prop::collection::vec(person(), PEOPLE), prop::collection::vec(item(), 0..12)).prop_map(
        |((portal_open, show_history, view_invoices), people, items)| World { portal_open, show_history, view_invoices, people, items },
    )
}

fn contact(n: usize) -> ContactId {
    ContactId::from_bytes([u8::try_from(n).unwrap() + 10; 16])
}
fn project(n: usize) -> ProjectId {
    ProjectId::from_bytes([u8::try_from(n).unwrap() + 20; 16])
}
fn session(n: usize) -> SessionId {
    SessionId::from_bytes([u8::try_from(n).unwrap() + 30; 16])
}
/// No two of any studio: a message's id is the address that answers it.
fn item_id(studio: &StudioId, n: usize) -> String {
    let mut bytes = [u8::try_from(n).unwrap() + 40; 16];
    bytes[15] = studio.as_str().as_bytes()[1];
    domain::DocumentId::from_bytes(bytes).to_string()
}

fn kind_text(kind: ItemKind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}

/// The same world twice: in two studios, so that a view which forgot its studio is found out.
fn build(db: &Sqlite, studio: &StudioId, world: &World) {
    let put = |sql: &str, args: &[Arg]| {
        let args: Vec<Arg> = std::iter::once(studio.into()).chain(args.iter().cloned()).collect();
        db.execute(sql, &args);
    };
    let flag = |on: bool| Arg::from(i64::from(on));
    let permissions: PermissionSet =
        Permission::ALL.into_iter().filter(|one| *one != Permission::ViewInvoices || world.view_invoices).collect();
    put(
        "INSERT INTO studios (id, slug, name, portal_open, show_history, permissions, item_links, created_at) VALUES (?1, ?1, 'S', ?2, ?3, ?4, 'act', 1)",
        &[flag(world.portal_open), flag(world.show_history), permissions.into()],
    );
    for n in 0..PROJECTS {
        put("INSERT INTO projects (studio_id, id, title, created_at) VALUES (?1, ?2, 'P', 1)", &[(&project(n)).into()]);
    }
    for (n, person) in world.people.iter().enumerate() {
        let id = contact(n);
        put("INSERT INTO contacts (studio_id, id, name, email, created_at) VALUES (?1, ?2, 'C', ?2, 1)", &[(&id).into()]);
        put(
            "INSERT INTO portal_access (studio_id, contact_id, email, state) VALUES (?1, ?2, ?2, ?3)",
            &[(&id).into(), person.access.as_str().into()],
        );
        let PermissionOverrides { allowed, denied } =
            PermissionOverrides::of(|one| person.view_invoices.filter(|_| one == Permission::ViewInvoices));
        put(
            "INSERT INTO contact_permissions (studio_id, contact_id, allowed, denied) VALUES (?1, ?2, ?3, ?4)",
            &[(&id).into(), allowed.into(), denied.into()],
        );
        put(
            "INSERT INTO sessions (studio_id, id, contact_id, epoch, created_at, seen_at, expires_at) VALUES (?1, ?2, ?3, 0, 1, 1, 9)",
            &[(&session(n)).into(), (&id).into()],
        );
        for kind in &person.hidden_kinds {
            put("INSERT INTO hidden_kinds (studio_id, contact_id, kind) VALUES (?1, ?2, ?3)", &[(&id).into(), kind_text(*kind).into()]);
        }
        for place in 0..PROJECTS {
            let both: [Arg; 2] = [(&id).into(), (&project(place)).into()];
            if person.takes_part[place] {
                put("INSERT INTO participants (studio_id, contact_id, project_id, role) VALUES (?1, ?2, ?3, 'primary')", &both);
            }
            if person.hidden_projects[place] {
                put("INSERT INTO hidden_projects (studio_id, contact_id, project_id) VALUES (?1, ?2, ?3)", &both);
            }
        }
    }
    for (n, made) in world.items.iter().enumerate() {
        build_item(&put, &item_id(studio, n), made, &world.people);
    }
    for (n, person) in world.people.iter().enumerate() {
        let Some(place) = person.link else { continue };
        let document = item_id(studio, 90 + n);
        let of: [Arg; 2] = [document.as_str().into(), (&project(place)).into()];
        put(
            "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at) VALUES (?1, ?2, ?3, 'quote', 'T', 'draft', 1)",
            &of,
        );
        let link: [Arg; 3] = [document.as_str().into(), (&project(place)).into(), (&contact(n)).into()];
        put(
            "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, document_id, created_at, expires_at) VALUES (?1, ?2, ?2, ?4, ?3, ?2, 1, 9)",
            &link,
        );
        put(
            "INSERT INTO item_sessions (studio_id, session_id, link_id) VALUES (?1, ?2, ?3)",
            &[(&session(n)).into(), document.as_str().into()],
        );
    }
}

fn build_item(put: &impl Fn(&str, &[Arg]), id: &str, made: &Made, people: &[Person]) {
    let project_arg = made.project.map_or(Arg::Null, |place| (&project(place)).into());
    match made.kind {
        ItemKind::Message => {
            let to = made.to.iter().position(|to| *to).unwrap();
            put(
                "INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at)
                 VALUES (?1, ?2, ?3, ?4, 'to_client', 'note', '', 'B', 1)",
                &[id.into(), project_arg, (&contact(to)).into()],
            );
        }
        ItemKind::File | ItemKind::Upload => {
            let upload = made.kind == ItemKind::Upload;
            let state = match made.standing {
                ItemProgress::Recalled => "deleted",
                ItemProgress::Unfinished => "uploading",
                _ => "ready",
            };
            put(
                "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, private, created_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, 'a.pdf', 'application/pdf', 1, ?1 || ?2, ?6, 1)",
                &[id.into(), project_arg, if upload { "upload" } else { "sent" }.into(), state.into(), i64::from(made.private).into()],
            );
            for (place, person) in people.iter().enumerate() {
                let shared = upload && !made.private;
                // As the batch does that makes it ready.
                let named = if shared { state == "ready" && person.takes_part[made.project.unwrap()] } else { made.to[place] };
                if named {
                    put(
                        "INSERT INTO file_recipients (studio_id, file_id, contact_id) VALUES (?1, ?2, ?3)",
                        &[id.into(), (&contact(place)).into()],
                    );
                }
            }
        }
        _ => {
            put(
                "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at) VALUES (?1, ?2, ?3, ?4, 'T', 'draft', 1)",
                &[id.into(), project_arg, kind_text(made.kind).into()],
            );
            for place in (0..PEOPLE).filter(|place| made.to[*place]) {
                put(
                    "INSERT INTO document_recipients (studio_id, document_id, contact_id) VALUES (?1, ?2, ?3)",
                    &[id.into(), (&contact(place)).into()],
                );
            }
            if made.signed {
                put("INSERT INTO contract_texts (studio_id, document_id, markdown, sha256) VALUES (?1, ?2, 'T', 'h')", &[id.into()]);
                for place in (0..PEOPLE).filter(|place| made.to[*place]) {
                    let signer: [Arg; 3] = [id.into(), (&contact(place)).into(), (place as u64 + 1).into()];
                    put("INSERT INTO signers (studio_id, document_id, contact_id, position) VALUES (?1, ?2, ?3, ?4)", &signer);
                }
            }
            let state = match made.standing {
                ItemProgress::Draft => return,
                ItemProgress::Done => "done",
                ItemProgress::Recalled => "recalled",
                _ => "sent",
            };
            put("UPDATE documents SET state = 'sent', sent_at = 2 WHERE studio_id = ?1 AND id = ?2", &[id.into()]);
            for place in (0..PEOPLE).filter(|place| made.signed && made.to[*place]) {
                put(
                    "INSERT INTO signatures (studio_id, document_id, contact_id, typed_name, consent, signed_at, source, user_agent, sha256)
                     VALUES (?1, ?2, ?3, 'C', 'yes', 3, '', '', 'h')",
                    &[id.into(), (&contact(place)).into()],
                );
            }
            put("UPDATE documents SET state = ?3 WHERE studio_id = ?1 AND id = ?2", &[id.into(), state.into()]);
        }
    }
}

#[derive(serde::Deserialize)]
struct Seen {
    id: String,
}

/// What a session's client sees through one view.
fn seen(db: &Sqlite, sql: &str, studio: &StudioId, session: &SessionId) -> BTreeSet<String> {
    db.read::<Seen>(sql, &[studio.into(), session.into()]).into_iter().map(|row| row.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Proves B13, B14, B15, B16, B18, C3, A11.
    #[test]
    fn the_lists_show_exactly_what_the_policy_allows(world in world(), other in world()) {
        let db = Sqlite::new();
        let studio = StudioId::from_bytes([1; 16]);
        build(&db, &studio, &world);
        build(&db, &StudioId::from_bytes([2; 16]), &other);
        for (n, person) in world.people.iter().enumerate() {
            let viewer = ViewerState {
                portal_open: world.portal_open,
                access: person.access,
                only_project: person.link.map(project),
                hidden_projects: (0..PROJECTS).filter(|place| person.hidden_projects[*place]).map(project).collect(),
                hidden_kinds: person.hidden_kinds.iter().copied().collect(),
                show_history: world.show_history,
                view_invoices: person.view_invoices.unwrap_or(world.view_invoices),
            };
            let mut allowed: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
            for place in 0..PROJECTS {
                let item = Item {
                    kind: ItemKind::Project,
                    standing: ItemProgress::Open,
                    project: Some(project(place)),
                    recipient: false,
                    participant: person.takes_part[place],
                };
                if viewer.visible(&item).is_ok() {
                    allowed.entry("client_projects").or_default().insert(project(place).to_string());
                }
            }
            for (i, made) in world.items.iter().enumerate() {
                // What is attached to a message or an answer is for those named, like anything that is sent.
                let kind = made.kind;
                let participant = if made.private { made.to[n] } else { made.project.is_some_and(|place| person.takes_part[place]) };
                let item = Item { kind, standing: made.standing, project: made.project.map(project), recipient: made.to[n], participant };
                if viewer.reachable(&item, made.signed).is_ok() && !matches!(kind, ItemKind::Message | ItemKind::File | ItemKind::Upload) {
                    allowed.entry("client_reachable").or_default().insert(item_id(&studio, i));
                }
                if viewer.visible(&item).is_ok() {
                    let view = match kind {
                        ItemKind::Message => "client_messages",
                        ItemKind::File | ItemKind::Upload => "client_files",
                        _ => "client_documents",
                    };
                    allowed.entry(view).or_default().insert(item_id(&studio, i));
                    if !made.private {
                        allowed.entry("client_activity").or_default().insert(item_id(&studio, i));
                    }
                }
            }
            for (view, sql) in [
                ("client_projects", "SELECT id FROM client_projects WHERE studio_id = ?1 AND session_id = ?2"),
                ("client_documents", "SELECT id FROM client_documents WHERE studio_id = ?1 AND session_id = ?2"),
                ("client_reachable", "SELECT id FROM client_reachable WHERE studio_id = ?1 AND session_id = ?2"),
                ("client_files", "SELECT id FROM client_files WHERE studio_id = ?1 AND session_id = ?2"),
                ("client_messages", "SELECT id FROM client_messages WHERE studio_id = ?1 AND session_id = ?2"),
                ("client_activity",
                 "SELECT COALESCE(document_id, file_id, message_id) AS id FROM client_activity WHERE studio_id = ?1 AND session_id = ?2"),
            ] {
                let shown = seen(&db, sql, &studio, &session(n));
                prop_assert_eq!(&shown, &allowed.remove(view).unwrap_or_default(), "{} of person {}: {:?}", view, n, person);
            }
        }
    }
}
