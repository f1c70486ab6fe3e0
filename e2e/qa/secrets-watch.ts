import type { BrowserContext, Request, Response } from '@playwright/test';
import { findLeaks, type Heard, type Secret } from './leaks.ts';

export type SecretsWatch = {
  /** Says every secret that an address, a referrer or an answer has held since the watch began. */
  findLeaks(secrets: readonly Secret[]): Promise<string[]>;
};

/** Listens to all that a browser sends and gets, but for what passes between it and `sandboxOrigin`. */
export function watchSecrets(context: BrowserContext, sandboxOrigin: string): SecretsWatch {
  const heard: Heard[] = [];
  const answers: Promise<void>[] = [];
  context.on('request', (request) => heard.push(...hearRequest(request)));
  context.on('response', (response) => {
    if (new URL(response.url()).origin === new URL(sandboxOrigin).origin) return;
    answers.push(hearAnswer(response).then((parts) => void heard.push(...parts)));
  });
  return {
    findLeaks: async (secrets) => {
      await Promise.all(answers);
      return findLeaks(heard, secrets);
    },
  };
}

/** What the address and the referrer of a request tell. The address in the customer's mail holds the link. */
export function hearRequest(request: Request): Heard[] {
  const url = new URL(request.url());
  const isMailedAddress = url.pathname.startsWith('/payment/');
  // What is said here of a redirect is not what is sent; an answer's own headers tell that.
  const referrer = request.redirectedFrom() ? '' : (request.headers().referer ?? '');
  return [
    { where: `the referrer of ${request.method()} ${request.url()}`, text: referrer },
    ...(isMailedAddress ? [] : [{ where: 'an address', text: request.url() }]),
  ];
}

async function hearAnswer(response: Response): Promise<Heard[]> {
  const where = `of ${response.request().method()} ${new URL(response.url()).pathname.replace(/(\/payment\/).+/, '$1…')}`;
  const headers = await response.headersArray().catch(() => []);
  // An answer without a body, or one that the browser has let go of, cannot be read.
  const body = await response.text().catch(() => '');
  return [
    { where: `the headers ${where}`, text: headers.map(({ value }) => value).join('\n') },
    { where: `the answer ${where}`, text: body },
  ];
}
