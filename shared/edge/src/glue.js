// What is cheaper said in JavaScript: a crossing into WebAssembly costs more than what it carries, so each of these crosses once.

/** Method, address and headers of a request, one a line. */
export function head(request) {
  let text = request.method + "\n" + request.url;
  for (const [name, value] of request.headers) text += "\n" + name + ":" + value;
  return text;
}

/** A response from its headers, one a line, so that a name may come twice (Set-Cookie). */
export function reply(status, head, body) {
  const headers = head.split("\n").filter(Boolean).map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon), line.slice(colon + 1)];
  });
  return new Response(body, { status, headers });
}

/**
 * Runs `[[sql, [argument, …]], …]` as one D1 batch; gives `[rows as JSON, changes, …]`, two for each statement. A line for the operator says
 * what it cost: D1 bills rows read and written. It names whose work it was: `GET /api/v1/home`, `queue`, `cron`.
 */
export async function batch(db, statements, whose) {
  const results = await db.batch(JSON.parse(statements).map(([sql, args]) => db.prepare(sql).bind(...args)));
  const sum = (what) => results.reduce((sum, { meta }) => sum + (meta[what] ?? 0), 0);
  console.log(`d1 ${whose} statements=${results.length} rows_read=${sum("rows_read")} rows_written=${sum("rows_written")}`);
  return results.flatMap(({ results, meta }) => [JSON.stringify(results), meta.changes]);
}
