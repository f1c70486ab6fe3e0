import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { hostName, httpsAddress, httpsOrigin } from './address-values.ts';
import {
  languageTag,
  mailAddress,
  phoneNumber,
  plainLines,
  plainText,
  upstreamId,
} from './brand-values.ts';

type Schema = { safeParse(value: unknown): { success: boolean; data?: unknown } };

function read(schema: Schema, value: unknown): unknown {
  const { success, data } = schema.safeParse(value);
  return success ? data : undefined;
}

function why(value: string, schema: z.ZodString = plainText(60)): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}

describe('plain text', () => {
  const name = plainText(60);

  test.each([
    ['Blue Ridge Dental', 'Blue Ridge Dental'],
    ['  spaces \t around ', 'spaces around'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['Maison Ondrée & Fils <3', 'Maison Ondrée & Fils <3'],
    ['شركة المياه', 'شركة المياه'],
    ['نمی\u200cخواهم', 'نمی\u200cخواهم'],
    ['क्\u200dष', 'क्\u200dष'],
    ['Family 👨\u200d👩\u200d👧', 'Family 👨\u200d👩\u200d👧'],
    ['Love ❤\ufe0f', 'Love ❤\ufe0f'],
  ])('keeps %j', (value, expected) => {
    expect(read(name, value)).toBe(expected);
  });

  test.each([
    ['right-to-left override', 'Blue\u202eRidge'],
    ['embedding', 'a\u202ab'],
    ['isolate', 'a\u2066b\u2069'],
    ['right-to-left mark', 'a\u200fb'],
    ['Arabic letter mark', 'a\u061cb'],
    ['null', 'a\u0000b'],
    ['escape', 'a\u001b[31mb'],
    ['delete', 'a\u007fb'],
    ['next line', 'a\u0085b'],
    ['line separator', 'a\u2028b'],
    ['zero-width space', 'a\u200bb'],
    ['zero-width joiner between Latin letters', 'a\u200db'],
    ['zero-width non-joiner at the start', '\u200cab'],
    ['zero-width non-joiner after an accent', 'e\u0323\u0302\u200cb'],
    ['byte order mark', 'a\ufeffb'],
    ['soft hyphen', 'pay\u00adpal'],
    ['word joiner', 'a\u2060b'],
    ['invisible times', 'a\u2062b'],
    ['Hangul filler', 'a\u3164b'],
    ['blank Braille', '\u2800\u2800'],
    ['tag letters', 'a\u{e0061}\u{e0062}'],
    ['many variation selectors', 'a\ufe01\ufe02'],
    ['lone surrogate', 'a\ud800b'],
    ['noncharacter', 'a\uffffb'],
    ['private use', 'a\ue000b'],
    ['piled accents', `a${'\u0310'.repeat(8)}`],
    ['line break', 'a\nb'],
    ['nothing', '   '],
    ['punctuation alone', '...'],
  ])('refuses %s', (_, value) => {
    expect(read(name, value)).toBeUndefined();
  });

  test('counts what people count: code points, after composing', () => {
    expect(read(plainText(3), '👍👍👍')).toBe('👍👍👍');
    expect(read(plainText(3), '👍👍👍👍')).toBeUndefined();
    expect(read(plainText(2), 'e\u0301e\u0301')).toBe('éé');
  });

  test('says what is wrong in words', () => {
    expect(why('a\u202eb')).toBe('holds a character that turns the writing direction');
    expect(why('x'.repeat(61))).toBe('has 61 characters; at most 60 fit');
    expect(why('a\nb')).toBe('must stand on one line');
  });

  test('lets notes have a few lines', () => {
    expect(read(plainLines(60), 'one \r\n two\n\nthree')).toBe('one\ntwo\n\nthree');
    expect(read(plainLines(60), 'a\n'.repeat(9))).toBeUndefined();
    expect(read(plainLines(60), 'a\n\u202eb')).toBeUndefined();
  });
});

describe('a host name', () => {
  test.each([
    ['pay.example.com', 'pay.example.com'],
    ['PAY.Example.com', 'pay.example.com'],
    ['pay.example.com.', 'pay.example.com'],
    ['gym.localhost', 'gym.localhost'],
    ['zahlung.münchen.example', 'zahlung.xn--mnchen-3ya.example'],
    ['xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
  ])('%s is read as %s', (value, expected) => {
    expect(read(hostName, value)).toBe(expected);
  });

  test.each([
    'https://pay.example.com',
    'pay.example.com/',
    'pay.example.com:443',
    'pay.example.com:',
    'user@pay.example.com',
    '*.example.com',
    'localhost',
    '10.0.0.1',
    '0x7f.1',
    '2130706433',
    '[::1]',
    '::1',
    '-a.example',
    'a-.example',
    'a..example',
    '.example.com',
    'a_b.example',
    'pay example.com',
    'pay．example.com',
    'ⓟay.example',
    'ｐay.example',
    'xn--.example',
    'pay%2eexample.com',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
    '',
  ])('refuses %j', (value) => {
    expect(read(hostName, value)).toBeUndefined();
  });
});

describe('an https address', () => {
  test.each([
    ['https://shop.example', 'https://shop.example/'],
    ['HTTPS://Shop.Example/a b'.replace(' ', '%20'), 'https://shop.example/a%20b'],
    ['https://shop.example:443/x?y=1#z', 'https://shop.example/x?y=1#z'],
    ['https://shop.example:8443/x', 'https://shop.example:8443/x'],
    ['https://münchen.example/ä', 'https://xn--mnchen-3ya.example/%C3%A4'],
  ])('%s is read as %s', (value, expected) => {
    expect(read(httpsAddress, value)).toBe(expected);
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'http://shop.example/',
    '//shop.example/',
    'shop.example',
    '/path',
    'https:shop.example',
    'https:/shop.example',
    'https:///shop.example',
    'https:\\\\shop.example',
    'https://shop.example\\@evil.example',
    'https://shop.example@evil.example',
    'https://user:secret@shop.example',
    'https://@shop.example',
    'https://shop.example\t.evil.example',
    'https://shop.example\u0000',
    'https://shop.example\u202e/moc',
    'https://shop.example /x',
    ' https://shop.example',
    'https://shop。example',
    'https://shop%2eexample',
    'https://127.0.0.1/',
    'https://0x7f000001/',
    'https://[::1]/',
    'https://localhost/',
    'https://shop.example:99999/',
    'https://shop.example:0443/',
    'https://ｓhop.example/',
    'https://shop.example:44:3/',
    'https://',
    'https://#@shop.example',
    'https://shop.example'.padEnd(2001, '/'),
  ])('refuses %j', (value) => {
    expect(read(httpsAddress, value)).toBeUndefined();
  });
});

test('an address with a user is told apart from one with a wrong host', () => {
  expect(why('https://shop.example@evil.example', httpsAddress)).toBe(
    'must not name a user or password before the host: "https://shop.example@evil.example"',
  );
});

describe('an https origin', () => {
  test.each([
    ['https://shop.example', 'https://shop.example'],
    ['https://SHOP.example:443', 'https://shop.example'],
    ['https://shop.example:8443', 'https://shop.example:8443'],
  ])('%s is read as %s', (value, expected) => {
    expect(read(httpsOrigin, value)).toBe(expected);
  });

  test.each([
    'https://shop.example/',
    'https://shop.example/x',
    'https://shop.example?x',
    'https://shop.example#x',
    'https://*.example',
    'http://shop.example',
    'https://a@shop.example',
    'null',
  ])('refuses %j', (value) => {
    expect(read(httpsOrigin, value)).toBeUndefined();
  });
});

test('what nobody could write to or dial is refused in words', () => {
  expect(read(mailAddress, ' help@münchen.example ')).toBe('help@münchen.example');
  expect(mailAddress.safeParse('help').error?.issues[0]?.message).toContain('e-mail address');
  expect(read(phoneNumber, '1-800-FLOWERS')).toBe('1-800-FLOWERS');
  expect(phoneNumber.safeParse('ask Jane').error?.issues[0]?.message).toContain('be dialled');
});

test.each(['en', 'es-MX', 'zh-Hant', 'sr-Latn-RS'])('%s is a language tag', (value) => {
  expect(read(languageTag, value)).toBe(value);
});

test.each(['English', 'en_US', 'es-mx', 'EN', 'en-', '__proto__', 'en-US-x', ''])(
  '%j is no language tag in its usual form',
  (value) => expect(read(languageTag, value)).toBeUndefined(),
);

test.each([' a', 'a ', 'a\nb', '', 'x'.repeat(201)])('%j is no id', (value) => {
  expect(read(upstreamId, value)).toBeUndefined();
});
