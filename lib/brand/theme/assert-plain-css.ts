/** What our own style sheets are made of: nothing in it ends a `style` element, a string or a comment. */
const PLAIN = /^[A-Za-z0-9#%.,:;()@{}/_+ \n-]*$/;

/** Throws on any other character, without repeating it. */
export function assertPlainCss(css: string): void {
  if (!PLAIN.test(css))
    throw new Error('A theme would write a character that its CSS may not hold');
}
