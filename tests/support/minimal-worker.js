// The smallest Worker that has what ours has: D1, R2, a queue, a cron, mail. It proves the test support, nothing else.
import { EmailMessage } from 'cloudflare:email';
import { connect } from 'cloudflare:sockets';

const count = async (env) => (await env.DB.prepare('SELECT what FROM seen ORDER BY rowid').all()).results.map((row) => row.what);
const note = (env, what) => env.DB.prepare('INSERT INTO seen (what) VALUES (?1)').bind(what).run();

const mime = (to) => ['From: Aurora <studio@aurora.test>', `To: ${to}`, 'Subject: =?utf-8?Q?Your_portal_=E2=9C=93?=', 'Message-ID: <1@aurora.test>',
  'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', '', 'Open http://aurora.localhost/invite/abc to begin.', ''].join('\r\n');

/** The first line a mail server says, after a TLS handshake if it speaks TLS from the start. */
async function greeting(port, secureTransport) {
  const socket = connect({ hostname: 'localhost', port }, { secureTransport });
  const { value } = await socket.readable.getReader().read();
  await socket.close();
  return new TextDecoder().decode(value);
}

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    switch (`${request.method} ${pathname}`) {
      case 'GET /health': return new Response('ok');
      case 'GET /who': return Response.json({ host: request.headers.get('host'), origin: request.headers.get('origin'), cookie: request.headers.get('cookie'), base: env.BASE_URL, secret: env.SECRET });
      case 'GET /seen': return Response.json(await count(env));
      case 'POST /note': return (await note(env, await request.text()), new Response('noted'));
      case 'POST /later': return (await env.LATER.send(await request.text()), new Response('queued'));
      case 'POST /mail': return (await env.EMAIL.send(new EmailMessage('studio@aurora.test', 'ana@client.test', mime('ana@client.test'))), new Response('sent'));
      case 'PUT /file': return (await env.FILES.put('file', request.body), new Response('kept'));
      case 'GET /file': return new Response((await env.FILES.get('file'))?.body ?? null);
      case 'GET /smtp': return greeting(Number(searchParams.get('port')), searchParams.get('tls')).then((line) => new Response(line), (error) => new Response(String(error), { status: 502 }));
      case 'POST /login': return new Response(null, { status: 303, headers: { location: '/who', 'set-cookie': '__Host-session=abc; Path=/; Secure; HttpOnly; SameSite=Lax' } });
      case 'POST /logout': return new Response(null, { status: 303, headers: { location: '/who', 'set-cookie': '__Host-session=; Path=/; Secure; Max-Age=0' } });
      case 'POST /bad-cookie': return new Response(null, { headers: { 'set-cookie': '__Host-session=abc; Path=/' } });
      case 'GET /page': return new Response('<form method="post" action="/echo"><input type="hidden" name="token" value="t&amp;1"><input name="name"><input type="checkbox" name="no"><select name="s"><option value="a">A<option value="b" selected>B</select><button>Go</button></form>', { headers: { 'content-type': 'text/html' } });
      case 'POST /echo': return Response.json({ form: Object.fromEntries(await request.formData()), origin: request.headers.get('origin') });
      default: return new Response('not here', { status: 404 });
    }
  },
  async queue(batch, env) {
    for (const message of batch.messages) await note(env, `queue ${message.body}`);
  },
  async scheduled(event, env) {
    await note(env, `cron ${event.cron}`);
  },
};
