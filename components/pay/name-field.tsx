import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { VisuallyHidden } from '#components/ui/marked-text.tsx';
import type { Problem } from '#lib/contract/failures.ts';
import { fill } from '#lib/domain/fill.ts';
import { isRewritten, normalizeName, prefillName } from '#lib/domain/name-on-account.ts';
import { describeProblem } from './problem-notice.tsx';
import type { BankPaymentWords } from './words.ts';

type NameFieldProps = {
  readonly name: string;
  /** Of the bill, with which the field would have begun. */
  readonly payerName: string | undefined;
  readonly input: RefObject<HTMLInputElement | null>;
  readonly problem: Problem | undefined;
  readonly isReadOnly: boolean;
  readonly words: BankPaymentWords;
  readonly onEdit: (name: string) => void;
};

/** Too long a name stays as typed and is explained: a cut one would be somebody else's. */
export function NameField({ name, input, problem, words, ...props }: NameFieldProps) {
  const id = useId();
  const { gap } = prefillName(props.payerName);
  const rewritten = isRewritten(name)
    ? fill(words.review.nameRewritten, { nameOnAccount: normalizeName(name) })
    : undefined;
  const announced = useOnceTyped(rewritten);
  useEffect(() => {
    if (problem) input.current?.focus();
  }, [problem, input]);
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="justify-self-start text-quiet">
        {words.review.name}
      </label>
      {gap && <p id={`${id}-gap`}>{words.review.nameGaps[gap]}</p>}
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
        readOnly={props.isReadOnly}
        required
        aria-invalid={problem !== undefined}
        aria-describedby={`${problem ? `${id}-problem ` : ''}${gap ? `${id}-gap ` : ''}${id}-hint`}
        enterKeyHint="next"
        onChange={(event) => props.onEdit(event.target.value)}
      />
      {problem && (
        <p id={`${id}-problem`} className="text-attention">
          {describeProblem(problem, words)}
        </p>
      )}
      <p id={`${id}-hint`} className="text-13 text-quiet">
        {rewritten ?? words.review.nameHint}
      </p>
      <VisuallyHidden>
        <span aria-live="polite">{announced}</span>
      </VisuallyHidden>
    </div>
  );
}

/** Long enough for somebody who types slowly. */
const REST_IN_MS = 1_000;

/** A text for screen readers, once nobody has typed for a moment. What stood there before is no news. */
function useOnceTyped(text: string | undefined): string | undefined {
  const [rested, setRested] = useState<string>();
  const known = useRef(text);
  useEffect(() => {
    if (text === known.current) return;
    const timer = setTimeout(() => {
      known.current = text;
      setRested(text);
    }, REST_IN_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
