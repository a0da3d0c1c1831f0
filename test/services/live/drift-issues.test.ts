import type { Finding } from '../../../live/finding';
import { GithubScene } from '../cli/github-scene';

/** A stack of the scene's registry. */
const STACK = 'production.web-apps';
const NIGHT = Date.parse('2026-11-21T03:17:00Z');
const different: Finding = {
  kind: 'different',
  address: 'environment/storefront/production-approval-shop',
  field: 'reviewers',
  repair: 'pulumi up --stack production --refresh',
};
const unverified: Finding = { kind: 'unverified', address: STACK, reason: 'no answer', repair: 'try again' };

let scene: GithubScene;
let token: Readonly<Record<string, string>>;
let stacks: readonly string[];
let night = 0;

beforeEach(async () => {
  scene = await GithubScene.open();
  // A job's own token belongs to the Actions App.
  scene.world.github.world.apps['github-actions'] ??= {
    ...structuredClone(Object.values(scene.world.github.world.apps)[0]!),
    slug: 'github-actions',
  };
  token = { ...scene.token({ issues: 'write', metadata: 'read' }, { app: 'github-actions' }), GITHUB_ACTIONS: 'true' };
  const { stdout } = await scene.run(['partitions', '--json'], {});
  stacks = (JSON.parse(stdout).include as { stack: string }[]).map(({ stack }) => stack);
  night = 0;
});
afterEach(() => scene.close());

/**
 * A nightly run with these findings on production and none on the other stacks; `undefined`: production was not
 * checked.
 */
async function looked(found: readonly Finding[] | undefined) {
  night += 1;
  const folder = `night-${night}`;
  for (const stack of stacks.filter((each) => each !== STACK || found !== undefined)) {
    const all = [{ stack, engine: [], live: stack === STACK ? found : [] }];
    scene.put(`${folder}/${stack}.json`, JSON.stringify({ schema: 'causeway/drift/v1', stacks: all }));
  }
  const run = { GITHUB_SERVER_URL: 'https://github.example', GITHUB_REPOSITORY: 'acme/storefront', GITHUB_RUN_ID: '7' };
  const env = { ...token, ...run };
  const { code, stdout, stderr } = await scene.run(['live', 'issues', '--from', folder], env, {
    at: new Date(NIGHT + night * 86_400_000),
  });
  const line = stdout.split('\n').find((each) => each.includes(` ${STACK}`));
  return { code, line, stderr };
}
const issues = () => Object.values(scene.repository('web').issues);

describe('causeway live issues', () => {
  test('opens one issue for a stack that drifted, with owner, age and repair, and updates it each night', async () => {
    expect(await looked([different])).toEqual({
      code: 0,
      line: expect.stringMatching(/^open +production\.web-apps #\d+$/),
      stderr: '',
    });
    const [issue] = issues();
    expect(issues()).toHaveLength(1);
    expect(issue).toMatchObject({ title: `Drift of the stack ${STACK}`, state: 'open', user: 'github-actions[bot]' });
    for (const part of ['@acme/', 'less than a day', different.address, different.repair, '/actions/runs/7'])
      expect(issue?.body).toContain(part);
    Object.assign(issue ?? {}, { createdAt: new Date(NIGHT).toISOString() });
    expect(await looked([different, unverified])).toMatchObject({ code: 0, line: expect.stringMatching(/^update /) });
    expect(issues()).toHaveLength(1);
    expect(issues()[0]?.body).toContain('2 days');
    expect(issues()[0]?.body).toContain('no answer');
  });

  test('closes it once a look saw the whole stack and found it clean, and opens another one for the next drift', async () => {
    await looked([different]);
    expect(await looked([])).toMatchObject({
      code: 0,
      line: expect.stringMatching(/^close +production\.web-apps #\d+$/),
    });
    expect(issues()).toMatchObject([{ state: 'closed', stateReason: 'completed' }]);
    expect(await looked([])).toMatchObject({ code: 0, line: `nothing  ${STACK}` });
    await looked([different]);
    expect(issues().map(({ state }) => state)).toEqual(['closed', 'open']);
  });

  test.each([
    ['could not be verified', [unverified]],
    ['nobody looked at', undefined],
  ])('leaves the issue of a stack that %s as it is, and ends with 3', async (_what, found) => {
    await looked([different]);
    const [before] = structuredClone(issues());
    expect(await looked(found)).toMatchObject({
      code: 3,
      line: expect.stringMatching(/^kept +production\.web-apps #\d+$/),
    });
    expect(issues()).toEqual([before]);
  });

  test('opens none where nothing was seen', async () => {
    expect(await looked([unverified])).toMatchObject({ code: 3, line: `kept     ${STACK}` });
    expect(issues()).toEqual([]);
  });

  test('leaves somebody else’s issue with the same beginning alone', async () => {
    const at = new Date(NIGHT).toISOString();
    const body = '<!-- causeway:drift-production.web-apps -->\nnothing to see here';
    const more = { state: 'open', stateReason: null, labels: [], assignees: [], createdAt: at, updatedAt: at } as const;
    scene.repository('web').issues[90] = {
      id: 90,
      number: 90,
      title: 'x',
      body,
      user: 'ada',
      closedAt: null,
      ...more,
    } as never;
    await looked([]);
    expect(issues()).toMatchObject([{ number: 90, state: 'open', body }]);
    await looked([different]);
    expect(issues()).toHaveLength(2);
  });

  test.each([
    ['is no JSON', '{'],
    ['is of another kind', '{"schema":"causeway/status/v1"}'],
    [
      'has a finding of no kind',
      '{"schema":"causeway/drift/v1","stacks":[{"stack":"production","engine":[{"kind":"fine"}],"live":[]}]}',
    ],
  ])('refuses a file that %s, and changes nothing', async (_what, text) => {
    await looked([different]);
    const before = structuredClone(issues());
    scene.put('broken/production.json', text);
    const { code, stderr } = await scene.run(['live', 'issues', '--from', 'broken'], token);
    expect([code, stderr]).toEqual([2, expect.stringContaining('broken/production.json')]);
    expect(issues()).toEqual(before);
  });
});
