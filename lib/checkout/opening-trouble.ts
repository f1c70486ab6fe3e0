/**
 * What a link that could not be opened ends at: a whole screen, and the status under which it is sent.
 * `isOver`: connectFi has said that it does not open this link any more, so our own memory may know why.
 */
export const OPENING_TROUBLES = {
  linkUnknown: { screen: 'linkUnknown', status: 404, isOver: true },
  /** U10a: connectFi refuses the link itself, and we know nothing from it but that. */
  closed: { screen: 'closed', status: 410, isOver: true },
  /** Our own limits, and not connectFi's. */
  tooManyRequests: { screen: 'tooManyRequests', status: 429, isOver: false },
  upstreamBusy: { screen: 'upstreamBusy', status: 503, isOver: false },
  upstreamUnavailable: { screen: 'upstreamUnavailable', status: 503, isOver: false },
  upstreamUnreadable: { screen: 'upstreamUnreadable', status: 502, isOver: false },
  internal: { screen: 'internal', status: 500, isOver: false },
} as const;

export type OpeningTrouble = keyof typeof OPENING_TROUBLES;

/** The trouble of that name; anything else is a link that we do not know. */
export function getOpeningTrouble(name: string | null): OpeningTrouble {
  return name && isTrouble(name) ? name : 'linkUnknown';
}

function isTrouble(name: string): name is OpeningTrouble {
  return Object.hasOwn(OPENING_TROUBLES, name);
}
