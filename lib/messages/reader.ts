import { OPENED_PARAMETER } from '#lib/internal-headers.ts';
import { requestStorage } from '#lib/request-storage.ts';
import { listPreferences } from './choose-language.ts';
import { LANGUAGES, type Language } from './languages.ts';

/** Who reads the answer to a request. */
export type Reader = {
  /** The languages that they read, best first (`listPreferences`). */
  readonly preferences: readonly string[];
  /** The query of the address, without the choice of a language: what a link to another language keeps. */
  readonly query: string;
};

/** In an address: the language in which it is to be shown, from now on. */
export const LANGUAGE_PARAMETER = 'lang';

/** By which Next asks for a page to be drawn again. */
const REDRAWN_PARAMETER = '_rsc';

const NOBODY: Reader = { preferences: [], query: '' };

const getReaders = requestStorage<Reader>('readers');

/** Runs the answering of a request so that all that is written for it is in the reader's language. */
export function runForReader<Value>(reader: Reader, work: () => Value): Value {
  return getReaders().run(reader, work);
}

/** Of the request that is being answered. In work that nobody waits for, nobody. */
export function getReader(): Reader {
  return getReaders().getStore() ?? NOBODY;
}

type Asked = {
  /** As the browser has sent it. */
  readonly address: string;
  /** What was chosen before. */
  readonly kept: string | undefined;
  readonly acceptLanguage: string | undefined;
};

/** Reads who asks, and the language that this very address chooses. Pure. */
export function readReader({ address, kept, acceptLanguage }: Asked): {
  reader: Reader;
  asked: Language | undefined;
} {
  const parameters = new URLSearchParams(address.split('#', 1)[0]?.split('?').slice(1).join('?'));
  const tag = parameters.get(LANGUAGE_PARAMETER)?.toLowerCase();
  const asked = LANGUAGES.find((language) => language.tag.toLowerCase() === tag)?.tag;
  for (const own of [LANGUAGE_PARAMETER, OPENED_PARAMETER, REDRAWN_PARAMETER])
    parameters.delete(own);
  const preferences = listPreferences([asked, kept], acceptLanguage);
  return { reader: { preferences, query: parameters.toString() }, asked };
}
