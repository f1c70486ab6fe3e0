import { useCallback, useEffect, useRef, useState } from 'react';
import { applyTheme, measureHeight } from './still-frame.ts';

export type Device = {
  readonly widthInPx: number;
  readonly heightInPx: number;
  /** The custom property that says how large it is drawn. */
  readonly scale: '--phone' | '--desktop';
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
 * A screen as it is on a device, to be looked at. Another address is loaded behind the present picture
 * and takes its place once it is there, so that nothing flickers.
 */
export function ScreenFrame({ address, title, device, css }: ScreenFrameProps) {
  const [shown, setShown] = useState<string>();
  const [height, setHeight] = useState(device.heightInPx);
  const box = useRef<HTMLDivElement>(null);
  const addresses = shown === undefined || shown === address ? [address] : [shown, address];

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
        inlineSize: `calc(${device.widthInPx}px * var(${device.scale}))`,
        blockSize: `calc(${height}px * var(${device.scale}))`,
      }}
    >
      {addresses.map((source) => (
        <iframe
          key={source}
          src={source}
          // Only one at a time is the screen of that name.
          title={source === shown || shown === undefined ? title : undefined}
          inert
          loading="lazy"
          className={`absolute start-0 top-0 origin-top-left border-0 rtl:origin-top-right ${source === shown ? '' : 'invisible'}`}
          style={{
            inlineSize: device.widthInPx,
            blockSize: height,
            transform: `scale(var(${device.scale}))`,
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
