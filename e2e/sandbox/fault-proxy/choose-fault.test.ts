import { describe, expect, it } from 'vitest';
import { createDice } from '#e2e/support/dice.ts';
import { CALL_FAULTS } from './call-fault.ts';
import { chooseFault, type FaultyCall, type Weather } from './choose-fault.ts';

const STORM: Weather = {
  payFaults: 1,
  readFaults: 1,
  delayInMs: { from: 10, to: 20 },
  holdInMs: { from: 1000, to: 2000 },
};

function chooseMany(operation: FaultyCall['operation'], weather = STORM) {
  const dice = createDice('faults');
  return Array.from({ length: 2000 }, (_, ordinal) =>
    chooseFault(dice, weather, { operation, bill: 'bill 1', ordinal }),
  );
}

describe('choosing the fault of a call', () => {
  it('chooses the same for the same seed and call', () => {
    const call: FaultyCall = { operation: 'C4', bill: 'bill 9', ordinal: 2 };
    const chosen = chooseFault(createDice(3), STORM, call);
    expect(chooseFault(createDice(3), STORM, call)).toEqual(chosen);
  });

  it('gives a pay call every fault that there is', () => {
    const kinds = new Set(chooseMany('C4').map(({ kind }) => kind));
    expect([...kinds, 'none'].sort()).toEqual(Object.keys(CALL_FAULTS).sort());
  });

  it('holds no reading back', () => {
    const kinds = chooseMany('C2').map(({ kind }) => kind);
    expect(kinds).not.toContain('heldBack');
    expect(kinds).not.toContain('heldAfterReset');
  });

  it('holds nothing back for longer than the weather allows', () => {
    const held = chooseMany('C4').filter(({ kind }) => kind.startsWith('held'));
    for (const { delayInMs } of held) {
      expect(delayInMs).toBeGreaterThanOrEqual(STORM.holdInMs.from);
      expect(delayInMs).toBeLessThanOrEqual(STORM.holdInMs.to);
    }
  });

  it('spoils as many calls as the weather says', () => {
    const faults = chooseMany('C4', { ...STORM, payFaults: 0.25 });
    const share = faults.filter(({ kind }) => kind !== 'none').length / faults.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.3);
  });
});
