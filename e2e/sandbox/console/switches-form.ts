import { z } from 'zod';
import type { Bill } from '../bill.ts';
import type { Sandbox } from '../sandbox.ts';
import { switchesSchema } from '../switches.ts';
import { renderCheckbox, renderField, renderSelect } from './controls.ts';
import { type Html, html } from './html.ts';

export function renderSwitches(sandbox: Sandbox, bill: Bill, path: string): Html {
  const positions = Object.entries(sandbox.switchesOf(bill));
  return html`<details class="sheet"><summary><h2>Switches</h2></summary>
  <form data-method="PATCH" data-path="${path}/switches">
  ${positions.map(([name, value]) => renderSwitch(name, value))}
  <button type="submit">Set the switches</button></form></details>`;
}

function renderSwitch(name: string, value: string | number | boolean): Html {
  if (typeof value === 'boolean') return renderCheckbox({ name, label: name, isChecked: value });
  if (typeof value === 'number') {
    return renderField({ name, label: name, value: String(value), as: 'integer' });
  }
  const options = optionsOf(name).map((option) => [option, option] as const);
  return renderSelect({ name, label: name, options, value });
}

function optionsOf(name: string): readonly string[] {
  const schema = Object.entries(switchesSchema.shape).find(([key]) => key === name)?.[1];
  return schema instanceof z.ZodEnum ? schema.options : [];
}
