import { createHash } from 'node:crypto';

/** As in a content security policy: `sha256-…` in base64. */
export function sha256(content: string | Uint8Array): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}
