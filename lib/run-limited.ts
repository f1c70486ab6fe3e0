/** More than Node has threads for files, and far below what a process may have open. */
const MAX_AT_ONCE = 16;

/** Does something for each of many, at most `atOnce` at a time. Fails with the first failure. */
export async function runLimited<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
  atOnce = MAX_AT_ONCE,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const takeTurns = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
}
