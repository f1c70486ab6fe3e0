import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { MeetingPoint } from './meeting-point.ts';

it('lets nobody on before all have come', async () => {
  const point = new MeetingPoint(2);
  const gone: string[] = [];
  void point.arrive().then(() => gone.push('first'));
  await nextTurn();
  expect(gone).toEqual([]);
  await point.arrive();
  expect(gone).toEqual(['first']);
});

it('does not wait for those who have left', async () => {
  const point = new MeetingPoint(2);
  const arrival = point.arrive();
  point.leave();
  await arrival;
});
