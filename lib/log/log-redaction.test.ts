import fc from 'fast-check';
import { expect, it } from 'vitest';
import { redactLine } from './log-redaction.ts';

const SECRETS = [
  `eyJ${'a'.repeat(20)}`,
  `eyJ${'a'.repeat(20)}.b.c`,
  'link-sandbox-1',
  'access-production-a-b',
  '/payment/abcdefgh',
  '%2Fpayment%2Fabcdefgh',
  'a1'.repeat(33),
  '123456789',
  '12345678901234567',
];
const AROUND = ['', ' ', '"', '\\', '\n', '\u0001', '\u2028', 'ä', '/', '-', ':', '},{'];
const NAMES = ['jwt', 'Link_Token', 'x-connectfi-jwtoken'];

it('lets no secret through, whatever stands around it', () => {
  for (const secret of SECRETS) {
    for (const before of AROUND) {
      for (const after of AROUND) {
        const line = `${JSON.stringify({ a: [{ msg: before + secret + after }] })}\n`;
        expect(redactLine(line), line).not.toContain(secret);
      }
    }
  }
});

it('lets no member through that is named like a secret', () => {
  for (const name of NAMES) {
    const line = `${JSON.stringify({ a: { [name]: 'harmless' } })}\n`;
    expect(redactLine(line)).not.toContain('harmless');
  }
});

it('leaves what holds no secret as it is', () => {
  const words = fc.stringMatching(/^[a-z ,.ä{}:[\]"\\\n]*$/);
  const fields = fc.dictionary(fc.constantFrom('a', 'b', 'msg'), fc.oneof(words, fc.nat(9999)));
  fc.assert(
    fc.property(fields, (content) => {
      const line = `${JSON.stringify(content)}\n`;
      expect(redactLine(line)).toBe(line);
    }),
  );
});
