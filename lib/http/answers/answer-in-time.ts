/** Below the 25 seconds within which every answer of ours comes. */
export const ANSWER_DEADLINE_IN_MS = 24_000;

/** The work's answer or, when it does not come in time, the late one. The work itself goes on. */
export async function answerInTime(
  work: Promise<Response>,
  answerLate: () => Response,
): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Response>((resolve) => {
    timer = setTimeout(() => {
      resolve(answerLate());
      // Nobody reads the other one any more: a file in it lets go of its connection.
      work.then((answer) => answer.body?.cancel()).catch(() => {});
    }, ANSWER_DEADLINE_IN_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
