type Answers<T> = { -readonly [K in keyof T]: Awaited<T[K]> };

/**
 * Waits for all of them at once. Throws the error of the first failure in argument order, not in time, so that the same
 * mistake always gets the same message.
 */
export async function awaitAll<T extends readonly Promise<unknown>[]>(works: readonly [...T]): Promise<Answers<T>> {
  const settled: readonly PromiseSettledResult<unknown>[] = await Promise.allSettled(works);
  const answers = settled.map((each) => {
    if (each.status === 'rejected') throw each.reason;
    return each.value;
  });
  return answers as Answers<T>;
}
