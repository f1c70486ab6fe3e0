import { describe, expect, it } from 'vitest';
import type { Operation } from '../transport/call.ts';
import { createPlaces } from './lane.ts';

const PATIENT = new AbortController().signal;

/** Takes places one after another, and tells in which order they were given. */
function start(rule: Partial<Parameters<typeof createPlaces>[0]> = {}) {
  const places = createPlaces({ max: 2, maxOfOne: 2, maxWaiting: 2, ...rule });
  const told: string[] = [];
  const leaves = new Map<string, () => void>();
  return {
    places,
    told,
    leave: (name: string) => leaves.get(name)?.(),
    ask: (
      name: string,
      { operation = 'getPayment' as Operation, isFirst = false, patience = PATIENT } = {},
    ) => {
      const asked = places.take({ operation, isFirst, patience }).then((leave) => {
        told.push(leave ? name : `not ${name}`);
        if (leave) leaves.set(name, leave);
      });
      return asked;
    },
  };
}

/** Lets everything that is settled be told. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('places', () => {
  it('are given at once while there are some, and then in the order of asking', async () => {
    const { ask, told, leave, places } = start();
    for (const name of ['a', 'b', 'c', 'd']) void ask(name);
    await settle();
    expect(told).toEqual(['a', 'b']);
    expect(places.count()).toEqual({ inFlight: 2, waiting: 2 });
    leave('b');
    await settle();
    expect(told).toEqual(['a', 'b', 'c']);
    leave('a');
    leave('c');
    await settle();
    expect(told).toEqual(['a', 'b', 'c', 'd']);
    leave('d');
    expect(places.count()).toEqual({ inFlight: 0, waiting: 0 });
  });

  it('are refused at once where too many wait', async () => {
    const { ask, told } = start();
    for (const name of ['a', 'b', 'c', 'd']) void ask(name);
    await ask('e');
    expect(told).toEqual(['a', 'b', 'not e']);
  });

  it('are refused when the patience is over, and nobody who left is given one later', async () => {
    const { ask, told, leave, places } = start();
    const patience = new AbortController();
    void ask('a');
    void ask('b');
    const left = ask('c', { patience: patience.signal });
    void ask('d');
    patience.abort();
    await left;
    expect(told).toEqual(['a', 'b', 'not c']);
    leave('a');
    await settle();
    expect(told).toEqual(['a', 'b', 'not c', 'd']);
    expect(places.count()).toEqual({ inFlight: 2, waiting: 0 });
  });

  it('are not waited for by those whose patience is over already', async () => {
    const { ask, told } = start({ max: 0 });
    await ask('a', { patience: AbortSignal.abort() });
    expect(told).toEqual(['not a']);
  });

  it('go to the first before all others, even where too many wait', async () => {
    const { ask, told, leave } = start();
    for (const name of ['a', 'b', 'c', 'd']) void ask(name);
    void ask('pay 1', { isFirst: true });
    void ask('pay 2', { isFirst: true });
    await settle();
    for (const name of ['b', 'a', 'pay 1', 'pay 2']) {
      leave(name);
      await settle();
    }
    expect(told).toEqual(['a', 'b', 'pay 1', 'pay 2', 'c', 'd']);
  });

  it('are not all given to one operation, nor does its queue stand in the way of others', async () => {
    const { ask, told, leave } = start({ maxOfOne: 1 });
    const operation = 'listInvoices';
    void ask('slow 1', { operation });
    void ask('slow 2', { operation });
    void ask('bill');
    await settle();
    expect(told).toEqual(['slow 1', 'bill']);
    leave('bill');
    await settle();
    expect(told).toEqual(['slow 1', 'bill']);
    leave('slow 1');
    await settle();
    expect(told).toEqual(['slow 1', 'bill', 'slow 2']);
  });
});
