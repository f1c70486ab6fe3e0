import { expect, it } from 'vitest';
import { CookieJar } from './cookie-jar.ts';

it('sends back what it was given, the newest of each name', () => {
  const jar = new CookieJar();
  expect(jar.isEmpty()).toBe(true);
  jar.keep(['a=1; Path=/; Max-Age=60', 'b=x=y; HttpOnly']);
  jar.keep('a=2; Path=/');
  expect(jar.write()).toBe('a=2; b=x=y');
});

it('forgets a cookie that is given no life', () => {
  const jar = new CookieJar();
  jar.keep(['a=1', 'b=2']);
  jar.keep('a=; Path=/; Max-Age=0');
  expect(jar.write()).toBe('b=2');
});
