/**
 * The `Content-Disposition` of a file that is shown under its own name (RFC 6266). Letters beyond ASCII stand
 * in `filename*` (RFC 8187); anyone who does not read that gets the nearest plain name. Pure.
 */
export function writeDisposition(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^0-9A-Za-z._]+/g, '-')
    .replace(/^[.-]+|-+(?=\.[^.]*$)/g, '');
  const fallback = /^[^.]*[0-9A-Za-z].*\./.test(plain) ? plain : 'invoice.pdf';
  const inline = `inline; filename="${fallback}"`;
  return fallback === fileName ? inline : `${inline}; filename*=UTF-8''${encode(fileName)}`;
}

/** `encodeURIComponent` leaves some signs alone that the header's grammar does not allow. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
