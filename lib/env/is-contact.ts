const MAIL = /^mailto:[^\s@?<>]+@[^\s@?<>]+$/;

/** An address by which people can be told of something: of mail, or of a page over https. One line. */
export function isContact(text: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
  return MAIL.test(text) || new URL(text).protocol === 'https:';
}
