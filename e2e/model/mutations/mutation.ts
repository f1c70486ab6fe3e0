/**
 * A guard taken out of the app, to see that the model test misses it: an exported function of a module is
 * weakened in a copy of the project. Types tie it to the function, so a rename cannot pass it by.
 */
export type Mutation<Module, Name extends keyof Module> = {
  /** What the app does no longer. */
  readonly guard: string;
  readonly file: string;
  /** The function that the rest of the app is given weakened; within the module itself it stays as it is. */
  readonly exported: Name;
  /** Must name `original` even where it is not called: it is always given. */
  readonly weaken: (original: Module[Name]) => Module[Name];
};
