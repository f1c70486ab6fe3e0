import { z } from 'zod';

/** A row of React's data: `a:` and a JSON value, a tag of one or two capitals between them or not. */
export type FlightRow =
  | { readonly kind: 'value'; readonly id: string; readonly tag: string; readonly value: unknown }
  | { readonly kind: 'text'; readonly id: string; readonly text: string };

const SCRIPT = /<script[^>]*>(.*?)<\/script>/gs;
/** Next hands its data for React to the browser in scripts that push one JSON value each. */
const PUSH = /^(?:self\.__next_f|\(self\.__next_f=self\.__next_f\|\|\[\]\))\.push\((\[.*\])\)$/s;

const pushSchema = z.union([
  z.tuple([z.literal(0)]),
  z.tuple([z.literal(1), z.string()]),
  z.tuple([z.literal(3), z.base64()]),
]);

const ROW = /^([0-9a-f]*):([A-Z]{0,2})(.*)$/s;
/** A text goes on for as many bytes as it says, whatever is in it. */
const TEXT_HEAD = /^([0-9a-f]+):T([0-9a-f]+),/;
const LONGEST_HEAD_IN_BYTES = 40;
const NEW_LINE = 10;

/**
 * The data that a page of ours hands to React in the browser, row by row.
 *
 * @throws where a row is not understood, so that a change of Next's format is noticed.
 */
export function* readFlight(html: string): Generator<FlightRow> {
  const data = Buffer.concat([...html.matchAll(SCRIPT)].map(([, text = '']) => readPush(text)));
  for (let at = 0; at < data.length; ) {
    const head = data.toString('latin1', at, at + LONGEST_HEAD_IN_BYTES);
    const [all, id = '', size = ''] = TEXT_HEAD.exec(head) ?? [];
    if (all) {
      const from = at + all.length;
      at = from + Number.parseInt(size, 16);
      yield { kind: 'text', id, text: data.toString('utf8', from, at) };
      continue;
    }
    const found = data.indexOf(NEW_LINE, at);
    const end = found < 0 ? data.length : found;
    if (end > at) yield readRow(data.toString('utf8', at, end));
    at = end + 1;
  }
}

function readPush(script: string): Buffer {
  const [, json] = PUSH.exec(script) ?? [];
  if (json === undefined) return Buffer.alloc(0);
  const push = pushSchema.parse(JSON.parse(json));
  return Buffer.from(push[1] ?? '', push[0] === 3 ? 'base64' : 'utf8');
}

function readRow(text: string): FlightRow {
  const [, id = '', tag, json] = ROW.exec(text) ?? [];
  if (tag === undefined || json === undefined)
    throw new Error(`Not a row of React's data: ${text}`);
  return { kind: 'value', id, tag, value: json === '' ? null : JSON.parse(json) };
}
