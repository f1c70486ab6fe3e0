import type { BrandProblem } from '#lib/brand/brand.ts';

/** `brand.json` as it is being edited: any JSON, right or wrong. */
export type Settings = Readonly<Record<string, unknown>>;

/** The value at a path such as `colors.light.accent`, or `undefined`. */
export function getAt(settings: Settings, path: string): unknown {
  let value: unknown = settings;
  for (const name of path.split('.')) {
    value = isObject(value) ? value[name] : undefined;
  }
  return value;
}

/** The settings with another value at a path. `undefined` takes it out, and whatever that leaves empty. */
export function setAt(settings: Settings, path: string, value: unknown): Settings {
  const [name = '', ...rest] = path.split('.');
  if (rest.length === 0) return put(settings, name, value);
  const inner = settings[name];
  const changed = setAt(isObject(inner) ? inner : {}, rest.join('.'), value);
  return put(settings, name, Object.keys(changed).length === 0 ? undefined : changed);
}

/** The places at which two forms of `brand.json` differ: `colors.light.accent`. */
export function listChanges(before: unknown, after: unknown, at = ''): readonly string[] {
  if (isObject(before) || isObject(after)) {
    const [one, other] = [before, after].map((part) => (isObject(part) ? part : {}));
    const names = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
    return [...names].flatMap((name) =>
      listChanges(one?.[name], other?.[name], at ? `${at}.${name}` : name),
    );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [at];
}

/** As it is written to `brand.json`. */
export function writeSettings(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

/** What `brand.json` says, or nothing where it is no JSON object. */
export function parseSettings(text: string): Settings {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function put(settings: Settings, name: string, value: unknown): Settings {
  if (value !== undefined) return { ...settings, [name]: value };
  const { [name]: _gone, ...rest } = settings;
  return rest;
}

function isObject(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The problems of one setting, those of its parts included. */
export function findProblems(problems: readonly BrandProblem[], path: string): BrandProblem[] {
  return problems.filter(({ where }) => isAt(where, path));
}

/** The problems that none of these settings shows. */
export function listOtherProblems(
  problems: readonly BrandProblem[],
  paths: readonly string[],
): BrandProblem[] {
  return problems.filter(({ where }) => !paths.some((path) => isAt(where, path)));
}

/** Whether a problem that was found in some settings is about what still stands in others. */
export function isUnchanged(where: string, found: Settings, present: Settings): boolean {
  const path = where.replace(/(\[|\.\d).*$/, '');
  return JSON.stringify(getAt(found, path)) === JSON.stringify(getAt(present, path));
}

function isAt(where: string, path: string): boolean {
  return where === path || where.startsWith(`${path}.`) || where.startsWith(`${path}[`);
}
