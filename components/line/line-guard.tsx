'use client';

import { useEffect } from 'react';
import { type Line, useLine } from './line.ts';
import { canReach, loadDocument, NOTHING_IN_PARTICULAR, reportLeaving } from './load-document.ts';
import { startPolling } from './start-polling.ts';

type LineGuardProps = {
  readonly words: Readonly<Record<Exclude<Line, 'good'>, string>>;
};

/**
 * Keeps our page on the screen: links and forms that lead to another document of ours are followed only once
 * our server has answered there, and anyone who is cut off is told so. Without scripts they are what they were.
 */
export function LineGuard({ words }: LineGuardProps) {
  const line = useLine();
  useEffect(() => {
    document.addEventListener('click', followLink);
    document.addEventListener('submit', sendForm);
    return () => {
      document.removeEventListener('click', followLink);
      document.removeEventListener('submit', sendForm);
    };
  }, []);
  useEffect(() => {
    if (line !== 'unreachable') return;
    return startPolling(async () => {
      await canReach(NOTHING_IN_PARTICULAR);
    });
  }, [line]);
  return (
    <p
      role="status"
      {...(line !== 'good' && { 'data-cut': '' })}
      className={
        line === 'good'
          ? 'sr-only'
          : 'sticky bottom-0 z-10 border-t border-hairline bg-paper px-margin py-3 text-center text-15 text-text pb-[max(0.75rem,env(safe-area-inset-bottom))] print:hidden'
      }
    >
      {line === 'good' ? '' : words[line]}
    </p>
  );
}

function followLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || !isPlain(event) || !leavesHere(link)) return;
  event.preventDefault();
  link.ariaBusy = 'true';
  void loadDocument(link.href).then(() => {
    link.ariaBusy = null;
  });
}

/** Asked at the page's own address, since a form has an address that only takes what it sends. */
function sendForm(event: SubmitEvent): void {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
  if (new URL(form.action).origin !== window.location.origin) return;
  event.preventDefault();
  void canReach(window.location.href).then((isReached) => {
    if (!isReached) return;
    reportLeaving();
    form.submit();
  });
}

/** A press that opens nothing beside this page, and that nobody has answered yet. */
function isPlain(event: MouseEvent): boolean {
  const hasModifier = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return !event.defaultPrevented && event.button === 0 && !hasModifier;
}

/** To another document of ours, in this window. Other sites are the customer's own wish. */
function leavesHere(link: HTMLAnchorElement): boolean {
  const isElsewhere = link.origin !== window.location.origin || link.hasAttribute('download');
  if (isElsewhere || (link.target !== '' && link.target !== '_self')) return false;
  const isPlaceInPage = link.getAttribute('href')?.startsWith('#') === true;
  return !isPlaceInPage;
}
