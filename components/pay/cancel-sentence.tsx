import { useEffect, useState } from 'react';
import { formatMoment, type MomentWords } from '#components/status/local-time.tsx';
import { getSendTime } from '#lib/domain/debit-date.ts';
import { fill } from '#lib/domain/fill.ts';
import type { CalendarDate } from '#lib/domain/payment.ts';
import type { BankPaymentWords } from './words.ts';

/** The server's time, and the zone in which it is told: by default the customer's. */
export type PageClock = { readonly readNow: () => Date; readonly timeZone?: string | undefined };

type CancelSentenceProps = {
  readonly debitDate: CalendarDate;
  readonly locale: string;
  readonly words: BankPaymentWords;
  readonly moments: MomentWords;
  readonly clock: PageClock;
};

const A_MINUTE_IN_MS = 60_000;

/** Until when a payment that is authorized now can be cancelled; moves on with the clock. */
export function CancelSentence(props: CancelSentenceProps) {
  const { debitDate, locale, words, moments, clock } = props;
  const { readNow, timeZone } = clock;
  const [now, setNow] = useState(readNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(readNow()), A_MINUTE_IN_MS);
    return () => clearInterval(timer);
  }, [readNow]);
  const moment = formatMoment(getSendTime({ debitDate, now }).toISOString(), {
    locale,
    timeZone,
    now: now.toISOString(),
    words: moments,
    manner: 'expected',
  });
  return <p className="text-quiet">{fill(words.review.cancelUntil, { moment })}</p>;
}
