/** How a field of a form is read into JSON; its name says so after a colon: `amount:number`. */
export type Reading =
  | 'text'
  | 'number'
  | 'boolean'
  /** Of all fields with the name. */
  | 'list'
  | 'yesOrNo'
  | 'fields'
  | 'attachment';

/** Reads a form into JSON: empty fields are left out, `a.b` becomes a member of a member. */
export function readForm(form: URLSearchParams): object {
  const given: unknown = JSON.parse(form.get('_body') ?? 'null');
  if (typeof given === 'object' && given !== null) return given;
  const body: Record<string, unknown> = {};
  for (const field of new Set(form.keys())) {
    const [name = '', reading] = field.split(':');
    if (reading === undefined) continue;
    const value = readValues(form.getAll(field), reading);
    if (value !== undefined) setMember(body, name, value);
  }
  return body;
}

/** Changes nothing but the body itself, so that no name of a field leads to a prototype. */
function setMember(body: Record<string, unknown>, name: string, value: unknown): void {
  const [outer = '', inner] = name.split('.');
  if (inner === undefined) body[outer] = value;
  else body[outer] = { ...Object(body[outer]), [inner]: value };
}

function readValues(values: readonly string[], reading: string): unknown {
  const value = values.at(-1)?.trim() ?? '';
  if (reading === 'boolean') return value === 'yes';
  if (reading === 'list') return values.filter((chosen) => chosen !== '');
  if (reading === 'fields') return value.split('\n').filter(isFilled).map(readBillField);
  if (value === '') return undefined;
  if (reading === 'number') return Number(value);
  if (reading === 'yesOrNo') return value === 'yes';
  return reading === 'attachment' ? [{ fileName: 'Invoice.pdf', content: value }] : value;
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

function readBillField(line: string, index: number) {
  const [label = '', ...rest] = line.split(':');
  return { index, code: `field${index}`, label: label.trim(), value: rest.join(':').trim() };
}
