//! The OpenAPI documents, from the routes. Made natively by a test and checked in; served as static files.

use http::{Method, StatusCode};
use utoipa::{
    PartialSchema as _, ToSchema,
    openapi::{
        Components, ContentBuilder, HttpMethod, InfoBuilder, OpenApi, OpenApiBuilder, PathsBuilder, RefOr, Required, ResponseBuilder,
        Schema as Node,
        path::{OperationBuilder, Parameter, ParameterBuilder, ParameterIn, PathItem},
        request_body::RequestBodyBuilder,
        schema::{KnownFormat, ObjectBuilder, SchemaFormat, SchemaType, Type},
        security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme},
        server::ServerBuilder,
    },
};

use crate::{
    failure::Problem,
    input::{PathId, Payload, QueryParams, RawBody, UploadBody},
    route::{GuardKind, Route, RouteTable, Routes},
    version::{BaseVersion, IfMatch, VersionedPayload},
};

/// What is gathered of one operation.
#[derive(Default)]
pub struct Operation {
    body: Option<(&'static str, RefOr<Node>)>,
    query: Vec<Parameter>,
    answer: Option<Answer>,
    /// Part of it can be asked for, and it need not be sent again to who has it.
    ranges: bool,
    schemas: Vec<(String, RefOr<Node>)>,
    /// Says which version it changes.
    versioned: bool,
}

impl Operation {
    /// What a row says of itself.
    pub fn of(route: &Route) -> Self {
        let mut gathered = Self::default();
        (route.describe)(&mut gathered);
        gathered
    }

    /// Whether it changes something two people can edit, and says on which version of that it is based.
    pub fn versioned(&self) -> bool {
        self.versioned
    }
}

struct Answer {
    status: StatusCode,
    media_type: &'static str,
    schema: RefOr<Node>,
}

impl Operation {
    /// The answer is a stored file: a range of it may be asked for, and what the asker has already is not sent again.
    pub fn of_a_file(&mut self) {
        self.ranges = true;
    }
}

/// Part of a request that can say what it takes.
pub trait DescribeRequest {
    fn describe(operation: &mut Operation);
}

impl<T> DescribeRequest for PathId<T> {
    /// Path parameters are in the path itself.
    fn describe(_: &mut Operation) {}
}

impl<T: ToSchema> DescribeRequest for Payload<T> {
    fn describe(operation: &mut Operation) {
        T::schemas(&mut operation.schemas);
        operation.body = Some(("application/json", T::schema()));
    }
}

impl<T: ToSchema> DescribeRequest for VersionedPayload<T> {
    fn describe(operation: &mut Operation) {
        Payload::<T>::describe(operation);
        operation.versioned = true;
    }
}

impl DescribeRequest for BaseVersion {
    fn describe(operation: &mut Operation) {
        operation.versioned = true;
    }
}

impl DescribeRequest for IfMatch {
    fn describe(operation: &mut Operation) {
        operation.versioned = true;
    }
}

impl<T: ToSchema> DescribeRequest for QueryParams<T> {
    fn describe(operation: &mut Operation) {
        T::schemas(&mut operation.schemas);
        if let RefOr::T(Node::Object(object)) = T::schema() {
            for (name, schema) in object.properties {
                let required = if object.required.contains(&name) { Required::True } else { Required::False };
                operation.query.push(
                    ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query).required(required).schema(Some(schema)).build(),
                );
            }
        }
    }
}

fn binary() -> RefOr<Node> {
    let bytes =
        ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)));
    RefOr::T(Node::Object(bytes.build()))
}

impl DescribeRequest for RawBody {
    /// Providers know what they send.
    fn describe(_: &mut Operation) {}
}

impl DescribeRequest for UploadBody {
    fn describe(operation: &mut Operation) {
        operation.body = Some(("application/octet-stream", binary()));
    }
}

/// An answer that can say what it is. The status is its type's, so that the description and the answer cannot differ.
pub trait Schema: serde::Serialize {
    const STATUS: StatusCode = StatusCode::OK;
    fn answer(operation: &mut Operation);
}

impl<T: ToSchema + serde::Serialize> Schema for T {
    fn answer(operation: &mut Operation) {
        T::schemas(&mut operation.schemas);
        operation.answer = Some(Answer { status: Self::STATUS, media_type: "application/json", schema: T::schema() });
    }
}

/// The answer of a function that makes something: 201 instead of 200 over the API.
#[derive(Debug, serde::Serialize)]
#[serde(transparent)]
pub struct Created<T>(pub T);

impl<T: ToSchema + serde::Serialize> Schema for Created<T> {
    const STATUS: StatusCode = StatusCode::CREATED;

    fn answer(operation: &mut Operation) {
        T::answer(operation);
        if let Some(answer) = &mut operation.answer {
            answer.status = Self::STATUS;
        }
    }
}

/// The answer of a function that gives a file's bytes.
#[derive(Debug, serde::Serialize)]
pub struct Bytes;

impl Schema for Bytes {
    fn answer(operation: &mut Operation) {
        operation.answer = Some(Answer { status: Self::STATUS, media_type: "*/*", schema: binary() });
    }
}

fn method(method: &Method) -> HttpMethod {
    match *method {
        Method::POST => HttpMethod::Post,
        Method::PUT => HttpMethod::Put,
        Method::PATCH => HttpMethod::Patch,
        Method::DELETE => HttpMethod::Delete,
        _ => HttpMethod::Get,
    }
}

/// `{name}` parts of a path.
pub fn path_parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn operation(route: &Route, side: &str) -> (OperationBuilder, Vec<(String, RefOr<Node>)>) {
    let Operation { body, query, answer, ranges, schemas, versioned } = Operation::of(route);
    let id: String = route.path.trim_start_matches("/api/v1/").replace(['{', '}'], "").replace(['/', '-'], "_");
    let mut built = OperationBuilder::new()
        .summary(Some(route.summary))
        .operation_id(Some(format!("{}_{side}_{id}", route.method.as_str().to_lowercase())))
        .tag(side);
    for name in path_parameters(&route.path) {
        let mut text = ObjectBuilder::new().schema_type(SchemaType::Type(Type::String));
        text = if name == "number" {
            ObjectBuilder::new().schema_type(SchemaType::Type(Type::Integer)).minimum(Some(1))
        } else {
            text.pattern(Some("^[A-Za-z0-9_-]{22}$"))
        };
        built = built.parameter(
            ParameterBuilder::new().name(name).parameter_in(ParameterIn::Path).required(Required::True).schema(Some(text)).build(),
        );
    }
    for parameter in query {
        built = built.parameter(parameter);
    }
    let writes = !route.safe();
    if writes && matches!(route.guard, GuardKind::Client | GuardKind::Recipient | GuardKind::Studio(_) | GuardKind::Member) {
        let text = ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).min_length(Some(1)).max_length(Some(200));
        let key = ParameterBuilder::new().name("Idempotency-Key").parameter_in(ParameterIn::Header).required(Required::False);
        built = built.parameter(
            key.description(Some("Repeating a request with its key repeats the answer and nothing else.")).schema(Some(text)).build(),
        );
    }
    if versioned {
        let tag = ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).pattern(Some(r#"^(\*|"[0-9]{1,9}")$"#));
        let said = "The `ETag` of what you read, so that nobody else's change is lost: where something else stands there now, the answer is 412. `*` replaces whatever stands there. Without it the answer is 428.";
        let parameter = ParameterBuilder::new().name("If-Match").parameter_in(ParameterIn::Header).required(Required::True);
        built = built.parameter(parameter.description(Some(said)).schema(Some(tag)).example(Some(serde_json::json!("*"))).build());
    }
    if let Some((media, schema)) = body {
        let content = ContentBuilder::new().schema(Some(schema)).build();
        built = built.request_body(Some(RequestBodyBuilder::new().content(media, content).required(Some(Required::True)).build()));
    }
    if let Some(Answer { status, media_type, schema }) = answer {
        let content = |schema| ContentBuilder::new().schema(Some(schema)).build();
        let description = if status == StatusCode::CREATED { "Created" } else { "Done" };
        let done = ResponseBuilder::new().description(description).content(media_type, content(schema));
        built = built.response(status.as_str(), done.build());
        if ranges {
            let text = || RefOr::T(Node::Object(ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).build()));
            for name in ["Range", "If-Range", "If-None-Match"] {
                let header = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Header).required(Required::False);
                built = built.parameter(header.schema(Some(text())).build());
            }
            let part = ResponseBuilder::new().description("The part that was asked for").content(media_type, content(binary()));
            built = built.response("206", part.build()).response("304", ResponseBuilder::new().description("As the asker has it").build());
        }
    }
    let problem = ContentBuilder::new().schema(Some(RefOr::Ref(utoipa::openapi::Ref::from_schema_name("Problem")))).build();
    let failed = ResponseBuilder::new().description("What went wrong (RFC 9457)").content("application/problem+json", problem).build();
    built = built.response("4XX", failed.clone()).response("5XX", failed);
    let securities = match route.guard {
        GuardKind::Public | GuardKind::DashboardPublic | GuardKind::Webhook => vec![SecurityRequirement::default()],
        GuardKind::Client | GuardKind::Recipient => vec![SecurityRequirement::new("client_session", Vec::<String>::new())],
        GuardKind::Member => vec![SecurityRequirement::new("member_session", Vec::<String>::new())],
        GuardKind::Studio(right) => {
            let key = SecurityRequirement::new("api_key", Vec::<String>::new());
            built = built.description(Some(format!("Scope of an API key: `{}`.", right.as_str())));
            vec![key, SecurityRequirement::new("member_session", Vec::<String>::new())]
        }
        GuardKind::Operator => vec![SecurityRequirement::new("operator_secret", Vec::<String>::new())],
    };
    (built.securities(Some(securities)), schemas)
}

/// The two descriptions, by the name of their file: the studios' side and the client side share paths, not hosts.
///
/// # Errors
/// The names that two different types go by: one would be described as the other.
pub fn documents(table: &RouteTable) -> Result<[(&'static str, OpenApi); 2], Vec<String>> {
    Ok([("studio", document(&table.dashboard, "studio")?), ("portal", document(&table.portal, "portal")?)])
}

fn document(routes: &Routes, side: &str) -> Result<OpenApi, Vec<String>> {
    let cookie = |text: &str| SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description("__Host-portico", text)));
    let mut components = Components::new();
    let server = if side == "portal" {
        let text = "A client's session, on the studio's own host. Changes also need an `Origin` of that host.";
        components.add_security_scheme("client_session", cookie(text));
        let studio = utoipa::openapi::server::ServerVariableBuilder::new().default_value("aurora").build();
        ServerBuilder::new().url("https://{studio}.portico.example").description(Some("A studio's own address")).parameter("studio", studio)
    } else {
        let text = "A member's session, on the dashboard's host. Changes also need its `Origin`.";
        components.add_security_scheme("member_session", cookie(text));
        components.add_security_scheme("api_key", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        components.add_security_scheme("operator_secret", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        ServerBuilder::new().url("https://app.portico.example").description(Some("The dashboard's address"))
    };
    let mut schemas: Vec<(String, RefOr<Node>)> = vec![("Problem".to_owned(), Problem::schema())];
    Problem::schemas(&mut schemas);
    let mut paths = PathsBuilder::new();
    for route in routes.iter().filter(|route| route.is_api()) {
        let (built, more) = operation(route, side);
        schemas.extend(more);
        paths = paths.path(route.path.to_string(), PathItem::new(method(&route.method), built.build()));
    }
    let mut clashes = Vec::new();
    for (name, schema) in schemas {
        if components.schemas.get(&name).is_some_and(|known| *known != schema) {
            clashes.push(format!("{side}: {name}"));
        }
        components.schemas.insert(name, schema);
    }
    if !clashes.is_empty() {
        return Err(clashes);
    }
    let (title, description) = match side {
        "portal" => ("Portico, the client side", "What a client's pages do, on the address of their studio."),
        _ => ("Portico, the studio's side", "Every action of the dashboard, for the studio's own software."),
    };
    let licence = utoipa::openapi::LicenseBuilder::new().name("MIT OR Apache-2.0").identifier(Some("MIT OR Apache-2.0")).build();
    let info = InfoBuilder::new().title(title).version("1").description(Some(description)).license(Some(licence));
    Ok(OpenApiBuilder::new().info(info).paths(paths).components(Some(components)).servers(Some([server.build()])).build())
}
