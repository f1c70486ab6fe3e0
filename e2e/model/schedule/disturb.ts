import { setTimeout as wait } from 'node:timers/promises';
import type { World } from '../world/start-world.ts';
import type { Disturbance } from './schedule.ts';

/** Lets a disturbance happen. False where there was nothing to disturb. */
export async function disturb(disturbance: Disturbance, world: World): Promise<boolean> {
  switch (disturbance.kind) {
    case 'kill':
      return killAndRestart(world, disturbance.instance);
    case 'freeze':
      return freeze(world, disturbance.instance, disturbance.forInMs);
    case 'crashStore':
      return crashStore(world);
    case 'unreachable':
      return makeUnreachable(world, disturbance.forInMs);
    case 'skewClock':
      return skewClock(world, disturbance.instance, disturbance.byInMs);
    default:
      return disturbance satisfies never;
  }
}

/** In the middle of whatever it does. Not while it is still starting after the last time. */
export async function killAndRestart(world: World, index: number): Promise<boolean> {
  const instance = world.instances[index];
  if (!instance?.isUp) return false;
  await instance.kill();
  await instance.start();
  return true;
}

/** In the middle of whatever it does: between writing a payment down and sending it, too. */
async function freeze({ instances }: World, index: number, forInMs: number): Promise<boolean> {
  const instance = instances[index];
  if (!instance?.isUp) return false;
  await instance.freeze(forInMs);
  return true;
}

/** As a power cut would. Not where it is no process of its own. */
export async function crashStore({ store }: World): Promise<boolean> {
  await store.crash?.();
  return store.crash !== undefined;
}

async function makeUnreachable({ proxy }: World, forInMs: number): Promise<boolean> {
  proxy.shut();
  await wait(forInMs);
  await proxy.open();
  return true;
}

async function skewClock({ instances, time }: World, index: number, byInMs: number) {
  const instance = instances[index];
  if (instance) time.skew(instance, byInMs);
  return instance !== undefined;
}
