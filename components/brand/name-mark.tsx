import { Icon } from '#components/ui/icon.tsx';
import { getInitials } from './get-initials.ts';

/** Stands in for a logo: the name's own letters, set like a seal. Always beside the name itself. */
export function NameMark({ name }: { name: string }) {
  const initials = getInitials(name);
  return (
    <span
      aria-hidden="true"
      className="grid size-11 shrink-0 place-items-center rounded-box border border-edge bg-accent text-17 font-strong text-on-accent print:hidden"
    >
      {initials ? <bdi className="tracking-wide">{initials}</bdi> : <Icon name="document" />}
    </span>
  );
}
