import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { formatTable } from '#lib/format-table.ts';
import { type LoadRequest, load } from './bench/measure/load.ts';
import { getQuantile } from './bench/measure/run.ts';
import { DOCUMENT, type OpenBill } from './bench/scenarios.ts';
import { openStaging } from './load/open-staging.ts';

const HELP = `How much a staging system of your own can serve. Nothing is paid.

  npm run load -- --links <file> [--connections 1,4,16,64] [--seconds 20]

  <file>: payment links, one a line, all of one site that runs in test mode. Its limits are for customers; those of
  one address are met soon: widen LIMITS there, or take a link for each ten connections.
`;

/** What a customer's page asks for: the bill once, a link token, and what is new for a while. */
const STATUS_SHARE = 4;

const { values: options } = parseArgs({
  options: {
    links: { type: 'string' },
    connections: { type: 'string', default: '1,4,16,64' },
    seconds: { type: 'string', default: '20' },
  },
});

async function main(file: string): Promise<void> {
  const addresses = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const { origin, bills } = await openStaging(addresses.filter((line) => line !== ''));
  const requests = bills.flatMap((bill) => listRequests(bill, origin));
  const rows: (string | number)[][] = [
    ['connections', 'a second', 'p50 ms', 'p99 ms', '% not served'],
  ];
  for (const connections of options.connections.split(',').map(Number)) {
    const lengthInMs = Number(options.seconds) * 1000;
    const done = await load({ origin, requests, status: 200, connections, lengthInMs });
    const served = done.timesInMs.length;
    rows.push([
      String(connections),
      (served / done.lengthInMs) * 1000,
      getQuantile(done.timesInMs, 0.5),
      getQuantile(done.timesInMs, 0.99),
      (done.refused / (served + done.refused)) * 100,
    ]);
  }
  process.stdout.write(formatTable(rows));
}

function listRequests({ path, cookie }: OpenBill, origin: string): readonly LoadRequest[] {
  const ask = { cookie, accept: 'application/json', 'sec-fetch-site': 'same-origin' };
  const post = { ...ask, origin, 'content-type': 'application/json' };
  const status: LoadRequest = { method: 'GET', path: `${path}/status`, headers: ask };
  return [
    { method: 'GET', path, headers: { ...DOCUMENT, cookie } },
    { method: 'POST', path: `${path}/link-token`, headers: post },
    ...Array.from({ length: STATUS_SHARE }, () => status),
  ];
}

if (options.links) await main(options.links);
else process.stdout.write(HELP);
