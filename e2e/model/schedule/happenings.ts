import type { HappeningKind } from './schedule.ts';

/** All that has been set going in an act, until it is over. */
export class Happenings {
  readonly #underWay = new Set<Promise<void>>();
  readonly #onHappening: (kind: HappeningKind) => void;

  constructor(onHappening: (kind: HappeningKind) => void) {
    this.#onHappening = onHappening;
  }

  /** `deed` says whether there was anything to happen to. Resolves when it is done. */
  begin(kind: HappeningKind, deed: Promise<boolean>): Promise<void> {
    const happening = deed.then((hasHappened) => {
      this.#underWay.delete(happening);
      if (hasHappened) this.#onHappening(kind);
    });
    this.#underWay.add(happening);
    return happening;
  }

  async untilOver(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }
}
