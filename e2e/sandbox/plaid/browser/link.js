// The frame's half of the Plaid stand-in: draws what the sandbox says and tells it what was pressed.
import { drawBanks } from './draw-banks.js';
import { drawPane } from './draw-pane.js';
import { element } from './element.js';

const POLL_IN_MS = 400;

const secrets = new URLSearchParams(window.location.hash.slice(1));
const address = new URLSearchParams(window.location.search);
const host = secrets.get('host') ?? '';
const secret = secrets.get('secret');
const linkSessionId = secrets.get('session');
const linkToken = address.get('token') ?? '';
const isEmbedded = address.get('embedded') === 'true';

const link = document.getElementById('link');
/** Words for when the sandbox cannot even be asked for them. */
let client = {
  words: {
    simulation: 'Simulation: no real bank',
    close: 'Close',
    exitNow: 'Exit',
    unreachable: 'The simulation cannot be reached.',
  },
};
let run = 0;
let bankWindow = null;
let poll = 0;
let isDrawnWaiting = false;
let isBusy = false;
/** One question at a time, in the order asked. */
let questions = Promise.resolve();

window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window.parent || origin !== host || data?.secret !== secret) return;
  if (data.type === 'open') void open(data);
  else if (data.type === 'reset') clear();
  else if (data.type === 'close' && data.run === run) void next('close');
});

window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && run > 0 && !link.hidden && !isEmbedded) void next('close');
  if (event.key === 'Tab' && !isEmbedded) keepFocusInside(event);
});

await load();

async function load() {
  try {
    client = await call('client', {});
    document.documentElement.lang = client.language;
  } catch {
    // It opens all the same, and says then what is wrong.
  }
  if (isEmbedded) drawTiles();
  const eventsComeAfter = client.events === 'after';
  tell({ type: 'ready', isUpdateMode: client.isUpdateMode === true, eventsComeAfter });
}

function open(message) {
  clear();
  run = message.run;
  const { receivedRedirectUri, institutionId } = message;
  setBusy(true);
  return ask('workflow/start', { receivedRedirectUri, institutionId });
}

/** A second press while the first is on its way is dropped; leaving is not. */
async function next(action, values = {}) {
  if (isBusy && action !== 'close') return;
  setBusy(true);
  await ask('workflow/next', { action, values });
}

/** Asks the sandbox, and does what it answers. An answer to an earlier opening is dropped. */
function ask(path, question) {
  const asked = run;
  questions = questions.then(async () => {
    if (asked !== run) return;
    const answer = await call(path, question).catch(() => null);
    setBusy(false);
    if (asked !== run) return;
    if (answer) follow(answer);
    else drawUnreachable();
  });
  return questions;
}

function follow({ pane, end, leaveTo, events, exitMetadata }) {
  tell({ type: 'progress', events, exitMetadata });
  if (leaveTo) {
    tell({ type: 'leave', leaveTo });
  } else if (end) {
    tell({ type: 'end', end });
    clear();
  } else {
    draw(pane);
  }
}

function draw(pane) {
  window.clearTimeout(poll);
  if (pane.isWaiting) poll = window.setTimeout(askAboutBank, POLL_IN_MS);
  // Drawn once and left alone, so that a screen reader is not interrupted by every question.
  if (pane.isWaiting && isDrawnWaiting) return;
  isDrawnWaiting = pane.isWaiting === true;
  if (!pane.isWaiting) closeBankWindow();
  const act = (action, values) => {
    if (action === 'openBank') openBank(pane.bankPage);
    else void next(action, values);
  };
  link.replaceChildren(dialog(drawPane(pane, client.words, act)));
  link.hidden = false;
  document.getElementById('title')?.focus();
}

/** Has to happen within the click, or the browser refuses the window. */
function openBank({ address: bankAddress, way }) {
  bankWindow =
    way === 'popup' ? window.open(bankAddress, '_blank', 'popup,width=480,height=720') : null;
  void next(bankWindow ? 'opened' : 'noWindow');
}

function askAboutBank() {
  // Looked at before asking: a window that answers and then closes has not been closed by hand.
  const isClosed = String(bankWindow?.closed === true);
  void ask('workflow/next', { action: 'poll', values: { isClosed } });
}

function clear() {
  window.clearTimeout(poll);
  closeBankWindow();
  if (isEmbedded) return;
  run = 0;
  isDrawnWaiting = false;
  link.hidden = true;
  link.replaceChildren();
}

function closeBankWindow() {
  bankWindow?.close();
  bankWindow = null;
}

function drawUnreachable() {
  const { words } = client;
  const error = {
    error_type: 'API_ERROR',
    error_code: 'INTERNAL_SERVER_ERROR',
    error_message: 'simulated: the sandbox does not answer',
    display_message: null,
  };
  const metadata = {
    institution: null,
    status: null,
    link_session_id: linkSessionId,
    request_id: '',
  };
  const pane = { title: words.unreachable, buttons: [{ action: 'leave', label: words.exitNow }] };
  const leave = () => {
    tell({ type: 'end', end: { kind: 'exit', error, metadata } });
    clear();
  };
  link.replaceChildren(dialog(drawPane(pane, words, leave)));
  link.hidden = false;
  document.getElementById('title')?.focus();
}

function drawTiles() {
  const { words } = client;
  document.documentElement.classList.add('embedded');
  const choose = (institutionId) => tell({ type: 'bank', institutionId });
  const tiles = client.tiles
    ? drawBanks(client.tiles, choose)
    : [element('p', { role: 'alert' }, words.unreachable)];
  link.replaceChildren(element('div', { class: 'bar' }, words.simulation), ...tiles);
  link.hidden = false;
}

function dialog(children) {
  return element(
    'div',
    { class: 'dialog', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title' },
    children,
  );
}

function setBusy(isNowBusy) {
  isBusy = isNowBusy;
  link.setAttribute('aria-busy', String(isNowBusy));
}

/** The page behind is covered, so Tab goes round in here. */
function keepFocusInside(event) {
  const stops = [...link.querySelectorAll('button, input')];
  const here = document.activeElement;
  const isAtStart = here === stops[0] || here?.id === 'title';
  if (event.shiftKey ? isAtStart : here === stops.at(-1)) {
    event.preventDefault();
    stops.at(event.shiftKey ? -1 : 0)?.focus();
  }
}

async function call(path, question) {
  const response = await fetch(`/plaid/api/link/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ linkToken, linkSessionId, ...question }),
  });
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
  return response.json();
}

function tell(message) {
  window.parent.postMessage({ ...message, run, secret }, host);
}
