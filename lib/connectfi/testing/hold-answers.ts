import type { Answer } from './start-upstream.ts';

/** Keeps requests waiting until the test lets them go. */
export function holdAnswers() {
  const held: ((answer: Answer) => void)[] = [];
  const hold: Answer = (response, request) => {
    held.push((answer) => answer(response, request));
  };
  return {
    hold,
    count: () => held.length,
    /** Answers everything that has been held until now. */
    release(answer: Answer): void {
      for (const reply of held.splice(0)) reply(answer);
    },
  };
}
