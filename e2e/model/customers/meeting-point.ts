/** Where those who are about to press wait for each other, so that they press in the same moment. */
export class MeetingPoint {
  #expected: number;
  #waiting: (() => void)[] = [];

  constructor(expected: number) {
    this.#expected = expected;
  }

  /** Resolves once everybody who is still expected has arrived. */
  arrive(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#openIfComplete();
    });
  }

  /** Somebody will not come, or is past this point. */
  leave(): void {
    this.#expected -= 1;
    this.#openIfComplete();
  }

  #openIfComplete(): void {
    if (this.#waiting.length < this.#expected) return;
    for (const go of this.#waiting.splice(0)) go();
  }
}
