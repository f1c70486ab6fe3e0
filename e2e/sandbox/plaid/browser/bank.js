// The invented bank's own page (OAuth): who may see which account.
import { element } from './element.js';

const ANSWERS = [
  ['deny', 'Deny'],
  ['withhold', 'Approve without sharing accounts'],
  ['fail', 'Make the bank fail'],
];

const main = document.getElementById('bank');
const state = new URLSearchParams(window.location.search).get('state') ?? '';
const address = `/plaid/api/bank/${encodeURIComponent(state)}`;

await load();

async function load() {
  const response = await fetch(address).catch(() => null);
  const visit = response?.ok ? await response.json() : null;
  if (!visit || visit.isAnswered) say('This page has ended', 'Go back to the payment page.');
  else draw(visit);
}

function draw({ bank, accounts }) {
  document.title = `${bank} (simulation)`;
  const form = element('form', {}, [
    element('fieldset', {}, [
      element('legend', {}, 'Account to share'),
      ...accounts.map(drawAccount),
    ]),
    element('div', { class: 'buttons' }, [
      element('button', { type: 'submit', class: 'main' }, 'Approve'),
      ...ANSWERS.map(([answer, label]) =>
        element(
          'button',
          { type: 'button', class: 'other', onclick: () => send({ answer }) },
          label,
        ),
      ),
    ]),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send({ answer: 'approve', accountId: new FormData(form).get('account') });
  });
  show(bank, element('p', {}, 'A payment page asks to see one of your accounts.'), form);
}

function drawAccount({ accountId, name, mask }, index) {
  return element('label', { class: 'option' }, [
    element('input', { type: 'radio', name: 'account', value: accountId, checked: index === 0 }),
    element('span', { class: 'label' }, `${name} ••${mask}`),
  ]);
}

async function send(answer) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer),
  }).catch(() => null);
  const { goTo } = response?.ok ? await response.json() : {};
  if (goTo) {
    window.location.replace(goTo);
    return;
  }
  say('You can close this window', 'The payment page goes on by itself.');
  window.close();
}

function say(title, text) {
  show(title, element('p', {}, text));
}

function show(title, ...children) {
  main.replaceChildren(
    element('div', { class: 'bar' }, 'Simulation: no real bank'),
    element('h1', { id: 'title', tabindex: '-1' }, title),
    ...children,
  );
  document.getElementById('title').focus();
}
