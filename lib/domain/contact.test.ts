import { describe, expect, it, test } from 'vitest';
import { formatPhone, parseMail, parsePhone } from './contact.ts';

test.each([
  ['(555) 010-2040', '5550102040'],
  ['(555) 010-2040 ext. 12', '5550102040;ext=12'],
  ['555-010-2040 extension 7', '5550102040;ext=7'],
  ['555.010.2040 x12', '5550102040;ext=12'],
  ['555 010 2040, ext 3', '5550102040;ext=3'],
  ['555 010 2040 #3', '5550102040;ext=3'],
  ['311', '311'],
  ['911', '911'],
  ['555/010-2040', '5550102040'],
  ['555–010–2040', '5550102040'],
  ['1-800-FLOWERS', '18003569377'],
  ['(800) GO-FEDEX', '8004633339'],
  ['1-888-4-GARDEN', '18884427336'],
  ['1-800-FLOWERS ext. 9', '18003569377;ext=9'],
  ['1-800-FIX5', '18003495'],
  ['+1 555.010.2040', '+15550102040'],
  [' +49 (0)30 901820 ', '+49030901820'],
])('dials %s by %s', (text, dialled) => {
  expect(parsePhone(text)).toBe(dialled);
});

test.each([
  '',
  '12',
  '+1',
  'FLOWERS',
  '1-FLOWERS',
  'ask for Jane',
  'tel:5550102040',
  '555;ext=1',
  '555010;phone-context=x',
  '555 010 2040 ext.',
  '5550102040 or 911',
  '555 010 2040 (OFFICE)',
  '311 or 911',
  '55\n5010',
  '5'.repeat(21),
  '5550102040 or 5550102041 or 5550102042 x',
])('dials nothing by %j', (text) => {
  expect(parsePhone(text)).toBeUndefined();
});

test.each([
  ['help@example.com', 'help', 'example.com'],
  ["o'neil+pay@Mail.Example.org", "o'neil+pay", 'mail.example.org'],
  ['hilfe@münchen.example', 'hilfe', 'xn--mnchen-3ya.example'],
  ['hilfe@xn--mnchen-3ya.example', 'hilfe', 'xn--mnchen-3ya.example'],
  ['помощь@почта.рф', 'помощь', 'xn--80a1acny.xn--p1ai'],
])('writes to %s', (text, name, domain) => {
  expect(parseMail(text)).toEqual({ name, domain });
});

test.each([
  '',
  'help',
  'help@localhost',
  'help@10.0.0.1',
  '.help@example.com',
  'a..b@example.com',
  'a@b@example.com',
  'help@exa mple.com',
  'help@example.com?bcc=x@y.example',
  'a?cc=x@b.example',
  'a@b.example,c@d.example',
  'a@example.com\r\nBcc: x',
  'javascript:alert(1)',
  `${'a'.repeat(250)}@example.com`,
])('writes to nobody by %j', (text) => {
  expect(parseMail(text)).toBeUndefined();
});

describe('formatPhone', () => {
  it.each([
    ['5550102040', '(555) 010-2040'],
    ['15550102040', '(555) 010-2040'],
    ['+15550102040', '(555) 010-2040'],
    ['555-010-2040', '(555) 010-2040'],
    ['+1 (555) 010.2040', '(555) 010-2040'],
  ])('writes %s as people do', (phone, written) => {
    expect(formatPhone(phone)).toBe(written);
  });

  it.each([
    '',
    '911',
    '0171234567',
    '+49 30 901820',
    '555-010-2040 ext. 7',
    '555010204',
    'ask Ann',
  ])('leaves "%s" as it is', (phone) => {
    expect(formatPhone(phone)).toBe(phone);
  });
});
