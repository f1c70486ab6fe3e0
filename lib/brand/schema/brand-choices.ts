// Apart from the schema, so that the editor's scripts bring neither it nor what it reads colours with.

/** The main button's verb, out of a list, since each must be translated: "Authorize and donate $20.00". */
export const ACTIONS = ['pay', 'donate', 'contribute', 'settle', 'renew'] as const;

/** What the letter calls itself: "Invoice for Jane Doe". */
export const NOUNS = ['bill', 'invoice', 'statement', 'donation', 'dues', 'fee', 'rent'] as const;

export const LOGO_SIZES = ['small', 'medium', 'large'] as const;
export type LogoSize = (typeof LOGO_SIZES)[number];
export const CORNERS = ['square', 'slight', 'round', 'pill'] as const;
export const SYSTEM_FONTS = ['system', 'humanist', 'geometric', 'serif', 'slab', 'mono'] as const;
