import 'server-only';
import { createLinkToken } from '#lib/connectfi/operations/create-link-token.ts';
import { type ExchangedLink, exchangeLink } from '#lib/connectfi/operations/exchange-link.ts';
import { getPayment } from '#lib/connectfi/operations/get-payment.ts';
import { listInvoices } from '#lib/connectfi/operations/list-invoices.ts';
import { getUpstreamHealth } from '#lib/connectfi/overload/upstream.ts';
import type { ConnectfiFailure } from '#lib/connectfi/transport/failure.ts';
import type { Payment } from '#lib/domain/payment.ts';
import { bad, type Finding, good, warning } from './finding.ts';

/** connectFi knows no such link; that it says so, in its own form, is the sign that it is connectFi. */
const NOBODYS_LINK = 'a-link-that-nobody-has';
const WORTH_A_WARNING_IN_SECONDS = 60;

/**
 * Whether connectFi answers and speaks as documented, and whether its clock and ours agree. With the link of a test
 * bill it is asked for all that precedes a payment; nothing is connected and nothing is paid.
 */
export async function checkConnectfi(link: string | undefined): Promise<readonly Finding[]> {
  const opened = await exchangeLink(link ?? NOBODYS_LINK);
  const findings = [describeOpening(opened.ok ? undefined : opened.failure, link !== undefined)];
  findings.push(describeClock());
  if (link === undefined) {
    const todo = 'Give --link <link> of a test bill to try what precedes a payment.';
    return [...findings, { what: 'a bill', state: 'skipped', said: 'no link given', todo }];
  }
  return opened.ok ? [...findings, ...(await tryBill(link, opened.value))] : findings;
}

function describeOpening(failure: ConnectfiFailure | undefined, isGiven: boolean): Finding {
  const what = 'connectFi';
  if (!failure) return good(what, 'answers, and opens the link');
  if (failure.kind !== 'refused' || failure.reason !== 'linkUnknown') {
    return bad(what, SAID[failure.kind], TODO[failure.kind]);
  }
  if (!isGiven) return good(what, 'answers as documented');
  const todo = 'Give a link that was not paid, cancelled or sent long ago.';
  return bad(what, 'does not know the link', todo);
}

const SAID: Readonly<Record<ConnectfiFailure['kind'], string>> = {
  refused: 'refuses in words that are not documented for a link',
  unauthorized: 'asks for credentials, where a link needs none',
  busy: 'turns requests of this machine away (429)',
  notSent: 'cannot be connected to',
  noAnswer: 'takes the request and does not answer in time',
  unavailable: 'answers with a server error (5xx)',
  unreadable: 'answers with something else than the documented JSON',
};

const ADDRESS = 'Check CONNECTFI_BASE_URL, its path prefix included, and what stands between';
const TODO: Readonly<Record<ConnectfiFailure['kind'], string>> = {
  refused: `${ADDRESS}; ask connectFi about the customer API.`,
  unauthorized: `${ADDRESS}: most often a gateway of another API.`,
  busy: 'Ask connectFi for the limits of this machine’s address.',
  notSent: `${ADDRESS}: name, firewall, certificate.`,
  noAnswer: `${ADDRESS}; ask connectFi whether it is slow, and compare UPSTREAM_TIMEOUT_MS.`,
  unavailable: 'Ask connectFi: its side is failing.',
  unreadable: `${ADDRESS}: a page of a proxy or another host answers.`,
};

function describeClock(): Finding {
  const what = 'clock';
  const { clockOffsetInSeconds: offset, isClockWrong } = getUpstreamHealth();
  if (offset === undefined) return { what, state: 'skipped', said: 'connectFi told no time' };
  const said = `${Math.abs(offset)} s ${offset < 0 ? 'behind' : 'ahead of'} connectFi’s`;
  const todo = 'Let the time of this machine be kept by the network (NTP).';
  if (isClockWrong) return bad(what, `${said}: no payment is taken`, todo);
  if (Math.abs(offset) > WORTH_A_WARNING_IN_SECONDS) return warning(what, said, todo);
  return good(what, said);
}

async function tryBill(link: string, { jwt, transactionId }: ExchangedLink): Promise<Finding[]> {
  const [bill, invoices, token, again] = await Promise.all([
    getPayment(jwt),
    listInvoices(jwt, transactionId),
    createLinkToken(jwt),
    exchangeLink(link),
  ]);
  return [
    bill.ok ? describeBill(bill.value) : describeFailed('a bill', bill.failure, 'U1'),
    invoices.ok
      ? good('attachments', `${invoices.value.length} listed`)
      : describeFailed('attachments', invoices.failure, 'the row on odd members'),
    token.ok
      ? good('link token', 'created')
      : describeFailed('link token', token.failure, 'the row on link tokens'),
    again.ok
      ? good('opening again', 'the link opens a second time')
      : describeFailed('opening again', again.failure, 'U10'),
  ];
}

function describeBill({ status, money, merchant }: Payment): Finding {
  const what = 'a bill';
  const said = `status ${status}, ${money.currency}, merchant ${merchant.name ? 'named' : 'without a name'}`;
  if (status !== 'missing' && status !== 'unknown') return good(what, said);
  const todo =
    'Such a bill is taken as payable by bank: see U1 of docs/decisions/0007-inferred-rules.md.';
  return warning(what, said, todo);
}

function describeFailed(what: string, failure: ConnectfiFailure, inference: string): Finding {
  const todo = `See ${inference} in docs/decisions/0007-inferred-rules.md, which names the one place to change.`;
  return bad(what, `connectFi ${SAID[failure.kind]}`, todo);
}
