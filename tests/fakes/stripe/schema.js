// Every request and every reply is held against Stripe's published description (openapi.json).
// It is a few years old, so it is a lower bound; what we accept beyond it is in NEWER, with a reason.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { invalid } from './errors.js';

const document = JSON.parse(readFileSync(new URL('./openapi.json', import.meta.url)));

const created = { anyOf: [
  { type: 'object', properties: Object.fromEntries(['gt', 'gte', 'lt', 'lte'].map((k) => [k, { type: 'integer' }])) },
  { type: 'integer' },
] };

/** Parameters Stripe documents today and the published description does not know yet. */
const NEWER = {
  'GET /v1/checkout/sessions': {
    created, // list filter, needed to reconcile by time
    status: { type: 'string', enum: ['complete', 'expired', 'open'] }, // list filter
  },
};

/** OpenAPI 3.0 says `nullable` where JSON Schema says `null`; inputs also lose the freedom to carry unknown names. */
function toJsonSchema(node, input) {
  if (Array.isArray(node)) return node.map((item) => toJsonSchema(item, input));
  if (node === null || typeof node !== 'object') return node;
  const { nullable, ...rest } = node;
  const out = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key,
    key === 'properties'
      ? Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, toJsonSchema(schema, input)]))
      : key === 'enum' ? value : toJsonSchema(value, input)]));
  if (input && out.properties && out.additionalProperties === undefined) out.additionalProperties = false;
  return nullable === true ? { anyOf: [{ type: 'null' }, out] } : out;
}

const options = { strict: false, allErrors: false, formats: { 'unix-time': true, decimal: /^-?\d+(\.\d+)?$/ } };
const replies = new Ajv(options);
replies.addSchema({ components: toJsonSchema(document.components, false) }, 'stripe');
const inputs = new Ajv({ ...options, allErrors: true, coerceTypes: true });
inputs.addSchema({ components: toJsonSchema(document.components, true) }, 'stripe');

const withId = (schema) => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"stripe#/components/'));
const compiled = new Map();
function once(key, make) {
  if (!compiled.has(key)) compiled.set(key, make());
  return compiled.get(key);
}

const templates = Object.keys(document.paths).map((template) => ({
  template,
  pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`),
}));

/** The described operation behind a method and a path, with the ids in the path; nothing when there is none. */
export function operation(method, path) {
  for (const { template, pattern } of templates) {
    const found = pattern.exec(path);
    const described = document.paths[template][method.toLowerCase()];
    if (found && described) {
      return { name: `${method} ${template}`, described, ids: found.slice(1).map(decodeURIComponent) };
    }
  }
  return undefined;
}

/** Checks decoded parameters and gives them their types; throws the error Stripe would answer. */
export function checkInput({ name, described }, params) {
  const check = once(`in ${name}`, () => inputs.compile(withId(toJsonSchema(inputSchema(name, described), true))));
  if (check(params)) return params;
  throw fromAjv(check.errors, params);
}

function inputSchema(name, described) {
  if (name.startsWith('POST')) {
    return described.requestBody?.content['application/x-www-form-urlencoded']?.schema ?? { type: 'object', properties: {} };
  }
  const query = (described.parameters ?? []).filter((parameter) => parameter.in === 'query');
  return { type: 'object', properties: { ...Object.fromEntries(query.map((q) => [q.name, q.schema])), ...NEWER[name] } };
}

function fromAjv(errors, params) {
  // Inside an anyOf the deepest complaint is the one that names the field.
  const [error] = errors.filter((e) => e.keyword !== 'anyOf' && e.keyword !== 'const')
    .sort((a, b) => depth(b) - depth(a) || weight(b) - weight(a));
  const path = error.instancePath.split('/').slice(1);
  const at = (extra) => [...path, ...(extra ? [extra] : [])].map((part, i) => (i ? `[${part}]` : part)).join('');
  const given = path.reduce((node, part) => node?.[part], params);
  if (error.keyword === 'additionalProperties') {
    const param = at(error.params.additionalProperty);
    return invalid(`Received unknown parameter: ${param}`, param, 'parameter_unknown');
  }
  if (error.keyword === 'required') {
    const param = at(error.params.missingProperty);
    return invalid(`Missing required param: ${param}.`, param, 'parameter_missing');
  }
  if (error.keyword === 'type' && error.params.type === 'integer') {
    return invalid(`Invalid integer: ${given}`, at(), 'parameter_invalid_integer');
  }
  if (error.keyword === 'enum') {
    return invalid(`Invalid ${at()}: must be one of ${error.params.allowedValues.join(', ')}`, at());
  }
  return invalid(`Invalid ${at()}: ${error.message}`, at());
}
const depth = (error) => error.instancePath.split('/').length;
const weight = (error) => ['additionalProperties', 'required'].indexOf(error.keyword) + 1;

/** A reply that breaks the description is a fault of this fake: it stops the test loudly. */
export function checkReply({ name, described }, status, body) {
  const kind = status === 200 ? '200' : 'default';
  const schema = described.responses[kind].content['application/json'].schema;
  const check = once(`out ${kind} ${name}`, () => replies.compile(withId(toJsonSchema(schema, false))));
  if (!check(body)) throw new Error(`fake Stripe made a bad ${name}: ${replies.errorsText(check.errors)}`);
}

export function checkObject(schemaName, body) {
  const check = once(`object ${schemaName}`, () => replies.compile({ $ref: `stripe#/components/schemas/${schemaName}` }));
  if (!check(body)) throw new Error(`fake Stripe made a bad ${schemaName}: ${replies.errorsText(check.errors)}`);
}

/** Every nullable field of an object set to null, as Stripe sends them. */
export function nulls(schemaName) {
  const { properties } = document.components.schemas[schemaName];
  return Object.fromEntries(Object.entries(properties).filter(([, p]) => p.nullable).map(([name]) => [name, null]));
}
