import { awaitAll } from '../../../live/await-all';

const after = <T>(milliseconds: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(() => resolve(value), milliseconds));

const failing = async (milliseconds: number, message: string): Promise<number> => {
  await after(milliseconds, undefined);
  throw new Error(message);
};

test('gives every answer in its place', async () => {
  expect(await awaitAll([after(10, 'slow'), after(0, 2), Promise.resolve(undefined)])).toEqual(['slow', 2, undefined]);
});

test('throws what comes first in order, not in time', async () => {
  await expect(awaitAll([after(0, 1), failing(10, 'first'), failing(0, 'second')])).rejects.toThrow('first');
});
