/** Plaid's own names of what Link shows (plaid-link 2.4), as TRANSITION_VIEW reports them. */
export type ViewName =
  | 'CONSENT'
  | 'SELECT_INSTITUTION'
  | 'CREDENTIAL'
  | 'RECAPTCHA'
  | 'MFA'
  | 'SELECT_ACCOUNT'
  | 'NUMBERS'
  | 'SAME_DAY_MICRODEPOSIT_AUTHORIZED'
  | 'INSTANT_MICRODEPOSIT_AUTHORIZED'
  | 'OAUTH'
  | 'CONNECTED'
  | 'LOADING'
  | 'ERROR'
  | 'EXIT';

export type PaneField = {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  readonly inputMode?: 'numeric' | 'text';
  readonly autocomplete?: string;
};

export type PaneChoice = {
  readonly name: string;
  readonly legend: string;
  readonly type: 'radio' | 'checkbox';
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly detail?: string;
    readonly isChecked?: boolean;
  }[];
};

export type PaneBanks = {
  readonly searchLabel: string;
  readonly found: string;
  readonly none: string;
  readonly tiles: readonly {
    readonly id: string;
    readonly name: string;
    readonly detail: string;
  }[];
};

/** The bank's own page. `redirect`: no window can be opened here, the whole page has to go there. */
export type PaneBankPage = { readonly address: string; readonly way: 'popup' | 'redirect' };

/** Everything the frame needs to draw one step; it knows no step by itself. */
export type Pane = {
  readonly title: string;
  readonly text?: readonly string[];
  /** Something went wrong; read out at once. */
  readonly alert?: string;
  /** The simulation's own voice: what may be typed here. */
  readonly hint?: string;
  readonly fields?: readonly PaneField[];
  readonly choice?: PaneChoice;
  readonly banks?: PaneBanks;
  readonly bankPage?: PaneBankPage;
  /** The frame asks again by itself until the bank's page has answered. */
  readonly isWaiting?: boolean;
  readonly hasBack?: boolean;
  /** The first one is the main one. */
  readonly buttons: readonly { readonly action: string; readonly label: string }[];
};
