import type { ReactNode, RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { AccountWords } from '#lib/payment/account-label.ts';
import type { BankAccount } from '#lib/payment/payment.ts';
import { labelAccounts } from './account-labels.ts';
import type { Draft, FlowState } from './flow-state.ts';
import { type ContactLink, ProblemNotice } from './problem-notice.tsx';
import { StepHeading } from './step-heading.tsx';
import type { BankPaymentWords } from './words.ts';

type AccountChoiceProps = {
  readonly state: FlowState & { phase: 'choosing' };
  readonly words: BankPaymentWords;
  readonly accountWords: AccountWords;
  readonly notice: ReactNode;
  readonly contact?: ContactLink | undefined;
  readonly isFocusWanted: RefObject<boolean>;
  readonly onChoose: (accountId: string) => void;
  readonly onContinue: () => void;
  readonly onDifferentBank: () => void;
};

/** The connected bank's accounts as radio rows; none of them leads to another bank. */
export function AccountChoice(props: AccountChoiceProps) {
  const { state, words, onContinue, onDifferentBank } = props;
  const hasAccounts = state.draft.connection.accounts.length > 0;
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onContinue();
      }}
    >
      {!state.problem && props.notice}
      <StepHeading isFocusWanted={props.isFocusWanted}>{words.accounts.title}</StepHeading>
      {hasAccounts ? <AccountRows {...props} /> : <p>{words.accounts.none}</p>}
      <AccountCaution account={findChosen(state.draft)} words={words} role="status" />
      <div className="grid gap-2">
        {hasAccounts && (
          <Button type="submit" variant="primary">
            {words.accounts.continue}
          </Button>
        )}
        <ProblemNotice problem={state.problem} words={words} contact={props.contact} />
        <Button type="button" variant={hasAccounts ? 'quiet' : 'primary'} onClick={onDifferentBank}>
          {words.accounts.differentBank}
        </Button>
      </div>
    </form>
  );
}

type AccountCautionProps = {
  readonly account: BankAccount | undefined;
  readonly words: BankPaymentWords;
  /** `status` where the account can still change. */
  readonly role?: 'status';
};

/** What may become of a payment from an account that is no plain checking or savings account. */
export function AccountCaution({ account, words, role }: AccountCautionProps) {
  const { subtype } = account ?? {};
  if (subtype !== 'limitedPurposeChecking' && subtype !== 'other') return null;
  return (
    <Notice tone="attention" {...(role && { role })}>
      <p>{words.accounts.cautions[subtype]}</p>
    </Notice>
  );
}

function findChosen({ connection, accountId }: Draft): BankAccount | undefined {
  return connection.accounts.find(({ id }) => id === accountId);
}

function AccountRows({ state, words, accountWords, onChoose }: AccountChoiceProps) {
  const { connection, accountId } = state.draft;
  return (
    <fieldset className="grid">
      <legend className="pb-2 text-quiet">{words.accounts.legend}</legend>
      {labelAccounts(connection.accounts, accountWords, words.accounts.sameName).map((row) => (
        <label
          key={row.id}
          className="flex min-h-14 items-center gap-3 border-t border-hairline py-2 last:border-b"
        >
          <input
            type="radio"
            name="account"
            value={row.id}
            checked={row.id === accountId}
            onChange={() => onChoose(row.id)}
            className="size-5 shrink-0 accent-link"
          />
          <span className="grid min-w-0">
            <span className="font-strong">{row.name}</span>
            {row.detail && <span className="text-quiet tabular-nums">{row.detail}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
