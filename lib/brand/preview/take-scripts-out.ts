/**
 * A document without its scripts. Next has no way to leave them out, and a sandbox would make the browser show what
 * is there for those who have turned scripts off. The screen looks as it does where its scripts are there (`lib/page/page-start.ts`).
 * React writes no `<` or `>` into an attribute or a script as it stands, so the patterns cannot go astray.
 */
export function takeScriptsOut(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replace(/<html\b/, '<html data-scripts="ready"');
}
