import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button, type ButtonVariant } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { StepTitle } from '#components/ui/step-title.tsx';
import { FAILURES, type Problem } from '#lib/contract/failures.ts';
import type { AccountWords } from '#lib/domain/authorization.ts';
import type { BankAccount } from '#lib/domain/payment.ts';
import { findChosenAccount, getCaution, labelAccounts } from './describe-accounts.ts';
import type { FlowState } from './flow/flow-state.ts';
import {
  CONNECTING,
  type ContactLink,
  describeProblem,
  labelConnecting,
  ProblemNotice,
} from './problem-notice.tsx';
import type { BankPaymentWords } from './words.ts';

type AccountChoiceProps = {
  readonly state: FlowState & { phase: 'choosing' };
  readonly words: BankPaymentWords;
  readonly accountWords: AccountWords;
  readonly notice: ReactNode;
  readonly contact?: ContactLink | undefined;
  readonly titleEnding: string;
  readonly onChoose: (accountId: string) => void;
  readonly onContinue: () => void;
  readonly onDifferentBank: () => void;
  readonly onLookAgain: () => void;
};

/**
 * The connected bank's accounts as radio rows; none of them leads to another bank. A problem stands above them, since
 * it is why the customer is here, and what it calls for is the main button.
 */
export function AccountChoice(props: AccountChoiceProps) {
  const { state, words, contact, onContinue, onDifferentBank, onLookAgain } = props;
  const { draft, problem } = state;
  const { length } = draft.connection.accounts;
  const main = chooseMain(problem, length);
  const label = problem && main === 'connect' ? labelConnecting(problem, words) : undefined;
  const connect = (variant: ButtonVariant) => (
    <Button type="button" variant={variant} onClick={onDifferentBank}>
      {label ?? words.accounts.differentBank}
    </Button>
  );
  const isChoiceLeft = length > 0 && (main !== 'connect' || !isAccountRefused(problem));
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onContinue();
      }}
    >
      <StepTitle ending={props.titleEnding}>{words.accounts.title}</StepTitle>
      {isUnchosen(problem) ? null : problem ? (
        <ProblemNotice problem={problem} words={words} offers={{ contact, onLookAgain }} />
      ) : (
        props.notice
      )}
      {draft.connection.bankName && (
        <p className="text-17">
          <bdi>{draft.connection.bankName}</bdi>
        </p>
      )}
      {length === 0 && <p>{words.accounts.none}</p>}
      {main === 'connect' && connect('primary')}
      {isChoiceLeft && <AccountRows {...props} />}
      <AccountCaution account={findChosenAccount(draft)} words={words} />
      {main !== 'nothing' && (
        <div className="grid gap-2">
          {isChoiceLeft && (
            <Button type="submit" variant={main === 'continue' ? 'primary' : 'secondary'}>
              {words.accounts.continue}
            </Button>
          )}
          {main !== 'connect' && connect('quiet')}
        </div>
      )}
    </form>
  );
}

/**
 * Which button is the main one: to go on with an account, to connect a bank, or one of the problem's own, beside which
 * the customer may still go on (`contact`), or cannot (`nothing`).
 */
function chooseMain(
  problem: Problem | undefined,
  countOfAccounts: number,
): 'continue' | 'connect' | 'contact' | 'nothing' {
  if (countOfAccounts === 0) return 'connect';
  if (!problem) return 'continue';
  const { action } = FAILURES[problem.code];
  // Where no other account can be chosen, one is found at another bank only.
  if (action === 'chooseAccount') return countOfAccounts > 1 ? 'continue' : 'connect';
  if (CONNECTING.includes(action)) return 'connect';
  if (action === 'checkAgain' || action === 'editName') return 'continue';
  return action === 'contact' ? 'contact' : 'nothing';
}

function isAccountRefused(problem: Problem | undefined): boolean {
  return problem !== undefined && FAILURES[problem.code].action === 'chooseAccount';
}

/** "Continue" was pressed without an account: that is said at the accounts. */
function isUnchosen(problem: Problem | undefined): boolean {
  return problem?.code === 'chooseAccount';
}

type AccountCautionProps = {
  readonly account: BankAccount | undefined;
  readonly words: BankPaymentWords;
};

/** What may become of a payment from an account that is no plain checking or savings account. */
export function AccountCaution({ account, words }: AccountCautionProps) {
  const caution = getCaution(account, words);
  if (!caution) return null;
  return (
    <Notice tone="attention">
      <p>{caution}</p>
    </Notice>
  );
}

function AccountRows({ state, words, accountWords, onChoose }: AccountChoiceProps) {
  const { draft, problem } = state;
  const { connection, accountId } = draft;
  const first = useRef<HTMLInputElement>(null);
  const id = useId();
  const isWrong = isUnchosen(problem);
  useEffect(() => {
    if (isUnchosen(problem)) first.current?.focus();
  }, [problem]);
  return (
    <div
      role="radiogroup"
      className="grid"
      aria-labelledby={`${id}-legend`}
      aria-required
      {...(isWrong && { 'aria-invalid': true, 'aria-describedby': `${id}-problem` })}
    >
      <p id={`${id}-legend`} className="pb-2 text-quiet">
        {words.accounts.legend}
      </p>
      {problem && isWrong && (
        <p id={`${id}-problem`} role="alert" className="pb-2 text-attention">
          {describeProblem(problem, words)}
        </p>
      )}
      {labelAccounts(connection.accounts, accountWords, words.accounts.sameName).map(
        (row, index) => (
          <label
            key={row.id}
            className="flex min-h-14 items-center gap-3 border-t border-hairline py-2 last:border-b"
          >
            <input
              {...(index === 0 && { ref: first })}
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
        ),
      )}
    </div>
  );
}
