import { chromium } from '@playwright/test';
import { createSandboxClient } from '../sandbox-client.ts';
import { CHECKS } from './checks.ts';
import { SkippedCheck, Visit, type VisitOptions } from './visit.ts';

export type CheckOptions = Omit<VisitOptions, 'browser' | 'sandbox'> & {
  readonly token: string | undefined;
  readonly executablePath: string | undefined;
  /** By their titles; all of them unless some are named. */
  readonly titles?: readonly string[];
  readonly onOutcome: (outcome: Outcome) => void;
};

export type Outcome = {
  readonly title: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  /** What is not as it should be, or why nothing was looked at. */
  readonly details: readonly string[];
  readonly seconds: number;
};

/**
 * Walks through a page that runs already, check by check. Throws where the page does not say that it is in test mode:
 * nothing of this may be tried where money moves.
 */
export async function checkPage(options: CheckOptions): Promise<readonly Outcome[]> {
  const { executablePath, onOutcome } = options;
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    const sandbox = createSandboxClient(options.sandboxOrigin, options.token);
    const visit = new Visit({ ...options, browser, sandbox });
    await visit.refuseLivePage();
    const outcomes: Outcome[] = [];
    const { titles = CHECKS.map(({ title }) => title) } = options;
    for (const { title, run } of CHECKS) {
      if (!titles.includes(title)) continue;
      const startedAt = performance.now();
      const verdict = await judge(() => run(visit));
      const seconds = (performance.now() - startedAt) / 1000;
      const outcome = { title, ...verdict, seconds };
      outcomes.push(outcome);
      onOutcome(outcome);
    }
    return outcomes;
  } finally {
    await browser.close();
  }
}

async function judge(
  run: () => Promise<readonly string[]>,
): Promise<Pick<Outcome, 'result' | 'details'>> {
  try {
    const details = await run();
    return { result: details.length > 0 ? 'failed' : 'passed', details };
  } catch (error) {
    const details = [error instanceof Error ? error.message : String(error)];
    return { result: error instanceof SkippedCheck ? 'skipped' : 'failed', details };
  }
}
