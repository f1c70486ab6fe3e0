import type { ReactNode } from 'react';
import { BrandWords } from '#components/brand/brand-words.tsx';
import { ReturnLink } from '#components/brand/return-link.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import type { BrandView } from '#lib/brand/brand-view.ts';
import { type Attempt, isOpen, toOutcome } from '#lib/ledger/attempt.ts';
import type { Messages } from '#lib/messages/en.ts';
import { fill } from '#lib/messages/fill.ts';
import { getDebitSchedule } from '#lib/payment/debit-date.ts';
import { formatMoney } from '#lib/payment/money.ts';
import type { Payment } from '#lib/payment/payment.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/payment/states.ts';
import { getTimeline } from '#lib/payment/timeline.ts';
import { ContactActions } from './contact-actions.tsx';
import { EndedLink } from './ended-link.tsx';
import { PrintButton } from './print-button.tsx';
import { Receipt, type ReceiptAttempt } from './receipt.tsx';
import { StateMark } from './state-mark.tsx';
import { StateTitle } from './state-title.tsx';
import { StatusWatch } from './status-watch.tsx';
import { Timeline } from './timeline.tsx';

type StateScreenProps = {
  readonly state: PaymentState;
  readonly payment: Payment;
  readonly view: BrandView;
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
export function StateScreen({ state, payment, view, attempt, notice, ...props }: StateScreenProps) {
  const { messages, locale, billRef } = props;
  const { tone, moneyMoved, isPayable, isTerminal } = PAYMENT_STATES[state];
  const now = props.now.toISOString();
  const ourAttempt = attempt && isUnderWay(attempt.state) ? attempt : undefined;
  const rows = getRows(payment, ourAttempt);
  const hasPayment = rows.length > 0 || state === 'error';
  const { receipt, watch } = messages.status;
  return (
    <div className="grid gap-part">
      {notice}
      <div className="grid gap-step">
        {tone !== 'calm' && <StateMark tone={tone} />}
        <StateWords state={state} payment={payment} locale={locale} messages={messages} />
        <StatusWatch
          billRef={billRef}
          status={payment.status}
          isPayable={isPayable}
          outcome={attempt ? toOutcome(attempt.state) : null}
          isTerminal={isTerminal}
          words={{ changed: watch.changed }}
          {...(state === 'confirming' && {
            waiting: { first: watch.confirming, still: watch.stillConfirming },
          })}
        />
        {!isTerminal && <LookAgain label={watch.lookAgain} />}
      </div>
      {tone === 'good' && <BrandWords words={view.texts.afterPayment} />}
      <Help state={state} payment={payment} view={view} messages={messages} />
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
      <div className="flex flex-wrap gap-group empty:hidden">
        {hasPayment && <PrintButton label={receipt.print} />}
        <WayBack state={state} view={view} messages={messages} />
      </div>
    </div>
  );
}

type StateWordsProps = Pick<StateScreenProps, 'state' | 'payment' | 'locale' | 'messages'>;

function StateWords({ state, payment, locale, messages }: StateWordsProps) {
  const { screens, senderUnknown } = messages.states;
  const { name = senderUnknown, contactName } = payment.merchant;
  const values = { amount: formatMoney(payment.money, locale), merchant: name };
  // Whom to ask is whoever the buttons below lead to.
  const helper = contactName ?? name;
  return (
    <div className="grid max-w-line gap-3">
      <StateTitle>{fill(screens[state].title, values)}</StateTitle>
      <p className="text-17">{fill(screens[state].body, values)}</p>
      <p className="print:hidden">{fill(screens[state].next, { ...values, merchant: helper })}</p>
    </div>
  );
}

type HelpProps = Pick<StateScreenProps, 'state' | 'payment' | 'view' | 'messages'>;

/** The main action where the page itself has none. */
function Help({ state, payment, view, messages }: HelpProps) {
  const { tone } = PAYMENT_STATES[state];
  if (ENDED_LINKS.has(state)) {
    const { invoiceNumber } = payment;
    return <EndedLink view={view} invoiceNumber={invoiceNumber} messages={messages} />;
  }
  if (tone !== 'calm' && tone !== 'attention') return null;
  return <ContactActions support={view.support} messages={messages} />;
}

/** Where a new link would help. */
const ENDED_LINKS: ReadonlySet<PaymentState> = new Set(['expired', 'pastExpiry', 'rejected']);

function WayBack({ state, view, messages }: Omit<HelpProps, 'payment'>) {
  const words = messages.brand.returns;
  switch (PAYMENT_STATES[state].tone) {
    case 'good':
      return <ReturnLink href={view.returns.afterPayment} label={words.afterPayment} />;
    case 'calm':
      return <ReturnLink href={view.returns.onGivingUp} label={words.back} />;
    case 'attention':
    case 'waiting':
      // Nobody is sent away from a payment that went wrong, or whose end is not known.
      return null;
    default:
      return PAYMENT_STATES[state].tone satisfies never;
  }
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
