import type { Answer } from '../fetch-answer.ts';
import type { PageFingerprint } from '../fingerprint.ts';
import { joinFlight } from './flight-scripts.ts';
import { createHider } from './hider.ts';
import { listChunks } from './list-chunks.ts';
import { listElements } from './list-elements.ts';
import { readDocumentFacts } from './read-document-facts.ts';
import { readFlightFacts } from './read-flight-facts.ts';
import { readFlightRows } from './read-flight-rows.ts';
import { readHeaderFacts } from './read-header-facts.ts';
import { readNonces } from './read-nonces.ts';

export type ReadPage = {
  readonly facts: PageFingerprint;
  /** The scripts and style sheets that it names, as it names them. */
  readonly files: readonly string[];
};

/** Takes a page apart. What is secret about it is given with the words that stand for it. */
export function readPage(
  page: string,
  { status, headers, body }: Answer,
  secrets: ReadonlyMap<string, string> = new Map(),
): ReadPage {
  const nonces = readNonces(headers).map((nonce) => [nonce, 'nonce'] as const);
  const hide = createHider(new Map([...secrets, ...nonces]));
  const isHtml = /^(text\/html|application\/xhtml\+xml)/i.test(headers.get('content-type') ?? '');
  const html = isHtml ? body.toString('utf8') : '';
  const elements = listElements(html);
  const texts = elements.filter(({ tag }) => tag === 'script').map(({ text }) => text);
  const flight = joinFlight([...new Set(texts)]);
  return {
    facts: {
      page,
      status,
      headers: readHeaderFacts(headers, hide),
      ...readDocumentFacts(elements, hide),
      data: readFlightFacts(readFlightRows(flight), hide),
    },
    files: [...elements.flatMap(listFiles), ...listChunks(html), ...listChunks(flight.toString())],
  };
}

function listFiles({ tag, attributes }: ReturnType<typeof listElements>[number]): string[] {
  const isSheet = /\bstylesheet\b|\bmodulepreload\b/i.test(attributes.get('rel') ?? '');
  const isPart = isSheet || /^(script|style)$/i.test(attributes.get('as') ?? '');
  const address = tag === 'script' ? attributes.get('src') : isPart && attributes.get('href');
  return address ? [address] : [];
}
