/** The parts of Next's build that a text names, as addresses of the page's origin. */
export function listChunks(text: string): string[] {
  const found = text.matchAll(/\bstatic\/chunks\/[\w.~/-]+\.(?:js|css)\b/g);
  return [...new Set([...found].map(([path]) => `/_next/${path}`))];
}
