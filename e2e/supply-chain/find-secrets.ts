import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

export type FoundSecret = {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  /** The secret itself: for comparison, not to be shown. */
  readonly text: string;
};

const CONFIG = {
  rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }],
};

/** Of this project's own kind, which no rule of others knows. */
const OWN_RULES: Readonly<Record<string, RegExp>> = {
  'session secret': /\bSESSION_SECRETS?\s*[=:]\s*['"]?(?:\d+:)?[0-9A-Za-z+/_-]{32,}/g,
  'signed token': /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/g,
};

/** What looks like a secret in a text. */
export async function findSecrets(file: string, content: string): Promise<FoundSecret[]> {
  const source = { content, filePath: `/${file}`, contentType: 'text', ext: '' } as const;
  const { messages } = await lintSource({ source, options: { config: CONFIG } });
  const foreign = messages.map(({ ruleId, range: [from, to], loc }) => {
    return { file, line: loc.start.line, rule: ruleId, text: content.slice(from, to) };
  });
  const own = Object.entries(OWN_RULES).flatMap(([rule, pattern]) =>
    [...content.matchAll(pattern)].map(({ 0: text, index }) => {
      return { file, line: content.slice(0, index).split('\n').length, rule, text };
    }),
  );
  return [...foreign, ...own];
}
