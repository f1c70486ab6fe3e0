import { randomUUID } from 'node:crypto';
import { keepNewest } from '../keep-newest.ts';
import type { ChosenAccount } from '../plaid-account.ts';
import type { Institution } from './institutions.ts';
import { identify } from './personas.ts';

const MOST_VISITS = 10_000;

export const BANK_ANSWERS = ['approve', 'deny', 'withhold', 'fail'] as const;
export type BankAnswer = (typeof BANK_ANSWERS)[number];

/** A customer at the bank's own page. Its id is Plaid's `oauth_state_id`. */
export type BankVisit = {
  readonly id: string;
  readonly linkToken: string;
  readonly institution: Institution;
  readonly language: 'en' | 'es';
  readonly accounts: readonly ChosenAccount[];
  startedAt: number;
  way: 'popup' | 'redirect';
  answer: BankAnswer | undefined;
  chosen: ChosenAccount | undefined;
  /** Link has taken up the answer; a return page with this id is worth nothing any more. */
  isProcessed: boolean;
};

export class BankVisits {
  readonly #visits = new Map<string, BankVisit>();

  begin(linkToken: string, institution: Institution, language: 'en' | 'es'): BankVisit {
    const visit: BankVisit = {
      id: randomUUID(),
      linkToken,
      institution,
      language,
      accounts: [
        identify({ name: 'Harbor Checking', mask: '4242', subtype: 'checking' }, `${linkToken} 0`),
        identify({ name: 'Harbor Savings', mask: '7777', subtype: 'savings' }, `${linkToken} 1`),
      ],
      startedAt: Date.now(),
      way: 'popup',
      answer: undefined,
      chosen: undefined,
      isProcessed: false,
    };
    this.#visits.set(visit.id, visit);
    keepNewest(this.#visits, MOST_VISITS);
    return visit;
  }

  find(id: string | undefined): BankVisit | undefined {
    return id === undefined ? undefined : this.#visits.get(id);
  }
}
