import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeId } from '../../../emulator/github/world';
import { nextId } from '../../../emulator/netlify/world';
import type { Finding } from '../../../live/finding';
import { verifyPlan } from '../../../live/verify-plan';
import type { FoundationPlan, TierPlan } from '../../../plan/types';
import { readersOf, registryOfCheckout } from '../../support/live/looking';
import { AT, oneWorld } from '../../support/live/one-world';
import { Person } from '../../support/live/person/person';

const registry = registryOfCheckout();
const { foundation, production, world, repository } = oneWorld(registry);
const approval = production.environments.find(({ reviewers }) => reviewers.length > 0)!;
const isHeld = ({ secrets, variables }: typeof approval) =>
  variables.length > 0 && secrets.some(({ managed }) => managed === 'external');
const deploy = production.environments.find(isHeld)!;
const secret = deploy.secrets.find(({ managed }) => managed === 'external')!;
const site = production.sites.find(({ variables }) => variables.length > 0)!;
const governed = foundation.repositories.find(({ rulesets }) => rulesets.some(({ pullRequest }) => pullRequest))!;
const environment = ({ repository: { name }, name: own }: typeof approval) =>
  repository(name).environments[own.toLowerCase()]!;
const written = { createdAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-01T00:00:00.000Z' };
const siteState = () => world().netlify.world.sites.find(({ name }) => name === site.name)!;

let person: Person | undefined;
afterEach(async () => {
  await person?.close();
  person = undefined;
});

async function findings(plan: FoundationPlan | TierPlan, now = new Date(AT)): Promise<readonly Finding[]> {
  const readers = readersOf(world(), registry.organization.login, {}, plan.stack);
  // No other stack holds anything: every other stack's state was read and matches the plan.
  const held = new Map(['foundation', 'dev', 'staging', 'production'].map((stack) => [stack, new Set<string>()]));
  held.delete(plan.stack);
  return (await verifyPlan(registry, plan, readers, now, held)).findings;
}

/** Pastes every repair of a stack's findings, in order. */
async function pasteAll(plan: FoundationPlan | TierPlan, found: readonly Finding[]): Promise<void> {
  person = await Person.at(world(), registry, plan.stack);
  for (const { repair } of found) {
    const env = Object.fromEntries(production.sites.flatMap(({ secrets }) => secrets.map(({ name }) => [name, 'new'])));
    const { code, stderr } = await person.paste(repair, { typed: 'new value\n', env });
    expect({ repair, code, stderr: code === 0 ? '' : stderr }).toEqual({ repair, code: 0, stderr: '' });
  }
  expect(world().violations()).toEqual([]);
}

const variable = (key: string, isSecret: boolean) => ({
  accountId: siteState().accountId,
  siteId: siteState().id,
  key,
  isSecret,
  scopes: ['builds', 'functions', 'runtime'],
  values: [{ id: nextId(world().netlify.world, 'object'), value: 'x', context: 'production' }],
  updatedAt: written.updatedAt,
  updatedBy: 'ada',
});

describe('what was pasted as it is printed repairs', () => {
  it.each<[string, FoundationPlan | TierPlan, () => void]>([
    ['lost reviewers', production, () => environment(approval).reviewers.splice(0)],
    [
      'a loosened environment',
      production,
      () => Object.assign(environment(approval), { waitTimer: 99, canAdminsBypass: true, preventSelfReview: false }),
    ],
    [
      'policies beside the planned ones, for a branch and for a tag',
      production,
      () => {
        environment(deploy).policies['7'] = { id: 7, name: 'release/*', type: 'branch' };
        environment(deploy).policies['8'] = { id: 8, name: 'v1', type: 'tag' };
      },
    ],
    [
      'a variable beside the planned ones',
      production,
      () => Object.assign(environment(deploy).variables, { EXTRA: { name: 'EXTRA', value: 'x', ...written } }),
    ],
    ['a lost external secret', production, () => void delete environment(deploy).secrets[secret.name.toUpperCase()]],
    [
      'a ruleset by hand, of which the rules in force on branches speak too',
      foundation,
      () => {
        const id = takeId(world().github.world);
        repository(governed.repository.name).rulesets[id] = {
          id,
          name: 'by hand / 100%',
          target: 'branch',
          enforcement: 'active',
          bypassActors: [],
          ...written,
          conditions: { ref_name: { include: ['~ALL'], exclude: [] } },
          rules: [{ type: 'deletion' }],
        };
      },
    ],
    [
      'classic protection',
      foundation,
      () => {
        Object.values(repository(governed.repository.name).branches)[0]!.protection = {};
      },
    ],
    [
      'a variable of a repository, that no plan names',
      foundation,
      () =>
        Object.assign(repository(governed.repository.name).variables, {
          EXTRA: { name: 'EXTRA', value: 'x', ...written },
        }),
    ],
    [
      'a variable of the repository that stands in an environment too',
      production,
      () => {
        const { name } = deploy.variables[0]!;
        repository(deploy.repository.name).variables[name] = { name, value: 'x', ...written };
      },
    ],
    [
      'a variable of a site, that no plan names',
      production,
      () => void world().netlify.world.variables.push(variable('EXTRA', false)),
    ],
    [
      'a site that is linked to a repository, which the registry does not say',
      production,
      () => void Object.assign(siteState().buildSettings, { repo_path: 'acme/storefront', repo_branch: 'main' }),
    ],
  ])('%s', async (_what, plan, damage) => {
    damage();
    const found = await findings(plan);
    expect(found.length).toBeGreaterThan(0);
    await pasteAll(plan, found);
    expect(await findings(plan)).toEqual([]);
  });

  it('an external secret that is too old', async () => {
    const now = new Date(
      Date.parse(environment(deploy).secrets[secret.name.toUpperCase()]!.updatedAt) + 400 * 86_400_000,
    );
    const found = (await findings(production, now)).filter(({ address }) => address.endsWith(`/secret/${secret.name}`));
    expect(found.map(({ field }) => field)).toContain('rotateEvery');
    await pasteAll(production, found.slice(0, 1));
    expect(environment(deploy).secrets[secret.name.toUpperCase()]!.encryptedValue).not.toBe('x');
  });
});

describe('what may hold secrets or deploys is only looked at', () => {
  it.each<[string, () => void]>([
    [
      'an environment by hand',
      () =>
        Object.assign(repository(deploy.repository.name).environments, {
          'by-hand': { ...environment(deploy), name: 'By-Hand' },
        }),
    ],
    [
      'a secret that no plan names',
      () =>
        Object.assign(environment(deploy).secrets, {
          EXTRA: { name: 'EXTRA', encryptedValue: 'x', keyId: '1', ...written },
        }),
    ],
    [
      'a secret of the repository',
      () =>
        Object.assign(repository(deploy.repository.name).secrets, {
          [secret.name]: { name: secret.name, encryptedValue: 'x', keyId: '1', ...written },
        }),
    ],
    [
      'a secret of the organization',
      () => {
        world().github.world.organization.secrets = {
          [secret.name]: { name: secret.name, encryptedValue: 'x', keyId: '1', ...written, repositories: 'all' },
        };
      },
    ],
    ['a secret of a site', () => void world().netlify.world.variables.push(variable('EXTRA', true))],
    [
      'a site by hand',
      () =>
        void world().netlify.world.sites.push({
          ...siteState(),
          id: nextId(world().netlify.world, 'uuid'),
          name: 'by-hand',
        }),
    ],
    [
      'a team that the token should not see',
      () => {
        const { tokens, accounts } = world().netlify.world;
        const own = tokens.findIndex(({ id }) => id === 'emulated-production');
        tokens.splice(own, 1, { ...tokens[own]!, accounts: accounts.map(({ id }) => id) });
      },
    ],
  ])('%s', async (_what, damage) => {
    damage();
    const found = await findings(production);
    expect(found.map(({ kind }) => kind)).toContain('unowned');
    const before = structuredClone([world().github.world.repositories, world().netlify.world]);
    await pasteAll(production, found);
    expect([world().github.world.repositories, world().netlify.world]).toEqual(before);
  });
});

it('CODEOWNERS is written as the plan has it', async () => {
  const { name } = governed.repository;
  delete repository(name).branches[repository(name).defaultBranch]!.files['.github/CODEOWNERS'];
  await pasteAll(foundation, await findings(foundation));
  expect(readFileSync(join(person!.here, '.github/CODEOWNERS'), 'utf8').trimEnd()).toBe(governed.codeowners.trimEnd());
});
