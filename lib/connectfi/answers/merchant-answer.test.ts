import { describe, expect, it } from 'vitest';
import { makePng } from '#lib/brand/files/testing/sample-files.ts';
import { logosSchema } from './merchant-answer.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0"/></svg>';
const WRITTEN =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 120 40" width="120" height="40"><path d="M0 0"/></svg>';
const PNG = makePng(3, 2);

function toUrl(content: string | Buffer, type = 'image/svg+xml'): string {
  return `data:${type};base64,${Buffer.from(content).toString('base64')}`;
}

describe('logosSchema', () => {
  it.each([
    ['an SVG', toUrl(SVG), { src: toUrl(WRITTEN), width: 120, height: 40 }],
    ['a PNG', toUrl(PNG, 'image/png'), { src: toUrl(PNG, 'image/png'), width: 3, height: 2 }],
    ['a PNG that calls itself a JPEG', toUrl(PNG, 'image/jpeg'), { src: toUrl(PNG, 'image/png') }],
  ])('takes %s under the type of its content', (_what, url, logo) => {
    expect(logosSchema.parse([{ logoId: 'a', url, type: 'light' }])).toMatchObject(logo);
  });

  it('takes one that does not say for which ground it is', () => {
    expect(logosSchema.parse([{ url: toUrl(SVG) }])).toMatchObject({ width: 120 });
  });

  it('prefers the one for light ground, and passes over what it cannot show', () => {
    const wide = toUrl(SVG.replace('120', '200'));
    const logos = [
      { logoId: 'a', type: 'light' },
      { url: toUrl(SVG), type: 'dark' },
      { url: wide, type: 'light' },
    ];
    expect(logosSchema.parse(logos)).toMatchObject({ width: 200 });
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an id alone', [{ logoId: 'a', type: 'light' }]],
    ['a link to elsewhere', [{ url: 'https://elsewhere.example/logo.png' }]],
    ['a script', [{ url: 'javascript:alert(1)' }]],
    ['a page', [{ url: toUrl('<html><svg viewBox="0 0 1 1"></svg></html>', 'text/html') }]],
    [
      'a page that calls itself an SVG',
      [{ url: toUrl('<html><svg viewBox="0 0 1 1"></svg></html>') }],
    ],
    ['words', [{ url: toUrl('no image at all', 'image/png') }]],
    ['more than 64 KB', [{ url: toUrl(SVG.replace('/>', `/>${' '.repeat(65_536)}`)) }]],
    ['an address that goes on', [{ url: `${toUrl(SVG)}" onerror="alert(1)` }]],
    ['no size', [{ url: toUrl('<svg xmlns="http://www.w3.org/2000/svg"/>') }]],
    ['a cut image', [{ url: toUrl(PNG.subarray(0, 18), 'image/png') }]],
    ['a drawing that runs', [{ url: toUrl(SVG.replace('<path', '<script>x</script><path')) }]],
    ['a drawing that moves', [{ url: toUrl(SVG.replace('<path', '<animate/><path')) }]],
    [
      'a drawing that loads',
      [{ url: toUrl(SVG.replace('<path', '<use href="//a.example/#b"/><path')) }],
    ],
    ['an object', { url: toUrl(SVG) }],
  ])('shows no logo for %s', (_what, logos) => {
    expect(logosSchema.parse(logos)).toBeUndefined();
  });
});
