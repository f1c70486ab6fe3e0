import { brotliCompressSync } from 'node:zlib';
import type { Browser, Response } from '@playwright/test';

/** Of what a page asks for until it is at rest. In bytes; `brotli` at the best level, whatever was sent. */
export type Weight = {
  readonly scripts: { readonly raw: number; readonly brotli: number };
  readonly html: { readonly raw: number; readonly inline: number; readonly brotli: number };
  readonly requests: number;
};

/** Loads a page once, without any slowing down, and weighs what has come. */
export async function weighPage(browser: Browser, address: string): Promise<Weight> {
  const page = await browser.newPage();
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  await page.goto(address, { waitUntil: 'networkidle' });
  // Ours asks for its scripts after the first paint; the empty app says nothing of them.
  await page.waitForSelector('html:is([data-scripts="ready"], :not([data-scripts]))');
  const found = answers.filter((answer) => answer.ok());
  const scripts = await readAll(found, 'script');
  const [html = ''] = await readAll(found, 'document');
  await page.close();
  const inline = html
    .match(/<script\b[^>]*>[\s\S]*?<\/script>/g)
    ?.filter((tag) => !/ src=/.test(tag));
  return {
    scripts: { raw: sum(scripts, measure), brotli: sum(scripts, compress) },
    html: { raw: measure(html), inline: sum(inline ?? [], measure), brotli: compress(html) },
    requests: new Set(answers.map((answer) => answer.url())).size,
  };
}

async function readAll(answers: readonly Response[], type: string): Promise<string[]> {
  const wanted = answers.filter((answer) => answer.request().resourceType() === type);
  return Promise.all(wanted.map((answer) => answer.text()));
}

function sum(texts: readonly string[], weigh: (text: string) => number): number {
  return texts.reduce((total, text) => total + weigh(text), 0);
}

function measure(text: string): number {
  return Buffer.byteLength(text);
}

function compress(text: string): number {
  return brotliCompressSync(text).length;
}
