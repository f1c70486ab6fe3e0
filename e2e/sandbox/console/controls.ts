import { type Html, html } from './html.ts';

type Field = {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  /** How console.js reads it into JSON. */
  readonly as?: 'text' | 'number' | 'fields' | 'integer';
  readonly type?: string;
};

export function renderField({ name, label, value = '', as = 'text', type = 'text' }: Field): Html {
  return html`<label class="field"><span>${label}</span>
    <input name="${name}" type="${type}" value="${value}" data-as="${as}" autocomplete="off"></label>`;
}

export function renderSelect(choice: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly value?: string;
  readonly as?: 'text' | 'attachment' | 'yesOrNo';
}): Html {
  const { name, label, options, value, as = 'text' } = choice;
  return html`<label class="field"><span>${label}</span>
    <select name="${name}" data-as="${as}">${options.map(([option, text]) =>
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
  const state = isChecked ? html` checked` : null;
  return html`<label class="check"><input type="checkbox" name="${name}" value="${value ?? ''}"
    data-as="${value === undefined ? 'boolean' : 'list'}"${state}> ${label}</label>`;
}

/** A button that makes one call of the control API. */
export function renderAction(action: {
  readonly label: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}): Html {
  const { label, method, path, body } = action;
  return html`<button type="button" data-method="${method}" data-path="${path}"
    data-body="${body === undefined ? '' : JSON.stringify(body)}">${label}</button>`;
}
