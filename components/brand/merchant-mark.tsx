import { Icon } from '#components/ui/icon.tsx';

/** The sender at the head of the letter: initials stand in for a logo. */
export function MerchantMark({ name, fallback }: { name: string | undefined; fallback: string }) {
  const initials = getInitials(name ?? '');
  return (
    <p className="flex items-baseline gap-3 text-17 font-strong">
      <span
        aria-hidden="true"
        className={`${initials ? '' : 'self-center'} grid size-10 shrink-0 place-items-center rounded-control border border-hairline bg-paper text-15 tracking-wide text-accent print:hidden`}
      >
        {initials || <Icon name="document" />}
      </span>
      <span className="min-w-0">{name ?? fallback}</span>
    </p>
  );
}

function getInitials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen =
    words.length > 1 ? [words[0], words[words.length > 2 ? 1 : words.length - 1]] : words;
  return chosen.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('');
}
