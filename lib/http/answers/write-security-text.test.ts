import { expect, it } from 'vitest';
import { writeSecurityText } from './write-security-text.ts';

it('tells whom to tell, until when that counts, and where it is read', () => {
  const text = writeSecurityText({
    contact: 'mailto:security@example.com',
    origin: 'https://pay.example.com',
    now: new Date('2026-11-27T19:46:57.123Z'),
  });
  expect(text).toBe(`Contact: mailto:security@example.com
Expires: 2027-02-25T00:00:00Z
Preferred-Languages: en
Canonical: https://pay.example.com/.well-known/security.txt
`);
});
