import { describe, expect, it } from 'vitest';
import { ACTIONS, NOUNS } from '#lib/brand/schema/brand-choices.ts';
import { fill } from '#lib/domain/fill.ts';
import { getMessages } from './get-messages.ts';

const VALUES = new Set(
  (
    'account amount contact date debitDate email formerAmount site authorizedOn hours id invoiceNumber mask merchant moment ' +
    'nameOnAccount number payer phone place position count reference subject time'
  ).split(' '),
);
const wordings = NOUNS.flatMap((noun) => ACTIONS.map((action) => ({ noun, action })));

function listTexts(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(listTexts) : [];
}

describe('getMessages', () => {
  it('speaks of bills that are paid unless a brand says otherwise', () => {
    const messages = getMessages();
    expect(messages.bill.billFor).toBe('Bill for {payer}');
    expect(messages.states.screens.cancelled.title).toBe('This bill was cancelled');
    expect(messages.authorization.template).toMatch(/^By choosing "Authorize and pay", you, \{/);
  });

  it.each(wordings)('leaves no place open but those for values ($noun, $action)', (wording) => {
    for (const text of listTexts(getMessages(wording))) {
      for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) expect(VALUES).toContain(name);
    }
  });

  it.each(wordings)('quotes the button truly ($noun, $action)', (wording) => {
    const { authorization, bankPayment } = getMessages(wording);
    const quoted = /^By choosing "([^"{}]+)", you/.exec(authorization.template)?.[1] ?? 'none';
    expect(fill(bankPayment.review.pay, { amount: '$20.00' })).toMatch(
      new RegExp(`^${quoted} (for )?\\$20\\.00$`),
    );
  });

  it.each(NOUNS.filter((noun) => noun !== 'bill'))('does not call %s a bill', (noun) => {
    const { bill, states } = getMessages({ noun });
    expect(JSON.stringify([bill, states])).not.toMatch(/\bbills?\b/i);
  });

  it('keeps a sentence about several things in agreement', () => {
    const { screens } = getMessages({ noun: 'dues' }).states;
    expect(screens.cancelled.title).toBe('These dues were cancelled');
    expect(screens.unknownStatus.title).toMatch(/ these dues are paid$/);
  });

  it.each([
    ['invoice', 'Invoice {number}', 'Invoice {invoiceNumber}, payment {number}'],
    ['dues', 'Reference {number}', 'Reference {invoiceNumber}, payment {number}'],
  ] as const)('calls the number of %s by its name', (noun, numbered, subject) => {
    const { bill, brand } = getMessages({ noun });
    expect(bill.numbered).toBe(numbered);
    expect(brand.mail.aboutInvoice).toBe(subject);
  });

  it.each([
    ['bill', 'the sender of this bill'],
    ['donation', 'the organization that asked for this donation'],
    ['fee', 'the office that asked for this fee'],
  ] as const)('says who asks for a %s without a name: %s', (noun, who) => {
    expect(getMessages({ noun }).states.senderUnknown).toBe(who);
  });

  it('says that a donation is made, not paid', () => {
    const { bill, states } = getMessages({ noun: 'donation', action: 'donate' });
    expect(bill.billFor).toBe('Donation from {payer}');
    expect(bill.payer).toBe('From');
    expect(bill.due).toBe('by {date}');
    expect(states.screens.noMethod.title).toBe('This donation cannot be made here');
    expect(states.screens.unknownStatus.title).toMatch(/ this donation has been made$/);
  });
});
