import { unheldAt } from '../../../live/adopt/unheld';
import type { GithubReader } from '../../../live/github/reader';
import type { OwnComparison } from '../../../plan/own-comparison';

const ENVIRONMENT = { repository: 'services', environment: 'worker-dev' };
const object = (kind: string, fields: object) => ({ kind, fields, name: 'x', type: 'x' });
const matches = [{ planned: object('environment', ENVIRONMENT), held: object('environment', ENVIRONMENT) }];

function reader(lists: Readonly<Record<string, readonly string[] | 'failed'>>) {
  const asked: string[] = [];
  const list = (path: string) => {
    asked.push(path);
    const { [path]: names = [] } = lists;
    if (names === 'failed') return Promise.resolve({ state: 'unverified', reason: '500' });
    return Promise.resolve({ state: 'read', value: names.map((name) => ({ name })) });
  };
  return { asked, reader: { list } as unknown as GithubReader };
}

const AT = '/repos/acme/services/environments/worker-dev';
const looked = (lists: Parameters<typeof reader>[0], ...come: readonly object[]) =>
  unheldAt(reader(lists).reader, { organization: 'acme', stack: 'dev' }, {
    matches,
    come,
  } as unknown as OwnComparison);

describe('what comes into a place that the stack holds', () => {
  const variable = object('environment-variable', { ...ENVIRONMENT, variableName: 'REGION' });
  const secret = object('environment-secret', { ...ENVIRONMENT, secretName: 'OWNERS_KEY' });
  const ruleset = object('ruleset', { repository: 'services', name: 'causeway branch Dev' });

  test('is refused where GitHub has it already, whatever the case of its name, with what takes it in', async () => {
    const { refusals, losses } = await looked({ [`${AT}/variables`]: ['region'] }, variable);
    expect(losses).toEqual([]);
    expect(refusals).toEqual([
      {
        what: 'environment-variable services/worker-dev/REGION',
        why: expect.stringContaining('it already exists, and this stack does not own it'),
        command: 'causeway adopt --tier dev; after an update that was killed or failed: causeway recover --tier dev',
      },
    ]);
  });

  test('is made where GitHub has another: rulesets are told apart by case', async () => {
    const there = { '/repos/acme/services/rulesets?includes_parents=false': ['causeway branch dev'] };
    expect(await looked(there, ruleset, variable)).toEqual({ refusals: [], losses: [] });
  });

  test('says of a secret that its value is overwritten', async () => {
    expect(await looked({ [`${AT}/secrets`]: ['OWNERS_KEY'] }, secret)).toEqual({
      refusals: [],
      losses: [
        'environment-secret services/worker-dev/OWNERS_KEY: it already exists, set by somebody else, and its value is overwritten',
      ],
    });
  });

  test('is not taken for new where the list cannot be read', async () => {
    await expect(looked({ [`${AT}/variables`]: 'failed' }, variable)).rejects.toMatchObject({ exitCode: 3 });
  });

  test('costs no request in a place that is new, and one for each list', async () => {
    const { asked, reader: counted } = reader({});
    const elsewhere = object('environment-variable', { ...ENVIRONMENT, environment: 'new-dev', variableName: 'A' });
    const comparison = { matches, come: [elsewhere, variable, variable, secret] } as unknown as OwnComparison;
    await unheldAt(counted, { organization: 'acme', stack: 'dev' }, comparison);
    expect(asked).toEqual([`${AT}/variables`, `${AT}/secrets`]);
  });
});
