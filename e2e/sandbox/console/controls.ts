import type { ControlMethod } from '../control/control-route.ts';
import { type Html, html } from './html.ts';
import type { Reading } from './read-form.ts';

type Field = {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly as?: Reading;
  readonly type?: string;
};

export function renderField({ name, label, value = '', as = 'text', type = 'text' }: Field): Html {
  return html`<label class="field"><span>${label}</span>
    <input name="${name}:${as}" type="${type}" value="${value}" autocomplete="off"></label>`;
}

export function renderSelect(choice: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly value?: string;
  readonly as?: Reading;
}): Html {
  const { name, label, options, value, as = 'text' } = choice;
  return html`<label class="field"><span>${label}</span>
    <select name="${name}:${as}">${options.map(([option, text]) =>
      option === value
        ? html`<option value="${option}" selected>${text}</option>`
        : html`<option value="${option}">${text}</option>`,
    )}</select></label>`;
}

export function renderCheckbox(choice: {
  readonly name: string;
  readonly label: string;
  readonly isChecked: boolean;
  /** With a value, checked boxes of one name make a list of values. */
  readonly value?: string;
}): Html {
  const { name, label, isChecked, value } = choice;
  const field = `${name}:${value === undefined ? 'boolean' : 'list'}`;
  const state = isChecked ? html` checked` : null;
  // A box that is not checked sends nothing; the hidden one says that it was there.
  return html`<input type="hidden" name="${field}" value=""><label class="check"><input type="checkbox"
    name="${field}" value="${value ?? 'yes'}"${state}> ${label}</label>`;
}

/** One call of the control API, as a form can make it. */
export type Press = {
  readonly basePath: string;
  readonly method: Exclude<ControlMethod, 'GET'>;
  /** Of the control API: `/clock`. */
  readonly path: string;
  /** The page of the console that is shown afterwards, and where on it: `/#clock`. */
  readonly back: string;
};

/** A form whose fields become the body of a call. */
export function renderForm(press: Press, content: Html): Html {
  return html`<form method="post" action="${press.basePath}/press">
  <input type="hidden" name="_method" value="${press.method}">
  <input type="hidden" name="_path" value="${press.path}">
  <input type="hidden" name="_back" value="${press.back}">
  ${content}</form>`;
}

/** A button that makes a call whose body is known. */
export function renderAction(press: Press & { readonly label: string; readonly body?: unknown }) {
  const { label, body } = press;
  return renderForm(
    press,
    html`${body === undefined ? null : html`<input type="hidden" name="_body" value="${JSON.stringify(body)}">`}
  <button type="submit">${label}</button>`,
  );
}

/** A button that console.js shows where the browser can copy. Without it, one press on a code selects it. */
export function renderCopy(text: string, what: string): Html {
  return html`<button type="button" data-copy="${text}" hidden>Copy<span class="unseen"> ${what}</span></button>`;
}

export function renderCode(text: string, what: string): Html {
  return html`<span class="copied"><code>${text}</code>${renderCopy(text, what)}</span>`;
}
