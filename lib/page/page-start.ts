import { getPlaidAddresses } from '#lib/plaid/plaid-addresses.ts';
import { PLAID_SCRIPT_URL } from '#lib/plaid/plaid-script-url.ts';
import { toJson, writeTrustedTypesScript } from '#lib/security-policy/trusted-types.ts';

export const PAGE_START_TIMES = {
  /** Until a button says that it does not work yet. */
  lateAfterInSeconds: 1,
  /** Until a sentence says what to do. */
  slowAfterInSeconds: 8,
  /** How long a press waits for the scripts. */
  pressLifeInSeconds: 10,
};

/**
 * What every document of this process begins with, before any file of ours: the rule about script addresses,
 * and what the page can do before its scripts are there. Plaid's own address is in the rule in test mode as
 * well, where an inert tag bears it (docs/decisions/0006).
 */
export function writePageStart(): string {
  const addresses = [...new Set([getPlaidAddresses().scriptUrl, PLAID_SCRIPT_URL])];
  return `${writeTrustedTypesScript(addresses)};${writeWaitingScript()}`;
}

/**
 * Tells the style sheet by `data-scripts` on the root element how far the page's scripts are: `coming`,
 * `late`, `slow`, `failed`, or in the end `ready`, which `ScriptsReady` says. Without scripts the attribute is
 * missing. A press of an element with `data-press` is kept for a while, shown as busy, and carried out once.
 */
export function writeWaitingScript(times = PAGE_START_TIMES): string {
  return `(${WAIT_FOR_SCRIPTS})(${toJson(times)})`;
}

/** As a text, and in the language of every browser: those that are too old for our files need it most. */
const WAIT_FOR_SCRIPTS = `function(times) {
  var root = document.documentElement, files = location.origin + "/_next/static/", pressed, lapse;
  function isReady() {
    return root.getAttribute("data-scripts") === "ready";
  }
  function tell(state, previous) {
    if (root.getAttribute("data-scripts") === previous) root.setAttribute("data-scripts", state);
  }
  function release() {
    clearTimeout(lapse);
    var buttons = document.querySelectorAll("[data-press][aria-busy]");
    for (var i = 0; i < buttons.length; i++) {
      buttons[i].removeAttribute("aria-busy");
      buttons[i].removeAttribute("aria-disabled");
    }
    var name = pressed;
    pressed = undefined;
    return name;
  }
  root.setAttribute("data-scripts", "coming");
  setTimeout(function() { tell("late", "coming"); }, times.lateAfterInSeconds * 1000);
  setTimeout(function() { tell("slow", "late"); }, times.slowAfterInSeconds * 1000);
  addEventListener("error", function(event) {
    var file = event.target;
    var address = file && file.tagName === "SCRIPT" ? file.src : event.filename;
    if (isReady() || String(address).indexOf(files) !== 0) return;
    root.setAttribute("data-scripts", "failed");
    release();
  }, true);
  addEventListener("click", function(event) {
    if (isReady()) return;
    var button = event.target;
    while (button && !(button.getAttribute && button.getAttribute("data-press"))) button = button.parentNode;
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    release();
    pressed = button.getAttribute("data-press");
    button.setAttribute("aria-busy", "true");
    button.setAttribute("aria-disabled", "true");
    lapse = setTimeout(release, times.pressLifeInSeconds * 1000);
  }, true);
  document.addEventListener("scriptsready", function() {
    var name = release();
    var button = name && document.querySelector("[data-press='" + name + "']");
    if (button) button.click();
  });
}`;
