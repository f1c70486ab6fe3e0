import type { IncomingMessage } from 'node:http';
import { decodeCustomerJwt } from '../jwt.ts';
import type { Operation } from '../operations.ts';

/** A call as decisions about it know it. */
export type NamedCall = {
  /** Which instance of the app sent it: the first part of the path. */
  readonly sender: string;
  readonly operation: Operation | 'other';
  /** What its bill is known by here: its link or its transaction id. */
  readonly billId: string | undefined;
};

const PATHS: readonly (readonly [part: string, Operation])[] = [
  ['/customer/payment/link', 'C1'],
  ['/customer/payment/details', 'C2'],
  ['/customer/payment/card-pay', 'C3'],
  ['/customer/payment/ach-pay', 'C4'],
  ['/customer/payment/invoice/list', 'C5'],
  ['/customer/payment/invoice', 'C6'],
  ['/customer/plaid/create_link_token', 'C7'],
  ['/customer/plaid/exchange-public-token', 'C8'],
  ['/customer/plaid/get-accounts-balance', 'C9'],
];

/** Says who calls what for which bill, by the path, the JWT and, for C1, the body. */
export function nameCall({ url = '', headers }: IncomingMessage, body: Buffer): NamedCall {
  const sender = url.split('/', 2)[1] ?? '';
  const operation = PATHS.find(([part]) => url.includes(part))?.[1] ?? 'other';
  const jwt = headers['x-connectfi-jwtoken'];
  const billId =
    typeof jwt === 'string' ? decodeCustomerJwt(jwt)?.transactionId : readLink(body.toString());
  return { sender, operation, billId };
}

function readLink(body: string): string | undefined {
  return /"link":"([\w-]+)"/.exec(body)?.[1];
}
