import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { ACTIONS, NOUNS } from '#lib/brand/schema/brand-choices.ts';
import { asksForFile, type BuiltFile, sendBuiltFile } from '#lib/http/answers/built-files.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { LANGUAGES } from '#lib/messages/languages.ts';
import type { StepLabels, Wording } from '#lib/messages/wording.ts';
import { type StepWords, setPageWords } from './page-status.ts';

type StepWordsFile = StepWords & { readonly json: Buffer; built?: BuiltFile };

/** Of a wording, by its language, action and noun. Few, whatever brands there are: their labels are not in it. */
const files = new Map<string, StepWordsFile>();

type Asked = Partial<Wording>;

/** What a step is told of its words. */
export type GivenWords = {
  readonly labels: StepLabels;
  /** Where a page is drawn again in place, whose document need not have had the file. */
  readonly words?: StepWords['words'];
};

/**
 * Has a document bring the words of its steps in a file (docs/decisions/0036), and gives what a brand says in place
 * of them.
 */
export function giveStepWords({ connectButton, payButton, ...wording }: Asked): GivenWords {
  const file = readStepWords(wording);
  const labels = { ...(connectButton && { connectButton }), ...(payButton && { payButton }) };
  return setPageWords(file) ? { labels } : { labels, words: file.words };
}

function readStepWords({ language = 'en', action = 'pay', noun = 'bill' }: Asked): StepWordsFile {
  const name = `${language}.${action}.${noun}`;
  const known = files.get(name);
  if (known) return known;
  const words = getMessages({ language, action, noun }).bankPayment;
  const json = Buffer.from(JSON.stringify(words));
  const hash = createHash('sha256').update(json).digest('base64url').slice(0, 12);
  const file = { address: `/words/${name}.${hash}.json`, words, json };
  files.set(name, file);
  return file;
}

const TYPE = 'application/json; charset=UTF-8';
const ADDRESS = /^\/words\/([\w-]{2,7})\.(\w+)\.(\w+)\.[\w-]{12}\.json$/;

/**
 * Answers for a file of words. Its address is made of its content, so that a page never shows other words than those
 * it was drawn with; one of another release finds nothing. Gives whether it was asked for one and has answered.
 */
export function answerStepWords(request: IncomingMessage, response: ServerResponse): boolean {
  const file = asksForFile(request) ? findStepWords(request.url ?? '') : undefined;
  if (!file) return false;
  // Once, and not before it is asked for: a page waits for the address alone.
  file.built ??= { type: TYPE, plain: file.json, br: brotliCompressSync(file.json) };
  sendBuiltFile(request, response, file.built);
  return true;
}

function findStepWords(url: string): StepWordsFile | undefined {
  const path = url.replace(/\?.*/, '');
  const [, tag, given, called] = ADDRESS.exec(path) ?? [];
  const language = LANGUAGES.find((each) => each.tag === tag)?.tag;
  const action = ACTIONS.find((each) => each === given);
  const noun = NOUNS.find((each) => each === called);
  const file = language && action && noun && readStepWords({ language, action, noun });
  return file && file.address === path ? file : undefined;
}
