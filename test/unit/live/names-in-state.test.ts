import { withNamesInState } from '../../../live/names-in-state';
import type { HeldResource } from '../../../plan/held-objects';

const held = (repository: string | undefined, repositoryId?: number): HeldResource => ({
  urn: `urn:${repository}`,
  type: 'any',
  name: 'any',
  fields: repository === undefined ? {} : { repository },
  ...(repositoryId === undefined ? {} : { repositoryId }),
});

/** GitHub with an answer for each repository that it is asked about. */
function github(answers: Readonly<Record<string, object>>) {
  const asked: string[] = [];
  const get = async (path: string) => {
    asked.push(path);
    return answers[path.toLowerCase()] ?? { state: 'absent' };
  };
  return { reader: { get } as never, asked };
}

const repositoryIds = new Map([['backend', 1002]]);

test('a name that only the state has is looked up once, in any case; GitHub redirects a former name', async () => {
  const { reader, asked } = github({ '/repos/acme/services': { state: 'read', value: { id: 1002 } } });
  const all = [held('services'), held('Services'), held('backend', 1002), held('Backend'), held(undefined)];
  const ids = await withNamesInState(reader, 'acme', { held: all, repositoryIds });
  expect([...ids]).toEqual([
    ['backend', 1002],
    ['services', 1002],
  ]);
  expect(asked).toHaveLength(1);
});

test('a name whose id the state has is not looked up: another repository may have it by now', async () => {
  const { reader, asked } = github({});
  const all = [held('services', 1002), held('services')];
  expect(await withNamesInState(reader, 'acme', { held: all, repositoryIds })).toEqual(repositoryIds);
  expect(asked).toEqual([]);
});

test('a name of no repository has no id, and without an answer nothing goes on', async () => {
  expect(await withNamesInState(github({}).reader, 'acme', { held: [held('services')], repositoryIds })).toEqual(
    repositoryIds,
  );
  for (const answer of [
    { state: 'unverified', reason: 'no answer' },
    { state: 'read', value: { name: 'services' } },
  ]) {
    const { reader } = github({ '/repos/acme/services': answer });
    await expect(withNamesInState(reader, 'acme', { held: [held('services')], repositoryIds })).rejects.toMatchObject({
      message: expect.stringContaining('could not find out which repository services is'),
      exitCode: 3,
    });
  }
});
