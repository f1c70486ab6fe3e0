import { PLAID_SCRIPT_URL } from '#lib/contract/bank-connection.ts';

/** `blocked`: it did not arrive. `empty`: something else arrived, as from some ad blockers. */
export type ScriptOutcome = 'loaded' | 'blocked' | 'empty';

type ScriptSource = { readonly scriptUrl: string; readonly nonce: string };

let loading:
  | { readonly tag: HTMLScriptElement; readonly outcome: Promise<ScriptOutcome> }
  | undefined;

let reloads = 0;

/**
 * Loads Plaid's script, or the stand-in's in test mode. react-plaid-link would load it itself, but takes
 * any failure for final, and an empty file for one still on its way. So its hook is mounted only after
 * this has given `loaded`, and then finds everything in place.
 *
 * A call while the script is on its way joins in. A call after a failure asks for it again.
 * There is no deadline here: anyone who waits says so and goes on waiting.
 */
export function loadPlaidScript(source: ScriptSource): Promise<ScriptOutcome> {
  if (isPlaidThere()) {
    markAsLoaded();
    return Promise.resolve('loaded');
  }
  loading ??= request(source);
  return loading.outcome;
}

/**
 * Gives up on a script that is on its way, and asks for it again. Under the same address a browser would
 * join the request that hangs, so this one has an address of its own. A tag under Plaid's own address
 * stands beside it, because Plaid's script may look for itself by that (plaid-link 6.4).
 */
export function reloadPlaidScript(source: ScriptSource): Promise<ScriptOutcome> {
  if (loading && !isPlaidThere()) {
    loading.tag.remove();
    markAsLoaded();
    reloads += 1;
    const url = new URL(source.scriptUrl);
    url.searchParams.set('reload', String(reloads));
    loading = request({ ...source, scriptUrl: url.href });
  }
  return loadPlaidScript(source);
}

function request({ scriptUrl, nonce }: ScriptSource): NonNullable<typeof loading> {
  const tag = document.createElement('script');
  tag.src = scriptUrl;
  tag.async = true;
  tag.nonce = nonce;
  const outcome = new Promise<ScriptOutcome>((resolve) => {
    tag.addEventListener('load', () => resolve(judge(tag, 'empty')));
    tag.addEventListener('error', () => resolve(judge(tag, 'blocked')));
  });
  document.body.append(tag);
  return { tag, outcome };
}

/**
 * Failed tags leave the page: the hook would take one for a loaded script. The failure of a tag that was
 * given up says nothing about its successor; a late success of it serves as well as any.
 */
function judge(
  tag: HTMLScriptElement,
  failure: 'empty' | 'blocked',
): ScriptOutcome | Promise<ScriptOutcome> {
  if (loading?.tag === tag) loading = undefined;
  if (isPlaidThere()) {
    markAsLoaded();
    return 'loaded';
  }
  tag.remove();
  return loading?.outcome ?? failure;
}

/**
 * In test mode an inert tag under Plaid's own address keeps the hook from loading that address: it
 * believes any tag with the address to be loaded (plaid-link 6.1). Scripts of this type never run.
 */
function markAsLoaded(): void {
  if (document.querySelector(`script[src="${PLAID_SCRIPT_URL}"]`)) return;
  const tag = document.createElement('script');
  tag.type = 'text/plain';
  tag.src = PLAID_SCRIPT_URL;
  document.body.append(tag);
}

/** react-plaid-link declares `window.Plaid` as always there. */
function isPlaidThere(): boolean {
  const { Plaid }: { readonly Plaid?: unknown } = window;
  return typeof Plaid === 'object' && Plaid !== null && 'create' in Plaid;
}
