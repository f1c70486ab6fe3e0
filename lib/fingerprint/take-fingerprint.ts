import { fail, type Result, succeed } from '#lib/result.ts';
import { fetchAnswer } from './fetch-answer.ts';
import type { Fingerprint } from './fingerprint.ts';
import { hashFiles } from './hash-files.ts';
import { openBill } from './open-bill.ts';
import { type ReadPage, readPage } from './read/read-page.ts';

type Request = {
  /** Pages of one origin. */
  readonly pages: readonly URL[];
  /** A payment link of the same origin, which is secret. */
  readonly link?: URL | undefined;
};

/**
 * Reads pages over HTTP, and everything of their own origin that they run. A failure is a sentence on what
 * could not be read; it never holds the payment link.
 */
export async function takeFingerprint({
  pages,
  link,
}: Request): Promise<Result<Fingerprint, string>> {
  const origin = (link ?? pages[0])?.origin ?? '';
  const read: ReadPage[] = [];
  for (const address of pages) {
    const path = `${address.pathname}${address.search}`;
    const answer = await fetchAnswer(address);
    if (!answer.ok) return fail(`${path} ${answer.failure}`);
    read.push(readPage(path, answer.value));
  }
  if (link) {
    const opened = await openBill(link);
    if (!opened.ok) return fail(`The payment link ${opened.failure}`);
    const { opening, bill, secrets } = opened.value;
    read.push(readPage('/payment/(link)', opening, secrets));
    read.push(readPage('/pay/(ref)', bill, secrets));
  }
  const files = await hashFiles(origin, listOwnFiles(read, origin));
  if (!files.ok) return files;
  return succeed({ format: 1, origin, pages: read.map(({ facts }) => facts), files: files.value });
}

/** The files of this origin, by path. Those of others are theirs to change: their address is recorded. */
function listOwnFiles(pages: readonly ReadPage[], origin: string): string[] {
  return pages
    .flatMap(({ files }) => files)
    .filter((address) => URL.canParse(address, origin))
    .map((address) => new URL(address, origin))
    .filter((address) => address.origin === origin)
    .map(({ pathname, search }) => `${pathname}${search}`);
}
