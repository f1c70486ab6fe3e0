import type { PageKind } from './page-kind.ts';

/** What no page of ours and no frame in it may use. Only what browsers know: they complain of all else. */
const CLOSED = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/** Plaid's window asks for them to tell people from programs, and works without (plaid-link 3.2). */
const OPEN_TO_PLAID: ReadonlySet<string> = new Set(['accelerometer', 'encrypted-media']);

/** What a page may use of the browser: copying a confirmation number, and what Plaid's window asks for. */
export function buildPermissionsPolicy(kind: PageKind, plaidFrameOrigin: string): string {
  const closed = CLOSED.map((name) =>
    kind === 'bank' && OPEN_TO_PLAID.has(name) ? `${name}=("${plaidFrameOrigin}")` : `${name}=()`,
  );
  return [...closed, 'clipboard-read=()', 'clipboard-write=(self)'].join(', ');
}
