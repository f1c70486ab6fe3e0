import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { ScoredAnswer } from '#e2e/observatory/answer.ts';

/** How to ask for one kind of answer. */
export type AnswerKind = {
  readonly name: string;
  readonly path: string;
  readonly method?: string;
  readonly host?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
};

/** What a visitor of an app behind a proxy with https receives, and the cookies that they were given so far. */
export async function askAsVisitor(
  request: APIRequestContext,
  site: URL,
  { path, method = 'GET', host = site.host, body, headers = {} }: AnswerKind,
): Promise<APIResponse> {
  return request.fetch(path, {
    method,
    maxRedirects: 0,
    headers: { host, ...headers },
    ...(body !== undefined && { data: body }),
  });
}

/** An answer in the form in which it is scored. */
export async function toScored(
  answer: APIResponse,
  url: URL,
  cookies: readonly string[],
): Promise<ScoredAnswer> {
  const headers = answer.headers();
  const isHtml = headers['content-type']?.startsWith('text/html');
  return { url, headers, cookies, ...(isHtml && { html: await answer.text() }) };
}

/** The lines of `Set-Cookie` of an answer. */
export function listCookies(answer: APIResponse): string[] {
  return answer
    .headersArray()
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .map(({ value }) => value);
}
