import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { shrinkPicture } from './shrink-picture.ts';

const POINTS = [10, 20, 30, 255, 200, 100, 50, 255, 12, 18, 33, 255, 90, 250, 0, 255];

function draw(filterType: number): Buffer {
  const picture = new PNG({ width: 2, height: 2 });
  picture.data = Buffer.from(POINTS);
  return PNG.sync.write(picture, { filterType });
}

it('moves each colour to the nearest step', () => {
  const { data } = PNG.sync.read(shrinkPicture(draw(0)));
  expect([...data]).toEqual([0, 36, 36, 255, 182, 109, 36, 255, 0, 0, 36, 255, 73, 255, 0, 255]);
});

it('gives the same bytes for the same picture however it was stored', () => {
  expect(shrinkPicture(draw(4))).toEqual(shrinkPicture(draw(1)));
});
