import { expect, test } from 'vitest';
import { takeScriptsOut } from './take-scripts-out.ts';

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
