import type { ReactNode } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { fill } from '#lib/domain/fill.ts';
import { PREVIEW_WORDS } from '../words.ts';

type EditorGroupProps = {
  readonly title: string;
  readonly problemCount: number;
  readonly isOpen: boolean;
  readonly children: ReactNode;
};

/** Settings that belong together; closed, it still says that something in it is wrong. */
export function EditorGroup({ title, problemCount, isOpen, children }: EditorGroupProps) {
  return (
    <details open={isOpen} className="group border-t border-hairline">
      <summary className="flex min-h-11 list-none items-center gap-2">
        <span className="flex-1 font-strong">{title}</span>
        {problemCount > 0 && (
          <span className="text-13 text-attention">
            {fill(PREVIEW_WORDS.editor.problemCount, { count: String(problemCount) })}
          </span>
        )}
        <Icon
          name="chevron"
          className="text-quiet transition-transform duration-150 ease-calm group-open:rotate-180"
        />
      </summary>
      <div className="grid gap-4 pt-1 pb-6">{children}</div>
    </details>
  );
}
