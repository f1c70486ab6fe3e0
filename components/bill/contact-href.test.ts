import { expect, test } from 'vitest';
import { getMailHref, getTelHref } from './contact-href.ts';

test.each([
  ['help@blueridge.example', 'mailto:help@blueridge.example'],
  [' front.desk+pay@blueridge.example ', 'mailto:front.desk%2Bpay@blueridge.example'],
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
  ['+1', undefined],
  ['.....', undefined],
  ['ask for Jane', undefined],
  ['555010;phone-context=x', undefined],
  ['5'.repeat(40), undefined],
  [undefined, undefined],
])('calls %j by %j', (phone, href) => {
  expect(getTelHref(phone)).toBe(href);
});
