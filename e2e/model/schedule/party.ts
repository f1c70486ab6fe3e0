import { setTimeout } from 'node:timers/promises';
import type { Dice } from '#e2e/support/dice.ts';
import { Diary } from '../books/diary.ts';
import { type Browser, createBrowser } from '../customers/create-browser.ts';
import { MeetingPoint } from '../customers/meeting-point.ts';
import { type LineFault, putOnRoughLine } from '../customers/rough-line.ts';
import { Tab } from '../customers/tab.ts';
import { walk } from '../customers/walk.ts';
import { SETTINGS } from '../settings.ts';
import type { World } from '../world/start-world.ts';
import type { Act, BillPlan } from './schedule.ts';

type PartyOptions = {
  readonly plan: BillPlan;
  readonly world: World;
  /** The path of the link in the mail. */
  readonly mailPath: string;
  /** The bill's own. */
  readonly dice: Dice;
};

type DeviceOptions = {
  readonly name: string;
  readonly tabsCount: number;
  readonly hasRoughLine: boolean;
};

type Device = {
  readonly browser: Browser;
  readonly tabs: readonly Tab[];
  readonly isLate: boolean;
};

const MAX_STEPS: Readonly<Record<Act, number>> = { first: 9, second: 7 };
const LAST_LOOKS = 8;
/** Together longer than the balancer leaves apps alone of which it has had no answer (`start-nginx.ts`). */
const BETWEEN_LOOKS_IN_MS = 200;
/** Who has an answer comes back less often than who has none. */
const CHANCE_TO_COME_BACK = { answered: 0.12, waiting: 0.6 };

/** Everybody who has the link of one bill, with all their browsers and tabs, and the diary of them all. */
export class Party {
  readonly diary = new Diary();
  readonly lineFaults: LineFault[] = [];
  readonly #options: PartyOptions;
  readonly #devices: readonly Device[];

  constructor(options: PartyOptions) {
    this.#options = options;
    const { tabs, hasLateDevice } = options.plan;
    this.#devices = tabs.map((count, index) => ({
      ...this.#openDevice({ name: `${index + 1}`, tabsCount: count, hasRoughLine: true }),
      isLate: hasLateDevice && index === tabs.length - 1,
    }));
  }

  /** All of them at the same time. */
  async play(act: Act): Promise<void> {
    const tabs = this.#devices
      .filter((device) => this.#comes(device, act))
      .flatMap((device) => device.tabs);
    const point = new MeetingPoint(this.#options.plan.pressTogether ? tabs.length : 0);
    await Promise.all(
      tabs.map(async (tab, index) => {
        const dice = this.#options.dice.under(act, 'tab', index);
        const meetOthers = () => point.arrive();
        await walk(tab, { dice, maxSteps: MAX_STEPS[act], meetOthers });
        point.leave();
      }),
    );
    await Promise.all(this.#devices.map(({ browser }) => browser.untilQuiet()));
  }

  /** Somebody opens the mail once more, and again until there is an answer. False where it is "wait". */
  async lookAtLast(): Promise<boolean> {
    const { browser, tabs } = this.#openDevice({
      name: 'last',
      tabsCount: 1,
      hasRoughLine: false,
    });
    const [tab] = tabs;
    for (let looks = 0; tab && looks < LAST_LOOKS && tab.view.told === 'noWord'; looks += 1) {
      if (looks > 0) await setTimeout(BETWEEN_LOOKS_IN_MS);
      await tab.open();
    }
    await browser.close();
    return tab?.view.told !== 'unknown' && tab?.view.told !== 'noWord';
  }

  async close(): Promise<void> {
    await Promise.all(this.#devices.map(({ browser }) => browser.close()));
  }

  #comes({ isLate, tabs }: Device, act: Act): boolean {
    if (act === 'first') return !isLate;
    if (isLate) return true;
    const isWaiting = tabs.some(({ view }) => view.told === 'unknown' || view.told === 'noWord');
    const chance = isWaiting ? CHANCE_TO_COME_BACK.waiting : CHANCE_TO_COME_BACK.answered;
    return this.#options.dice.isLucky(chance, 'comes back', tabs[0]?.name ?? '');
  }

  #openDevice({ name, tabsCount, hasRoughLine }: DeviceOptions): Omit<Device, 'isLate'> {
    const { world, mailPath, plan, dice } = this.#options;
    const plain = createBrowser({
      origin: world.origin,
      userAgent: `Browser ${name} of ${plan.name}`,
    });
    const browser = hasRoughLine
      ? putOnRoughLine(plain, {
          dice,
          holdInMs: SETTINGS.holdInMs,
          onFault: (fault) => void this.lineFaults.push(fault),
        })
      : plain;
    const tabs = Array.from(
      { length: tabsCount },
      (_, index) =>
        new Tab({
          name: `${name}.${index + 1}`,
          mailPath,
          browser,
          diary: this.diary,
          visitBank: async (token) => (await world.sandbox.finishLink(token)).publicToken,
          nowInMs: () => world.time.nowInMs(),
        }),
    );
    return { browser, tabs };
  }
}
