/** For as long as a redirect may take, on a slow line and between two machines whose clocks differ. */
const LIFE_IN_SECONDS = 120;

/** Says in an address when a link was opened: in seconds, in the digits of base 36. */
export function writeOpenedMark(): string {
  return getSeconds().toString(36);
}

/**
 * Whether a mark was written a moment ago. One that has stayed in an address, as without scripts it does, says
 * nothing of a cookie that is missing later.
 */
export function isFreshMark(mark: string): boolean {
  return Math.abs(getSeconds() - Number.parseInt(mark, 36)) <= LIFE_IN_SECONDS;
}

function getSeconds(): number {
  return Math.round(Date.now() / 1000);
}
