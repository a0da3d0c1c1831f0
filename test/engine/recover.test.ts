import { appendFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { runHere } from '../../demo/command';
import { projectFolder } from '../../demo/engine';
import { addManually } from '../../demo/manual-changes';
import { verifyStack } from '../../demo/verify-stack';
import { Registry } from '../../registry/schema';
import { CANARY, type Draft, document } from './draft';
import { type KillPoint, killedUp } from './killed';
import { Scene } from './scene';

jest.setTimeout(600_000);

const STACK = 'dev';

/** The checkout's registry with additional surfaces. Each has an object of every kind that a tier creates. */
function withMore(...ids: readonly string[]): Draft {
  const draft = document();
  const storefront = draft.surfaces.find(({ id }: Draft) => id === 'storefront');
  for (const id of ids) {
    draft.surfaces.push({
      ...structuredClone(storefront),
      id,
      paths: { include: [`apps/${id}/**`] },
      target: { kind: 'netlify', team: storefront.target.team, site: `acme-${id}-{tier}` },
      secrets: [{ name: 'SESSION_KEY', managed: 'pulumi', in: ['github', 'netlify'], owner: 'team:web' }],
    });
  }
  return draft;
}

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.copy(undefined, { isPoliced: false });
  const values = ['zero', ...KILLED, 'annex'].map((id) => [`causeway:secrets.${id}.SESSION_KEY`, `${CANARY}-${id}`]);
  await scene.engine.setSecrets(STACK, Object.fromEntries(values));
});
afterAll(() => scene.close());

async function recover(...args: readonly string[]) {
  const env = { ...scene.engine.environment, NETLIFY_API_TOKEN: scene.world.netlifyTokens[STACK] ?? '' };
  const at = ['--registry', scene.registryFile, '--dir', scene.engine.folder];
  const { code, stdout, stderr } = await runHere(['recover', '--tier', STACK, ...at, ...args], {
    cwd: projectFolder(),
    env,
    startedAt: new Date(),
  });
  const text = stdout + stderr;
  scene.printed += text;
  return { code, text };
}

/** A separate surface for each kill, so that the object is still missing, in any order of an update's writes. */
const POINTS: readonly (readonly [string, string, KillPoint, string])[] = [
  ['an environment', 'one', { service: 'github', method: 'PUT', path: '/environments/one-dev$' }, 'adopted'],
  [
    ...(['a branch policy', 'two'] as const),
    { service: 'github', method: 'POST', path: '/two-dev/deployment-branch-policies$' },
    'adopted',
  ],
  ['a variable', 'three', { service: 'github', method: 'POST', path: '/environments/three-dev/variables$' }, 'adopted'],
  [
    ...(['a secret', 'four'] as const),
    { service: 'github', method: 'PUT', path: '/environments/four-dev/secrets/SESSION_KEY$' },
    'repeated',
  ],
  ['a site', 'five', { service: 'netlify', method: 'POST', path: '/acme-staging/sites$' }, 'adopted'],
  ['a site’s variable or secret', 'six', { service: 'netlify', method: 'POST', path: '/env$' }, 'adopted'],
];
const KILLED = POINTS.map(([, id]) => id);
const ALL = withMore('zero', ...KILLED, 'annex');
const registry = Registry.parse(ALL);

describe('causeway recover', () => {
  test('changes nothing without --yes, and says what it would do', async () => {
    scene.write(withMore('zero'));
    await killedUp(scene, STACK, { service: 'github', method: 'PUT', path: '/environments/zero-dev$' });
    const state = scene.files();
    const { code, text } = await recover('--json');
    expect({ code, text: code === 1 ? '' : text }).toEqual({ code: 1, text: '' });
    const { locks, interrupted } = JSON.parse(text);
    expect(locks).toHaveLength(1);
    expect(interrupted).toContainEqual(expect.objectContaining({ operation: 'creating', outcome: 'adopted' }));
    expect(scene.files()).toEqual(state);
    expect((await recover('--yes')).code).toBe(0);
    expect((await recover()).text).toContain('nothing was left behind');
  });
});

describe('causeway recover --yes, after SIGKILL at the write of', () => {
  test.each(POINTS)('%s', async (_name, id, point, outcome) => {
    scene.write(withMore('zero', ...KILLED.slice(0, KILLED.indexOf(id) + 1)));
    await killedUp(scene, STACK, point);
    scene.clearRequests();
    const { code, text } = await recover('--yes', '--json');
    expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
    expect(JSON.parse(text).interrupted.map((each: Draft) => each.outcome)).toContain(outcome);
    // The command reads the services and changes nothing there.
    expect(scene.writes()).toEqual([]);
  });

  test('nothing, but answers are lost: an update that failed so is recovered as well', async () => {
    scene.write(ALL);
    const lost = [
      ['github', '/environments/annex-dev/variables$'],
      ['github', '/annex-dev/deployment-branch-policies$'],
      ['netlify', '/acme-staging/sites$'],
    ] as const;
    for (const [service, path] of lost) {
      scene.world[service].addFault({ kind: 'status', method: 'POST', path, status: 500, late: true, times: 9 });
    }
    // Without this option the first lost answer ends the update, and the first one differs between runs.
    expect((await scene.up(STACK, '--continue-on-error')).code).not.toBe(0);
    for (const [service] of lost) scene.world[service].clearFaults();
    const done = await recover('--yes', '--json');
    expect({ code: done.code, text: done.code === 0 ? '' : done.text }).toEqual({ code: 0, text: '' });
    const found = JSON.parse(done.text).interrupted.filter(({ outcome }: Draft) => outcome === 'adopted');
    expect(found.map(({ name }: Draft) => name)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/annex\.dev.*\.branch\./),
        expect.stringMatching(/annex\.dev.*\.variable\./),
        'annex.dev.site',
      ]),
    );
  });

  test('nothing: then one up converges, and all is as planned', async () => {
    await scene.mustUp(STACK);
    await scene.mustUp(STACK, '--expect-no-changes');
    addManually({ ...registry, tiers: registry.tiers.filter(({ id }) => id === STACK) }, scene.world);
    expect(await verifyStack(registry, scene.world, STACK)).toEqual([]);
    expect(scene.requests().filter(({ method }) => method === 'DELETE')).toEqual([]);
    expect(scene.world.violations()).toEqual([]);
  });
});

test('a site that an interrupted update did not come to rename keeps its place in the state', async () => {
  const renamed = withMore('zero', ...KILLED, 'annex');
  const docs = renamed.surfaces.find(({ id }: Draft) => id === 'docs');
  docs.target.site = 'acme-handbook-{tier}';
  docs.variables = { LEVEL: { in: ['netlify'], values: { dev: '1', staging: '2', production: '3' } } };
  const site = (name: string) => scene.world.netlify.world.sites.find((each) => each.name === name);
  const before = site('acme-docs-dev')?.id;
  scene.write(renamed);
  await killedUp(scene, STACK, { service: 'netlify', method: 'PATCH', path: `/sites/${before}$`, when: 'before' });
  const { code, text } = await recover('--yes', '--json');
  expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
  expect(JSON.parse(text).interrupted).toEqual([
    expect.objectContaining({ name: 'docs.dev.site', outcome: 'read again' }),
  ]);
  await scene.mustUp(STACK);
  expect([site('acme-docs-dev'), site('acme-handbook-dev')?.id]).toEqual([undefined, before]);
  await scene.mustUp(STACK, '--expect-no-changes');
});

describe('a checkpoint', () => {
  const checkpoint = () => path.join(scene.engine.folder, 'state/.pulumi/stacks/causeway', `${STACK}.json`);

  test('that was cut gives way to its backup, and is kept', async () => {
    truncateSync(checkpoint(), Math.floor(statSync(checkpoint()).size / 2));
    const looked = await recover();
    expect(looked).toEqual({ code: 1, text: expect.stringContaining('Checkpoint: truncated') });
    const done = await recover('--yes');
    expect({ code: done.code, text: done.text }).toEqual({ code: 0, text: expect.stringContaining('Kept as ') });
    expect(existsSync(/Kept as (\S+)/.exec(done.text)?.[1] ?? '')).toBe(true);
    await scene.mustUp(STACK, '--expect-no-changes');
  });

  test('whose backup is cut too is left as it is', async () => {
    const whole = readFileSync(checkpoint(), 'utf8');
    for (const file of [checkpoint(), `${checkpoint()}.bak`]) appendFileSync(file, '{');
    const { code, text } = await recover('--yes');
    expect({ code, text }).toEqual({ code: 3, text: expect.stringContaining('no complete backup') });
    truncateSync(checkpoint(), Buffer.byteLength(whole));
  });

  test('shows no secret', () => {
    for (const secret of [CANARY, 'causeway-demo', scene.world.environment['NETLIFY_API_TOKEN'] ?? CANARY]) {
      expect(scene.printed).not.toContain(secret);
    }
  });
});
