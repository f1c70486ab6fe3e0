import { type ReactNode, type RefObject, useId, useRef } from 'react';
import type { MomentWords } from '#components/status/local-time.tsx';
import { AuthorizationText } from '#components/ui/authorization-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { AccountAtBank, FactList } from '#components/ui/fact-list.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { Amount } from '#components/ui/marked-text.tsx';
import { StepTitle } from '#components/ui/step-title.tsx';
import type { FailureAction } from '#lib/contract/failures.ts';
import { describeAccount, writeAuthorization } from '#lib/domain/authorization.ts';
import { formatCalendarDate } from '#lib/domain/calendar-date.ts';
import { fill } from '#lib/domain/fill.ts';
import { formatMoney } from '#lib/domain/money.ts';
import { normalizeName } from '#lib/domain/name-on-account.ts';
import type { BankAccount, Money } from '#lib/domain/payment.ts';
import { AccountCaution } from './account-choice.tsx';
import { getSlowWords } from './announcement.ts';
import { CancelSentence, type PageClock } from './cancel-sentence.tsx';
import type { FlowState } from './flow/flow-state.ts';
import { NameField } from './name-field.tsx';
import { type ContactLink, ProblemNotice, rankButton } from './problem-notice.tsx';
import type { BankPaymentWords, Consent, ShownAuthorization } from './words.ts';

type ReviewState = FlowState & { phase: 'reviewing' | 'paying' };

type ReviewProps = {
  readonly state: ReviewState;
  readonly money: Money;
  readonly merchantName: string;
  readonly merchantContact: string;
  readonly contact?: ContactLink | undefined;
  readonly payerName?: string | undefined;
  readonly locale: string;
  readonly words: BankPaymentWords;
  readonly authorization: ShownAuthorization;
  readonly moments: MomentWords;
  readonly titleEnding: string;
  /** The bill is being drawn again, so what stands here may be out of date. */
  readonly isRefreshing: boolean;
  readonly clock: PageClock;
  readonly notice: ReactNode;
  readonly onLookAgain: () => void;
  readonly onBack: () => void;
  readonly onEditName: (name: string) => void;
  readonly onPay: (consent: Consent) => void;
};

/**
 * All that is about to happen, the authorization in full, and one button. Only that button pays: Enter in
 * the name leads on to the authorization.
 */
export function Review(props: ReviewProps) {
  const { state, money, locale, words, isRefreshing, onBack, onPay } = props;
  const account = findAccount(state);
  const nameInput = useRef<HTMLInputElement>(null);
  const authorization = useRef<HTMLHeadingElement>(null);
  if (!account) return null;
  const isPaying = state.phase === 'paying';
  const problem = state.phase === 'reviewing' ? state.problem : undefined;
  const slowWords = getSlowWords(state, words);
  const rank = rankButton(problem, PAYING);
  const { nameOnAccount, connection } = state.draft;
  const { debitDate } = connection;
  const amount = formatMoney(money, locale);
  const leaves = fill(words.review.onOrAfter, {
    date: formatCalendarDate(debitDate, locale, 'short'),
  });
  const cameWithStep = problem?.code === 'notReceived';
  const problemNotice = (
    <ProblemNotice
      problem={problem}
      words={words}
      offers={{ contact: props.contact, onLookAgain: props.onLookAgain }}
    />
  );
  const pay = rank !== 'none' && (
    <Button
      type="button"
      variant={rank}
      onClick={() =>
        onPay({
          amountInCents: money.amountInCents,
          amount,
          authorizationVersion: props.authorization.version,
          nameInField: nameInput.current?.value ?? '',
        })
      }
      isBusy={isPaying || isRefreshing}
      busyLabel={isPaying ? words.review.paying : words.review.rereading}
    >
      <span>
        <Amount amount={amount} within={fill(words.review.pay, { amount })} />
      </span>
    </Button>
  );
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        authorization.current?.focus();
      }}
    >
      {/* Back stands where other steps have their title, so that the letter beside it keeps its place. */}
      <div className="grid justify-items-start">
        <Button
          type="button"
          variant="quiet"
          className="-ms-2 -mt-2.75"
          disabled={isPaying}
          onClick={onBack}
        >
          <Icon name="chevron" className="-ms-2 rotate-90 rtl:-rotate-90" />
          <span>{words.review.back}</span>
        </Button>
        <StepTitle ending={props.titleEnding}>{words.review.title}</StepTitle>
      </div>
      {cameWithStep ? problemNotice : props.notice}
      <FactList
        facts={[
          {
            label: words.review.amount,
            value: (
              <strong className="font-strong">
                <Amount amount={amount} />
              </strong>
            ),
          },
          { label: words.review.to, value: props.merchantName },
          {
            label: words.review.from,
            value: (
              <AccountAtBank
                account={describeAccount(account, props.authorization.accounts)}
                bankName={connection.bankName}
              />
            ),
          },
        ]}
      />
      <AccountCaution account={account} words={words} />
      <NameField
        name={nameOnAccount}
        payerName={props.payerName}
        input={nameInput}
        problem={state.phase === 'reviewing' ? state.nameProblem : undefined}
        isReadOnly={isPaying}
        words={words}
        onEdit={props.onEditName}
      />
      <FactList
        facts={[
          {
            label: words.review.debit,
            value: (
              <span className="grid">
                <span>{leaves}</span>
                <span className="text-13 text-quiet">{words.review.seenNextDay}</span>
              </span>
            ),
          },
        ]}
      />
      <Authorization {...props} account={account} heading={authorization} />
      <div className="grid gap-2">
        {rank === 'primary' && pay}
        {rank !== 'none' && (
          <CancelSentence
            {...{ debitDate, locale, words, moments: props.moments, clock: props.clock }}
          />
        )}
        {!cameWithStep && problemNotice}
        {rank === 'secondary' && pay}
        {slowWords && <p>{slowWords}</p>}
      </div>
    </form>
  );
}

/** What the pay button serves for; `chooseAccount` where the account is the only one. */
const PAYING: readonly FailureAction[] = ['tryAgain', 'checkAgain', 'editName', 'chooseAccount'];

/** Written by the same function as the copy that the server keeps. */
function Authorization(
  props: ReviewProps & {
    readonly account: BankAccount;
    readonly heading: RefObject<HTMLHeadingElement | null>;
  },
) {
  const { state, authorization, locale, money, merchantName, merchantContact, account } = props;
  const text = writeAuthorization(
    {
      money,
      merchant: merchantName,
      contact: merchantContact,
      account,
      nameOnAccount: normalizeName(state.draft.nameOnAccount) || '…',
      debitDate: state.draft.connection.debitDate,
      authorizedOn: authorization.authorizedOn,
      original: authorization.original,
    },
    authorization,
    locale,
  );
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="grid gap-2 border-y border-hairline py-4">
      <h3 id={headingId} ref={props.heading} tabIndex={-1}>
        {authorization.heading}
      </h3>
      <AuthorizationText
        text={text}
        amount={formatMoney(money, locale)}
        title={authorization.originalTitle}
        isOpen={authorization.original?.isOpen}
      />
    </section>
  );
}

function findAccount({ draft }: ReviewState): BankAccount | undefined {
  return draft.connection.accounts.find(({ id }) => id === draft.accountId);
}
