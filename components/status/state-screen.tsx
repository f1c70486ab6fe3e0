import type { ReactNode } from 'react';
import { BrandWords } from '#components/brand/brand-words.tsx';
import { ReturnLink } from '#components/brand/return-link.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Reference } from '#components/ui/marked-text.tsx';
import type { BrandView } from '#lib/brand/view/brand-view.ts';
import { type Attempt, isOpen, toOutcome } from '#lib/domain/attempt.ts';
import type { Payment } from '#lib/domain/payment.ts';
import { PAYMENT_STATES, type PaymentState } from '#lib/domain/states.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { shortenId } from '#lib/short-number.ts';
import { ContactActions, EndedLink } from './contact-actions.tsx';
import { PrintButton } from './print-button.tsx';
import { Receipt, type ReceiptAttempt } from './receipt.tsx';
import { StateMark, StateWords } from './state-words.tsx';
import { StatusWatch } from './status-watch.tsx';
import { findLastKnown, listRows, Timeline } from './timeline.tsx';

type ShownAttempt = ReceiptAttempt & Pick<Attempt, 'state' | 'changedAt' | 'statusSeenAt'>;

type StateScreenProps = {
  readonly state: PaymentState;
  readonly payment: Payment;
  readonly view: BrandView;
  /** The bill's latest attempt, whatever its state. */
  readonly attempt?: ShownAttempt | undefined;
  /** Whether this session gave the authorization. */
  readonly showsAuthorization: boolean;
  /** Of the bank that this session connected. */
  readonly bankName?: string | undefined;
  readonly now: Date;
  readonly locale: string;
  readonly messages: Messages;
  /** Missing where the page stands at the address of a link. */
  readonly billRef?: string | undefined;
  /** connectFi shows the bill no more: only our own memory tells of the payment. */
  readonly isRecalled?: boolean;
  /** Our own memory does not answer. */
  readonly isLedgerDown?: boolean;
  readonly notice?: ReactNode;
};

/** The paper of every state that is not payable: what happened, where the money is, what to do next. */
export function StateScreen({ state, payment, view, attempt, notice, ...props }: StateScreenProps) {
  const { messages, locale, isRecalled = false } = props;
  const { tone, moneyMoved } = PAYMENT_STATES[state];
  const now = props.now.toISOString();
  const ourAttempt = attempt && isUnderWay(attempt.state) ? attempt : undefined;
  const rows = listRows({ payment, attempt: ourAttempt, isRecalled });
  const hasPayment = isRecalled || rows.length > 0 || state === 'error';
  const { receipt } = messages.status;
  const isForLong = state === 'confirming' && isLongAgo(ourAttempt, props.now);
  return (
    <div className="grid gap-part">
      {notice}
      <div className="grid gap-step">
        {tone !== 'calm' && <StateMark tone={tone} />}
        <StateWords {...{ state, isRecalled, isForLong, payment, locale, messages }} />
        {ourAttempt && moneyMoved === 'pending' && (
          <p className="max-w-line print:hidden">{messages.states.keepConnection}</p>
        )}
        <Watch {...props} {...{ state, payment, attempt }} />
      </div>
      {tone === 'good' && <BrandWords words={view.texts.afterPayment} />}
      <Help state={state} view={view} messages={messages} isForLong={isForLong} />
      {/* A step alone is no way to show; the receipt tells of it. */}
      {rows.length > 1 && (
        <Timeline
          rows={rows}
          returned={{ reason: payment.returnReason, isOurs: ourAttempt !== undefined }}
          {...{ locale, now, messages }}
        />
      )}
      {hasPayment && (
        <Receipt
          {...props}
          {...{ payment, state, rows, now }}
          attempt={ourAttempt}
          lastKnown={isRecalled ? findLastKnown(ourAttempt, rows) : undefined}
          title={moneyMoved === 'yes' && !isRecalled ? receipt.title : receipt.titleUnsettled}
        />
      )}
      <div className="flex flex-wrap gap-group empty:hidden">
        {hasPayment && (
          <PrintButton label={receipt.print} words={{ failed: receipt.printFailed }} />
        )}
        <WayBack state={state} view={view} messages={messages} />
      </div>
      {!hasPayment && (
        <Reference number={shortenId(payment.transactionId)} words={messages.screens.reference} />
      )}
    </div>
  );
}

/** Looks for news where there can be some: our own memory learns how a payment went on only until it arrived. */
function Watch(props: Omit<StateScreenProps, 'view' | 'notice'>) {
  const { state, payment, attempt, billRef, isRecalled, isLedgerDown, messages } = props;
  const { isPayable, ...traits } = PAYMENT_STATES[state];
  const isTerminal = traits.isTerminal || (isRecalled === true && state !== 'confirming');
  const { changed, resumed, lookAgain } = messages.status.watch;
  const waiting = getWaitingWords(state, messages.status.watch);
  return (
    <>
      <StatusWatch
        billRef={billRef}
        status={payment.status}
        isPayable={isPayable}
        outcome={attempt ? toOutcome(attempt.state) : null}
        isPaused={isLedgerDown}
        isTerminal={isTerminal}
        words={{ changed, resumed }}
        {...(waiting && { waiting })}
      />
      {!isTerminal && <LookAgain label={lookAgain} />}
    </>
  );
}

/** Where the customer is waiting for something, and not only looking. */
function getWaitingWords(state: PaymentState, words: Messages['status']['watch']) {
  if (state === 'confirming') return { first: words.confirming, still: words.stillConfirming };
  return state === 'paused' ? { first: words.paused, still: words.stillPaused } : undefined;
}

type HelpProps = Pick<StateScreenProps, 'state' | 'view' | 'messages'> & {
  readonly isForLong: boolean;
};

/** The main action where the page itself has none. */
function Help({ state, view, messages, isForLong }: HelpProps) {
  const { tone } = PAYMENT_STATES[state];
  if (ENDED_LINKS.has(state)) {
    return <EndedLink view={view} messages={messages} />;
  }
  if (tone !== 'calm' && tone !== 'attention' && !isForLong) return null;
  return <ContactActions support={view.support} messages={messages} />;
}

/** Where a new link would help. */
const ENDED_LINKS: ReadonlySet<PaymentState> = new Set(['expired', 'pastExpiry', 'rejected']);

function WayBack({ state, view, messages }: Omit<HelpProps, 'isForLong'>) {
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

/** Without scripts nobody looks for news by itself. */
function LookAgain({ label }: { label: string }) {
  return (
    <div className="hidden scriptless:block stuck:block">
      <ButtonLink variant="secondary" href="">
        {label}
      </ButtonLink>
    </div>
  );
}

/** An answer that is lost is found within minutes, unless something is broken. */
const LONGEST_WAIT_IN_MS = 60 * 60 * 1000;

function isLongAgo(attempt: ShownAttempt | undefined, now: Date): boolean {
  return (
    attempt !== undefined && now.getTime() - Date.parse(attempt.submittedAt) > LONGEST_WAIT_IN_MS
  );
}

/** An attempt that was refused or not received is not part of the payment that the bill shows. */
function isUnderWay(state: Attempt['state']): boolean {
  return isOpen(state) || state === 'accepted';
}
