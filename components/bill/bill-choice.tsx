type BillChoiceProps = {
  readonly bills: readonly { readonly name: string; readonly href: string }[];
};

/** Several bills, one to go on with. Plain links, since each is a whole new page. */
export function BillChoice({ bills }: BillChoiceProps) {
  return (
    <ul className="grid">
      {bills.map(({ name, href }) => (
        <li key={href} className="border-t border-hairline last:border-b">
          <a href={href} className="flex min-h-14 items-center py-2 text-17">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
