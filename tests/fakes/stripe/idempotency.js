// https://docs.stripe.com/api/idempotent_requests — a key belongs to one account and one request.
// Only answers of calls that began to run are kept: a refused parameter may be corrected under the same key.
import { invalid, StripeError } from './errors.js';

const slotOf = ({ account, key }) => `${account} ${key}`;

export async function replayed(world, { account, key, method, path, body }) {
  if (key === undefined) return undefined;
  if (key.length > 255) throw invalid('Keys for idempotent requests must be at most 255 characters.');
  const earlier = world.idempotency.get(slotOf({ account, key }));
  if (!earlier) return undefined;
  if (earlier.path !== path || earlier.method !== method) {
    throw misuse(`Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${earlier.path}'). Try using a key other than '${key}' if you meant to execute a different request.`);
  }
  if (earlier.body !== body) {
    throw misuse(`Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`);
  }
  if (!earlier.reply) {
    throw new StripeError(409, {
      type: 'idempotency_error',
      code: 'idempotency_key_in_use',
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    });
  }
  return earlier.reply;
}

export async function remember(world, slot, answer) {
  if (slot.key === undefined) return answer();
  const entry = { method: slot.method, path: slot.path, body: slot.body, reply: null };
  world.idempotency.set(slotOf(slot), entry);
  try {
    const reply = await answer();
    // The text of that moment: the object may have moved on when the key is used again.
    entry.reply = { ...reply, body: JSON.parse(JSON.stringify(reply.body)) };
    return reply;
  } catch (error) {
    world.idempotency.delete(slotOf(slot));
    throw error;
  }
}

const misuse = (message) => new StripeError(400, { type: 'idempotency_error', message });
