import { useEffect, useId, useRef } from 'react';
import type { Problem } from '#lib/contract/failures.ts';
import { fill } from '#lib/messages/fill.ts';
import { NAME_MAX_LENGTH } from '#lib/payment/name-on-account.ts';
import { describeProblem } from './problem-notice.tsx';
import type { BankPaymentWords } from './words.ts';

type NameFieldProps = {
  readonly name: string;
  readonly problem: Problem | undefined;
  readonly isReadOnly: boolean;
  readonly words: BankPaymentWords;
  readonly onEdit: (name: string) => void;
};

/** Too long a name stays as typed and is explained: a cut one would be somebody else's. */
export function NameField({ name, problem, isReadOnly, words, onEdit }: NameFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem) input.current?.focus();
  }, [problem]);
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="justify-self-start text-quiet">
        {words.review.name}
      </label>
      <input
        ref={input}
        id={id}
        type="text"
        name="nameOnAccount"
        autoComplete="name"
        autoCapitalize="words"
        spellCheck={false}
        className="field"
        value={name}
        readOnly={isReadOnly}
        required
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${id}-problem ${id}-hint` : `${id}-hint`}
        onChange={(event) => onEdit(event.target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} className="text-attention">
          {describeProblem(problem, words)}
        </p>
      )}
      <p id={`${id}-hint`} className="text-13 text-quiet">
        {fill(words.review.nameHint, { limit: String(NAME_MAX_LENGTH) })}
      </p>
    </div>
  );
}
