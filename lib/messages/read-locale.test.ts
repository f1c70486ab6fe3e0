import { expect, test } from 'vitest';
import { parseLocale } from './read-locale.ts';

test.each([
  [null, 'en-US'],
  ['', 'en-US'],
  ['en', 'en-US'],
  ['en-GB,en;q=0.9', 'en-GB'],
  ['de-DE,de;q=0.9,en-AU;q=0.8', 'en-AU'],
  ['fr-FR', 'en-US'],
  ['en-<script>', 'en-US'],
])('reads %j as %s', (header, locale) => expect(parseLocale(header)).toBe(locale));
