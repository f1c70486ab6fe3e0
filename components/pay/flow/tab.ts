/** A tab of the browser, and the bill in it whose page was left last. */
type Tab = { readonly id: string; readonly billRef: string };

/**
 * Where a page leaves its tab as it is left, for the next page of the same tab: after a reload, or a way to a bank
 * and back. It does not rest there, since a tab that is duplicated gets a copy of all that does.
 */
const KEY = 'pay-tab';

let own: Tab | undefined;
let hasTaken = false;

/** The id of this tab while it shows the page of a bill: by it our server keeps the link tokens of tabs apart. */
export function getTab(billRef: string): string {
  own = { id: takeTab()?.id ?? makeId(), billRef };
  return own.id;
}

/** This tab, if a bill's page was open in it before; `undefined` in a new one, such as an app of a bank opens. */
export function takeTab(): Tab | undefined {
  if (hasTaken) return own;
  hasTaken = true;
  own = parseTab(takeFromStorage());
  window.addEventListener('pagehide', () => own && keepInStorage(`${own.id} ${own.billRef}`));
  window.addEventListener('pageshow', ({ persisted }) => persisted && takeFromStorage());
  return own;
}

function parseTab(text: string | null): Tab | undefined {
  const [id, billRef] = text?.split(' ') ?? [];
  return id && billRef ? { id, billRef } : undefined;
}

function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Storage may be switched off: then the server finds the token by what else it knows. */
function takeFromStorage(): string | null {
  try {
    const text = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return text;
  } catch {
    return null;
  }
}

function keepInStorage(text: string): void {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {}
}
