// `expand[]=payment_intent.latest_charge`: ids in a reply replaced by the objects they name.
import { HIDDEN } from './objects.js';
import { invalid } from './errors.js';

const KINDS = { pi: 'payment_intent', ch: 'charge', re: 'refund', du: 'dispute' };

export function expand(world, account, reply, paths = []) {
  const hidden = reply[HIDDEN];
  const copy = structuredClone(reply);
  const lists = Array.isArray(reply.data) ? reply.data.map((one) => one[HIDDEN]) : [];
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > 4) throw invalid('You cannot expand more than 4 levels of a property.', 'expand');
    if (steps[0] === 'data' && Array.isArray(copy.data)) {
      copy.data.forEach((one, at) => follow(world, account, one, steps.slice(1), path, lists[at]));
    } else {
      follow(world, account, copy, steps, path, hidden);
    }
  }
  return copy;
}

function follow(world, account, node, [step, ...rest], path, hidden) {
  if (node === null) return;
  if (step === 'line_items' && hidden) node.line_items = structuredClone(hidden.line_items);
  const value = node[step];
  if (value === undefined) {
    throw invalid(`This property cannot be expanded (${step}). You may want to try expanding '${path}' on another object.`, 'expand[0]');
  }
  if (value === null) return;
  const kind = typeof value === 'string' ? KINDS[value.split('_')[0]] : undefined;
  if (kind) node[step] = structuredClone(world.find(account, kind, value));
  else if (typeof value !== 'object') throw invalid(`This property cannot be expanded (${step}).`, 'expand[0]');
  if (rest.length) follow(world, account, node[step], rest, path);
}
