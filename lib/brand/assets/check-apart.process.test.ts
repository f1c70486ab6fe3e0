import { expect, test } from 'vitest';
import { checkSvgApart } from './check-apart.ts';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path d="M0 0h8v4z"/></svg>';
const encode = (text: string) => new TextEncoder().encode(text);

test('judges drawings as the check itself does, several at once', async () => {
  const [good, active, again] = await Promise.all([
    checkSvgApart(encode(SVG)),
    checkSvgApart(encode(SVG.replace('<path', '<script>x</script><path'))),
    checkSvgApart(encode(SVG)),
  ]);
  expect(good).toMatchObject({ ok: true, value: { kind: 'svg', width: 16, height: 8 } });
  expect(active.ok).toBe(false);
  expect(again).toEqual(good);
});

test('leaves the thread that asks free meanwhile', async () => {
  const shapes = Array.from(
    { length: 9000 },
    (_, index) => `<path class="c${index % 9}" d="M0 0z"/>`,
  );
  const large = SVG.replace('<path d="M0 0h8v4z"/>', shapes.join(''));
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 5);
  await checkSvgApart(encode(large));
  clearInterval(counting);
  expect(turns).toBeGreaterThan(3);
});
