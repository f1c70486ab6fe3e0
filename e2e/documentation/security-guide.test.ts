import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLAID_SCRIPT_URL } from '#lib/contract/bank-connection.ts';
import {
  type AllowedScript,
  SCRIPT_INVENTORY,
  type ScriptSource,
} from '#lib/security-policy/script-inventory.ts';
import { listPaths, readDocument, readRows, resolvePath } from './read-document.ts';

const DOCUMENTS = ['docs/security.md', 'docs/security/asvs.md'];

it('docs/security.md lists the scripts of the inventory, and no other', () => {
  const section = readDocument('docs/security.md').split('## Scripts\n')[1]?.split('\n## ')[0];
  expect(readRows(section ?? '').slice(2)).toEqual(SCRIPT_INVENTORY.map(describeScript));
});

describe.each(DOCUMENTS)('%s', (path) => {
  const document = readDocument(path);

  it('names files that exist', () => {
    const named = new Set(listPaths(document));
    expect(named.size).toBeGreaterThan(50);
    const missing = [...named].filter((name) => !existsSync(resolvePath(name)));
    expect(missing).toEqual([]);
  });

  it('leads to files and headings that exist', () => {
    const targets = [...document.matchAll(/\]\((?!https:)([^)#]*)(?:#([^)]+))?\)/g)];
    expect(targets.length).toBeGreaterThan(5);
    const broken = targets.filter(([, file, heading]) => {
      const target = file ? join(dirname(path), file) : path;
      if (!existsSync(resolvePath(target))) return true;
      return heading !== undefined && !listHeadings(readDocument(target)).includes(heading);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

function describeScript({
  name,
  source,
  pages,
  reason,
  authorisedBy,
  integrity,
}: AllowedScript): string[] {
  return [name, describeSource(source), pages.join(', '), reason, authorisedBy, integrity];
}

function describeSource(source: ScriptSource): string {
  switch (source.kind) {
    case 'own':
      return `\`${source.pathPrefix}\``;
    case 'inline':
      return 'in the document';
    case 'plaid':
      return `\`${PLAID_SCRIPT_URL}\``;
    default:
      return source satisfies never;
  }
}

/** As GitHub makes addresses of them. */
function listHeadings(document: string): string[] {
  return [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
