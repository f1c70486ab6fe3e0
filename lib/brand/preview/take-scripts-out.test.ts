import { createServer } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { removeScripts, takeScriptsOut } from './take-scripts-out.ts';

const server = createServer((request, response) => {
  takeScriptsOut(request, response);
  response.writeHead(200, { 'Content-Type': 'text/html' });
  // A script may come in two pieces, and so may a letter.
  const [first, second] = [Buffer.from('<p>é</p><script>1'), Buffer.from('</script><p>b</p>')];
  response.write(first.subarray(0, 4));
  response.write(first.subarray(4), () => response.end(second));
});
afterAll(() => server.close());

test('takes scripts and what fetches them out, and leaves all else', () => {
  const html =
    '<link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css"/>' +
    '<script src="/a.js" async=""></script><p>a</p><script>if (1 > 0) {\n}</script><p>b</p>';
  expect(removeScripts(html)).toBe('<link rel="stylesheet" href="/a.css"/><p>a</p><p>b</p>');
});

test('has the screen look as it does where its scripts are there', () => {
  expect(removeScripts('<!DOCTYPE html><html lang="en"><p>&lt;html&gt;</p></html>')).toBe(
    '<!DOCTYPE html><html data-scripts="ready" lang="en"><p>&lt;html&gt;</p></html>',
  );
});

test('sends the document whole, however it was written', async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(await answer.text()).toBe('<p>é</p><p>b</p>');
});
