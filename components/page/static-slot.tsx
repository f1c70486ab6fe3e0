'use client';

import { type ReactNode, useState } from 'react';
import { useIsHydrating } from '#components/ui/use-hydration.ts';
import { getDrawnAnswer } from '#lib/page/drawn-answer.ts';

type StaticSlotProps = {
  readonly name: string;
  readonly as?: 'div' | 'footer';
  readonly className: string;
  readonly version: string;
  /** Missing in a document. */
  readonly children: ReactNode;
};

/**
 * Where a static part stands. In the browser React leaves alone what the document has here, until the page is drawn
 * again and the part has changed.
 */
export function StaticSlot({
  as: Tag = 'div',
  name,
  className,
  version,
  children,
}: StaticSlotProps) {
  const isHydrating = useIsHydrating();
  const [document, setDocument] = useState(() =>
    readDocument({ name, version, isHydrating, children }),
  );
  const place = { className, 'data-static': name };
  if (IS_SERVER)
    return <Tag {...place}>{getDrawnAnswer()?.staticParts?.get(name) ?? children}</Tag>;
  const isOutdated = document && children !== undefined && version !== document.version;
  // For good: it may become as the document was once more, and React has nothing of that to write.
  if (isOutdated) setDocument(undefined);
  if (!document || isOutdated) {
    return (
      <Tag key="drawn" {...place}>
        {children}
      </Tag>
    );
  }
  return (
    <Tag
      key="document"
      {...place}
      ref={document.put}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React writes nothing while it takes a document over.
      dangerouslySetInnerHTML={document.html}
    />
  );
}

const IS_SERVER = typeof window === 'undefined';

/** Has React leave alone what is there. */
const AS_IT_IS = { __html: '' };
/** Has React begin with an empty element. */
const EMPTY = { __html: null as unknown as string };

type Asked = Pick<StaticSlotProps, 'name' | 'version' | 'children'> & { isHydrating: boolean };

/** What the document brought. Where React has given up to take it over, a copy of it, since React clears it away. */
function readDocument({ name, version, isHydrating, children }: Asked) {
  if (IS_SERVER || children !== undefined) return undefined;
  if (isHydrating) return { version, html: AS_IT_IS, put: undefined };
  const copy = window.document.querySelector(`[data-static="${name}"]`)?.cloneNode(true);
  const put = (element: HTMLElement | null) => element?.append(...(copy?.childNodes ?? []));
  return { version, html: EMPTY, put };
}
