import { getPlace } from '#components/bill/contact-href.ts';
import { ButtonLink } from '#components/ui/button.tsx';
import { fill } from '#lib/messages/fill.ts';

type ReturnLinkProps = {
  /** One of the brand's own return addresses. */
  readonly href: string | undefined;
  /** With the place `{place}`: the host says truly where this leads. */
  readonly label: string;
  readonly variant?: 'secondary' | 'quiet';
};

/** The way back to where the customer came from, for those who want it. */
export function ReturnLink({ href, label, variant = 'secondary' }: ReturnLinkProps) {
  if (!href) return null;
  return (
    <ButtonLink variant={variant} href={href} rel="noreferrer">
      {fill(label, { place: getPlace(href) })}
    </ButtonLink>
  );
}
