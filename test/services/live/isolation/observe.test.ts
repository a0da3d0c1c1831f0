import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runHere } from '../../../../demo/command';
import { plannedWorld } from '../../../../demo/planned-world';
import { deployEnvironment } from '../../../../plan/environments';
import type { Registry } from '../../../../registry/schema';
import { findTier } from '../../../../registry/selectors';
import type { RunningWorld } from '../../../../sandbox/world';
import { registryOfCheckout } from '../../../support/live/looking';
import { AT } from '../../../support/live/one-world';

let world: RunningWorld;
let folder: string;
let registry: Registry;
beforeEach(async () => {
  registry = registryOfCheckout();
  registry.isolationLint.enabled = true;
  registry.isolationTarget = { cohort: 1 };
  for (const surface of registry.surfaces) {
    if (surface.target.kind === 'netlify') surface.isolation = { cohort: 1, tenantScope: 'cross_tenant' };
    else delete surface.isolation;
  }
  world = await plannedWorld(registry, () => new Date(AT));
  folder = mkdtempSync(path.join(tmpdir(), 'causeway-isolation-'));
  mkdirSync(path.join(folder, 'registry'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

interface Report {
  readonly cells: readonly { readonly [key in 'tier' | 'left' | 'right' | 'aspect' | 'verdict' | 'proof']: string }[];
  readonly findings: readonly { readonly [key in 'rule' | 'subject' | 'verdict' | 'proof']: string }[];
  readonly coverage: { readonly empty?: string };
  readonly doubts: readonly string[];
}

async function isolation(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  writeFileSync(path.join(folder, 'registry/deploy-surfaces.json'), JSON.stringify(registry));
  const { code, stdout } = await runHere(['isolation', ...args, '--json'], {
    cwd: folder,
    env: { ...world.tokenEnvironment, ...env },
    startedAt: new Date(AT),
  });
  return { code, report: JSON.parse(stdout) as Report };
}
const matrix = (env?: Readonly<Record<string, string>>) => isolation(['matrix', '--live'], env);
const cellOf = ({ report }: Awaited<ReturnType<typeof matrix>>, aspect: string, tier = 'production') =>
  report.cells.find((cell) => cell.aspect === aspect && cell.tier === tier)!;
const environmentOf = (surface: string, tier = 'production') => {
  const plan = deployEnvironment(
    registry,
    registry.surfaces.find(({ id }) => id === surface)!,
    findTier(registry, tier)!,
  );
  return world.github.world.repositories[plan.repository.name]!.environments[plan.name.toLowerCase()]!;
};

describe('the matrix of the world', () => {
  it('knows that reviewers are people, and which is a bot', async () => {
    expect(cellOf(await matrix(), 'reviewer')).toMatchObject({ verdict: 'allowed' });
    world.github.world.users['octocat']!.bot = true;
    expect(cellOf(await matrix(), 'reviewer')).toMatchObject({
      verdict: 'denied',
      proof: expect.stringContaining('user:octocat'),
    });
    world.github.world.users['octocat']!.bot = false;
    world.github.world.users[world.github.world.teams['release']!.members[0]!]!.bot = true;
    expect(cellOf(await matrix(), 'reviewer')).toMatchObject({
      verdict: 'denied',
      proof: expect.stringContaining('team:release'),
    });
  });

  it('sees a secret of one name in both, though the registry declares it in neither', async () => {
    for (const surface of ['storefront', 'docs']) {
      environmentOf(surface).secrets['BY_HAND'] = {
        name: 'BY_HAND',
        encryptedValue: 'x',
        keyId: '1',
        createdAt: AT,
        updatedAt: AT,
      };
    }
    expect(cellOf(await matrix(), 'secret')).toMatchObject({
      verdict: 'unverified',
      proof: expect.stringContaining('BY_HAND'),
    });
  });

  it('knows whose tokens were handed in, and says unverified of the others', async () => {
    expect(cellOf(await matrix(), 'token')).toMatchObject({ verdict: 'unverified' });
    const one = { NETLIFY_API_TOKEN_PRODUCTION: world.netlifyTokens['production']! };
    expect(cellOf(await matrix(one), 'token')).toMatchObject({ verdict: 'denied' });
    const two = { ...one, NETLIFY_API_TOKEN_DOCS_PRODUCTION: world.netlifyTokens['staging']! };
    expect(cellOf(await matrix(two), 'token')).toMatchObject({ verdict: 'allowed', proof: 'two token owners' });
  });

  it('says unverified where the list of a team’s members is truncated: the one left out could be the bot', async () => {
    const release = world.github.world.teams['release']!;
    world.github.world.users[release.members.at(-1)!]!.bot = true;
    world.github.addFault({ kind: 'truncate', path: '/members$', keep: release.members.length - 1, times: 99 });
    const found = await matrix();
    expect(cellOf(found, 'reviewer').verdict).toBe('unverified');
    expect(found.report.doubts.join()).toContain('not whole');
  });

  it('says unverified where secrets, sites or reviewers could not be read, and why', async () => {
    world.github.addFault({ kind: 'status', status: 403, path: '/secrets$|/members$', times: 99 });
    const found = await matrix();
    expect([cellOf(found, 'secret').verdict, cellOf(found, 'reviewer').verdict]).toEqual(['unverified', 'unverified']);
    expect(found.report.doubts.join()).toContain('403');
  });
});

describe('the lint of the world', () => {
  it('fails on what cannot be verified, and looks at nothing when it is off', async () => {
    world.github.addFault({ kind: 'status', status: 403, path: '/secrets$', times: 99 });
    const { code, report } = await isolation(['lint', '--live']);
    expect(code).not.toBe(0);
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        rule: 'tier-secret',
        verdict: 'unverified',
        proof: 'the names of its secrets were not seen',
      }),
    );
    registry.isolationLint.enabled = false;
    world.github.clearRequests();
    expect((await isolation(['lint', '--live'])).code).toBe(0);
    expect(world.github.requests()).toEqual([]);
  });
});

describe('a matrix without pairs', () => {
  it('says why, and is no pass where a target is declared', async () => {
    for (const surface of registry.surfaces) if (surface.id !== 'docs') delete surface.isolation;
    const alone = await isolation(['matrix']);
    const empty = '0 pairs: docs is alone in the cohorts up to 1';
    expect(alone).toMatchObject({ code: 3, report: { coverage: { empty } } });
    const lint = await isolation(['lint']);
    expect(lint.report.findings).toContainEqual(expect.objectContaining({ verdict: 'unverified', proof: empty }));
  });

  it('is no pass where a cohort is asked for, and only says why where nobody wants one', async () => {
    for (const surface of registry.surfaces) delete surface.isolation;
    delete registry.isolationTarget;
    expect((await isolation(['matrix', '--cohort', '2'])).code).toBe(3);
    const unwanted = await isolation(['matrix']);
    expect(unwanted).toMatchObject({
      code: 0,
      report: { coverage: { empty: '0 pairs: no surface is in a cohort up to 0' } },
    });
  });
});
