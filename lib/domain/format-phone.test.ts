import { describe, expect, it } from 'vitest';
import { formatPhone } from './format-phone.ts';

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
