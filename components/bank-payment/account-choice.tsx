import type { ReactNode, RefObject } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { AccountWords } from '#lib/payment/account-label.ts';
import { labelAccounts } from './account-labels.ts';
import type { FlowState } from './flow-state.ts';
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
