import { createServer, type IncomingMessage } from 'node:http';
import { unsealData } from 'iron-session';
import { callUpstream } from '../empty-app/call-upstream.mjs';
import { BILL, LINK_TOKEN } from '../empty-app/paths.mjs';

/**
 * The limit: opens the session with iron-session, calls the upstream, and does nothing else that the payment page
 * does. `node e2e/bench/bare/main.ts <port>`
 */
const [port = '0'] = process.argv.slice(2);
const password = process.env.SESSION_SECRET ?? '';

createServer(async (request, response) => {
  if (request.url === '/plain') return void response.end('{"status":"ok"}');
  const { jwt } = await readSession(request);
  const bill = await callUpstream(BILL, jwt);
  const { data } = request.method === 'POST' ? await callUpstream(LINK_TOKEN, jwt) : bill;
  const answer = data.payment
    ? { status: data.payment.status }
    : { linkToken: data.link_token, expiration: data.expiration };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}).listen(Number(port), '127.0.0.1');

function readSession({ headers }: IncomingMessage): Promise<{ jwt: string }> {
  const sealed = /(?:^|; )pay-[^=]+=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? '';
  return unsealData(sealed, { password });
}
