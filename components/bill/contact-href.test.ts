import { expect, test } from 'vitest';
import { getMailHref, getPlace, getTelHref } from './contact-href.ts';

test.each([
  ['help@blueridge.example', 'mailto:help@blueridge.example'],
  [' front.desk+pay@blueridge.example ', 'mailto:front.desk%2Bpay@blueridge.example'],
  ['hilfe@münchen.example', 'mailto:hilfe@xn--mnchen-3ya.example'],
  ['a@b.example?subject=hello', undefined],
  ['a@b.example,c@d.example', undefined],
  ['a?cc=x@b.example', undefined],
  ['javascript:alert(1)', undefined],
  ['no address', undefined],
  ['', undefined],
  [undefined, undefined],
])('writes to %j by %j', (email, href) => {
  expect(getMailHref(email)).toBe(href);
});

test.each([
  ['(555) 010-2040', 'tel:5550102040'],
  ['+1 555.010.2040', 'tel:+15550102040'],
  ['(555) 010-2040 ext. 12', 'tel:5550102040;ext=12'],
  ['311', 'tel:311'],
  ['1-800-FLOWERS', 'tel:18003569377'],
  ['+1', undefined],
  ['.....', undefined],
  ['ask for Jane', undefined],
  ['555010;phone-context=x', undefined],
  ['5'.repeat(40), undefined],
  [undefined, undefined],
])('calls %j by %j', (phone, href) => {
  expect(getTelHref(phone)).toBe(href);
});

test('names what a letter is about, and nothing else by it', () => {
  const href = getMailHref('a@b.example', { subject: 'Link & more?cc=x@y.example\r\nBcc: z' });
  expect(href).toBe(
    'mailto:a@b.example?subject=Link%20%26%20more%3Fcc%3Dx%40y.example%0D%0ABcc%3A%20z',
  );
  expect(getMailHref('a@b.example', { subject: 'S', body: 'B&cc=x\ny' })).toBe(
    'mailto:a@b.example?subject=S&body=B%26cc%3Dx%0Ay',
  );
});

test.each([
  ['https://www.shop.example/thanks?order=1', 'shop.example'],
  ['https://my.shop.example:8443', 'my.shop.example:8443'],
])('calls %s %s', (address, place) => {
  expect(getPlace(address)).toBe(place);
});
