import { type RunningApp, startApp } from '#e2e/support/app/start-app.ts';
import type { AppClock } from './app-clock.ts';

export type InstanceOptions = {
  /** Also the first part of the path under which it reaches connectFi. */
  readonly name: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: AppClock;
};

/** One process of the payment page, which can be killed and started again where it was. */
export class Instance {
  readonly name: string;
  readonly clock: AppClock;
  readonly #options: InstanceOptions;
  #app: RunningApp | undefined;
  #deaths: string[] = [];

  constructor(options: InstanceOptions) {
    this.name = options.name;
    this.clock = options.clock;
    this.#options = options;
  }

  get isUp(): boolean {
    return this.#app !== undefined;
  }

  /** The last words of every process that ended without having been asked to. */
  get deaths(): readonly string[] {
    return this.#deaths;
  }

  async start(): Promise<void> {
    const { port, environment } = this.#options;
    const lines: string[] = [];
    const app = await startApp({ port, environment, onLine: (line) => void lines.push(line) });
    this.#app = app;
    void app.ended.then(() => {
      if (this.#app !== app) return;
      this.#app = undefined;
      this.#deaths.push(`${this.name} ended by itself: ${lines.slice(-5).join(' / ')}`);
    });
  }

  async kill(): Promise<void> {
    await this.#take()?.kill();
  }

  async freeze(forInMs: number): Promise<void> {
    await this.#app?.freeze(forInMs);
  }

  async stop(): Promise<void> {
    await this.#take()?.stop();
    this.clock.close();
  }

  #take(): RunningApp | undefined {
    const app = this.#app;
    this.#app = undefined;
    return app;
  }
}
