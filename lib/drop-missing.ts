type WithoutMissing<Given> = {
  [Name in keyof Given as undefined extends Given[Name] ? never : Name]: Given[Name];
} & {
  [Name in keyof Given as undefined extends Given[Name] ? Name : never]?: Exclude<
    Given[Name],
    undefined
  >;
};

/** Leaves out the members that are `undefined`. */
export function dropMissing<Given extends object>(given: Given): WithoutMissing<Given> {
  const kept = Object.entries(given).filter(([, value]) => value !== undefined);
  // What was kept is what the type says: `Object.fromEntries` cannot tell.
  return Object.fromEntries(kept) as WithoutMissing<Given>;
}
