import type { Instance } from './instance.ts';

/** What the clocks in the world show: those of customers, and those of the apps, which are wrong. */
export class WorldTime {
  readonly #instances: readonly Instance[];
  readonly #skews = new Map<string, number>();
  readonly #journeys: { readonly atInMs: number; readonly aheadInMs: number }[] = [];
  #aheadInMs = 0;

  constructor(instances: readonly Instance[]) {
    this.#instances = instances;
  }

  /** By a customer's clock. */
  nowInMs(): number {
    return Date.now() + this.#aheadInMs;
  }

  /** Lets time pass for everybody, without anybody waiting. Only while nothing is on its way. */
  travel(byInMs: number): void {
    this.#aheadInMs += byInMs;
    this.#journeys.push({ atInMs: Date.now(), aheadInMs: this.#aheadInMs });
    for (const instance of this.#instances) this.#set(instance);
  }

  /** Puts the clock of one app wrong. */
  skew(instance: Instance, byInMs: number): void {
    this.#skews.set(instance.name, byInMs);
    this.#set(instance);
  }

  /** The true time of what an app has dated, as well as it can be told. */
  toTrueTime(appTime: string): number {
    const atInMs = Date.parse(appTime);
    const journey = this.#journeys.findLast(
      ({ atInMs: start, aheadInMs }) => atInMs - aheadInMs >= start,
    );
    return atInMs - (journey?.aheadInMs ?? 0);
  }

  #set(instance: Instance): void {
    const skewInMs = this.#skews.get(instance.name) ?? 0;
    instance.clock.shift({ passedInMs: this.#aheadInMs, skewInMs });
  }
}
