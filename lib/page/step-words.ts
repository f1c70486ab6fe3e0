import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { ACTIONS, NOUNS } from '#lib/brand/schema/brand-choices.ts';
import { chooseCoding } from '#lib/http/answers/send-whole.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { LANGUAGES } from '#lib/messages/languages.ts';
import type { StepLabels, Wording } from '#lib/messages/wording.ts';
import { type StepWords, setPageWords } from './page-status.ts';

type StepWordsFile = StepWords & { readonly json: Buffer; br?: Buffer; gzip?: Buffer };

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

const ADDRESS = /^\/words\/([\w-]{2,7})\.(\w+)\.(\w+)\.[\w-]{12}\.json$/;

/**
 * Answers for a file of words. Its address is made of its content, so that a page never shows other words than those
 * it was drawn with; one of another release finds nothing. Gives whether it was asked for one and has answered.
 */
export function answerStepWords(request: IncomingMessage, response: ServerResponse): boolean {
  const { method, url = '' } = request;
  const file = method === 'GET' || method === 'HEAD' ? findStepWords(url) : undefined;
  if (!file) return false;
  const { body, coding } = encode(file, request.headers['accept-encoding']);
  response.setHeader('Content-Type', 'application/json; charset=UTF-8');
  response.setHeader('Content-Length', body.length);
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
  response.setHeader('Vary', 'Accept-Encoding');
  if (coding) response.setHeader('Content-Encoding', coding);
  response.end(method === 'HEAD' ? undefined : body);
  return true;
}

function findStepWords(url: string): StepWordsFile | undefined {
  const [, tag, given, called] = ADDRESS.exec(url) ?? [];
  const language = LANGUAGES.find((each) => each.tag === tag)?.tag;
  const action = ACTIONS.find((each) => each === given);
  const noun = NOUNS.find((each) => each === called);
  const file = language && action && noun && readStepWords({ language, action, noun });
  return file && file.address === url ? file : undefined;
}

/** At the best level, since it is done once. */
function encode(file: StepWordsFile, accepted: string | undefined) {
  const coding = chooseCoding(accepted);
  if (coding === undefined) return { body: file.json, coding };
  if (coding === 'br') file.br ??= brotliCompressSync(file.json);
  else file.gzip ??= gzipSync(file.json);
  return { body: (coding === 'br' ? file.br : file.gzip) ?? file.json, coding };
}
