// The client side in each of its five languages, against the built Worker: no sentence of the English words shows in another language.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../support/http.js';
import { ROOT } from '../support/runtime.js';
import { PASSWORDS, call, linkIn, open, openClient, openStudio } from '../support/portico.js';
import { CONTRACT, INVOICE, QUESTIONS, QUOTE, inDays, send, sendFile } from '../support/documents.js';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it'];
let house, studio, anna, project, receipt;
const sent = {};

before(async () => {
  house = await open({ name: 'languages' });
  studio = await openStudio(house, { slug: 'aurora', name: 'Aurora Weddings' });
  anna = await openClient(house, studio, { name: 'Anna Berg', email: 'anna@example.com' });
  project = (await call(studio, 'POST', '/api/v1/projects', { title: 'Anna & Ben', event_on: inDays(200), participants: [anna.id] })).id;
  await call(studio, 'POST', '/api/v1/projects', { title: 'Atelier', participants: [anna.id] });
  const recipients = [anna.id];
  sent.quotes = await send(studio, project, 'quote', { title: 'Q-1', recipients, content: QUOTE });
  sent.contracts = await send(studio, project, 'contract', { title: 'C-1', markdown: CONTRACT, recipients });
  sent.questionnaires = await send(studio, project, 'questionnaire', { title: 'F-1', recipients, content: QUESTIONS });
  const payment = structuredClone(INVOICE.payment);
  payment.split.parts[0].due_on = payment.split.deposit.due_on = inDays(-5);
  sent.invoices = await send(studio, project, 'invoice', { ...INVOICE, payment, note: 'N-1', title: 'I-1', recipients });
  await sendFile(studio, project, 'a.pdf', recipients);
  const { installments } = (await anna.browser.json('GET', `/api/v1/invoices/${sent.invoices}`)).json.invoice;
  receipt = (await call(studio, 'POST', `/api/v1/installments/${installments[0].id}/payments`, { received_as: 'transfer' })).id;
  assert.equal((await anna.browser.multipart('/messages', { text: '1, 2, 3', project })).status, 303);
}, { timeout: 300_000 });
after(() => house?.close());

/** The texts of all messages, in pieces between their variables. Plural forms are a text each. */
function texts(language) {
  const folder = join(ROOT, 'shared/web/translations', language);
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  const said = lines.flatMap((line) => {
    if (line.startsWith('#') || line.trim() === '}') return [];
    const value = line.replace(/^[a-z][\w-]* =/, '').replace(/^\s*\*?\[\w+\]/, '').replace(/\{[^{}]*->\s*$/, '');
    return value.split(/\{[^{}]*\}/).map((piece) => piece.trim());
  });
  return said.filter((piece) => piece.length >= 3 && /\p{Letter}/u.test(piece) && !piece.includes('|'));
}

/** What is read on a page: each piece of text, and the attributes that are read out. */
function read(page) {
  const pieces = [];
  const walk = (node) => {
    if (node.nodeType === 3) pieces.push(node.textContent);
    if (node.nodeType !== 1 || ['SCRIPT', 'STYLE'].includes(node.tagName)) return;
    for (const name of ['aria-label', 'alt', 'placeholder', 'title']) pieces.push(node.getAttribute(name) ?? '');
    for (const child of node.childNodes) walk(child);
  };
  walk(page.html.documentElement);
  return pieces.map((piece) => piece.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** Sentences anywhere in a text; single words only when they are all of it, for a name may contain one. */
const found = (page, words) => read(page).flatMap((piece) => words.filter((text) => (text.includes(' ') ? piece.includes(text) : piece === text)));

/** Every page of the walk: [what, page]. */
async function walk(language) {
  const headers = { 'accept-language': language };
  const visitor = new Client(studio.at(), { headers });
  const pages = [];
  const look = async (what, asked, status = 200) => {
    const page = await asked;
    assert.equal(page.status, status, `${what} in ${language}: ${page.seen()?.slice(0, 200)}`);
    assert.equal(page.html.documentElement.getAttribute('lang'), language, what);
    pages.push([what, page]);
  };
  for (const path of ['/login', '/forgot-password', '/sign-in-link']) await look(path, visitor.get(path));
  await look('a login that fails', visitor.form('/login', { email: anna.email, password: 'not the password' }), 422);
  await look('a link that opens nothing', visitor.get('/open/nothing'), 404);
  await look('nothing there, for a visitor', visitor.get('/nowhere'), 404);
  // Who has said which language they read is answered in it, whatever the browser says.
  assert.equal((await anna.browser.form('/profile', { language })).status, 303);
  for (const path of ['/', '/activity', '/files', `/files?project=${project}`, '/payments', '/profile', `/projects/${project}`, `/payments/${receipt}/receipt`]) {
    await look(path, anna.browser.get(path));
  }
  for (const [kind, id] of Object.entries(sent)) await look(kind, anna.browser.get(`/${kind}/${id}`));
  await look('an answer that lacks something', anna.browser.form(`/quotes/${sent.quotes}/accept`), 422);
  await look('a document that is not there', anna.browser.get(`/quotes/${sent.contracts}`), 404);
  return pages;
}

for (const language of LANGUAGES) {
  test(`every page of a client's walk is ${language} and nothing else [E8]`, async () => {
    const own = new Set(texts(language));
    const english = texts('en').filter((text) => language === 'en' || !own.has(text));
    const pages = await walk(language);
    assert.equal(pages.length, 20);
    const wrong = pages.map(([what, page]) => [what, [...new Set(found(page, english))]]).filter(([, words]) => (language === 'en' ? words.length < 2 : words.length));
    assert.deepEqual(wrong, [], language === 'en' ? 'the check finds no English where all of it is' : undefined);
  });
}

test('a mail speaks the language of the page it was asked for on, and of the page on which a password was set from then on [E8]', async () => {
  const gertrud = await call(studio, 'POST', '/api/v1/contacts', { name: 'Gertrud Lund', email: 'gertrud@example.com' });
  await call(studio, 'POST', `/api/v1/contacts/${gertrud.id}/activate`, {});
  const mailed = (subject) => house.runtime.inbox.wait({ to: 'gertrud@example.com', subject });
  const german = () => new Client(studio.at(), { headers: { 'accept-language': 'de-AT,de;q=0.9,en;q=0.5' } });
  const link = linkIn(await mailed(/invited you/), '/set-password/');
  assert.equal((await german().form('/sign-in-link', { email: 'gertrud@example.com' })).status, 200);
  await mailed('Ihr Anmeldelink für Aurora Weddings');
  const browser = german();
  assert.equal((await browser.submit(await browser.get(link), '/set-password/', { password: PASSWORDS.client })).status, 303);
  await call(studio, 'POST', `/api/v1/contacts/${gertrud.id}/messages`, { text: 'Yes, gladly.' });
  assert.match((await mailed('Nachricht von Aurora Weddings')).text, /^Guten Tag Gertrud Lund,/);
  // An unknown host knows no studio, and reads the browser all the same.
  const nobody = await new Client(house.runtime.at('nobody'), { headers: { 'accept-language': 'de' } }).get('/');
  assert.deepEqual([nobody.status, nobody.html.documentElement.getAttribute('lang')], [421, 'de']);
});
