import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Sends a document without its scripts. Next has no way to leave them out, and a sandbox would make the
 * browser show what is there for those who have turned scripts off.
 */
export function takeScriptsOut(request: IncomingMessage, response: ServerResponse): void {
  // What is compressed cannot be read here.
  delete request.headers['accept-encoding'];
  const chunks: Uint8Array[] = [];
  const end = response.end.bind(response);

  response.write = (...parts: unknown[]) => {
    chunks.push(...toBytes(parts[0]));
    findCallback(parts)?.();
    return true;
  };
  response.end = (...parts: unknown[]) => {
    chunks.push(...toBytes(parts[0]));
    const document = removeScripts(Buffer.concat(chunks).toString('utf8'));
    return end(document, findCallback(parts));
  };
}

/**
 * The screen looks as it does where its scripts are there (`lib/page/page-start.ts`).
 * React writes no `<` or `>` into an attribute or a script as it stands, so the patterns cannot go astray.
 */
export function removeScripts(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
    .replace(/<html\b/, '<html data-scripts="ready"');
}

function toBytes(chunk: unknown): Uint8Array[] {
  if (chunk instanceof Uint8Array) return [chunk];
  return typeof chunk === 'string' ? [Buffer.from(chunk)] : [];
}

function findCallback(parts: readonly unknown[]): (() => void) | undefined {
  const callback = parts.find((part) => typeof part === 'function');
  return callback && (() => Reflect.apply(callback, undefined, []));
}
