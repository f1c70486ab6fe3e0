import { expect, it } from 'vitest';
import { isContact } from './env-schema.ts';

it.each(['mailto:security@example.com', 'https://example.com/report?from=page'])(
  'takes %s',
  (text) => {
    expect(isContact(text)).toBe(true);
  },
);

it.each([
  'security@example.com',
  'mailto:security',
  'mailto:a@example.com?subject=x',
  'http://example.com/report',
  'javascript:alert(1)',
  'https://example.com/\nContact: mailto:evil@example.com',
  'mailto:a@example.com\r\nContact:x',
  'tel:+15555550140',
])('refuses %j', (text) => {
  expect(isContact(text)).toBe(false);
});
