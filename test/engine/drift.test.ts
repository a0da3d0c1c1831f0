import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runHere } from '../../demo/command';
import { projectFolder } from '../../demo/engine';
import { addManually } from '../../demo/manual-changes';
import { FOUNDATION } from '../../registry/naming';
import { Registry } from '../../registry/schema';
import { CANARY, type Draft, document } from './draft';
import { Scene } from './scene';

jest.setTimeout(600_000);

const draft = document();
draft.isolationLint = { enabled: true };

let scene: Scene;

beforeAll(async () => {
  scene = await Scene.copy(draft);
  await scene.mustUp(FOUNDATION);
  addManually(Registry.parse(draft), scene.world);
});
afterAll(() => scene.close());

/** Runs the command for one stack or for all. */
async function drift(stack: string | undefined, ...args: readonly string[]) {
  return driftIn({}, stack, ...args);
}

async function driftIn(more: Readonly<Record<string, string>>, stack: string | undefined, ...args: readonly string[]) {
  // Each tier has its own Netlify token, whose owner sees only that tier's teams.
  const token = stack === undefined ? undefined : scene.world.netlifyTokens[stack];
  const env = { ...scene.engine.environment, ...(token === undefined ? {} : { NETLIFY_API_TOKEN: token }), ...more };
  const which = stack === undefined ? [] : stack === FOUNDATION ? ['--foundation'] : ['--tier', stack];
  const { code, stdout, stderr } = await runHere(
    ['drift', '--registry', scene.registryFile, '--dir', scene.engine.folder, ...which, ...args],
    { cwd: projectFolder(), env, startedAt: new Date() },
  );
  const text = stdout + stderr;
  scene.printed += text;
  return { code, text };
}

interface Found {
  readonly kind: string;
  readonly address: string;
  readonly repair: string;
}

async function staging() {
  const { code, text } = await drift('staging', '--json');
  const [stack] = JSON.parse(text).stacks as { engine: Found[]; live: Found[] }[];
  return { code, engine: stack!.engine, live: stack!.live };
}

const netlify = () => scene.world.netlify.world;
const variable = () =>
  scene.world.github.world.repositories['storefront']!.environments['storefront-staging']!.variables['API_URL']!;

/** Pastes the report's commands for each missing object, as a person would. */
async function letGo(found: readonly Found[]): Promise<void> {
  for (const { repair } of found) {
    const [, urn = ''] = /^pulumi state delete '([^']+)' --stack staging --yes && /.exec(repair) ?? [];
    await scene.engine.must('state', 'delete', urn, '--stack', 'staging', '--yes');
  }
}

const gone = (engine: readonly Found[]) => engine.filter(({ repair }) => repair.startsWith('pulumi state delete'));

describe('causeway drift', () => {
  test('finds none in a world that is as planned, on every stack', async () => {
    scene.clearRequests();
    for (const stack of scene.stacks) {
      const { code, text } = await drift(stack);
      expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
      expect(text).toContain('# Drift: none');
      expect(text).toContain(`## ${stack}`);
    }
    expect(scene.writes()).toEqual([]);
  });

  test('finds a variable that was edited by hand, both ways, and shows its registry’s value alone', async () => {
    const { value } = variable();
    variable().value = 'by-hand';
    const { code, engine, live } = await staging();
    expect(code).toBe(1);
    expect(engine).toMatchObject([{ kind: 'different', address: expect.stringContaining('variable.API_URL') }]);
    expect(live).toMatchObject([
      { kind: 'different', address: 'storefront/environment/storefront-staging/variable/API_URL' },
    ]);
    expect(JSON.stringify(engine)).not.toContain('by-hand');
    const { text } = await drift('staging', '--format', 'sarif');
    expect(JSON.parse(text).runs[0].results).toHaveLength(2);
    variable().value = value;
  });

  test('finds what no plan names, which the engine does not see', async () => {
    const { environments } = scene.world.github.world.repositories['storefront']!;
    environments['unowned'] = { ...environments['storefront-staging']!, name: 'unowned' };
    const { code, engine, live } = await staging();
    // Another stack could still hold it, because nobody read that stack's state.
    expect({ code, engine }).toEqual({ code: 3, engine: [] });
    expect(live).toMatchObject([{ kind: 'unverified', address: 'storefront/environment/unowned' }]);
    delete environments['unowned'];
  });

  test('names a Netlify variable that was deleted by hand, with the command that repairs it', async () => {
    const site = netlify().sites.find(({ name }) => name.includes('storefront-staging'))!;
    const at = netlify().variables.findIndex(({ siteId, isSecret }) => siteId === site.id && !isSecret);
    netlify().variables.splice(at, 1);
    const { code, engine, live } = await staging();
    expect(code).toBe(1);
    expect(gone(engine)).toMatchObject([
      { kind: 'missing', address: expect.stringMatching(/storefront\.staging\.site\.variable/) },
    ]);
    expect(live).toMatchObject([{ kind: 'missing', address: expect.stringContaining('/variable/') }]);
    await letGo(gone(engine));
    await scene.mustUp('staging', '--refresh');
    expect(await staging()).toEqual({ code: 0, engine: [], live: [] });
  });

  test('names what hangs below a site that was deleted by hand, until nothing stands in the way of a new one', async () => {
    const site = netlify().sites.find(({ name }) => name.includes('storefront-staging'))!;
    netlify().sites.splice(netlify().sites.indexOf(site), 1);
    const left = netlify().variables.filter(({ siteId }) => siteId !== site.id);
    const secrets = netlify().variables.filter(({ siteId, isSecret }) => siteId === site.id && isSecret);
    netlify().variables.splice(0, netlify().variables.length, ...left);
    let { code, engine, live } = await staging();
    expect(live).toContainEqual(
      expect.objectContaining({ kind: 'missing', address: expect.stringContaining(site.name) }),
    );
    for (let round = 0; gone(engine).length > 0; round += 1) {
      expect({ round: round < 5, code }).toEqual({ round: true, code: 1 });
      await letGo(gone(engine));
      ({ code, engine, live } = await staging());
    }
    expect(code).toBe(1);
    expect(engine).toContainEqual(
      expect.objectContaining({ kind: 'missing', address: expect.stringMatching(/NetlifySite::/) }),
    );
    await scene.mustUp('staging', '--refresh');
    const made = netlify().sites.find(({ name }) => name === site.name)!;
    netlify().variables.push(...secrets.map((secret) => ({ ...secret, siteId: made.id })));
    expect(await staging()).toEqual({ code: 0, engine: [], live: [] });
  });

  test.each([
    ['GitHub answers 403', 'github', '/environments/', 403],
    ['GitHub answers 500', 'github', '/environments/', 500],
    ['Netlify answers 502', 'netlify', '/env', 502],
  ] as const)('says that it could not look when %s', async (_name, service, path, status) => {
    scene.world[service].addFault({ kind: 'status', method: 'GET', path, status, times: 1000 });
    const { code, engine, live } = await staging();
    scene.world[service].clearFaults();
    expect(code).toBe(3);
    expect(engine.length).toBeGreaterThan(0);
    for (const { kind } of [...engine, ...live]) expect(kind).toBe('unverified');
  });

  test('says so too where there is no such stack, no project, or a registry that is refused', async () => {
    expect((await drift('staging', '--dir', tmpdir())).code).toBe(3);
    const { code, text } = await drift(FOUNDATION, '--partition', 'backend');
    expect({ code, text }).toEqual({ code: 3, text: expect.stringContaining("no stack named 'foundation.backend'") });
    expect((await drift('staging', '--partition', 'nobody')).code).toBe(2);
    expect((await drift('moon')).code).toBe(2);
    expect((await drift('staging', '--foundation')).code).toBe(2);
  });

  test('looks at every stack when none is named, and without an engine says so of each', async () => {
    // A project without an engine, on a machine without one.
    const bare = mkdtempSync(join(tmpdir(), 'causeway-bare-'));
    const { code, text } = await driftIn({ PATH: '' }, undefined, '--json', '--dir', bare);
    rmSync(bare, { recursive: true });
    const stacks = JSON.parse(text).stacks as { stack: string; engine: Found[] }[];
    expect(stacks.map(({ stack }) => stack)).toEqual(scene.stacks);
    for (const { engine } of stacks) expect(engine).toMatchObject([{ kind: 'unverified' }]);
    expect(code).not.toBe(0);
  });

  test('finds a token that reaches further than its tier', async () => {
    const { netlifyTokens, environment } = scene.world;
    const { code, text } = await drift('dev', '--json');
    expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
    expect(netlifyTokens['dev']).not.toBe(environment['NETLIFY_API_TOKEN']);
    const { NETLIFY_API_TOKEN: wide = '' } = environment;
    const narrow = netlifyTokens['dev']!;
    Object.assign(netlifyTokens, { dev: wide });
    const far = await drift('dev');
    Object.assign(netlifyTokens, { dev: narrow });
    expect(far.code).toBe(1);
    expect(far.text).toContain('| unowned | netlify/acme |');
  });

  test('a surface that left the registry is drift, and the pack lets the refreshing preview through', async () => {
    const standing = document();
    scene.edit((edited: Draft) => {
      edited.surfaces = edited.surfaces.filter(({ id }: Draft) => id !== 'worker');
    });
    const { code, engine } = await staging();
    expect(code).toBe(1);
    expect(engine).toContainEqual(
      expect.objectContaining({
        kind: 'unowned',
        address: expect.stringMatching(/services\.worker\.staging\.deploy$/),
      }),
    );
    const previewed = await scene.preview('staging', '--refresh');
    expect({ code: previewed.code, output: previewed.code === 0 ? '' : previewed.output }).toEqual({
      code: 0,
      output: '',
    });
    expect(standing.surfaces.map(({ id }: Draft) => id)).toContain('worker');
  });

  test('shows no credential', () => {
    const { GITHUB_APP_PEM_FILE: key = '', NETLIFY_API_TOKEN: token = '' } = scene.world.environment;
    for (const secret of [token, key.split('\n')[1]!, 'causeway-demo', CANARY]) {
      expect(scene.printed).not.toContain(secret);
    }
  });
});
