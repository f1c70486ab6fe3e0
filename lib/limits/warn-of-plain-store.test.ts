import { beforeEach, expect, test } from 'vitest';
import { recordLog } from '#lib/connectfi/testing/record-log.ts';
import { sharedLogger } from '#lib/log/log.ts';
import { warnOfPlainStore } from './warn-of-plain-store.ts';

let lines: string[];
beforeEach(() => {
  lines = recordLog();
  sharedLogger.value = undefined;
});

test.each(['redis://cache.example:6379', 'redis://:hunter2@10.0.0.7'])(
  'warns of %s, and tells nothing of it',
  (url) => {
    warnOfPlainStore(url);
    expect(lines).toHaveLength(1);
    expect(lines.join('')).not.toMatch(/hunter2|example|10\.0/);
  },
);

test.each([
  'rediss://:hunter2@cache.example',
  'redis://127.0.0.1:6379',
  'redis://localhost',
  undefined,
])('says nothing of %s', (url) => {
  warnOfPlainStore(url);
  expect(lines).toEqual([]);
});
