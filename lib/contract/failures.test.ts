import { describe, expect, it } from 'vitest';
import { bankPayment, screens } from '#lib/messages/testing/words.ts';
import { FAILURES, isScreenFailureCode, isStepFailureCode, parseFailure } from './failures.ts';

const ROWS = Object.entries(FAILURES);

describe('the table of failures', () => {
  it.each(ROWS)('has words for %s where it is shown, and nowhere else', (code, { shown }) => {
    expect(Object.hasOwn(bankPayment.problems, code)).toBe(shown !== 'screen');
    expect(Object.hasOwn(screens, code)).toBe(shown !== 'step');
  });

  it('says of a mistake of ours neither that money moved nor that it did not', () => {
    expect(FAILURES.internal.mayHavePaid).toBe(true);
    expect(bankPayment.problems.internal).not.toMatch(/nothing was paid|no money/i);
  });
});

describe('a failing answer', () => {
  it('is read with its reference', () => {
    const body = { code: 'refused', message: '', reference: 'r-1' };
    expect(parseFailure(body)).toEqual({ code: 'refused', reference: 'r-1' });
  });

  it.each([
    undefined,
    '<html>',
    { code: 'refused' },
    { code: 'whatever', message: '' },
    { code: 'constructor', message: '' },
    { code: 'noAnswer', message: '' },
    { code: 'closed', message: '' },
  ])('is none where it is %j', (body) => {
    expect(parseFailure(body)).toBeUndefined();
  });
});

it('tells screens and steps apart', () => {
  expect(isScreenFailureCode('closed')).toBe(true);
  expect(isStepFailureCode('closed')).toBe(false);
  expect(isScreenFailureCode('upstreamBusy') && isStepFailureCode('upstreamBusy')).toBe(true);
});
