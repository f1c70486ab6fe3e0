import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { BUILT_IN_BRAND } from '#lib/brand/built-in-brand.ts';
import { SAMPLE_NOW } from '#lib/brand/preview/sample-bill.ts';
import { SAMPLE_BILLS } from '#lib/brand/preview/sample-bills.ts';
import { ENGLISH_SPEECH } from '#lib/brand/testing/english-speech.ts';
import { makeBrandView } from '#lib/brand/view/make-brand-view.ts';
import { getMessages } from '#lib/messages/get-messages.ts';
import { StateScreen } from './state-screen.tsx';

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }));

const MESSAGES = getMessages();
const HOUR_IN_MS = 60 * 60 * 1000;

function draw(laterInMs: number): string {
  const { payment, state, attempt } = SAMPLE_BILLS.confirming;
  return renderToStaticMarkup(
    <StateScreen
      {...{ payment, state, attempt }}
      view={makeBrandView(BUILT_IN_BRAND, ENGLISH_SPEECH, payment.merchant)}
      showsAuthorization={false}
      now={new Date(Date.parse(SAMPLE_NOW) + laterInMs)}
      locale="en-US"
      messages={MESSAGES}
      billRef="sample"
    />,
  );
}

it('asks for patience while an answer may still come', () => {
  expect(draw(HOUR_IN_MS / 2)).toContain('This can take a few minutes.');
});

it.each([2, 24, 72])('says whom to ask, and with which number, after %i hours', (hours) => {
  const screen = draw(hours * HOUR_IN_MS);
  expect(screen).toContain('Do not pay again');
  expect(screen).not.toContain('This can take a few minutes.');
  expect(screen).toContain('tell them the confirmation number below');
  expect(screen).toContain(MESSAGES.status.receipt.confirmation);
  const text = screen.replace(/<[^>]*>/g, '');
  expect(text).toContain(SAMPLE_BILLS.confirming.payment.transactionId);
  expect(screen).toMatch(/href="(mailto|tel):/);
});
