import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

export type Device = {
  readonly widthInPx: number;
  readonly heightInPx: number;
};

type ScreenFrameProps = {
  readonly address: string;
  /** What it shows, for those who hear it. */
  readonly title: string;
  readonly device: Device;
  /** The theme's style sheet, in force without loading anything. */
  readonly css: string;
};

/**
 * A screen as it is on a device, to be looked at, drawn at the size of `--scale`. It is loaded once it comes
 * near the view, since there are dozens. Another address is loaded behind the present picture and takes its
 * place once it is there, so that nothing flickers.
 */
export function ScreenFrame({ address, title, device, css }: ScreenFrameProps) {
  const [shown, setShown] = useState<string>();
  const [height, setHeight] = useState(device.heightInPx);
  const box = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(box);
  const wanted = isNear ? address : shown;
  const addresses = new Set([shown, wanted].filter((one) => one !== undefined));

  const draw = useCallback(
    (frame: HTMLIFrameElement) => {
      applyTheme(frame, css, device.heightInPx);
      return measureHeight(frame, device.heightInPx);
    },
    [css, device.heightInPx],
  );

  useEffect(() => {
    const frame = box.current?.querySelector('iframe');
    if (shown !== undefined && frame) setHeight(draw(frame));
  }, [draw, shown]);

  return (
    <div
      ref={box}
      className="relative overflow-hidden rounded-box border border-hairline bg-soft"
      style={{
        inlineSize: `calc(${device.widthInPx}px * var(--scale))`,
        blockSize: `calc(${height}px * var(--scale))`,
      }}
    >
      {[...addresses].map((source) => (
        <iframe
          key={source}
          src={source}
          // Only one at a time is the screen of that name.
          title={source === shown || shown === undefined ? title : undefined}
          inert
          className={`absolute start-0 top-0 origin-top-left border-0 rtl:origin-top-right ${source === shown ? '' : 'invisible'}`}
          style={{
            inlineSize: device.widthInPx,
            blockSize: height,
            transform: 'scale(var(--scale))',
          }}
          onLoad={({ currentTarget }) => {
            setHeight(draw(currentTarget));
            setShown(source);
          }}
        />
      ))}
    </div>
  );
}

/** In view, or about to come into it. */
function useIsNear(box: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.at(-1)?.isIntersecting === true),
      { rootMargin: NEAR },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return isNear;
}

const NEAR = '400px 0px';

/**
 * Gives a screen's document the present theme in place of the one that it came with, without loading it
 * again. Style sheets that are made by script are no matter of the content security policy.
 */
function applyTheme(frame: HTMLIFrameElement, css: string, heightInPx: number): void {
  const view = frame.contentDocument?.defaultView;
  if (!view) return;
  for (const style of view.document.querySelectorAll('style')) style.disabled = true;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`${css}\n${pinHeight(heightInPx)}`);
  view.document.adoptedStyleSheets = [sheet];
}

/** How high the screen is, at least that of its device. */
function measureHeight(frame: HTMLIFrameElement, heightInPx: number): number {
  const body = frame.contentDocument?.body;
  return Math.max(heightInPx, Math.ceil(body?.getBoundingClientRect().height ?? 0));
}

/** As high as the device and not as the frame, which is as high as the screen. */
function pinHeight(heightInPx: number): string {
  return `.min-h-dvh{min-height:${heightInPx}px}`;
}
