import { parseArgs } from 'node:util';
import { isLoopback } from '#lib/env/address-rules.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

export type Words = {
  /** Pages of one origin. */
  readonly pages: readonly URL[];
  readonly goal:
    | { readonly kind: 'print' }
    | { readonly kind: 'store' | 'compare'; readonly file: string };
  readonly isLinkInInput: boolean;
};

const OPTIONS = {
  store: { type: 'string' },
  compare: { type: 'string' },
  'link-from-stdin': { type: 'boolean', default: false },
} as const;
const OPEN_PAGES = ['/', '/oauth'];
const SECRET_PATH = /^\/+(pay|payment)\//i;

/** What the command is asked for; or a sentence on what is wrong with it, which repeats no secret. */
export function parseWords(words: readonly string[]): Result<Words, string> {
  const parsed = parseOptions(words);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const pages = positionals.map(parsePage);
  const wrong = pages.find((page) => !page.ok);
  if (wrong && !wrong.ok) return wrong;
  const addresses = pages.flatMap((page) => (page.ok ? page.value : []));
  const origins = new Set(addresses.map(({ origin }) => origin));
  if (origins.size === 0) return fail('Say the address of the page.');
  if (origins.size > 1) return fail('All addresses must be of the same origin.');
  const goal = parseGoal(values);
  if (!goal.ok) return goal;
  const isLinkInInput = values['link-from-stdin'];
  return succeed({ pages: addresses, goal: goal.value, isLinkInInput });
}

type Files = { readonly store?: string | undefined; readonly compare?: string | undefined };

function parseGoal({ store, compare }: Files): Result<Words['goal'], string> {
  if (store !== undefined && compare !== undefined) {
    return fail('Give either --store or --compare.');
  }
  if (store === '' || compare === '') return fail('Name a file.');
  if (store) return succeed({ kind: 'store', file: store });
  return succeed(compare ? { kind: 'compare', file: compare } : { kind: 'print' });
}

function parseOptions(words: readonly string[]) {
  try {
    return succeed(parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true }));
  } catch {
    return fail('An option is not known, or has no value.');
  }
}

/** A word is not repeated: it could be a payment link. */
function parsePage(word: string): Result<URL[], string> {
  const address = readAddress(word);
  if (!address) return fail('An address must begin with https:// (http:// on this machine only).');
  if (SECRET_PATH.test(address.pathname)) {
    return fail('A payment link is a secret: give it in PAGE_FINGERPRINT_LINK or the input.');
  }
  const isOrigin = address.pathname === '/' && !address.search;
  return succeed(isOrigin ? OPEN_PAGES.map((path) => new URL(path, address)) : [address]);
}

/** An address over which nobody on the way could answer in the page's place. */
export function readAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const address = new URL(text);
  address.hash = '';
  const isSafe = address.protocol === 'https:';
  const isHere = address.protocol === 'http:' && isLoopback(address.hostname);
  return (isSafe || isHere) && !address.username && !address.password ? address : undefined;
}
