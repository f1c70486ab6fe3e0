import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { SITE_BRAND_HEADER } from '#lib/internal-headers.ts';
import { openPreviewBrands } from './open-preview-brands.ts';
import { preparePreview, sharedPreviewBrands, takeScriptsOut } from './prepare-preview.ts';

afterEach(() => {
  sharedPreviewBrands.value = undefined;
});

const PREVIEWS = [
  '/brand-preview',
  '/brand-preview?a=b',
  '/brand-preview/x',
  '/brand-preview/x/screen/payable?dir=rtl',
  '/brand-preview/x/draft?key=a',
];

test.each(PREVIEWS)('leads %s nowhere while the preview is off', (url) => {
  expect(prepare(url).url).toBe('/nowhere');
});

test.each(PREVIEWS)('leaves %s as it is while the preview is on', (url) => {
  sharedPreviewBrands.value = openPreviewBrands('/nowhere');
  expect(prepare(url).url).toBe(url);
});

test.each(PREVIEWS)('leads %s nowhere at the host of a brand', (url) => {
  sharedPreviewBrands.value = openPreviewBrands('/nowhere');
  expect(prepare(url, { [SITE_BRAND_HEADER]: 'gym' }).url).toBe('/nowhere');
});

test.each(['/', '/brand/x/a.svg', '/pay/brand-preview', '/brand-previews'])(
  'has nothing to do with %s',
  (url) => expect(prepare(url).url).toBe(url),
);

function prepare(url: string, headers: Record<string, string> = {}): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.headers = headers;
  request.url = url;
  preparePreview(request);
  return request;
}

test('takes scripts and what fetches them out, and leaves all else', () => {
  const html =
    '<link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css"/>' +
    '<script src="/a.js" async=""></script><p>a</p><script>if (1 > 0) {\n}</script><p>b</p>';
  expect(takeScriptsOut(html)).toBe('<link rel="stylesheet" href="/a.css"/><p>a</p><p>b</p>');
});

test('has the screen look as it does where its scripts are there', () => {
  expect(takeScriptsOut('<!DOCTYPE html><html lang="en"><p>&lt;html&gt;</p></html>')).toBe(
    '<!DOCTYPE html><html data-scripts="ready" lang="en"><p>&lt;html&gt;</p></html>',
  );
});
