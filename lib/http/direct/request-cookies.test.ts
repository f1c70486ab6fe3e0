import { NextRequest, NextResponse } from 'next/server';
import { expect, it } from 'vitest';
import type { BillCookie } from '#lib/session/bill-cookies.ts';
import { readRequestCookies } from './request-cookies.ts';

it.each([
  '',
  'a=1',
  'a=1; b=2;c=3;  d=4',
  'a=1; a=2',
  'a=; b; =c; d=e=f',
  'a=%20x%2B; b=%zz; c=%E2%82%AC',
  'a=1 ;; b=2;',
])('reads %j as Next does', (line) => {
  const theirs = new NextRequest('http://localhost', { headers: { cookie: line } }).cookies;
  const pairs = theirs.getAll().map(({ name, value }) => ({ name, value }));
  expect(readRequestCookies(line).getAll()).toEqual(pairs);
});

const cookie: BillCookie = {
  name: 'pay-1',
  value: 'Fe26.2*1~2 ä;',
  maxAge: 3600,
  httpOnly: true,
  secure: true,
  sameSite: 'lax',
  path: '/',
};

it('writes lines as Next does, the last one of each name', () => {
  const cookies = readRequestCookies('pay-2=x');
  const { cookies: theirs, headers } = new NextResponse();
  const written = [
    { ...cookie, value: 'first' },
    { ...cookie, name: 'pay-2', value: '', maxAge: 0, secure: false },
    cookie,
  ];
  for (const one of written) {
    cookies.set(one);
    theirs.set(one);
  }
  expect(cookies.listLines()).toEqual(headers.getSetCookie());
  expect(cookies.listLines()).toHaveLength(2);
  expect(cookies.getAll()).toEqual([
    { name: 'pay-2', value: '' },
    { name: 'pay-1', value: cookie.value },
  ]);
});
