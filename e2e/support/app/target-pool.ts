import { isDeepStrictEqual } from 'node:util';
import { findLeaks } from '#e2e/qa/leaks.ts';
import { createSandboxClient } from '#e2e/qa/sandbox-client.ts';
import { findDeployedTarget, startTarget, type Target, type TargetOptions } from './target.ts';

/** What most files of journeys ask for. */
const USUAL: TargetOptions = {
  plaidScript: 'standIn',
  appVariables: {},
  brands: {},
  isBundled: false,
};

/**
 * The apps of one worker, each with its sandbox. The usual one stays to the end; of the others only the last,
 * because an app takes its share of the memory.
 */
export class TargetPool {
  #usual: Target | undefined;
  #other: { readonly options: TargetOptions; readonly target: Target } | undefined;

  /** An app with just these options: one that runs, or a new one. */
  async get(options: TargetOptions): Promise<Target> {
    if (isUsual(options)) {
      this.#usual ??= findDeployedTarget() ?? (await startTarget(options));
      return this.#usual;
    }
    if (this.#other && isDeepStrictEqual(this.#other.options, options)) return this.#other.target;
    await this.#stopOther();
    const target = findDeployedTarget() ?? (await startTarget(options));
    this.#other = { options, target };
    return target;
  }

  /** Ends all. Throws where one of them has let out a secret since somebody has looked. */
  async stop(): Promise<void> {
    await this.#stopOther();
    if (this.#usual) await stopTarget(this.#usual);
  }

  async #stopOther(): Promise<void> {
    const other = this.#other;
    this.#other = undefined;
    if (other) await stopTarget(other.target);
  }
}

/** Whether a deployed app can be expected to have these options. */
export function isUsual(options: TargetOptions): boolean {
  return isDeepStrictEqual(options, USUAL);
}

async function stopTarget(target: Target): Promise<void> {
  // What a deployed app lets out is not heard here, and its sandbox may ask for a token.
  if (target.isDeployed) return await target.stop();
  const secrets = await createSandboxClient(target.sandboxOrigin).listSecrets();
  await target.stop();
  const leaks = findLeaks(target.takeHeard(), secrets);
  if (leaks.length > 0) throw new Error(`Secrets that left the server: ${leaks.join('; ')}`);
}
