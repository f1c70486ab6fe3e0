import type { AnchorHTMLAttributes, ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet';

type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'type'> & {
  readonly variant: ButtonVariant;
  readonly type: 'button' | 'submit';
  readonly isBusy?: boolean;
  /** What is being done, shown and said while busy; the button stays as wide as the longer label. */
  readonly busyLabel?: string;
  /**
   * A press that comes before the page's scripts is kept under this name and carried out once they are there,
   * with `label` shown while nobody has pressed and they are late. Never for what pays or ends a session.
   */
  readonly early?: { readonly name: string; readonly label: string };
  readonly children: ReactNode;
};

/**
 * While busy it stays focusable, so that the focus is not thrown to the top of the page,
 * and swallows clicks and Enter instead of being disabled.
 */
export function Button(button: ButtonProps) {
  const { variant, isBusy, busyLabel, early, className, onClick, ...props } = button;
  const handler = isBusy ? swallow : onClick;
  return (
    <button
      {...props}
      {...(handler && { onClick: handler })}
      {...(isBusy && { 'aria-busy': true, 'aria-disabled': true })}
      {...(early && { 'data-press': early.name })}
      className={buttonClasses(variant, `group/button ${className ?? ''}`)}
    >
      <Labels isBusy={isBusy === true} busyLabel={busyLabel} earlyLabel={early?.label}>
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

type LabelsProps = {
  readonly isBusy: boolean;
  readonly busyLabel: string | undefined;
  readonly earlyLabel: string | undefined;
  readonly children: ReactNode;
};

/** A button that the page's start has made busy shows that without React as well. */
function Labels({ isBusy, busyLabel, earlyLabel, children }: LabelsProps) {
  const row = 'col-start-1 row-start-1 inline-flex items-center justify-center gap-2';
  if (busyLabel === undefined) return <span className={row}>{children}</span>;
  const free = isBusy ? 'invisible' : 'group-aria-busy/button:invisible late:invisible';
  const busy = isBusy ? '' : 'invisible group-aria-busy/button:visible';
  return (
    <>
      <span className={`${row} ${free}`}>{children}</span>
      <span className={`${row} ${busy}`}>{busyLabel}</span>
      {earlyLabel && <span className={`${row} invisible late:visible`}>{earlyLabel}</span>}
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
    '@container min-h-12 w-full border-edge bg-accent px-margin py-3 text-17 font-strong text-on-accent ' +
    'hover:border-edge-strong hover:bg-accent-strong aria-busy:border-edge aria-busy:bg-accent disabled:bg-soft disabled:text-quiet disabled:border-hairline',
  secondary:
    'min-h-11 border-control bg-paper px-margin py-2 text-15 font-strong text-text hover:bg-soft disabled:text-quiet',
  quiet:
    'min-h-11 border-transparent bg-transparent px-2 py-2 text-15 text-link underline underline-offset-4 hover:decoration-2',
};
