// Documents that do things, against the built Worker: a quote is answered, a contract signed, a questionnaire submitted, an invoice paid,
// each exactly once, whoever hurries.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { call, eventually, open, openClient, openStudio } from '../support/portico.js';
import { CONTRACT, INVOICE, JPEG, QUESTIONS, QUOTE, draft, inDays, send } from '../support/documents.js';

const FORTY = Array.from({ length: 40 }, (_, n) => n);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

let house, studio, anna, ben, carla, wedding;
const sql = (text) => house.runtime.sql(text);
/** The database itself refuses. */
const frozen = (text, why) => assert.rejects(sql(text), (error) => why.test(error.message));
const get = async (client, path) => (await client.browser.json('GET', `/api/v1${path}`)).json;
const one = (replies) => {
  assert.deepEqual(replies.filter((reply) => reply.status < 400).map((reply) => reply.status), [303], replies.map((reply) => reply.status).join(' '));
  for (const reply of replies) assert.ok([303, 409, 429, 503].includes(reply.status), `${reply.status} ${reply.seen()?.slice(0, 200)}`);
};

before(async () => {
  house = await open({ name: 'documents' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  ben = await openClient(house, studio, { name: 'Ben Lund', email: 'ben@example.com' });
  carla = await openClient(house, studio, { name: 'Carla Reyes', email: 'carla@example.com' });
  wedding = (await call(studio, 'POST', '/api/v1/projects', { title: 'Anna & Ben, the wedding', event_on: inDays(200), participants: [anna.id, ben.id] })).id;
  await call(studio, 'POST', '/api/v1/projects', { title: 'Portraits', participants: [carla.id] });
}, { timeout: 300_000 });
after(() => house?.close());

/** Nobody but its recipients finds it, whichever way they ask. */
async function hiddenFrom(clients, kind, id, acts) {
  for (const client of clients) {
    for (const path of [`/${kind}/${id}`, `/api/v1/${kind}/${id}`]) assert.equal((await client.browser.get(path)).status, 404, path);
    for (const act of acts) assert.equal((await client.browser.form(`/${kind}/${id}/${act}`)).status, 404, act);
  }
}

test('a quote: of forty answers at once one counts, and what was answered is frozen [B8, B13]', async () => {
  const written = await draft(studio, wedding, 'quote', { title: 'Photography', recipients: [anna.id], content: QUOTE });
  assert.equal((await anna.browser.get(`/quotes/${written}`)).status, 404, 'a draft is nobody’s');
  await call(studio, 'POST', `/api/v1/documents/${written}/send`, {});
  const at = `/quotes/${written}`;
  const page = await anna.browser.get(at);
  assert.match(page.seen(), /The whole day.*3,213\.00.*The ceremony only.*1,071\.00/);
  await hiddenFrom([ben, carla], 'quotes', written, ['accept', 'decline']);
  const none = await anna.browser.submit(page, '/accept', { note: 'With pleasure' });
  assert.equal(none.status, 422);
  assert.match(none.seen(), /Choose one of the options/);
  assert.match(none.text, /With pleasure/);
  one(await Promise.all(FORTY.map((n) => (n % 4 ? anna.browser.form(`${at}/accept`, { option: n % 2 }) : anna.browser.form(`${at}/decline`)))));
  const quote = await get(anna, at);
  assert.equal(quote.sha256, quote.decision.sha256);
  const [{ many }] = await sql(`SELECT count(*) AS many FROM quote_decisions WHERE document_id = '${written}'`);
  assert.equal(many, 1);
  assert.equal((await studio.owner.json('PATCH', `/api/v1${at}`, { title: 'Another' })).status, 409);
  await frozen(`UPDATE documents SET title = 'Another' WHERE id = '${written}'`, /does not change/);
  await frozen(`UPDATE quote_decisions SET option_index = 1 WHERE document_id = '${written}'`, /a decision stays/);
  assert.equal((await call(studio, 'GET', `/api/v1${at}`)).decision.decision, quote.decision.decision);
  await house.runtime.inbox.wait({ to: 'hello@aurora.example', subject: /Anna Berg (accepted|declined)/ });
});

test('a contract: signed in order, by name and consent, for exactly the bytes that were read [B9, B13]', async () => {
  const id = await send(studio, wedding, 'contract', { title: 'Agreement', markdown: CONTRACT, recipients: [anna.id, ben.id], signers: [anna.id, ben.id], signing_order: true });
  const at = `/contracts/${id}`;
  await hiddenFrom([carla], 'contracts', id, ['sign']);
  const early = await ben.browser.get(at);
  assert.match(early.seen(), /Anna Berg signs first/);
  const page = await anna.browser.get(at);
  assert.match(page.seen(), /Between Aurora Weddings and .*Anna Berg.*Ben Lund.* about Anna & Ben, the wedding/);
  assert.equal(page.html.querySelectorAll('.contract-text script, .contract-text a').length, 0, 'what a studio writes runs nowhere');
  const text = await anna.browser.get(`${at}/text`);
  const { sha256: hash, sentence } = page.form('/sign').fields;
  assert.equal(sha256(text.bytes), hash);
  const sign = (client, fields) => client.browser.form(`${at}/sign`, { name: client.name, consent: 'true', sha256: hash, sentence, ...fields });
  assert.equal((await sign(ben)).status, 409, 'out of turn');
  assert.equal((await sign(anna, { sha256: sha256('another text') })).status, 409, 'another text');
  assert.equal((await sign(anna, { sentence: 'I agree to nothing' })).status, 409, 'another sentence');
  const unsure = await anna.browser.form(`${at}/sign`, { name: '', sha256: hash, sentence });
  assert.equal(unsure.status, 422);
  assert.equal((await sql(`SELECT * FROM signatures WHERE document_id = '${id}'`)).length, 0);

  const signed = await anna.browser.submit(page, '/sign', { name: 'Anna Berg', consent: 'true' });
  assert.equal(signed.status, 303, signed.text);
  assert.match((await anna.browser.get(signed.location)).seen(), /Thank you\. You’ve signed/);
  await house.runtime.inbox.wait({ to: ben.email, subject: /ready for you to sign/ });
  one(await Promise.all(FORTY.map(() => sign(ben))));
  await house.runtime.inbox.wait({ to: anna.email, subject: /fully signed/ });

  const { signers } = await call(studio, 'GET', `/api/v1${at}`);
  assert.deepEqual(signers.map(({ name, signature }) => [name, signature.name, signature.sha256]), [['Anna Berg', 'Anna Berg', hash], ['Ben Lund', 'Ben Lund', hash]]);
  assert.ok(signers.every(({ signature }) => signature.signed_at && signature.address && signature.consent === sentence));
  const copy = await anna.browser.get(`${at}/download`);
  assert.match(copy.headers['content-disposition'], /^attachment/);
  for (const part of [hash, 'Ben Lund', sentence]) assert.ok(copy.seen().includes(part), part);
  assert.deepEqual((await ben.browser.get(`${at}/text`)).bytes, text.bytes);
  await frozen(`UPDATE contract_texts SET markdown = 'x' WHERE document_id = '${id}'`, /never changes/);
  await frozen(`DELETE FROM signatures WHERE document_id = '${id}'`, /a signature stays/);
  assert.equal((await studio.owner.json('POST', `/api/v1/documents/${id}/recall`, {})).status, 409);
});

test('a questionnaire: saved by a button and by a script, answered by two, submitted once [B10, B13]', async () => {
  const id = await send(studio, wedding, 'questionnaire', { title: 'Your day', recipients: [anna.id, ben.id], content: QUESTIONS });
  const at = `/questionnaires/${id}`;
  await hiddenFrom([carla], 'questionnaires', id, ['answers']);
  const page = await anna.browser.get(at);
  assert.match(page.seen(), /0 of 7 answered/);
  const saved = await anna.browser.submit(page, '/answers', {
    'q.venue': 'The old mill', 'q.style': 'Documentary', 'q.moments': ['First look', 'First dance'], 'q.plan': { name: 'plan.jpg', type: 'image/jpeg', bytes: JPEG }, then: 'save',
  });
  assert.equal(saved.status, 303, saved.text);
  assert.match((await anna.browser.get(saved.location)).seen(), /4 of 7 answered.*Answers saved|Answers saved.*4 of 7 answered/);
  const quietly = await ben.browser.json('POST', `/api/v1${at}/answers`, { answers: { story: 'On a train.', rehearsal: inDays(100) } });
  assert.deepEqual(quietly.json.progress, { answered: 6, total: 7, missing: 1 });
  assert.equal((await ben.browser.json('POST', `/api/v1${at}/answers`, { answers: { guests: 501 } })).status, 422);
  assert.equal((await ben.browser.json('POST', `/api/v1${at}/answers`, { answers: { moments: ['Getting ready', 'First look', 'First dance'] } })).status, 422);
  const early = await ben.browser.submit(await ben.browser.get(at), '/answers', { 'q.story': 'On a slow train.', then: 'submit' });
  assert.equal(early.status, 422);
  assert.match(early.text, /On a slow train/);
  assert.match(early.seen(), /How many guests\?/);
  // What answers a question is for those who were asked.
  const { file } = (await get(anna, at)).files[0];
  assert.deepEqual((await ben.browser.get(`/files/${file}`)).bytes, JPEG);
  assert.equal((await carla.browser.get(`/files/${file}`)).status, 404);
  const last = await get(ben, at);
  const tries = await Promise.all(FORTY.map((n) => [anna, ben][n % 2].browser.json('POST', `/api/v1${at}/submit`, { answers: { guests: 80 } })));
  assert.equal(tries.filter((reply) => reply.status < 300).length, 1, tries.map((reply) => reply.status).join(' '));
  assert.equal((await anna.browser.json('POST', `/api/v1${at}/answers`, { answers: { venue: 'Elsewhere' } })).status, 409);
  await frozen(`UPDATE answers SET value = '"x"' WHERE document_id = '${id}' AND question = 'venue'`, /submitted stay/);
  const read = await call(studio, 'GET', `/api/v1${at}`);
  assert.deepEqual(Object.fromEntries(read.answers.filter((answer) => !answer.file).map((answer) => [answer.question, answer.value])), {
    venue: 'The old mill', story: 'On a slow train.', style: 'Documentary', moments: ['First look', 'First dance'], rehearsal: last.answers.rehearsal, guests: 80,
  });
  assert.ok(read.submitted_at);
});

/** Goes to the payment page that `reply` leads to, pays there and waits until it is known. */
async function payAt(reply, client, invoice, installments) {
  assert.equal(reply.status, 303, reply.text);
  assert.ok(reply.location.startsWith(house.stripe.url), reply.location);
  const paid = await client.browser.form(reply.location, { action: 'pay' });
  assert.equal(paid.status, 303);
  return eventually(async () => {
    const { invoice: seen } = await get(client, `/invoices/${invoice}`);
    return installments.every((id) => seen.installments.find((one) => one.id === id).state === 'paid') && seen;
  }, { what: 'the payment' });
}

test('an invoice: seen with its lines, paid early, then several parts together, with receipts [B4, B11, B13, D1, D5]', async () => {
  const id = await send(studio, wedding, 'invoice', { ...INVOICE, title: 'Wedding photography', recipients: [anna.id] });
  const at = `/invoices/${id}`;
  await hiddenFrom([ben, carla], 'invoices', id, ['pay']);
  const page = await anna.browser.get(at);
  assert.match(page.seen(), /Photographs of the day.*1,800\.00.*Album, 40 pages.*600\.00.*2,570\.40/);
  assert.match(page.seen(), /Deposit.*771\.12.*Second part.*899\.64.*Balance.*899\.64/);
  const { installments } = (await get(anna, at)).invoice;
  assert.deepEqual(installments.map((one) => one.amount_minor), [77_112, 89_964, 89_964]);
  const [deposit, second, balance] = installments.map((one) => one.id);
  const early = await payAt(await anna.browser.form(`/installments/${balance}/pay`), anna, id, [balance]);
  assert.equal(early.status, 'part_paid');
  const together = await anna.browser.form(`${at}/pay`, { installment: [deposit, second] });
  const done = await payAt(together, anna, id, [deposit, second]);
  assert.equal(done.status, 'paid');
  assert.equal((await anna.browser.form(`/installments/${deposit}/pay`)).status, 409);
  const receipts = [...(await anna.browser.get(at)).html.querySelectorAll('a[href$="/receipt"]')].map((link) => link.getAttribute('href'));
  assert.equal(receipts.length, 3);
  const receipt = await anna.browser.get(receipts[0]);
  assert.match(receipt.seen(), /Receipt.*Anna Berg.*Deposit.*771\.12.*Second part.*899\.64.*1,670\.76/);
  for (const client of [ben, carla]) assert.equal((await client.browser.get(receipts[0])).status, 404);
  await house.runtime.inbox.wait({ to: anna.email, subject: /Receipt/ }, { count: 2 });
});

test('money that came another way is recorded, a part and the whole, never more than is due [D4, D5]', async () => {
  const id = await send(studio, wedding, 'invoice', { ...INVOICE, title: 'Second shoot', recipients: [ben.id] });
  const at = `/invoices/${id}`;
  const [deposit, second, balance] = (await get(ben, at)).invoice.installments.map((one) => one.id);
  const recorded = await studio.owner.submit(await studio.owner.get(at), `/installments/${deposit}/payments`, { received_as: 'cash', note: 'In an envelope' });
  assert.equal(recorded.status, 303, recorded.text);
  assert.match((await studio.owner.get(recorded.location)).seen(), /Payment recorded.*Deposit ?Paid.*Cash/);
  const part = (await get(ben, at)).invoice;
  assert.deepEqual([part.status, part.paid_minor, part.open_minor], ['part_paid', 77_112, 179_928]);
  const record = (installment, body) => studio.owner.json('POST', `/api/v1/installments/${installment}/payments`, body);
  for (const amount_minor of [89_965, 257_040, 1]) assert.equal((await record(second, { received_as: 'transfer', amount_minor })).status, 422, String(amount_minor));
  assert.equal((await record(deposit, { received_as: 'transfer' })).status, 409, 'it came already');
  assert.equal((await record(second, { received_as: 'transfer', received_on: inDays(-1), amount_minor: 89_964 })).status, 201);
  const tries = await Promise.all(FORTY.slice(0, 10).map(() => record(balance, { received_as: 'transfer' })));
  assert.deepEqual(tries.map((one) => one.status).sort(), [201, ...Array(9).fill(409)]);
  const whole = (await get(ben, at)).invoice;
  assert.deepEqual([whole.status, whole.paid_minor, whole.open_minor], ['paid', 257_040, 0]);
  assert.equal((await ben.browser.form(`/installments/${balance}/pay`)).status, 409, 'nothing is left to be paid by card');
  const page = await ben.browser.get('/payments');
  assert.match(page.seen(), /Second shoot/);
  const receipts = [...page.html.querySelectorAll('a[href$="/receipt"]')].map((link) => link.getAttribute('href'));
  assert.equal(receipts.length, 3);
  const receipt = await ben.browser.get(receipts[0]);
  assert.match(receipt.seen(), /Receipt.*Ben Lund.*Deposit.*771\.12/);
  assert.doesNotMatch(receipt.text + page.text, /In an envelope/);
  for (const client of [anna, carla]) assert.equal((await client.browser.get(receipts[0])).status, 404);
  assert.ok((await ben.browser.json('POST', `/api/v1/installments/${balance}/payments`, { received_as: 'cash' })).status >= 404);
  await house.runtime.inbox.wait({ to: ben.email, subject: /Receipt/ }, { count: 3 });
  const back = await studio.owner.submit(await studio.owner.get(at), '/take-back');
  assert.equal(back.status, 303, back.text);
  assert.equal((await ben.browser.get(receipts[0])).status, 404, 'what was removed has no receipt');
  assert.deepEqual((await get(ben, at)).invoice.open_minor, 77_112);
});

test('an invoice that is overdue says so, and one the studio voids is not paid any more [B4, B11]', async () => {
  const late = await send(studio, wedding, 'invoice', { title: 'Travel', currency: 'EUR', recipients: [ben.id], installments: [{ label: 'All of it', due_on: inDays(-9), amount_minor: 12_300 }] });
  const { invoice: seen } = await get(ben, `/invoices/${late}`);
  assert.equal(seen.status, 'overdue');
  assert.match((await ben.browser.get('/payments')).seen(), /Overdue/);
  await call(studio, 'POST', `/api/v1/invoices/${late}/void`, {});
  assert.match((await ben.browser.get(`/invoices/${late}`)).seen(), /Void/);
  assert.equal((await ben.browser.form(`/installments/${seen.installments[0].id}/pay`)).status, 409);
});

test('a document that is recalled is gone for its client, at once [B16]', async () => {
  const id = await send(studio, wedding, 'quote', { title: 'A mistake', recipients: [anna.id], content: QUOTE });
  const page = await anna.browser.get(`/quotes/${id}`);
  await call(studio, 'POST', `/api/v1/documents/${id}/recall`, {});
  assert.equal((await anna.browser.get(`/quotes/${id}`)).status, 404);
  assert.equal((await anna.browser.submit(page, '/accept', { option: 0 })).status, 404);
  assert.doesNotMatch((await anna.browser.get('/files')).seen(), /A mistake/);
});

test('on paper each kind is the document and nothing else: no button, no way around, no history; a contract has its audit trail [B12]', async () => {
  const to = { recipients: [anna.id, ben.id] };
  const [quote, contract, questionnaire, invoice] = await Promise.all([
    send(studio, wedding, 'quote', { ...to, title: 'Photographs', content: QUOTE }),
    send(studio, wedding, 'contract', { ...to, title: 'The terms', markdown: CONTRACT }),
    send(studio, wedding, 'questionnaire', { ...to, title: 'The evening', content: QUESTIONS }),
    send(studio, wedding, 'invoice', { ...INVOICE, ...to, title: 'The album' }),
  ]);
  // What the stylesheet that is served leaves out on paper.
  const css = (await anna.browser.get('/assets/portico.css')).text;
  const [, gone] = css.match(/@media print ?\{([^{}]+)\{display:none ?!important;?\}/);
  const paper = async (path) => {
    const page = await anna.browser.get(path);
    assert.equal(page.status, 200, path);
    for (const one of page.html.querySelectorAll(gone)) one.remove();
    assert.equal(page.html.querySelectorAll('button, nav').length, 0, path);
    return page.seen();
  };
  const { sha256: hash } = await call(studio, 'GET', `/api/v1/contracts/${contract}`);
  for (const [path, says] of Object.entries({
    [`/quotes/${quote}`]: /Aurora Weddings.*Photographs.*The whole day.*3,213\.00.*The ceremony only.*1,071\.00/,
    [`/contracts/${contract}`]: new RegExp(`The terms.*Between Aurora Weddings and .*three months before the day.*Audit trail.*Anna Berg.*Ben Lund.*${hash}`),
    [`/questionnaires/${questionnaire}`]: /The evening.*0 of 7 answered.*Where is it\?.*How many guests\?/,
    [`/invoices/${invoice}`]: /The album.*Album, 40 pages.*2,570\.40.*Deposit.*771\.12.*Balance.*899\.64/,
  })) {
    const text = await paper(path);
    assert.match(text, says);
    assert.doesNotMatch(text, /Log out|Payments|Powered by Portico|History|Sent to you|Accept quote|Sign contract|Download contract|Pay (now|early)|Submit/, path);
  }
  assert.match((await anna.browser.get(`/contracts/${contract}`)).html.querySelector('.print-only').textContent, new RegExp(hash), 'the audit trail is for paper only');
});
