import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type NoticeTone = 'neutral' | 'good' | 'attention' | 'waiting';

type NoticeProps = {
  readonly tone: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** `alert` for what stands in the way, `status` for what may wait; none for what was there from the start. */
  readonly role?: 'alert' | 'status';
};

/** A short message in the flow of the page. The tone is carried by icon and words, not by colour alone. */
export function Notice({ tone, title, children, role }: NoticeProps) {
  const look = LOOKS[tone];
  return (
    <div
      {...(role && { role })}
      className="flex animate-arrive gap-3 rounded-box border border-hairline bg-soft p-4"
    >
      {look.icon && <Icon name={look.icon} className={`mt-0.5 ${look.color}`} />}
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-strong">{title}</p>}
        {children && <div className="grid gap-2">{children}</div>}
      </div>
    </div>
  );
}

const LOOKS: Readonly<Record<NoticeTone, { icon?: IconName; color: string }>> = {
  neutral: { color: 'text-quiet' },
  good: { icon: 'check', color: 'text-good' },
  attention: { icon: 'warning', color: 'text-attention' },
  waiting: { icon: 'clock', color: 'text-waiting' },
};
