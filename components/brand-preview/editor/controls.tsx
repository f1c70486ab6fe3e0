import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import type { BrandProblem } from '#lib/brand/brand.ts';

type FieldFrameProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problems: readonly BrandProblem[];
  readonly children: ReactNode;
};

/** A setting's label above, its hint and whatever is wrong with it below. */
export function FieldFrame({ id, label, hint, problems, children }: FieldFrameProps) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="justify-self-start text-13 font-strong">
        {label}
      </label>
      {children}
      <FieldNotes id={id} hint={hint} problems={problems} />
    </div>
  );
}

type FieldNotesProps = Pick<FieldFrameProps, 'id' | 'hint' | 'problems'>;

export function FieldNotes({ id, hint, problems }: FieldNotesProps) {
  return (
    <div id={`${id}-notes`} className="grid gap-1 text-13 empty:hidden">
      {problems.map(({ where, what }) => (
        <p key={`${where} ${what}`} className="text-attention">
          {what}
        </p>
      ))}
      {hint && <p className="text-quiet">{hint}</p>}
    </div>
  );
}

/** What a control needs so that its notes are heard with it. */
export function describeField(id: string, problems: readonly BrandProblem[]) {
  return { id, 'aria-describedby': `${id}-notes`, 'aria-invalid': problems.length > 0 } as const;
}

/** Without a size of text, which the place decides. */
export const BARE_CONTROL =
  'w-full min-w-0 min-h-9 rounded-box border border-control bg-paper py-1 text-text ' +
  'aria-invalid:border-attention aria-invalid:border-2';

export const CONTROL = `${BARE_CONTROL} px-2 text-15 placeholder:text-quiet`;

type TextFieldProps = Omit<FieldFrameProps, 'id' | 'children'> &
  Pick<InputHTMLAttributes<HTMLElement>, 'placeholder' | 'inputMode' | 'lang' | 'dir'> & {
    readonly value: string;
    /** Of a text that may have several lines. */
    readonly rows?: number;
    /** Whether it is in a language rather than an address or a name. */
    readonly isProse?: boolean;
    readonly onChange: (value: string) => void;
  };

/** Text to be typed. */
export function TextField(props: TextFieldProps) {
  const { label, hint, problems, rows, isProse = false, onChange, ...attributes } = props;
  const id = useId();
  const control = {
    ...describeField(id, problems),
    ...attributes,
    ...(!isProse && { spellCheck: false }),
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return (
    <FieldFrame {...{ id, label, hint, problems }}>
      {rows === undefined ? (
        <input {...control} type="text" autoComplete="off" className={CONTROL} />
      ) : (
        <textarea {...control} rows={rows} className={`${CONTROL} resize-y`} />
      )}
    </FieldFrame>
  );
}

type SegmentedProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  /** What each value is called. */
  readonly options: Readonly<Record<Value, string>>;
  readonly isDisabled?: boolean;
  readonly onChange: (value: Value) => void;
};

/** A few choices of which one holds; radio buttons to the keyboard and to screen readers. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const name = useId();
  // The options have no other members than the values.
  const values = Object.keys(props.options) as Value[];
  return (
    <fieldset className="flex" disabled={props.isDisabled}>
      <legend className="sr-only">{props.label}</legend>
      {values.map((value) => (
        <label
          key={value}
          className={
            'relative grid min-h-9 items-center border border-control px-3 text-13 -ms-px ' +
            'first-of-type:ms-0 first-of-type:rounded-s-control last-of-type:rounded-e-control ' +
            'has-checked:bg-text has-checked:text-paper has-disabled:text-quiet ' +
            'has-checked:has-disabled:bg-quiet has-checked:has-disabled:text-paper ' +
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus'
          }
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
            className="absolute inset-0 size-full cursor-pointer opacity-0 disabled:cursor-default"
          />
          {props.options[value]}
        </label>
      ))}
    </fieldset>
  );
}
