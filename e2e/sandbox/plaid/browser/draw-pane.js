import { drawBanks } from './draw-banks.js';
import { element } from './element.js';

/** Draws one step. `act(action, values)` is told of every button; nothing is decided here. */
export function drawPane(pane, words, act) {
  const form = element('form', { novalidate: true, autocomplete: 'off' });
  const send = (action, more = {}) => act(action, { ...readValues(form), ...more });
  const [main, ...others] = pane.buttons;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!pane.banks) send(main.action);
  });
  form.append(...drawParts(pane, send));
  form.append(drawButtons(pane.banks ? { others: pane.buttons } : { main, others }, send));
  return [
    element('div', { class: 'bar' }, words.simulation),
    element('header', {}, [
      pane.hasBack
        ? element(
            'button',
            { type: 'button', class: 'plain', onclick: () => send('back') },
            words.back,
          )
        : null,
      element(
        'button',
        {
          type: 'button',
          class: 'plain close',
          'aria-label': words.close,
          onclick: () => send('close'),
        },
        '✕',
      ),
    ]),
    element('h1', { id: 'title', tabindex: '-1' }, pane.title),
    form,
  ];
}

function drawParts(pane, send) {
  return [
    // Empty when nothing is wrong, so that a later text is read out.
    element('p', { class: 'alert', role: 'alert' }, pane.alert ?? ''),
    ...(pane.text ?? []).map((text) => element('p', {}, text)),
    ...(pane.banks ? drawBanks(pane.banks, (bank) => send('bank', { bank })) : []),
    ...(pane.fields ?? []).map(drawField),
    ...(pane.choice ? [drawChoice(pane.choice)] : []),
    ...(pane.isWaiting ? [element('p', { class: 'waiting', 'aria-hidden': 'true' })] : []),
    ...(pane.hint ? [element('p', { class: 'hint' }, pane.hint)] : []),
  ];
}

function drawField({ name, label, type, inputMode, autocomplete }) {
  const attributes = { id: name, name, type, inputmode: inputMode, spellcheck: 'false' };
  return element('div', { class: 'field' }, [
    element('label', { for: name }, label),
    element('input', {
      ...attributes,
      autocomplete: autocomplete ?? 'off',
      autocapitalize: 'none',
    }),
  ]);
}

function drawChoice({ name, legend, type, options }) {
  const rows = options.map(({ value, label, detail, isChecked }, index) => {
    const id = `${name}-${index}`;
    return element('label', { class: 'option' }, [
      element('input', {
        type,
        name,
        value,
        checked: isChecked,
        'aria-labelledby': `${id}-label ${id}-detail`,
      }),
      element('span', { class: 'words' }, [
        element('span', { id: `${id}-label`, class: 'label' }, label),
        detail ? element('span', { id: `${id}-detail`, class: 'quiet' }, detail) : null,
      ]),
    ]);
  });
  return element('fieldset', {}, [element('legend', {}, legend), ...rows]);
}

function drawButtons({ main, others }, send) {
  return element('div', { class: 'buttons' }, [
    main ? element('button', { type: 'submit', class: 'main' }, main.label) : null,
    ...others.map(({ action, label }) =>
      element('button', { type: 'button', class: 'other', onclick: () => send(action) }, label),
    ),
  ]);
}

/** Ticked boxes of one name are joined by commas. */
function readValues(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
}
