import type { ReactNode } from 'react';
import { ButtonLink } from '#components/ui/button.tsx';
import { type Attempt, isOpen } from '#lib/ledger/attempt.ts';
import type { Messages } from '#lib/messages/en.ts';
import { fill } from '#lib/messages/fill.ts';
import { getDebitSchedule } from '#lib/payment/debit-date.ts';
import { formatMoney } from '#lib/payment/money.ts';
import type { Payment } from '#lib/payment/payment.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/payment/states.ts';
import { getTimeline } from '#lib/payment/timeline.ts';
import { ContactActions } from './contact-actions.tsx';
import { PrintButton } from './print-button.tsx';
import { Receipt, type ReceiptAttempt } from './receipt.tsx';
import { StateMark } from './state-mark.tsx';
import { StateTitle } from './state-title.tsx';
import { StatusWatch } from './status-watch.tsx';
import { Timeline } from './timeline.tsx';

type StateScreenProps = {
  readonly state: PaymentState;
  readonly payment: Payment;
  /** The bill's latest attempt, whatever its state. */
  readonly attempt?: (ReceiptAttempt & Pick<Attempt, 'state'>) | undefined;
  /** Whether this session gave the authorization. */
  readonly showsAuthorization: boolean;
  readonly now: Date;
  readonly locale: string;
  readonly messages: Messages;
  readonly billRef: string;
  readonly notice?: ReactNode;
};

/** The paper of every state that is not payable: what happened, where the money is, what to do next. */
export function StateScreen({ state, payment, attempt, notice, ...props }: StateScreenProps) {
  const { messages, locale, billRef } = props;
  const { tone, moneyMoved, isPayable, isTerminal } = PAYMENT_STATES[state];
  const now = props.now.toISOString();
  const ourAttempt = attempt && isUnderWay(attempt.state) ? attempt : undefined;
  const rows = getRows(payment, ourAttempt);
  const hasPayment = rows.length > 0 || state === 'error';
  const { receipt, watch } = messages.status;
  return (
    <div className="grid gap-8">
      {notice}
      <div className="grid gap-4">
        {tone !== 'calm' && <StateMark tone={tone} />}
        <StateWords state={state} payment={payment} locale={locale} messages={messages} />
        <StatusWatch
          billRef={billRef}
          status={payment.status}
          isPayable={isPayable}
          outcome={attempt?.state ?? null}
          isTerminal={isTerminal}
          words={{ changed: watch.changed }}
          {...(state === 'confirming' && {
            waiting: { first: watch.confirming, still: watch.stillConfirming },
          })}
        />
        {!isTerminal && <LookAgain label={watch.lookAgain} />}
      </div>
      {(tone === 'calm' || tone === 'attention') && (
        <ContactActions merchant={payment.merchant} messages={messages} />
      )}
      <Timeline rows={rows} locale={locale} now={now} messages={messages} />
      {hasPayment && (
        <Receipt
          payment={payment}
          attempt={ourAttempt}
          showsAuthorization={props.showsAuthorization}
          title={moneyMoved === 'yes' ? receipt.title : receipt.titleUnsettled}
          locale={locale}
          now={now}
          messages={messages}
        />
      )}
      {hasPayment && <PrintButton label={receipt.print} />}
    </div>
  );
}

type StateWordsProps = Pick<StateScreenProps, 'state' | 'payment' | 'locale' | 'messages'>;

function StateWords({ state, payment, locale, messages }: StateWordsProps) {
  const { screens, senderUnknown } = messages.states;
  const values = {
    amount: formatMoney(payment.money, locale),
    merchant: payment.merchant.name ?? senderUnknown,
  };
  return (
    <div className="grid max-w-line gap-3">
      <StateTitle>{fill(screens[state].title, values)}</StateTitle>
      <p className="text-17">{fill(screens[state].body, values)}</p>
      <p className="print:hidden">{fill(screens[state].next, values)}</p>
    </div>
  );
}

/** With scripts off nobody looks for news by itself. */
function LookAgain({ label }: { label: string }) {
  return (
    <noscript>
      <ButtonLink variant="secondary" href="">
        {label}
      </ButtonLink>
    </noscript>
  );
}

/** An attempt that was refused or not received is not part of the payment that the bill shows. */
function isUnderWay(state: Attempt['state']): boolean {
  return isOpen(state) || state === 'accepted';
}

function getRows(payment: Payment, attempt: StateScreenProps['attempt']) {
  const { status, history } = payment;
  if (!attempt) return getTimeline({ status, history });
  // Nothing is foretold of a payment of which we do not know that it arrived.
  if (isOpen(attempt.state)) return getTimeline({ status, history, attempt });
  const expectedSentAt = getDebitSchedule(new Date(attempt.submittedAt)).sentAt;
  return getTimeline({ status, history, attempt, expectedSentAt });
}
