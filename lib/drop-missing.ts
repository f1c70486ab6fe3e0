type WithoutMissing<Given> = {
  [Name in keyof Given as Given[Name] extends NonNullable<Given[Name]> ? Name : never]: Given[Name];
} & {
  [Name in keyof Given as Given[Name] extends NonNullable<Given[Name]>
    ? never
    : Name]?: NonNullable<Given[Name]>;
};

/** Leaves out the members that are `undefined` or `null`. */
export function dropMissing<Given extends object>(given: Given): WithoutMissing<Given> {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  // What was kept is what the type says: `Object.fromEntries` cannot tell.
  return Object.fromEntries(kept) as WithoutMissing<Given>;
}
