import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { plannedWorld } from '../../../demo/planned-world';
import type { GithubRepository } from '../../../emulator/github/world';
import { compareObjects } from '../../../live/compare';
import { findingsExitCode } from '../../../live/finding';
import type { ReaderOptions } from '../../../live/github/reader';
import { exactBranches } from '../../../live/read-snapshot';
import { sarifReport } from '../../../live/report/sarif';
import { verifyPlan } from '../../../live/verify-plan';
import { planFoundation } from '../../../plan/foundation';
import { planTier } from '../../../plan/tier';
import { MergeQueue } from '../../../registry/schema/merge-queue';
import type { RunningWorld } from '../../../sandbox/world';
import { readersOf, registryOfCheckout } from '../../support/live/looking';

const registry = registryOfCheckout();
const organization = registry.organization.login;
const foundation = planFoundation(registry);
const production = planTier(registry, 'production');
const approval = production.environments.find(({ reviewers }) => reviewers.length > 0)!;
const deploy = production.environments.find(({ variables, kind }) => kind === 'deploy' && variables.length > 0)!;
const governed = foundation.repositories.find(({ rulesets }) => rulesets.some(({ pullRequest }) => pullRequest))!;
const governing = governed.rulesets.find(({ pullRequest }) => pullRequest)!;
const site = production.sites.find(({ variables }) => variables.length > 0)!;

let world: RunningWorld;
beforeEach(async () => {
  world = await plannedWorld(registry, () => new Date(at));
});
afterEach(async () => {
  await world.close();
});

const repository = (name: string): GithubRepository => world.github.world.repositories[name]!;
const environment = ({ repository: { name }, name: own }: typeof approval) =>
  repository(name).environments[own.toLowerCase()]!;
const ruleset = () =>
  Object.values(repository(governed.repository.name).rulesets).find((one) => one.name === governing.name)!;
const verify = (plan: typeof foundation | typeof production, options?: ReaderOptions) =>
  verifyPlan(registry, plan, readersOf(world, organization, options, plan.stack), new Date(at));
const brief = async (plan: typeof foundation | typeof production, options?: ReaderOptions) =>
  (await verify(plan, options)).findings.map(({ kind, field }) => (field ? `${kind} ${field}` : kind));

describe('a world that is as planned', () => {
  it.each([foundation, production])('has no findings', async (plan) => {
    const { findings } = await verify(plan);
    expect(findings).toEqual([]);
    expect(findingsExitCode(findings)).toBe(0);
    expect(world.violations()).toEqual([]);
  });

  it('costs no rate limit when it is looked at again', async () => {
    const cacheFolder = mkdtempSync(path.join(tmpdir(), 'causeway-cache-'));
    try {
      const cold = await verify(foundation, { cacheFolder });
      world.github.clearRequests();
      const warm = await verify(foundation, { cacheFolder });
      expect(warm.snapshot.digest).toBe(cold.snapshot.digest);
      expect([...new Set(world.github.requests().map(({ status }) => status))]).toEqual([304]);
    } finally {
      rmSync(cacheFolder, { recursive: true });
    }
  });
});

describe('the organization’s plan', () => {
  it('is a finding where GitHub has another one, lower or higher', async () => {
    const { paidPlan } = foundation;
    world.github.world.organization.plan = paidPlan === 'team' ? 'enterprise' : 'team';
    expect((await verify(foundation)).findings).toMatchObject([
      {
        kind: 'different',
        address: `organization/${organization}`,
        field: 'plan',
        planned: paidPlan,
        repair: expect.stringContaining('organization.plan'),
      },
    ]);
    expect(await brief(production)).toEqual([]);
  });

  it('is unverified where GitHub does not show it', async () => {
    world.github.addFault({ kind: 'status', method: 'GET', path: `/orgs/${organization}$`, status: 403 });
    const { findings } = await verify(foundation);
    expect(findings).toMatchObject([{ kind: 'unverified', address: `organization/${organization}` }]);
    expect(findingsExitCode(findings)).toBe(3);
  });
});

describe('differences on a tier', () => {
  it.each<[string, () => void, readonly string[]]>([
    [
      'a deleted reviewer rule',
      () => environment(approval).reviewers.splice(0),
      ['different preventSelfReview', 'different reviewers'],
    ],
    [
      'a wait timer',
      () => {
        environment(approval).waitTimer = 99;
      },
      ['different waitMinutes'],
    ],
    [
      'administrators who may bypass',
      () => {
        environment(approval).canAdminsBypass = true;
      },
      ['different adminsBypass'],
    ],
    [
      'a branch policy nobody owns',
      () => {
        environment(deploy).policies['7'] = { id: 7, name: '*', type: 'branch' };
      },
      ['unowned'],
    ],
    [
      'a tag policy nobody owns',
      () => {
        environment(deploy).policies['7'] = { id: 7, name: 'v1', type: 'tag' };
      },
      ['unowned'],
    ],
    [
      'no branch policy',
      () => {
        environment(deploy).policies = {};
      },
      ['missing'],
    ],
    [
      'a changed variable',
      () => {
        Object.values(environment(deploy).variables)[0]!.value = 'x';
      },
      ['different value'],
    ],
    [
      'a deleted site variable',
      () => {
        world.netlify.world.variables = world.netlify.world.variables.filter(
          ({ key }) => key !== site.variables[0]!.name,
        );
      },
      ['missing'],
    ],
  ])('%s is found', async (_name, change, expected) => {
    change();
    const found = await brief(production);
    expect([...new Set(found)].sort()).toEqual(expected);
  });

  it('an environment that no plan names is found, whatever its case', async () => {
    repository(deploy.repository.name).environments['by-hand'] = { ...environment(deploy), name: 'By-Hand' };
    const { findings } = await verify(production);
    expect(findings.map(({ kind, address }) => [kind, address])).toEqual([
      ['unverified', `${deploy.repository.name}/environment/by-hand`],
    ]);
    expect(findings[0]?.repair).not.toContain('DELETE');
  });
});

describe('a merge queue', () => {
  const queuedRegistry = registryOfCheckout();
  for (const one of Object.values(queuedRegistry.repositories)) one.rules.mergeQueue = MergeQueue.parse({});
  const plan = planFoundation(queuedRegistry);
  const look = async (queued: RunningWorld) =>
    (await verifyPlan(queuedRegistry, plan, readersOf(queued, organization, undefined, plan.stack), new Date(at)))
      .findings;

  it('is compared in all its settings', async () => {
    const queued = await plannedWorld(queuedRegistry, () => new Date(at));
    try {
      expect(await look(queued)).toEqual([]);
      const { rulesets } = queued.github.world.repositories[governed.repository.name]!;
      const { rules } = Object.values(rulesets).find(({ name }) => name === governing.name)!;
      const rule = rules.find(({ type }) => type === 'merge_queue')!;
      Object.assign(rule.parameters!, { grouping_strategy: 'HEADGREEN', min_entries_to_merge: 3 });
      expect((await look(queued)).map(({ kind, field }) => [kind, field])).toEqual([
        ['different', 'rule.merge_queue.grouping_strategy'],
        ['different', 'rule.merge_queue.min_entries_to_merge'],
      ]);
      rules.splice(rules.indexOf(rule), 1);
      expect((await look(queued)).map(({ field }) => field)).toContain('rule.merge_queue');
    } finally {
      await queued.close();
    }
  });
});

describe('differences on the foundation', () => {
  it.each<[string, () => void, readonly string[]]>([
    [
      'a rule nobody planned',
      () => void ruleset().rules.push({ type: 'required_signatures' }),
      ['different rule.required_signatures', 'different types'],
    ],
    [
      'a rule that hides behind the planned one of its type',
      () => void ruleset().rules.unshift({ type: 'deletion' }),
      ['different rule.deletion#2'],
    ],
    [
      'a bypass actor',
      () => void ruleset().bypassActors.push({ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }),
      ['different bypass'],
    ],
    [
      'a ruleset switched off',
      () => {
        ruleset().enforcement = 'disabled';
      },
      ['different enforcement', 'missing'],
    ],
    [
      'leftover classic protection',
      () => {
        Object.values(repository(governed.repository.name).branches)[0]!.protection = {};
      },
      ['unowned'],
    ],
    [
      'a tag with the name of a branch that a tier is deployed from',
      () => {
        const { branches, tags } = repository(governed.repository.name);
        const branch = governing.include[0]!.replace('refs/heads/', '');
        tags[`${branch}-1`] = branches[branch]!.sha;
        tags[branch] = branches[branch]!.sha;
      },
      ['unowned'],
    ],
    [
      'workflows that approve',
      () => {
        repository(governed.repository.name).workflow.can_approve_pull_request_reviews = true;
      },
      ['different approvesPullRequests'],
    ],
    [
      'other CODEOWNERS',
      () => {
        repository(governed.repository.name).branches[repository(governed.repository.name).defaultBranch]!.files[
          '.github/CODEOWNERS'
        ] = '*';
      },
      ['different content'],
    ],
  ])('%s is found', async (_name, change, expected) => {
    change();
    expect([...new Set(await brief(foundation))].sort()).toEqual(expected);
  });
});

describe('immutable releases', () => {
  const { name } = governed.repository;
  const wanting = (immutableReleases: boolean) => ({
    ...foundation,
    repositories: foundation.repositories.map((each) =>
      each.repository.name === name ? { ...each, immutableReleases } : each,
    ),
  });

  it('are as the registry says, or the command that makes them so is told', async () => {
    for (const isOn of [true, false]) {
      repository(name).immutableReleases = isOn;
      expect(await brief(wanting(isOn))).toEqual([]);
      const { findings } = await verify(wanting(!isOn));
      expect(findings).toMatchObject([{ kind: 'different', field: 'enabled' }]);
      const method = isOn ? 'DELETE' : 'PUT';
      expect(findings[0]?.repair).toContain(
        `gh api --method ${method} repos/${organization}/${name}/immutable-releases`,
      );
    }
  });

  it('are not taken to be off by who may not look', async () => {
    for (const path of ['/immutable-releases$', '/actions/permissions$'])
      world.github.addFault({ kind: 'status', status: 404, method: 'GET', path, times: 50 });
    const { findings } = await verify(wanting(false));
    expect(findings.map(({ kind }) => kind)).toContain('unverified');
    expect(findingsExitCode(findings)).not.toBe(0);
    const own = findings.filter(({ address }) => address.endsWith('/immutable-releases'));
    expect(own).toMatchObject([{ kind: 'unverified' }]);
  });
});

it('a rule type that nothing here knows is an alarm', () => {
  const seen = { address: 'web/ruleset/main', kind: 'ruleset' as const, fields: { 'rule.deletion': true } };
  const snapshot = {
    schema: 'causeway/live-snapshot/v1' as const,
    organization,
    digest: '',
    unverified: [],
    objects: [{ ...seen, fields: { ...seen.fields, 'rule.brand_new': true } }],
  };
  const owners = () => ({ is: 'nobodys' }) as const;
  const found = compareObjects({ organization, stack: 'foundation', expected: [seen], owners, snapshot });
  expect(found).toMatchObject([{ kind: 'different', field: 'rule.brand_new', planned: 'absent', seen: true }]);
});

describe('what cannot be seen', () => {
  it.each<[string, () => void, ReaderOptions]>([
    ['a 403', () => world.github.addFault({ kind: 'status', status: 403, path: '/environments$', times: 9 }), {}],
    [
      'a missing can_admins_bypass',
      () => world.github.addFault({ kind: 'omit', field: 'environments.0.can_admins_bypass', path: '/environments$' }),
      {},
    ],
    ['a truncated list', () => world.github.addFault({ kind: 'truncate', keep: 1, path: '/environments$' }), {}],
    [
      'a timeout',
      () => world.github.addFault({ kind: 'delay', delayMs: 1500, path: '/environments$' }),
      { timeoutMs: 1000 },
    ],
  ])('%s is unverified and nothing is called missing', async (_name, disturb, options) => {
    disturb();
    const { findings } = await verify(production, options);
    expect([...new Set(findings.map(({ kind }) => kind))]).toEqual(['unverified']);
    expect(findingsExitCode(findings)).toBe(3);
  });

  it('tags that GitHub does not list are unverified', async () => {
    world.github.addFault({ kind: 'status', status: 404, path: '/git/matching-refs/', times: 99 });
    const { findings } = await verify(foundation);
    const branches = foundation.repositories.flatMap(exactBranches);
    expect(findings.map(({ kind, address }) => `${kind} ${address.split('/')[1]}`)).toEqual(
      branches.map(() => 'unverified branch-tag'),
    );
  });

  it('hidden bypass actors are unverified', async () => {
    world.github.world.tokens['emulated']!.permissions['administration'] = 'read';
    expect(await brief(foundation)).toContain('unverified bypass');
  });
});

describe('reports', () => {
  it('are SARIF too', async () => {
    environment(approval).reviewers.splice(0);
    const verification = await verify(production);
    expect(sarifReport(verification.findings, 'registry.json', '1')).toMatchObject({
      runs: [{ results: [{ level: 'error' }, { level: 'error' }] }],
    });
  });
});

const at = '2026-11-21T09:00:00.000Z';
