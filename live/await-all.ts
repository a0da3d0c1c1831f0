type Answers<T> = { -readonly [K in keyof T]: Awaited<T[K]> };

/**
 * Waits for all of them at once. Throws what the first that failed was refused with, in the order given and not in that of
 * time: the same wrong thing gets the same message each time.
 */
export async function awaitAll<T extends readonly Promise<unknown>[]>(works: readonly [...T]): Promise<Answers<T>> {
  const settled: readonly PromiseSettledResult<unknown>[] = await Promise.allSettled(works);
  const answers = settled.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  return answers as Answers<T>;
}
