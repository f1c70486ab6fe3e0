/**
 * Gives a screen's document the present theme in place of the one that it came with, without loading it
 * anew. Style sheets that are made by script are no matter of the content security policy.
 */
export function applyTheme(frame: HTMLIFrameElement, css: string, heightInPx: number): void {
  const view = frame.contentDocument?.defaultView;
  if (!view) return;
  for (const style of view.document.querySelectorAll('style')) style.disabled = true;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`${css}\n${pinHeight(heightInPx)}`);
  view.document.adoptedStyleSheets = [sheet];
}

/** How high the screen is, at least that of its device. */
export function measureHeight(frame: HTMLIFrameElement, heightInPx: number): number {
  const body = frame.contentDocument?.body;
  return Math.max(heightInPx, Math.ceil(body?.getBoundingClientRect().height ?? 0));
}

/** As high as the device and not as the frame, which is as high as the screen. */
function pinHeight(heightInPx: number): string {
  return `.min-h-dvh{min-height:${heightInPx}px}`;
}
