import { Fragment, type ReactNode } from 'react';
import { AuthorizationText } from '#components/ui/authorization-text.tsx';
import { ButtonLink } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { AccountAtBank, type Fact, FactList } from '#components/ui/fact-list.tsx';
import { Amount } from '#components/ui/marked-text.tsx';
import type { Attempt } from '#lib/domain/attempt.ts';
import { describeAccount } from '#lib/domain/authorization.ts';
import { getRevocation, namePayee } from '#lib/domain/authorization-terms.ts';
import { fill } from '#lib/domain/fill.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { type Instant, type Payment, sayName } from '#lib/domain/payment.ts';
import type { PaymentState } from '#lib/domain/states.ts';
import type { TimelineRow } from '#lib/domain/timeline.ts';
import type { Messages } from '#lib/messages/get-messages.ts';
import { shortenId } from '#lib/short-number.ts';
import { CopyButton } from './copy-button.tsx';
import { LocalTime } from './local-time.tsx';
import type { LastKnown } from './timeline.tsx';

/** What a receipt shows of an attempt, and nothing more of it. */
export type ReceiptAttempt = Pick<
  Attempt,
  'account' | 'nameOnAccount' | 'authorizationText' | 'locale' | 'submittedAt'
>;

export type ReceiptProps = {
  readonly payment: Payment;
  readonly attempt?: ReceiptAttempt | undefined;
  /** Whether this is the session that gave the authorization; only it sees account and authorization. */
  readonly showsAuthorization: boolean;
  /** Where this session connected the account. */
  readonly bankName?: string | undefined;
  /** The latest that is known of a payment whose present state cannot be seen. */
  readonly lastKnown?: LastKnown | undefined;
  readonly state: PaymentState;
  /** How the payment has got on, which paper has as dates. */
  readonly rows: readonly TimelineRow[];
  /** Missing where the page stands at the address of a link. */
  readonly billRef?: string | undefined;
  readonly title: string;
  readonly locale: string;
  readonly now: Instant;
  readonly messages: Pick<Messages, 'authorization' | 'states' | 'status'>;
};

/** What was paid to whom, by which number it can be found, and what was authorized. Good on paper. */
export function Receipt(props: ReceiptProps) {
  const { attempt, showsAuthorization, title } = props;
  const words = props.messages.status.receipt;
  const shown = showsAuthorization ? attempt : undefined;
  return (
    <section className="grid gap-step">
      <h3 className="text-17">{title}</h3>
      <FactList facts={listFacts(props)} />
      {shown && (
        <div className="grid justify-items-start">
          <Disclosure summary={words.authorization} printsOpen>
            <AuthorizationText
              text={shown.authorizationText}
              locale={shown.locale}
              amount={formatMoney(props.payment.money, props.locale)}
              title={props.messages.authorization.originalTitle}
            />
          </Disclosure>
          {props.billRef && (
            <ButtonLink
              variant="quiet"
              className="-ms-2 text-start"
              href={`/pay/${props.billRef}/authorization`}
            >
              {words.keepLink}
            </ButtonLink>
          )}
        </div>
      )}
      {attempt && <p className="max-w-line text-quiet">{writeRevocation(props)}</p>}
    </section>
  );
}

function listFacts(receipt: ReceiptProps): readonly Fact[] {
  const { payment, attempt, showsAuthorization, lastKnown, locale, messages } = receipt;
  const words = messages.status.receipt;
  const facts: Fact[] = [];
  const payee = payment.merchant.legalName ?? payment.merchant.name;
  if (payee) facts.push({ label: words.to, value: payee });
  facts.push({
    label: words.amount,
    value: <Amount amount={formatMoney(payment.money, locale)} />,
  });
  if (attempt && showsAuthorization) {
    facts.push({
      label: words.account,
      value: (
        <AccountAtBank
          account={describeAccount(attempt.account, messages.authorization.accounts)}
          bankName={receipt.bankName}
        />
      ),
    });
    facts.push({ label: words.nameOnAccount, value: attempt.nameOnAccount });
  }
  if (attempt) facts.push({ label: words.time, value: writeTime(receipt, attempt.submittedAt) });
  if (lastKnown) {
    const step = messages.states.timeline.steps[lastKnown.step];
    facts.push(
      { label: words.lastKnown, value: step },
      { label: words.lastKnownAt, value: writeTime(receipt, lastKnown.at) },
    );
  }
  for (const { step, state, at } of receipt.rows) {
    if (state !== 'done' || (step === 'submitted' && attempt)) continue;
    const label = messages.states.timeline.steps[step];
    facts.push({ label, value: at ? writeTime(receipt, at) : words.done, isForPaper: true });
  }
  facts.push({ label: words.asOf, value: writeTime(receipt, receipt.now), isForPaper: true });
  facts.push({
    label: words.confirmation,
    value: <Confirmation id={payment.transactionId} words={words} />,
  });
  return facts;
}

function writeTime({ now, locale, messages }: ReceiptProps, at: Instant): ReactNode {
  return <LocalTime {...{ at, now, locale }} words={messages.status.moments} manner="written" />;
}

function Confirmation({ id, words }: { id: string; words: Messages['status']['receipt'] }) {
  const { copy, copied, copyFailed, copyConfirmation, inFull } = words;
  const number = shortenId(id);
  return (
    <span className="grid justify-items-start gap-x-4 gap-y-2">
      <bdi className="whitespace-nowrap">{number}</bdi>
      <CopyButton text={number} words={{ copy, copied, copyFailed, copyConfirmation }} />
      <FullNumber id={id} words={inFull} />
    </span>
  );
}

/** The only one that connectFi's own help desk knows. */
export function FullNumber({ id, words }: { id: string; words: string }) {
  return (
    <span className="text-13 text-quiet">
      <span>{words}</span>{' '}
      <bdi>
        <BreakAfterHyphens text={id} />
      </bdi>
    </span>
  );
}

/** A long number breaks where a reader would break it. */
function BreakAfterHyphens({ text }: { text: string }) {
  return Array.from(text.matchAll(/[^-]+-?|-/g), (part) => (
    <Fragment key={part.index}>
      {part[0]}
      <wbr />
    </Fragment>
  ));
}

type RevocationInput = {
  readonly state: PaymentState;
  readonly payment: Pick<Payment, 'merchant'>;
  readonly messages: Pick<Messages, 'status' | 'states'>;
};

/**
 * How the authorization of a payment can be revoked, or why it cannot any more. Nothing of it that is secret; how
 * the merchant is reached stands at the end of every page.
 */
export function writeRevocation({ state, payment, messages }: RevocationInput): string {
  const { contactName, ...merchant } = payment.merchant;
  const who = contactName ?? namePayee(merchant, messages.states.senderUnknown);
  return fill(messages.status.receipt.revoking[getRevocation(state)], { merchant: sayName(who) });
}
