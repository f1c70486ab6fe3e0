/** A row of React's data: `a:` and a JSON value, a tag of one or two capitals between them or not. */
export type FlightRow =
  | {
      readonly kind: 'value';
      readonly id: string;
      readonly tag: string;
      readonly value: unknown;
    }
  | { readonly kind: 'text'; readonly id: string; readonly text: string }
  | { readonly kind: 'unread'; readonly text: string };

const ROW = /^([0-9a-f]*):([A-Z]{0,2})(.*)$/s;
/** A text goes on for as many bytes as it says, whatever is in it. */
const TEXT_HEAD = /^([0-9a-f]+):T([0-9a-f]+),/;
const LONGEST_HEAD_IN_BYTES = 40;
const NEW_LINE = 10;

/** Takes the data apart. What is not understood is given as it is, so that a change in it is noticed. */
export function readFlightRows(data: Buffer): FlightRow[] {
  const rows: FlightRow[] = [];
  for (let at = 0; at < data.length; ) {
    const head = data.toString('latin1', at, at + LONGEST_HEAD_IN_BYTES);
    const [all, id = '', size = ''] = TEXT_HEAD.exec(head) ?? [];
    if (all) {
      const from = at + all.length;
      at = from + Number.parseInt(size, 16);
      rows.push({ kind: 'text', id, text: data.toString('utf8', from, at) });
      continue;
    }
    const found = data.indexOf(NEW_LINE, at);
    const end = found < 0 ? data.length : found;
    if (end > at) rows.push(readRow(data.toString('utf8', at, end)));
    at = end + 1;
  }
  return rows;
}

function readRow(text: string): FlightRow {
  const [, id = '', tag, json] = ROW.exec(text) ?? [];
  if (tag === undefined || json === undefined) return { kind: 'unread', text };
  if (json === '') return { kind: 'value', id, tag, value: null };
  try {
    return { kind: 'value', id, tag, value: JSON.parse(json) };
  } catch {
    return { kind: 'unread', text };
  }
}
