import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { SAMPLE_BILLS } from '#lib/brand/preview/sample-bills.ts';
import { ENGLISH_SPEECH } from '#lib/brand/testing/english-speech.ts';
import { makeBrandView } from '#lib/brand/view/make-brand-view.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { BillLetter } from './bill-letter.tsx';

function draw(now: string, noun: 'bill' | 'donation' = 'bill'): string {
  const payment = { ...SAMPLE_BILLS.payable.payment, dueDate: '2026-09-30' };
  return renderToStaticMarkup(
    <BillLetter
      payment={payment}
      view={makeBrandView(BUILT_IN_BRAND, ENGLISH_SPEECH, payment.merchant)}
      locale="en-US"
      messages={getMessages({ noun })}
      now={new Date(now)}
      kind="bill"
    />,
  ).replace(/<[^>]*>/g, '');
}

it.each([
  ['until the end of that day in US Central', '2026-10-01T04:59:00Z', 'due September 30'],
  ['from the next day on', '2026-10-01T05:00:00Z', 'overdue: was due September 30'],
  ['in another year', '2027-01-05T12:00:00Z', 'overdue: was due September 30, 2026'],
])('says when a bill is due, and that it is overdue, %s', (_when, now, words) => {
  expect(draw(now)).toContain(words);
  expect(draw(now).includes('overdue')).toBe(words.includes('overdue'));
});

it('calls no gift overdue', () => {
  expect(draw('2026-10-05T12:00:00Z', 'donation')).toContain('by September 30');
  expect(draw('2026-10-05T12:00:00Z', 'donation')).not.toContain('overdue');
});
