/** The cookies of one browser, for one site. What is older than its answer is not looked at. */
export class CookieJar {
  readonly #cookies = new Map<string, string>();

  isEmpty(): boolean {
    return this.#cookies.size === 0;
  }

  /** Takes in the `Set-Cookie` lines of an answer; one without life takes a cookie away. */
  keep(lines: string | readonly string[]): void {
    for (const line of typeof lines === 'string' ? [lines] : lines) {
      const [pair = '', ...attributes] = line.split(';');
      const end = pair.indexOf('=');
      const name = pair.slice(0, end);
      const isOver = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
      if (isOver) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(end + 1));
    }
  }

  /** The `Cookie` header. */
  write(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
