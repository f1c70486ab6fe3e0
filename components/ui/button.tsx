import type { AnchorHTMLAttributes, ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet';

type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'type'> & {
  readonly variant: ButtonVariant;
  readonly type: 'button' | 'submit';
  readonly isBusy?: boolean;
  /** What is being done, shown and said while busy; the button stays as wide as the longer label. */
  readonly busyLabel?: string;
  readonly children: ReactNode;
};

/**
 * While busy it stays focusable, so that the focus is not thrown to the top of the page,
 * and swallows clicks and Enter instead of being disabled.
 */
export function Button({ variant, isBusy, busyLabel, className, onClick, ...props }: ButtonProps) {
  const handler = isBusy ? swallow : onClick;
  return (
    <button
      {...props}
      {...(handler && { onClick: handler })}
      {...(isBusy && { 'aria-busy': true, 'aria-disabled': true })}
      className={buttonClasses(variant, className)}
    >
      <Labels isBusy={isBusy === true} busyLabel={busyLabel}>
        {props.children}
      </Labels>
    </button>
  );
}

type ButtonLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  readonly variant: ButtonVariant;
  readonly href: string;
};

/** Goes somewhere, looks like a button; works with scripts off. */
export function ButtonLink({ variant, className, ...props }: ButtonLinkProps) {
  return <a {...props} className={buttonClasses(variant, className)} />;
}

function Labels(props: { isBusy: boolean; busyLabel: string | undefined; children: ReactNode }) {
  const row = 'col-start-1 row-start-1 inline-flex items-center justify-center gap-2';
  if (props.busyLabel === undefined) return <span className={row}>{props.children}</span>;
  return (
    <>
      <span className={`${row} ${props.isBusy ? 'invisible' : ''}`}>{props.children}</span>
      <span className={`${row} ${props.isBusy ? '' : 'invisible'}`}>{props.busyLabel}</span>
    </>
  );
}

function buttonClasses(variant: ButtonVariant, more = ''): string {
  return `${SHARED} ${VARIANTS[variant]} ${more}`;
}

function swallow(event: MouseEvent): void {
  event.preventDefault();
}

const SHARED =
  'inline-grid items-center justify-items-center rounded-control border text-center no-underline ' +
  'transition-colors duration-150 ease-calm aria-disabled:cursor-default disabled:cursor-default print:hidden';

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary:
    'min-h-12 w-full border-edge bg-accent px-5 py-3 text-17 font-strong text-on-accent ' +
    'hover:border-edge-strong hover:bg-accent-strong aria-busy:border-edge aria-busy:bg-accent disabled:bg-soft disabled:text-quiet disabled:border-hairline',
  secondary:
    'min-h-11 border-control bg-paper px-5 py-2 text-15 font-strong text-text hover:bg-soft disabled:text-quiet',
  quiet:
    'min-h-11 border-transparent bg-transparent px-2 py-2 text-15 text-link underline underline-offset-4 hover:decoration-2',
};
