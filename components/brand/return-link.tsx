import { getPlace } from '#components/bill/contact-href.ts';
import { ButtonLink } from '#components/ui/button.tsx';
import { fill } from '#lib/domain/fill.ts';

type ReturnLinkProps = {
  /** One of the brand's own return addresses. */
  readonly href: string | undefined;
  /** With the place `{place}`: the host says truly where this leads. */
  readonly label: string;
  /** `quiet` beside a main action, from which it must not draw the eye. */
  readonly variant?: 'secondary' | 'quiet';
};

/** The way back to where the customer came from, for those who want it. */
export function ReturnLink({ href, label, variant = 'secondary' }: ReturnLinkProps) {
  if (!href) return null;
  const text = fill(label, { place: getPlace(href) });
  if (variant === 'secondary') {
    return (
      <ButtonLink variant="secondary" href={href} rel="noreferrer">
        {text}
      </ButtonLink>
    );
  }
  return (
    <a href={href} rel="noreferrer" className="inline-flex min-h-11 items-center print:hidden">
      {text}
    </a>
  );
}
