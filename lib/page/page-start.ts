import { PLAID_SCRIPT_URL } from '#lib/contract/bank-connection.ts';
import { getPlaidAddresses } from '#lib/plaid-addresses.ts';
import { nameGlobally } from '#lib/process-wide.ts';
import { toJson, writeTrustedTypesScript } from '#lib/security-policy/content-security-policy.ts';
import { STEP_WORDS } from './drawn-answer.ts';

export const PAGE_START_TIMES = {
  /** How long a page that only waits for a press leaves the customer to read, before it has its scripts run. */
  restInSeconds: 3,
  /** From when the scripts are asked for until a button says that it does not work yet. */
  lateAfterInSeconds: 1,
  /** Until a sentence says what to do. */
  slowAfterInSeconds: 8,
  /** How long a press waits for the scripts. */
  pressLifeInSeconds: 10,
};

/** What of its document a first script has to know. */
export type PageStart = {
  /** The scripts, which it asks for later (docs/decisions/0031). */
  readonly files?: readonly string[];
  /** The file of words (`StepWords`) without which they must not run. */
  readonly wordsAddress?: string | undefined;
  /** The address that the browser shows from now on. */
  readonly plainAddress?: string | undefined;
};

/**
 * What every document begins with, before any file of ours: the rule about script addresses, and what the page can
 * do before its scripts are there. Plaid's own address is in the rule in test mode as well, where an inert tag bears
 * it (docs/decisions/0006).
 */
export function writePageStart({ plainAddress, ...start }: PageStart = {}): string {
  const addresses = [...new Set([getPlaidAddresses().scriptUrl, PLAID_SCRIPT_URL])];
  const replace = plainAddress ? `history.replaceState(null,"",${toJson(plainAddress)});` : '';
  return `${replace}${writeTrustedTypesScript(addresses)};${writeWaitingScript(start)}`;
}

/**
 * Tells the style sheet by `data-scripts` on the root element how far the page's scripts are: `coming`,
 * `late`, `slow`, `failed`, or in the end `ready`, which `ScriptsReady` says. Without scripts the attribute is
 * missing. Next does not hear of a file that failed, or it would draw a crash in place of the bill. A press of an element with `data-press` is kept for a while, shown as busy, and carried out once.
 *
 * The scripts run once the page has been painted and the browser has nothing else to do. Where the page only waits
 * for a press, they are fetched then, and run at the first sign of one or after a rest. Browsers report a mouse that
 * lies still as well, wherever a page appears under it: it has to move.
 */
export function writeWaitingScript(
  { files = [], wordsAddress = '' }: PageStart = {},
  times = PAGE_START_TIMES,
): string {
  return `(${WAIT_FOR_SCRIPTS})(${toJson(times)},${toJson(files)},${toJson(wordsAddress)})`;
}

/** As a text, and in the language of every browser: those that are too old for our files need it most. */
const WAIT_FOR_SCRIPTS = `function(times, addresses, wordsAddress) {
  var root = document.documentElement, files = location.origin + "/_next/static/", pressed, lapse;
  var own = document.currentScript, nonce = own && own.nonce, hasBegun = false, hasArrived = false, mouse, words;
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
  function begin() {
    if (hasBegun) return;
    hasBegun = true;
    setTimeout(function() { tell("late", "coming"); }, times.lateAfterInSeconds * 1000);
    setTimeout(function() { tell("slow", "late"); }, times.slowAfterInSeconds * 1000);
    if (!wordsAddress) return addresses.forEach(run);
    addresses.forEach(fetchBeside);
    getWords().then(function() { addresses.forEach(run); }, fail);
  }
  function put(name, address, more) {
    var element = document.createElement(name);
    for (var key in more) element.setAttribute(key, more[key]);
    if (nonce) element.nonce = nonce;
    element[name === "link" ? "href" : "src"] = address;
    document.head.appendChild(element);
  }
  function run(address) {
    put("script", address, { async: "" });
  }
  function fetchBeside(address) {
    put("link", address, { rel: "preload", as: "script" });
  }
  function fail() {
    root.setAttribute("data-scripts", "failed");
    release();
  }
  function getWords() {
    words = words || fetch(wordsAddress).then(function(answer) {
      if (!answer.ok) throw new Error("no words");
      return answer.json();
    }).then(function(given) {
      self[${toJson(nameGlobally(STEP_WORDS))}] = given;
    });
    words.catch(function() { words = undefined; });
    return words;
  }
  function afterPaint(next) {
    if (document.visibilityState === "hidden" || !self.requestAnimationFrame) setTimeout(next);
    else requestAnimationFrame(function() { setTimeout(next); });
  }
  function whenIdle() {
    if (self.requestIdleCallback) requestIdleCallback(begin, { timeout: 1000 });
    else setTimeout(begin);
  }
  function fetchAhead(address) {
    fetch(address, { priority: "low" }).then(function(answer) {
      return answer.arrayBuffer();
    }).catch(function() {});
  }
  function afterFirstPaint(next) {
    afterPaint(function() { setTimeout(next, times.restInSeconds * 1000); });
    try {
      new PerformanceObserver(function(list) {
        if (list.getEntriesByName("first-contentful-paint").length) next();
      }).observe({ type: "paint", buffered: true });
    } catch (error) {
      afterPaint(next);
    }
  }
  function arrive() {
    if (hasBegun || hasArrived) return;
    hasArrived = true;
    if (!self.fetch || !document.querySelector("[data-press]")) return whenIdle();
    if (wordsAddress) getWords();
    addresses.forEach(fetchAhead);
    setTimeout(whenIdle, times.restInSeconds * 1000);
  }
  function hasMoved(event) {
    var place = event.clientX + " " + event.clientY, last = mouse;
    if (event.pointerType === "mouse") mouse = place;
    return last !== undefined && last !== mouse;
  }
  function onIntent(event) {
    if (!hasBegun && (event.type !== "pointermove" || hasMoved(event))) afterPaint(begin);
  }
  root.setAttribute("data-scripts", "coming");
  if (addresses.length) {
    ["pointermove", "keydown", "offline"].forEach(function(name) {
      addEventListener(name, onIntent, { capture: true, passive: true });
    });
    document.addEventListener("DOMContentLoaded", function() { afterFirstPaint(arrive); });
  } else begin();
  addEventListener("error", function(event) {
    var file = event.target;
    var address = file && file.tagName === "SCRIPT" ? file.src : event.filename;
    if (isReady() || String(address).indexOf(files) !== 0) return;
    event.stopImmediatePropagation();
    fail();
  }, true);
  addEventListener("click", function(event) {
    if (isReady()) return;
    afterPaint(begin);
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
}`.replace(/\n\s*/g, '\n');
