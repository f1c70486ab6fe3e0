import type { NoticeTone } from '#components/ui/notice.tsx';

/** The sign above a state's title, drawn once. Its meaning is in the title, so screen readers skip it. */
export function StateMark({ tone }: { tone: Exclude<NoticeTone, 'neutral'> }) {
  // On the middle of a line of text, so that the baseline of the pane is that of its sign.
  return (
    <div className="-mt-1 text-17 print:hidden">
      <svg
        aria-hidden="true"
        focusable="false"
        width="40"
        height="40"
        viewBox="0 0 40 40"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        className={`inline-block align-middle ${COLORS[tone]}`}
      >
        <circle cx="20" cy="20" r="18.5" strokeWidth="1.5" />
        <path d={PATHS[tone]} pathLength="1" strokeDasharray="1" className="animate-draw" />
      </svg>
    </div>
  );
}

const COLORS = { good: 'text-good', waiting: 'text-waiting', attention: 'text-attention' } as const;

const PATHS = {
  good: 'm12.5 20.5 5.5 5.5 10-11.5',
  waiting: 'M20 11v9.5l6 3.5',
  attention: 'M20 11.5v11M20 27.5v.5',
} as const;
