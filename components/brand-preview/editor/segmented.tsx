import { useId } from 'react';

type SegmentedProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly isDisabled?: boolean;
  readonly onChange: (value: Value) => void;
};

/** A few choices of which one holds; radio buttons to the keyboard and to screen readers. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex" disabled={props.isDisabled}>
      <legend className="sr-only">{props.label}</legend>
      {props.options.map(({ value, label }) => (
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
          {label}
        </label>
      ))}
    </fieldset>
  );
}
