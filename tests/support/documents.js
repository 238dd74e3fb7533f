// Documents with enough in them to be looked at, and the ways a studio sends them.
import { crc32, deflateSync } from 'node:zlib';
import { call } from './portico.js';

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(4000, 7)]);

/** A picture of one colour (PNG, ISO/IEC 15948). */
export function png(width, height, [red, green, blue]) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8); // bits of a sample, RGB
  const row = Buffer.from([0, ...Array(width).fill([red, green, blue]).flat()]);
  const pixels = deflateSync(Buffer.concat(Array(height).fill(row)));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

export const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const line = (description, unit_price_minor, quantity_milli = 1_000) => ({ description, quantity_milli, unit_price_minor, tax_bp: 1_900 });

/** The whole day comes to 3,213.00 with tax, the ceremony to 1,071.00. */
export const QUOTE = {
  intro: 'Two ways to do it. The **whole day** is what most people take.',
  currency: 'EUR',
  valid_until: inDays(30),
  options: [
    {
      title: 'The whole day',
      description: 'From getting ready to the first dance.',
      recommended: true,
      lines: [line('Photographs of the day, eight hours', 240_000), line('A second photographer', 30_000, 2_000)],
      discount: { percent_bp: 1_000 },
    },
    { title: 'The ceremony only', lines: [line('Photographs of the ceremony, two hours', 45_000, 2_000)] },
  ],
};

/** What a hostile or clumsy studio might write goes in with it, and must not come out. */
export const CONTRACT = `# Agreement

Between {{studio.name}} and {{signers}} about **{{project.title}}**.

## What we do

- Photographs from getting ready to the first dance
- A gallery of at least 400 pictures within six weeks

| Part | When |
| --- | --- |
| Deposit | on signing |
| Balance | two weeks before the day |

<script>alert(1)</script>[a link](javascript:alert(2))

## If something changes

You may cancel in writing up to three months before the day.
`;

export const QUESTIONS = {
  intro: 'So that we know the day before it comes.',
  questions: [
    { id: 'venue', label: 'Where is it?', required: true, kind: 'text' },
    { id: 'story', label: 'How did you meet?', help: 'As long as you like.', kind: 'long_text' },
    { id: 'style', label: 'Which style do you like?', required: true, kind: { single_choice: { options: ['Classic', 'Documentary'] } } },
    { id: 'moments', label: 'What must not be missed?', kind: { multiple_choice: { options: ['Getting ready', 'First look', 'First dance'], at_most: 2 } } },
    { id: 'rehearsal', label: 'When is the rehearsal?', kind: 'date' },
    { id: 'guests', label: 'How many guests?', required: true, kind: { number: { min: 1, max: 500 } } },
    { id: 'plan', label: 'The plan of the venue', kind: 'file' },
  ],
};

/** 2,400.00 less 10 %, and 19 % tax: 2,570.40; a deposit of 30 % is 771.12, then two parts of 899.64. */
export const INVOICE = {
  currency: 'EUR',
  lines: [line('Photographs of the day', 180_000), line('Album, 40 pages', 30_000, 2_000)],
  discount: { percent_bp: 1_000 },
  note: 'Thank you for booking with us.',
  payment: {
    split: {
      deposit: { label: 'Deposit', due_on: inDays(3), share: { percent_bp: 3_000 } },
      parts: [{ label: 'Second part', due_on: inDays(90) }, { label: 'Balance', due_on: inDays(180) }],
    },
  },
};

/** A quote, contract, questionnaire or invoice that is written and not sent: its id. */
export async function draft(studio, project, kind, body) {
  const { id } = await call(studio, 'POST', `/api/v1/projects/${project}/${kind}s`, kind === 'invoice' ? { ...body, draft: true } : body);
  return id;
}

/** The same, and sent. */
export async function send(studio, project, kind, body) {
  const id = await draft(studio, project, kind, body);
  await call(studio, 'POST', `/api/v1/documents/${id}/send`, {});
  return id;
}

/** A file of the studio's for some of a project: its id. */
export async function sendFile(studio, project, name, recipients, bytes = PDF, type = 'application/pdf') {
  const to = recipients.map((id) => `&recipient=${id}`).join('');
  const sent = await studio.owner.send('POST', `/api/v1/projects/${project}/files?name=${encodeURIComponent(name)}${to}`, { body: bytes, headers: { 'content-type': type } });
  if (sent.status !== 201) throw new Error(`${name}: ${sent.status} ${sent.text}`);
  return sent.json.id;
}
