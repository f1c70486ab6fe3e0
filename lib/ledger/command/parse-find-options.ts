import { parseCalendarDate, readCentralClock } from '#lib/domain/calendar-date.ts';
import { normalizeName } from '#lib/domain/name-on-account.ts';
import type { CalendarDate } from '#lib/domain/payment.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { parseShortNumber } from '#lib/short-number.ts';
import type { Glance, RecordFilter } from '../sql/read-records.ts';
import { parseOptions } from './command.ts';

type FindOptions = {
  readonly filter: RecordFilter;
  /** What was searched by, without what was searched for. */
  readonly criteria: readonly string[];
  readonly isJson: boolean;
};

/** A criterion in terms of the ledger, or a sentence on what is wrong with it. */
type Parse = (heard: string) => Result<Partial<RecordFilter>, string>;

/** In the order in which they are told of. */
const PARSE = {
  reference: (heard) => parseNumber(heard, (reference) => ({ reference })),
  confirmation: (heard) => parseNumber(heard, (confirmation) => ({ confirmation })),
  invoice: (heard) => succeed({ invoiceNumber: heard.trim() }),
  payer: parsePayer,
  amount: parseAmount,
  'last-digits': parseLastDigits,
  day: parseDay,
} as const satisfies Record<string, Parse>;

type Criterion = keyof typeof PARSE;

const CRITERIA = Object.keys(PARSE).filter(isCriterion);

function isCriterion(name: string): name is Criterion {
  return Object.hasOwn(PARSE, name);
}

/** What is to be found, where every criterion narrows; or a sentence on what is wrong with the words. */
export function parseFindOptions(words: readonly string[]): Result<FindOptions, string> {
  const parsed = parseOptions(words, { values: CRITERIA, flags: ['json'] });
  if (!parsed.ok) return parsed;
  const criteria = CRITERIA.filter((name) => parsed.value.has(name));
  if (criteria.length === 0) {
    return fail(`Say what to find by: ${CRITERIA.map((name) => `--${name}`).join(', ')}.`);
  }
  let filter: RecordFilter = {};
  for (const name of criteria) {
    const more = PARSE[name](parsed.value.get(name) ?? '');
    if (!more.ok) return more;
    filter = narrow(filter, more.value);
  }
  return succeed({ filter, criteria, isJson: parsed.value.has('json') });
}

function narrow(filter: RecordFilter, more: Partial<RecordFilter>): RecordFilter {
  const both = [filter.matches, more.matches].filter((one) => one !== undefined);
  const matches = (glance: Glance) => both.every((one) => one(glance));
  return { ...filter, ...more, ...(both.length > 0 && { matches }) };
}

function parseNumber(
  heard: string,
  toFilter: (number: string) => Partial<RecordFilter>,
): Result<Partial<RecordFilter>, string> {
  const number = parseShortNumber(heard);
  if (number) return succeed(toFilter(number));
  return fail(`${JSON.stringify(heard)} is no number of ours; write it as K7Q2M-4X9TB.`);
}

/** Names on accounts are kept in plain letters. */
function parsePayer(heard: string): ReturnType<Parse> {
  const name = normalizeName(heard).toLowerCase();
  if (name.length < 2) return fail('--payer needs at least two letters of the name.');
  return succeed({ matches: (one) => one.nameOnAccount.toLowerCase().includes(name) });
}

/** Commas as Americans write them: "12,50" would be another amount to somebody else. */
const AMOUNT = /^\$?(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{2}))?$/;

function parseAmount(heard: string): ReturnType<Parse> {
  const [, whole, cents = '00'] = AMOUNT.exec(heard.trim()) ?? [];
  if (whole === undefined) {
    return fail(`${JSON.stringify(heard)} is no amount; write it as 125.00.`);
  }
  const amountInCents = Number(whole.replaceAll(',', '') + cents);
  return succeed({ matches: (one) => one.amountInCents === amountInCents });
}

function parseLastDigits(heard: string): ReturnType<Parse> {
  if (!/^[0-9A-Za-z]{2,4}$/.test(heard)) {
    return fail(
      '--last-digits takes the two to four last signs of the account, never a whole one.',
    );
  }
  return succeed({ matches: (one) => one.accountMask?.endsWith(heard) ?? false });
}

/** Midnight of US/Central is five or six hours after that of UTC. */
function parseDay(heard: string): ReturnType<Parse> {
  if (parseCalendarDate(heard) !== heard) {
    return fail(`${JSON.stringify(heard)} is no day; write it as 2026-10-02.`);
  }
  const day: CalendarDate = heard;
  const startsAtInMs = Date.parse(`${day}T05:00:00.000Z`);
  return succeed({
    authorizedFrom: new Date(startsAtInMs).toISOString(),
    authorizedTo: new Date(startsAtInMs + 25 * 60 * 60_000).toISOString(),
    matches: (one) => readCentralClock(new Date(one.authorizedAt)).date === day,
  });
}
