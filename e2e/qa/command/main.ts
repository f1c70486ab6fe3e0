#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { checkPage, type Outcome } from './check-page.ts';
import { writeReports } from './write-reports.ts';

const USAGE = `Walks through a payment page in test mode, and says what of it is not as it should be.

  connectfi-payment-page-qa check --page <origin> --sandbox <origin>

  --token <token>        of the sandbox; otherwise QA_SANDBOX_TOKEN
  --namespace <name>     of the sandbox; otherwise QA_SANDBOX_NAMESPACE
  --brand <name>         the name that the page must show, with --merchant
  --merchant <id>        of a merchant whose bills show in that brand
  --languages <tags>     en,es,ar unless others are named
  --report <folder>      for report.html and junit.xml; qa-report unless another is named
  --browser <path>       a Chromium; otherwise BROWSER_PATH, or Playwright's own
`;

const REFUSED = 2;

/** Ends with 0 where all is in order, with 1 where something is not, with 2 where nothing was checked. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      page: { type: 'string' },
      sandbox: { type: 'string' },
      token: { type: 'string', default: process.env.QA_SANDBOX_TOKEN ?? '' },
      namespace: { type: 'string', default: process.env.QA_SANDBOX_NAMESPACE ?? '' },
      brand: { type: 'string' },
      merchant: { type: 'string' },
      languages: { type: 'string', default: 'en,es,ar' },
      report: { type: 'string', default: 'qa-report' },
      browser: { type: 'string', default: process.env.BROWSER_PATH ?? '' },
    },
  });
  const { page, sandbox, brand, merchant } = values;
  if (positionals.join(' ') !== 'check' || !page || !sandbox) throw new Error(USAGE);
  const { origin: sandboxOrigin } = new URL(sandbox);
  const outcomes = await checkPage({
    pageOrigin: new URL(page).origin,
    sandboxOrigin: values.namespace ? `${sandboxOrigin}/ns/${values.namespace}` : sandboxOrigin,
    token: values.token || undefined,
    brand,
    merchant,
    languages: values.languages.split(',').map((tag) => tag.trim()),
    executablePath: values.browser || undefined,
    onOutcome: (outcome) => say(describe(outcome)),
  });
  await writeReports(values.report, new URL(page).origin, outcomes);
  const count = (result: Outcome['result']) =>
    outcomes.filter((outcome) => outcome.result === result).length;
  say(
    `\n${count('passed')} in order, ${count('failed')} not, ${count('skipped')} skipped. The report is in ${values.report}.`,
  );
  return count('failed') > 0 ? 1 : 0;
}

function describe({ title, result, details }: Outcome): string {
  const sign = { passed: 'ok  ', failed: 'NOT ', skipped: 'skip' }[result];
  return [
    `${sign} ${title}`,
    ...details.map((detail) => `     ${detail.replaceAll('\n', '\n     ')}`),
  ].join('\n');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = REFUSED;
}
