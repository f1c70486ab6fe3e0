import { fail, type Result, succeed } from '#lib/result.ts';
import { runLimited } from '#lib/run-limited.ts';
import { fetchAnswer } from './fetch-answer.ts';
import { listChunks } from './read/list-chunks.ts';
import { sha256 } from './sha256.ts';

/** Many times what a page of ours has. */
const MAX_FILES = 500;
const MAX_AT_ONCE = 4;

/**
 * Reads scripts and style sheets of one origin, and those that they name in turn. Gives the SHA-256 of each
 * by its path, or the status in place of one that is not there.
 */
export async function hashFiles(
  origin: string,
  paths: Iterable<string>,
): Promise<Result<Record<string, string>, string>> {
  const files: Record<string, string> = {};
  let failure: string | undefined;
  for (let next = [...new Set(paths)]; next.length > 0 && !failure; ) {
    const named = new Set<string>();
    if (Object.keys(files).length + next.length > MAX_FILES)
      return fail('The page names too many files');
    const readOne = async (path: string) => {
      const answer = await fetchAnswer(new URL(path, origin));
      if (!answer.ok) {
        failure ??= `${path} ${answer.failure}`;
        return;
      }
      const { status, body } = answer.value;
      files[path] = status === 200 ? sha256(body) : `status ${status}`;
      if (status === 200) for (const chunk of listChunks(body.toString('utf8'))) named.add(chunk);
    };
    await runLimited(next, readOne, MAX_AT_ONCE);
    next = [...named].filter((path) => !(path in files));
  }
  return failure ? fail(failure) : succeed(files);
}
