import type { ReactNode } from 'react';

type BillChoiceProps = {
  readonly bills: readonly {
    readonly name: string;
    readonly detail?: string | undefined;
    /** When it was opened here, in words. */
    readonly opened?: ReactNode;
    readonly href: string;
  }[];
};

/** Several bills, one to go on with. Plain links, since each is a whole new page. */
export function BillChoice({ bills }: BillChoiceProps) {
  return (
    <ul className="grid">
      {bills.map(({ name, detail, opened, href }) => (
        <li key={href} className="border-t border-hairline last:border-b">
          <a href={href} className="grid min-h-14 content-center py-2 text-17">
            <span>{name}</span>
            {detail && <bdi className="line-clamp-2 text-15 text-quiet">{detail}</bdi>}
            {opened && <span className="text-15 text-quiet">{opened}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
