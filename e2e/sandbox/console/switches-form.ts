import { z } from 'zod';
import type { Bill } from '../bill.ts';
import type { Sandbox } from '../sandbox.ts';
import { switchesSchema } from '../switches.ts';
import { type Press, renderCheckbox, renderField, renderForm, renderSelect } from './controls.ts';
import { type Html, html } from './html.ts';

export function renderSwitches(sandbox: Sandbox, bill: Bill, press: Omit<Press, 'method'>): Html {
  const positions = Object.entries(sandbox.switchesOf(bill));
  return html`<details class="sheet" id="switches"><summary><h2>Switches</h2></summary>
  ${renderForm(
    { ...press, method: 'PATCH' },
    html`${positions.map(([name, value]) => renderSwitch(name, value))}
  <button type="submit">Set the switches</button>`,
  )}</details>`;
}

function renderSwitch(name: string, value: string | number | boolean): Html {
  if (typeof value === 'boolean') return renderCheckbox({ name, label: name, isChecked: value });
  if (typeof value === 'number') {
    return renderField({ name, label: name, value: String(value), as: 'number' });
  }
  const options = optionsOf(name).map((option) => [option, option] as const);
  return renderSelect({ name, label: name, options, value });
}

function optionsOf(name: string): readonly string[] {
  const schema = Object.entries(switchesSchema.shape).find(([key]) => key === name)?.[1];
  return schema instanceof z.ZodEnum ? schema.options : [];
}
