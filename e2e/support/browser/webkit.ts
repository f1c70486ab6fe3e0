import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { findFreePort } from '#lib/testing/free-port.ts';

const BROWSERS = '/usr/lib/*/webkit2gtk-4.?/MiniBrowser';
/** By which WebDriver hands elements over (W3C WebDriver, 11). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const TIMEOUT_IN_MS = 15_000;
const PAUSE_IN_MS = 50;

/** WebKit's own window over plain WebDriver, since Playwright drives no WebKit but its own. */
export type WebKit = {
  open(address: string): Promise<void>;
  reload(): Promise<void>;
  /** Waits until one can be seen, and presses it. An XPath; the others, too. */
  press(xpath: string): Promise<void>;
  type(xpath: string, text: string): Promise<void>;
  /** Waits until the page, or the frame that is looked at, shows a text. */
  waitForText(text: string): Promise<void>;
  /** What a screen reader would call it. */
  readLabel(xpath: string): Promise<string>;
  readAddress(): Promise<string>;
  run(script: string): Promise<unknown>;
  /** Looks at a frame from now on, or at the page again. */
  enterFrame(xpath: string | undefined): Promise<void>;
  stop(): Promise<void>;
};

/** The programs of Debian's `webkit2gtk-driver`, `xvfb` and `xauth`; `undefined` where one is missing. */
export function findWebKit(): { readonly browser: string } | undefined {
  const folders = process.env.PATH?.split(delimiter) ?? [];
  const has = (command: string) => folders.some((folder) => existsSync(join(folder, command)));
  const [browser] = globSync(BROWSERS);
  return browser && has('WebKitWebDriver') && has('xvfb-run') ? { browser } : undefined;
}

/** Starts it on a screen of its own. Throws where it does not answer in time. */
export async function startWebKit({ browser }: { readonly browser: string }): Promise<WebKit> {
  const port = await findFreePort();
  const command = ['-a', 'WebKitWebDriver', '--host=127.0.0.1', `--port=${port}`];
  // In a group of its own, so that the screen and the browser end with it.
  const driver = spawn('xvfb-run', command, { stdio: 'ignore', detached: true });
  const address = `http://127.0.0.1:${port}`;
  try {
    await wait(async () => (await call(`${address}/status`, 'GET')) !== undefined);
    const capabilities = {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
    };
    const started = await call(`${address}/session`, 'POST', { capabilities });
    const { sessionId } = z.object({ sessionId: z.string() }).parse(started);
    return createWebKit(`${address}/session/${sessionId}`, driver);
  } catch (error) {
    endGroup(driver);
    throw error;
  }
}

function createWebKit(session: string, driver: ChildProcess): WebKit {
  const ask = (path: string, body?: object) => call(session + path, body ? 'POST' : 'GET', body);
  const find = async (xpath: string): Promise<string> => {
    let found: string | undefined;
    await wait(async () => {
      const elements = await ask('/elements', { using: 'xpath', value: xpath });
      for (const id of readElements(elements)) {
        if (await ask(`/element/${id}/displayed`)) found = id;
      }
      return found !== undefined;
    }, xpath);
    if (found === undefined) throw new Error(`There is no ${xpath}.`);
    return found;
  };
  const run = (script: string) => ask('/execute/sync', { script, args: [] });
  return {
    run,
    open: async (url) => void (await ask('/url', { url })),
    reload: async () => void (await ask('/refresh', {})),
    press: async (xpath) => void (await ask(`/element/${await find(xpath)}/click`, {})),
    type: async (xpath, text) => void (await ask(`/element/${await find(xpath)}/value`, { text })),
    waitForText: (text) =>
      wait(async () => String(await run('return document.body.innerText')).includes(text), text),
    readLabel: async (xpath) => String(await ask(`/element/${await find(xpath)}/computedlabel`)),
    readAddress: async () => String(await ask('/url')),
    enterFrame: async (xpath) => {
      const id = xpath === undefined ? null : { [ELEMENT]: await find(xpath) };
      await ask('/frame', { id });
    },
    async stop() {
      await call(session, 'DELETE').catch(() => {});
      endGroup(driver);
    },
  };
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid);
  } catch {
    // It has gone by itself.
  }
}

function readElements(answer: unknown): string[] {
  return z.array(z.record(z.string(), z.string())).parse(answer).flatMap(Object.values);
}

/** One command of WebDriver. Throws in its words where it fails. */
async function call(url: string, method: string, body?: object): Promise<unknown> {
  const signal = AbortSignal.timeout(TIMEOUT_IN_MS);
  const init = body && { body: JSON.stringify(body) };
  const answer = await fetch(url, { method, signal, ...init });
  const { value } = z.object({ value: z.unknown() }).parse(await answer.json());
  if (!answer.ok) throw new Error(`WebDriver: ${JSON.stringify(value)}`);
  return value;
}

/** Tries until it is so; a command that fails meanwhile, as on a page that is being left, counts as "not yet". */
async function wait(isSo: () => Promise<boolean>, what = 'the driver'): Promise<void> {
  const end = Date.now() + TIMEOUT_IN_MS;
  let reason: unknown;
  while (Date.now() < end) {
    try {
      if (await isSo()) return;
    } catch (error) {
      reason = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_IN_MS));
  }
  throw new Error(`Waited in vain for ${what}`, { cause: reason });
}
