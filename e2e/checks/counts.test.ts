import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCounts, formatSummary, readJourneyCounts, readUnitCounts } from './counts.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readUnitCounts and readJourneyCounts', () => {
  it('read the report of each runner', async () => {
    const unit = write(reportUnits(3, 2, ['skipped itself']));
    expect(await readUnitCounts(unit, false)).toEqual({ passed: 3, failed: 2, skipped: 1 });
    const journeys = write({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } });
    expect(await readJourneyCounts(journeys, false)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  it('count a runner that left no report as failed', async () => {
    const counts = await readUnitCounts(join(folder, 'missing.json'), true);
    expect(counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('count a runner that failed outside of its tests as failed', async () => {
    const unit = write(reportUnits(3, 0));
    expect(await readUnitCounts(unit, false)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('do not count tests as skipped that nobody has asked for', async () => {
    const unit = write(reportUnits(3, 0, ['pays over a store that is not here', 'opens a bill']));
    expect(await readUnitCounts(unit, true, 'pays')).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });
});

describe('formatSummary', () => {
  it('sums up and names skipped tests only where there are any', () => {
    const one = { passed: 1, failed: 0, skipped: 0 };
    expect(formatSummary(addCounts([one, one]))).toBe('2 passed, 0 failed');
    const two = { passed: 2, failed: 1, skipped: 3 };
    expect(formatSummary(addCounts([one, two]))).toBe('3 passed, 1 failed, 3 skipped');
  });
});

function reportUnits(passed: number, failed: number, skipped: readonly string[] = []): unknown {
  const results = skipped.map((fullName) => ({ fullName, status: 'skipped' }));
  return {
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: [{ assertionResults: [{ fullName: 'pays', status: 'passed' }, ...results] }],
  };
}

function write(report: unknown): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return path;
}
