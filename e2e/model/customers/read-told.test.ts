import { describe, expect, it } from 'vitest';
import { screens, states } from '#lib/messages/testing/words.ts';
import { readToldByFlow, readToldByPage } from './read-told.ts';
import { readScreen } from './screen.ts';

const PAY_STEP = String.raw`<h2 tabindex="-1" class="text-22">Pay from your bank account</h2><script>self.__next_f.push([1,"{\"billRef\":\"aB-1\",\"money\":{\"amountInCents\":12500,\"currency\":\"USD\"},\"authorization\":{\"version\":\"en-0a\"},\"settlingSeconds\":6,\"hasBankConnection\":true,\"plaid\":{}}"])</script>`;

function drawState(state: keyof typeof states.screens): string {
  return `<h2 tabindex="-1" class="text-22">${states.screens[state].title}</h2>`;
}

describe('reading a page', () => {
  it('finds all that a customer needs for paying', () => {
    expect(readScreen(PAY_STEP)).toEqual({
      kind: 'payable',
      amountInCents: 12_500,
      authorizationVersion: 'en-0a',
      settlingInMs: 6_000,
      hasBankConnection: true,
      isNotReceived: false,
    });
  });

  it.each([
    ['confirming', 'unknown'],
    ['processing', 'paid'],
    ['settled', 'paid'],
    ['returned', 'undone'],
    ['cancelled', 'ended'],
    ['unknownStatus', 'unclear'],
  ] as const)('understands the screen "%s" as "%s"', (state, told) => {
    expect(readToldByPage(readScreen(drawState(state))).told).toBe(told);
  });

  it.each([
    ['upstreamUnavailable', 'noWord'],
    ['noSession', 'noWord'],
    ['linkUnknown', 'ended'],
    ['closed', 'unclear'],
  ] as const)('understands the screen "%s" as "%s"', (trouble, told) => {
    const html = `<h1 class="text-22">${screens[trouble].title}</h1>`;
    expect(readToldByPage(readScreen(html)).told).toBe(told);
  });

  it('tells "pay again" from "pay"', () => {
    expect(readToldByPage(readScreen(PAY_STEP)).told).toBe('payable');
    const again = PAY_STEP.replace('{\\"billRef', '{\\"notice\\":\\"notReceived\\"},{\\"billRef');
    expect(readToldByPage(readScreen(again)).told).toBe('notPaid');
  });

  it('takes no word from a page that is none of ours', () => {
    expect(readToldByPage(readScreen('<h1>502 Bad Gateway</h1>')).told).toBe('noWord');
  });
});

describe('reading the step of paying', () => {
  const draft = {
    connection: { accounts: [], authorizationVersion: 'en-0a', debitDate: '2026-10-02' },
    accountId: 'a',
    nameOnAccount: 'Ann',
  };

  it.each([
    ['accepted', 'paid'],
    ['unknown', 'unknown'],
    ['changed', 'nothingSent'],
  ] as const)('understands a lock "%s" as "%s"', (reason, told) => {
    expect(readToldByFlow({ phase: 'locked', reason }).told).toBe(told);
  });

  it('understands a problem beside the button as "nothing was sent"', () => {
    const problem = { code: 'upstreamUnavailable' } as const;
    expect(readToldByFlow({ phase: 'reviewing', draft, problem }).told).toBe('nothingSent');
    const nameProblem = { code: 'nameRefused' } as const;
    expect(readToldByFlow({ phase: 'reviewing', draft, nameProblem }).told).toBe('nothingSent');
  });

  it('understands an unlocked flow as "did not go through"', () => {
    const problem = { code: 'notReceived' } as const;
    expect(readToldByFlow({ phase: 'choosing', draft, problem }).told).toBe('notPaid');
  });

  it('takes no word from a step in between', () => {
    expect(readToldByFlow({ phase: 'reviewing', draft }).told).toBe('noWord');
  });
});
