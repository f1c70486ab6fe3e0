import { expect, it } from 'vitest';
import { createDice } from '#e2e/support/dice.ts';
import { planSchedule, type ScheduleLimits } from './plan-schedule.ts';

const LIMITS: ScheduleLimits = { bills: 60, instances: 2, canStoreCrash: true };

function listKinds(limits: ScheduleLimits): Set<string> {
  const plans = [0, 1, 2, 3, 4, 5].map((index) => planSchedule(createDice(5), index, limits));
  return new Set(
    plans.flatMap((plan) => plan.disturbances.map(({ disturbance }) => disturbance.kind)),
  );
}

it('plans the same schedule for the same seed and index, and another for another', () => {
  const plan = planSchedule(createDice(5), 3, LIMITS);
  expect(planSchedule(createDice(5), 3, LIMITS)).toEqual(plan);
  expect(planSchedule(createDice(5), 4, LIMITS).bills).not.toEqual(plan.bills);
  expect(planSchedule(createDice(6), 3, LIMITS).bills).not.toEqual(plan.bills);
});

it('plans as many bills as it is asked for, and every kind of disturbance', () => {
  expect(planSchedule(createDice(5), 0, LIMITS).bills).toHaveLength(60);
  expect([...listKinds(LIMITS)].sort()).toEqual([
    'crashStore',
    'freeze',
    'kill',
    'skewClock',
    'unreachable',
  ]);
});

it('lets no store crash that is part of the apps', () => {
  expect(listKinds({ ...LIMITS, canStoreCrash: false })).not.toContain('crashStore');
});
