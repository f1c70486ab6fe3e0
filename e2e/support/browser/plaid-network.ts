import type { BrowserContext, Route } from '@playwright/test';
import { standInScript } from '#e2e/sandbox/plaid/standin-script.ts';

const CDN = 'https://cdn.plaid.com';
const API = 'https://sandbox.plaid.com';
const SCRIPT_PATH = '/link/v2/stable/link-initialize.js';

export type ScriptAnswer = 'script' | 'slow' | 'blocked' | 'error' | 'empty';

/**
 * Plaid's real addresses, answered from the sandbox by interception, so that nothing leaves this
 * machine: for an app that is not in test mode.
 */
export class PlaidNetwork {
  /** What the script's address answers from now on; `slow` waits for `deliver`. */
  scriptAnswer: ScriptAnswer = 'script';
  scriptRequests = 0;
  readonly #script: string;
  readonly #sandboxOrigin: string;
  #deliver = () => {};
  readonly #delivery = new Promise<void>((resolve) => {
    this.#deliver = resolve;
  });

  constructor(sandboxOrigin: string) {
    this.#sandboxOrigin = sandboxOrigin;
    this.#script = standInScript(CDN, API);
  }

  async answer(context: BrowserContext): Promise<void> {
    await context.route(`${CDN}/**`, (route) => this.#passOn(route));
    await context.route(`${API}/**`, (route) => this.#passOn(route));
    await context.route(isScript, (route) => this.#answerScript(route));
  }

  /** Lets every slow script arrive. */
  deliver(): void {
    this.#deliver();
  }

  async #answerScript(route: Route): Promise<void> {
    const answer = this.scriptAnswer;
    this.scriptRequests += 1;
    if (answer === 'blocked') return route.abort('blockedbyclient');
    if (answer === 'error') return route.fulfill({ status: 500 });
    if (answer === 'slow') await this.#delivery;
    const body = answer === 'empty' ? '' : this.#script;
    await route.fulfill({ contentType: 'text/javascript', body });
  }

  /** The frame and its API live at the sandbox. */
  async #passOn(route: Route): Promise<void> {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({
      response: await route.fetch({ url: `${this.#sandboxOrigin}${pathname}${search}` }),
    });
  }
}

/** Asked for again while the first request hangs, it has a query (`reloadPlaidScript`). */
function isScript({ origin, pathname }: URL): boolean {
  return origin === CDN && pathname === SCRIPT_PATH;
}
