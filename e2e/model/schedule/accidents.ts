import type { CallMoment, ProxiedCall } from '#e2e/sandbox/fault-proxy/proxied-call.ts';
import type { Dice } from '#e2e/support/dice.ts';
import type { World } from '../world/start-world.ts';
import { crashStore, killAndRestart } from './disturb.ts';
import type { Happenings } from './happenings.ts';

type Accident = {
  readonly kind: 'kill' | 'crashStore';
  /** The calls in whose middle it happens, and how many of them end so. */
  readonly operation: ProxiedCall['operation'];
  readonly chance: number;
};

/** What dies in the worst moments: just before a payment is written down, sent, or heard of. */
const ACCIDENTS: readonly Accident[] = [
  { kind: 'kill', operation: 'C4', chance: 0.008 },
  { kind: 'kill', operation: 'C9', chance: 0.001 },
  { kind: 'crashStore', operation: 'C4', chance: 0.004 },
];

type MetCall = Pick<ProxiedCall, 'operation' | 'ordinal' | 'sender'> & { readonly bill: string };

/** Lets happen what this moment of a call has in store: by the seed and the call alone. */
export function haveAccidents(
  { operation, ordinal, bill, sender }: MetCall,
  moment: CallMoment,
  { world, dice, happenings }: { world: World; dice: Dice; happenings: Happenings },
): void {
  for (const { kind, chance, ...accident } of ACCIDENTS) {
    if (accident.operation !== operation) continue;
    if (!dice.isLucky(chance, 'accident', kind, bill, operation, ordinal, moment)) continue;
    const index = world.instances.findIndex(({ name }) => name === sender);
    void happenings.begin(kind, kind === 'kill' ? killAndRestart(world, index) : crashStore(world));
  }
}
