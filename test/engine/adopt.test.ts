import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runHere } from '../../demo/command';
import { Engine, projectFolder } from '../../demo/engine';
import { plannedWorld } from '../../demo/planned-world';
import { previewSteps } from '../../demo/steps';
import { verifyStack } from '../../demo/verify-stack';
import { FOUNDATION } from '../../registry/naming';
import { Registry } from '../../registry/schema';
import type { RunningWorld } from '../../sandbox/world';
import { type Draft, document } from './draft';
import { quickSecrets, warm } from './warm';

jest.setTimeout(600_000);

const draft = document();
for (const surface of draft.surfaces) for (const secret of surface.secrets ?? []) delete secret.managed;
draft.isolationLint = { enabled: true };

let world: RunningWorld;
let engine: Engine;
let registryFile: string;

// A world that was made manually and matches the plan, with empty stacks.
beforeAll(async () => {
  world = await plannedWorld(Registry.parse(draft));
  const { linked } = draft.surfaces.find(({ id }: Draft) => id === 'docs').target;
  for (const site of world.netlify.world.sites.filter(({ name }) => name.startsWith('acme-docs-'))) {
    Object.assign(site.buildSettings, {
      cmd: linked.buildCommand,
      dir: linked.publishDirectory,
      repo_branch: linked.branch,
      allowed_branches: [linked.branch],
      skip_prs: false,
      stop_builds: false,
    });
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'causeway-adopt-'));
  registryFile = path.join(folder, 'deploy-surfaces.json');
  writeFileSync(registryFile, JSON.stringify(draft));
  const environment = { ...world.environment, CAUSEWAY_REGISTRY: registryFile, ...quickSecrets, ...warm };
  engine = new Engine({ folder, project: projectFolder(), environment });
  for (const stack of [FOUNDATION, 'staging']) {
    const tier: Record<string, string> = stack === FOUNDATION ? {} : { 'causeway:tier': stack };
    await engine.init(stack, { 'causeway:writeDelayMs': '0', ...tier });
  }
});
afterAll(async () => {
  await world.close();
  rmSync(engine.folder, { recursive: true, force: true });
});

let printed = '';

async function adopt(...args: readonly string[]) {
  const { code, stdout, stderr } = await runHere(
    ['adopt', '--registry', registryFile, '--dir', engine.folder, ...args],
    { cwd: engine.folder, env: engine.environment, startedAt: new Date() },
  );
  const text = stdout + stderr;
  printed += text;
  return { code, text };
}

async function imported(stack: string, file: string, protect: boolean): Promise<void> {
  await engine.must(
    ...['import', '--file', file, '--stack', stack, '--yes', '--skip-preview', '--non-interactive'],
    ...['--generate-code=false', `--protect=${protect}`],
  );
}

const writes = () =>
  [...world.github.requests(), ...world.netlify.requests()].filter(
    ({ write, path: at }) => write && !at.endsWith('/access_tokens'),
  );

function nothingToDo({ code, output }: { readonly code: number; readonly output: string }): void {
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
}

describe('environments that are there and that no stack owns', () => {
  test.each([FOUNDATION, 'staging'])('are overwritten by no up of %s, and named', async (stack) => {
    world.github.clearRequests();
    const looked = await engine.preview(stack);
    const run = await engine.up(stack);
    for (const { code, output } of [looked, run]) {
      expect(code).not.toBe(0);
      expect(output).toContain(`an up would overwrite what the stack ${stack} does not own: `);
      expect(output).toContain(stack === FOUNDATION ? 'causeway adopt --foundation' : 'causeway adopt --tier staging');
    }
    expect(run.output).toMatch(stack === FOUNDATION ? /storefront\/inspect-staging/ : /storefront\/staging-approval/);
    expect(writes()).toEqual([]);
  });

  test('are overwritten by no up even where a preview was told to look past them', async () => {
    const environment = {
      ...world.environment,
      CAUSEWAY_REGISTRY: registryFile,
      CAUSEWAY_ADOPT: 'preview',
      ...quickSecrets,
      ...warm,
    };
    const past = new Engine({ folder: engine.folder, project: projectFolder(), environment });
    nothingToDo(await past.preview('staging'));
    expect((await past.up('staging')).code).not.toBe(0);
    expect(writes()).toEqual([]);
  });

  test('are not found by guess: a list that cannot be read is no empty one', async () => {
    world.github.addFault({ kind: 'status', method: 'GET', path: '/environments$', status: 403, times: 1000 });
    const run = await engine.up('staging');
    world.github.clearFaults();
    expect(run.code).not.toBe(0);
    expect(run.output).toContain('could not list the environments of acme/');
    expect(writes()).toEqual([]);
  });
});

describe('adoption', () => {
  test('of the foundation: rulesets, settings, variables and environments, then a preview without change', async () => {
    const { code, text } = await adopt('--foundation', '--out', 'foundation-import.json');
    expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
    expect(text).toContain('--protect=true');
    const { adopted, left } = JSON.parse((await adopt('--foundation', '--out', 'again.json', '--json')).text);
    expect(left).toEqual([]);
    expect(new Set(adopted.map(({ type }: Draft) => type.split(':').at(-1)))).toEqual(
      new Set([
        ...['ActionsRepositoryPermissions', 'ActionsVariable', 'RepositoryEnvironment', 'RepositoryRuleset'],
        ...['RepositoryEnvironmentDeploymentPolicy', 'WorkflowRepositoryPermissions'],
      ]),
    );
    await imported(FOUNDATION, 'foundation-import.json', true);
    nothingToDo(await engine.preview(FOUNDATION, '--expect-no-changes'));
    nothingToDo(await engine.preview(FOUNDATION, '--refresh', '--expect-no-changes'));
    expect(writes()).toEqual([]);
  });

  test('of a tier: its sites by the id that the registry names, and nothing is overwritten', async () => {
    const { code, text } = await adopt('--tier', 'staging');
    expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
    expect(text).toContain('Netlify sites cannot be imported');
    for (const { name, id } of world.netlify.world.sites.filter((site) => site.name.endsWith('-staging'))) {
      expect(text).toContain(`target.siteId.staging: "${id}"   (${name})`);
    }
    for (const { surface, tier, id } of JSON.parse((await adopt('--tier', 'staging', '--out', 'b.json', '--json')).text)
      .sites) {
      const { target } = draft.surfaces.find((each: Draft) => each.id === surface);
      target.siteId = { ...target.siteId, [tier]: id };
    }
    writeFileSync(registryFile, JSON.stringify(draft));
    await imported('staging', 'adopt.staging.json', false);
    const previewed = previewSteps((await engine.preview('staging', '--json')).stdout);
    const changes = previewed.map(({ op, type }) => `${op} ${type.split(':').at(-1)}`);
    expect(new Set(changes)).toEqual(new Set(['create Site', 'create NetlifySite', 'create SiteBuildSettings']));
    nothingToDo(await engine.up('staging'));
    nothingToDo(await engine.preview('staging', '--refresh', '--expect-no-changes'));
    // The build settings of the linked site, unchanged but explicit.
    const docs = world.netlify.world.sites.find(({ name }) => name === 'acme-docs-staging')!;
    expect(writes().map(({ method, path: at }) => `${method} ${at}`)).toEqual([
      expect.stringMatching(new RegExp(`^(?:PATCH|PUT) .*/sites/${docs.id}$`)),
    ]);
    expect(await verifyStack(Registry.parse(draft), world, 'staging')).toEqual([]);
  });

  test('never writes over a file, and finds nothing more once all is owned', async () => {
    const { code, text } = await adopt('--tier', 'staging');
    expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('staging: 0 objects to adopt') });
    expect(existsSync(path.join(engine.folder, 'adopt.staging.json'))).toBe(true);
  });

  test('says bad usage, and that it could not look', async () => {
    expect((await adopt()).code).toBe(2);
    expect((await adopt('--tier', 'staging', '--foundation')).code).toBe(2);
    world.github.addFault({ kind: 'status', method: 'GET', path: '/teams/', status: 500, times: 1000 });
    const blind = await adopt('--tier', 'staging');
    world.github.clearFaults();
    expect(blind.code).toBe(3);
    expect(blind.text).toContain('the preview of staging failed');
  });

  test('shows no credential, and files hold them only as the stack encrypts them', () => {
    const { GITHUB_APP_PEM_FILE: key = '', NETLIFY_API_TOKEN: token = '' } = world.environment;
    const files = ['foundation-import.json', 'adopt.staging.json'].map((name) =>
      readFileSync(path.join(engine.folder, name), 'utf8'),
    );
    for (const text of [printed, ...files]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(key.split('\n')[1]);
    }
  });
});
