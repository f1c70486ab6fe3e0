import type { Page } from '@playwright/test';
import { sha256 } from '#lib/fingerprint/sha256.ts';

export type RunScript = {
  /** Where it came from; of an inline script, the page that it stood in. */
  readonly address: string;
  readonly isInline: boolean;
  readonly text: string;
  readonly hash: string;
};

/** Notes every script that the browser compiles in a page's own world, until what it gives is called. */
export async function recordScripts(page: Page): Promise<() => Promise<RunScript[]>> {
  const session = await page.context().newCDPSession(page);
  const found: Promise<RunScript>[] = [];
  session.on('Debugger.scriptParsed', ({ scriptId, url, executionContextAuxData }) => {
    // Playwright's own have no address, and neither would what the page evaluates: its policy forbids that.
    const isOfPage = url !== '' && String(executionContextAuxData?.isDefault) !== 'false';
    if (isOfPage) found.push(readSource(scriptId, url));
  });
  const readSource = async (scriptId: string, address: string): Promise<RunScript> => {
    const { scriptSource: text } = await session.send('Debugger.getScriptSource', { scriptId });
    const isInline = !/\.js$/.test(new URL(address).pathname);
    return { address, isInline, text, hash: sha256(text) };
  };
  await session.send('Debugger.enable');
  return async () => {
    const scripts = await Promise.all(found);
    await session.detach();
    return scripts;
  };
}
