import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describeCall, type RecordedAnswer } from './recorded-answer.ts';

/** Gives the recorded answers of a sandbox, at once. `node e2e/bench/upstream/main.ts <port> <file>` */
const [port = '0', file = ''] = process.argv.slice(2);
// Written by the benchmark a moment ago.
const recorded = JSON.parse(readFileSync(file, 'utf8')) as RecordedAnswer[];
const answers = new Map(recorded.map((answer) => [answer.call, answer]));

createServer(async (request, response) => {
  const jwt = request.headers['x-connectfi-jwtoken'];
  const secret = typeof jwt === 'string' ? jwt : await readLink(request);
  const answer = answers.get(describeCall(request.url ?? '', secret));
  if (!answer) return void response.writeHead(404).end();
  const { status, contentType, body } = answer;
  const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, headers).end(body);
}).listen(Number(port), '127.0.0.1');

async function readLink(request: IncomingMessage): Promise<string> {
  const body = await text(request);
  return body === '' ? '' : String(JSON.parse(body).link);
}
