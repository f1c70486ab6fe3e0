/** What a link that could not be opened ends at: a whole screen, and the status under which it is sent. */
export const OPENING_TROUBLES = {
  linkUnknown: { screen: 'linkUnknown', status: 404 },
  /** U10a: connectFi refuses the link itself, and we know nothing but that. */
  closed: { screen: 'closed', status: 410 },
  upstreamBusy: { screen: 'upstreamBusy', status: 503 },
  upstreamUnavailable: { screen: 'upstreamUnavailable', status: 503 },
  upstreamUnreadable: { screen: 'upstreamUnreadable', status: 502 },
  internal: { screen: 'internal', status: 500 },
} as const;

export type OpeningTrouble = keyof typeof OPENING_TROUBLES;

/** The trouble of that name; anything else is a link that we do not know. */
export function getOpeningTrouble(name: string | null): OpeningTrouble {
  return name && isTrouble(name) ? name : 'linkUnknown';
}

function isTrouble(name: string): name is OpeningTrouble {
  return Object.hasOwn(OPENING_TROUBLES, name);
}
