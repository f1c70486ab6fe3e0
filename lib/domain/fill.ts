/**
 * Puts values into the `{name}` places of a message.
 * A place without a value is our mistake and throws, so that no customer ever reads a brace.
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The message lacks a value for {${name}}`);
    return value;
  });
}
