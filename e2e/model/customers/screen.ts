import { listNames } from '#e2e/sandbox/list-names.ts';
import type { ScreenFailureCode } from '#lib/contract/failures.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/domain/states.ts';
import { screens, states } from '#lib/messages/testing/words.ts';

/** What the server has drawn, as far as a customer without eyes can tell. */
export type Screen =
  | ({ readonly kind: 'payable' } & PayStep)
  | { readonly kind: 'state'; readonly state: PaymentState; readonly title: string }
  | { readonly kind: 'trouble'; readonly trouble: ScreenFailureCode; readonly title: string }
  /** No answer, or a page that is none of ours. */
  | { readonly kind: 'nothing'; readonly title: string };

/** What the page hands to the script that lets a customer pay. */
export type PayStep = {
  readonly amountInCents: number;
  readonly authorizationVersion: string;
  readonly settlingInMs: number;
  readonly hasBankConnection: boolean;
  /** The page says that an earlier payment did not go through. */
  readonly isNotReceived: boolean;
};

/** Reads a page of ours. The title of its paper tells the state; what is payable is told to the script. */
export function readScreen(html: string): Screen {
  const step = readPayStep(html);
  if (step) return { kind: 'payable', ...step };
  const title = readTitle(html);
  const state = listNames(PAYMENT_STATES).find((name) => states.screens[name].title === title);
  if (state) return { kind: 'state', state, title };
  const trouble = TROUBLES.find((name) => screens[name].title === title);
  if (trouble) return { kind: 'trouble', trouble, title };
  return { kind: 'nothing', title: title || 'a page without a title' };
}

const TROUBLES: readonly ScreenFailureCode[] = [
  'noSession',
  'cookiesNeeded',
  'linkUnknown',
  'closed',
  'upstreamUnavailable',
  'upstreamBusy',
  'upstreamUnreadable',
  'notFound',
  'internal',
];

function readTitle(html: string): string {
  const title = /<h[12](?: tabindex="-1")? class="text-22">([^<]*)</.exec(html)?.[1] ?? '';
  return title.replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}

/** The props of the paying script travel in Next's own data, as JSON inside of a string of JSON. */
function readPayStep(html: string): PayStep | undefined {
  const text = html.replaceAll('\\"', '"');
  const amount = /"billRef":"[\w-]+","money":\{"amountInCents":(\d+)/.exec(text)?.[1];
  const version = /"version":"([\w-]+)"/.exec(text)?.[1];
  const flow = /"settlingSeconds":(\d+),"hasBankConnection":(true|false)/.exec(text);
  if (!amount || !version || !flow) return undefined;
  return {
    amountInCents: Number(amount),
    authorizationVersion: version,
    settlingInMs: Number(flow[1]) * 1000,
    hasBankConnection: flow[2] === 'true',
    isNotReceived: text.includes('"notice":"notReceived"'),
  };
}
