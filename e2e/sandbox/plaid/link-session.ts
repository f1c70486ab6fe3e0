import { fill } from '#lib/domain/fill.ts';
import type { ChosenAccount } from '../plaid-account.ts';
import type { LinkTokenRecord, PlaidInstitution } from '../plaid-store.ts';
import type { BankVisits } from './bank-visits.ts';
import type { Institution } from './institutions.ts';
import { type LinkError, linkErrorOf, recoveryOf } from './link-errors.ts';
import type { ViewName } from './pane.ts';
import type { Persona } from './personas.ts';
import { createRequestId } from './request-id.ts';
import type { StandInSettings } from './settings.ts';
import type { StepName } from './step-name.ts';
import { WORDS } from './words.ts';
import type { Words } from './words-en.ts';

/** Members of an event that are not null; the browser script adds the rest. */
export type LinkEvent = {
  readonly name: string;
  readonly metadata: Readonly<Record<string, string>>;
};

export type Outcome =
  | { readonly kind: 'success'; readonly publicToken: string; readonly metadata: object }
  | { readonly kind: 'exit'; readonly error: LinkError | null };

export type LinkSessionStart = {
  readonly id: string;
  readonly token: LinkTokenRecord;
  readonly settings: StandInSettings;
  /** The user agent cannot open windows, as in the browser inside a mail or social app. */
  readonly isWebview: boolean;
  readonly visits: BankVisits;
  readonly mintPublicToken: (
    institution: PlaidInstitution | null,
    accounts: readonly ChosenAccount[],
  ) => string;
};

/** One run of Link, from `open` to `onSuccess` or `onExit`. Steps change it; the workflow reads it. */
export class LinkSession {
  readonly start: LinkSessionStart;
  readonly words: Words;
  firstStep: StepName = 'consent';
  step: StepName = 'consent';
  /** The step under a pane that is about another one: an error, or the question whether to leave. */
  stepBehind: StepName | null = 'consent';
  institution: Institution | null = null;
  persona: Persona | null = null;
  shared: readonly ChosenAccount[] = [];
  alert: string | undefined;
  lastError: LinkError | null = null;
  outcome: Outcome | undefined;
  /** The whole page has to go here (OAuth by redirect). */
  leaveTo: string | undefined;
  visitId: string | undefined;
  wrongCodes = 0;
  questions = { rounds: 0, perRound: 0, round: 0 };
  #events: LinkEvent[] = [];

  constructor(start: LinkSessionStart) {
    this.start = start;
    this.words = WORDS[start.settings.language];
  }

  say(name: keyof Words, values: Readonly<Record<string, string>> = {}): string {
    return fill(this.words[name], { bank: this.institution?.name ?? '', ...values });
  }

  record(name: string, metadata: Readonly<Record<string, string>> = {}): void {
    const bank = this.institution && {
      institution_id: this.institution.id,
      institution_name: this.institution.name,
    };
    const always = { timestamp: new Date().toISOString(), request_id: createRequestId() };
    this.#events.push({ name, metadata: { ...bank, ...always, ...metadata } });
  }

  recordView(view: ViewName): void {
    this.record('TRANSITION_VIEW', { view_name: view });
  }

  takeEvents(): readonly LinkEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** An error of Link: reported, remembered as the last one, and answered by its recovery. */
  fail(code: string, message?: string): void {
    const error = linkErrorOf(code, message);
    this.lastError = error;
    this.record('ERROR', {
      error_type: error.error_type,
      error_code: error.error_code,
      error_message: error.error_message,
    });
    const recovery = recoveryOf(code);
    if (recovery === 'sameStep') this.alert = error.display_message ?? this.words.errorText;
    else if (recovery === 'numbers') this.step = 'numbers';
    else if (recovery === 'captcha') this.step = 'captcha';
    else this.#coverBy('error');
  }

  /** An error before the first step: there is nothing to go back to. */
  failAtStart(code: string, message?: string): void {
    this.fail(code, message);
    this.step = 'error';
    this.stepBehind = null;
  }

  askBeforeLeaving(): void {
    this.#coverBy('exit');
  }

  leave(): void {
    this.outcome = { kind: 'exit', error: this.lastError };
  }

  succeed(): void {
    this.record('HANDOFF');
    const hasInstitution = this.institution !== null && this.persona?.hasInstitution !== false;
    const institution =
      this.institution && hasInstitution
        ? { institutionId: this.institution.id, name: this.institution.name }
        : null;
    const publicToken = this.start.mintPublicToken(institution, this.shared);
    const accounts = this.shared.map(toMetadataAccount);
    this.outcome = {
      kind: 'success',
      publicToken,
      metadata: {
        institution: institution && {
          name: institution.name,
          institution_id: institution.institutionId,
        },
        accounts,
        account: accounts[0] ?? null,
        account_id: accounts[0]?.id ?? null,
        link_session_id: this.start.id,
        transfer_status: null,
      },
    };
  }

  #coverBy(step: 'error' | 'exit'): void {
    this.stepBehind = this.step;
    this.step = step;
  }
}

/** An account as `onSuccess` describes it (plaid-link 2.2): for display, never with a number. */
function toMetadataAccount(account: ChosenAccount) {
  return {
    id: account.accountId,
    name: account.name,
    mask: account.mask,
    type: account.type ?? 'depository',
    subtype: account.subtype,
    verification_status: account.verificationStatus ?? null,
    class_type: null,
  };
}
