import fc from 'fast-check';
import { plannedWorld } from '../../../../demo/planned-world';
import { adoptionOf } from '../../../../live/adopt/adopt';
import { candidatesOf } from '../../../../live/adopt/candidates';
import { type ImportFile, type ImportSpec, onlyWith, parseImportFile } from '../../../../live/adopt/import-file';
import { isAdoptionPreview, refuseUnowned } from '../../../../live/adopt/unowned';
import { unownedEnvironments } from '../../../../live/adopt/unowned-environments';
import { githubCredentials, netlifyCredentials } from '../../../../live/credentials';
import { GithubReader } from '../../../../live/github/reader';
import { NetlifyReader } from '../../../../live/netlify/reader';
import { readSnapshot } from '../../../../live/read-snapshot';
import type { Snapshot } from '../../../../live/snapshot';
import { planFoundation } from '../../../../plan/foundation';
import { logicalNames } from '../../../../plan/logical-names';
import { planTier } from '../../../../plan/tier';
import { UserError } from '../../../../registry/user-error';
import type { RunningWorld } from '../../../../sandbox/world';
import { registryOfCheckout } from '../../../support/live/looking';

const registry = registryOfCheckout();
const foundation = planFoundation(registry);
const staging = planTier(registry, 'staging');

/** The import file that the engine would write for a plan: every resource, with the ids still empty. */
function templateOf(plan: typeof foundation | typeof staging): ImportFile {
  const resources = logicalNames(plan).map(({ type, name }): ImportSpec => {
    if (type.startsWith('pulumi:')) return { type, name };
    if (type.startsWith('causeway:')) return { type, name, component: true };
    return { type, name: `${name} ${type}`, logicalName: name, id: '<PLACEHOLDER>', provider: 'github' };
  });
  return { resources };
}

let world: RunningWorld;
let github: GithubReader;
let seen: { readonly foundation: Snapshot; readonly staging: Snapshot };
beforeAll(async () => {
  world = await plannedWorld(registry);
  github = new GithubReader(githubCredentials(world.environment, registry.organization));
  const readers = { github, netlify: new NetlifyReader(netlifyCredentials(world.environment)) };
  seen = { foundation: await readSnapshot(foundation, readers), staging: await readSnapshot(staging, readers) };
});
afterAll(() => world.close());

function refusal(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was let through');
}

describe('an adoption', () => {
  it('gives each kind of object the id that its provider wants', () => {
    const { adopted } = adoptionOf(foundation, templateOf(foundation), seen.foundation);
    const byName = new Map(adopted.map(({ type, name, id }) => [`${type.split(':').at(-1)} ${name}`, id]));
    expect(byName.get('RepositoryEnvironment web.service.inspect-dev')).toBe('storefront:inspect-dev');
    expect(byName.get('RepositoryEnvironmentDeploymentPolicy web.service.inspect-dev.branch.main')).toMatch(
      /^storefront:inspect-dev:\d+$/,
    );
    expect(byName.get('RepositoryRuleset web.branch.main')).toMatch(/^storefront:\d+$/);
    expect(byName.get('ActionsVariable services.variable.NODE_VERSION')).toBe('services:NODE_VERSION');
    expect(byName.get('ActionsRepositoryPermissions web.actions')).toBe('storefront');
    expect(byName.get('WorkflowRepositoryPermissions web.workflow')).toBe('storefront');
    const tier = adoptionOf(staging, templateOf(staging), seen.staging);
    const ids = tier.adopted.map(({ id }) => id);
    const site = world.netlify.world.sites.find(({ name }) => name === 'acme-storefront-staging')!;
    expect(ids).toContain('storefront:storefront-staging:API_URL');
    expect(ids).toContain(`${site.accountId}:${site.id}:API_URL`);
    expect(tier.sites).toContainEqual({
      surface: 'storefront',
      tier: 'staging',
      name: site.name,
      id: site.id,
      isNamed: false,
    });
  });

  it('takes no secret and no site, whose values and code no import restores', () => {
    const { adopted, left } = adoptionOf(staging, templateOf(staging), seen.staging);
    expect(adopted.some(({ type, name }) => /Secret|NetlifySite/.test(type) || name.includes('.secret.'))).toBe(false);
    expect(left.every(({ name }) => /\.secret\.|\.(?:domain|build)$/.test(name))).toBe(true);
  });

  it('leaves to the next up what is not there', () => {
    const objects = seen.foundation.objects.filter(({ kind }) => kind !== 'ruleset');
    const { adopted, left } = adoptionOf(foundation, templateOf(foundation), { ...seen.foundation, objects });
    expect(adopted.some(({ type }) => type.includes('Ruleset'))).toBe(false);
    expect(left.filter(({ type }) => type.includes('Ruleset'))).toHaveLength(
      foundation.repositories.flatMap(({ rulesets }) => rulesets).length,
    );
    const nothing = adoptionOf(foundation, templateOf(foundation), { ...seen.foundation, objects: [] });
    expect(nothing.adopted).toEqual([]);
    expect(nothing.file.resources).toEqual([]);
  });

  it('is refused where several objects have the name, or nobody can say', () => {
    const [ruleset] = seen.foundation.objects.filter(({ kind }) => kind === 'ruleset');
    const blind = (address: string, reason: string) => {
      const unverified = [...seen.foundation.unverified, { address, reason }];
      return refusal(() => adoptionOf(foundation, templateOf(foundation), { ...seen.foundation, unverified }));
    };
    expect(blind(ruleset!.address, 'there are several rulesets of that name')).toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('several rulesets'),
    });
    expect(blind('storefront/environment', '403').exitCode).toBe(3);
  });

  it('is refused where the name differs in case, or the site is another one', () => {
    const objects = seen.staging.objects.map((object) =>
      object.kind === 'environment' ? { ...object, fields: { ...object.fields, name: 'Storefront-Staging' } } : object,
    );
    const cased = refusal(() => adoptionOf(staging, templateOf(staging), { ...seen.staging, objects }));
    expect(cased).toMatchObject({ exitCode: 1, message: expect.stringContaining('"Storefront-Staging"') });
    const sites = staging.sites.map((site) => ({ ...site, siteId: 'another' }));
    const other = refusal(() => adoptionOf({ ...staging, sites }, templateOf(staging), seen.staging));
    expect(other).toMatchObject({ exitCode: 1, message: expect.stringContaining('the registry names another') });
  });

  it('knows a candidate for everything that a plan names but secrets and sites with their settings', () => {
    for (const plan of [foundation, ...registry.tiers.map(({ id }) => planTier(registry, id))]) {
      const known = candidatesOf(plan);
      for (const { type, name } of logicalNames(plan)) {
        if (
          /^(pulumi|causeway):/.test(type) ||
          /(NetlifySite|SiteDomainSettings|SiteBuildSettings)$/.test(type) ||
          name.includes('.secret.')
        )
          continue;
        expect([name, known.has(`${type}::${name}`)]).toEqual([name, true]);
      }
    }
  });
});

describe('an import file', () => {
  it('keeps with an entry all that it hangs below and its providers, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 20 }), fc.nat(30), (parents, chosen) => {
        const resources = parents.map((parent, index) => ({
          type: 'a:b:C',
          name: String(index),
          id: 'x',
          provider: `p${index % 3}`,
          ...(parent < index ? { parent: String(parent) } : {}),
        }));
        const providers = ['p0', 'p1', 'p2'].map((name) => ({ type: 'pulumi:providers:a', name }));
        const file = { nameTable: {}, resources: [...providers, ...resources] };
        const kept = resources[chosen % resources.length]!;
        const names = new Set(onlyWith(file, [kept]).resources?.map(({ name }) => name));
        const wanted = new Set([kept.name, kept.provider]);
        for (let at: (typeof resources)[number] | undefined = kept; at !== undefined; ) {
          wanted.add(at.name).add(at.provider);
          const { parent }: { parent?: string } = at;
          at = parent === undefined ? undefined : resources[Number(parent)];
        }
        expect(names).toEqual(wanted);
      }),
    );
  });

  it('of an unexpected structure is refused, and one that lacks everything is empty', () => {
    expect(refusal(() => parseImportFile('[]')).exitCode).toBe(3);
    expect(refusal(() => parseImportFile('{"resources": [{}]}')).exitCode).toBe(3);
    expect(refusal(() => parseImportFile('{')).exitCode).toBe(3);
    expect(parseImportFile('{}')).toEqual({});
  });
});

describe('environments that nobody owns', () => {
  const owned = staging.environments.map(({ repository, name }) => ({ repository: repository.name, name }));

  it('are those of the plan that are there and not owned, whatever the case', async () => {
    expect(await unownedEnvironments(github, staging, owned)).toEqual([]);
    const shouted = owned.map(({ repository, name }) => ({ repository, name: name.toUpperCase() }));
    expect(await unownedEnvironments(github, staging, shouted)).toEqual([]);
    const [first, ...others] = owned;
    expect(await unownedEnvironments(github, staging, others)).toEqual([`${first!.repository}/${first!.name}`]);
    expect(await unownedEnvironments(github, staging, [])).toHaveLength(owned.length);
  });

  it('are refused by name, and a list that cannot be read is exit 3', async () => {
    await expect(refuseUnowned(github, staging, owned)).resolves.toBeUndefined();
    const [first] = owned;
    await expect(refuseUnowned(github, staging, [])).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(`${first!.repository}/${first!.name}`),
      allowed: expect.stringContaining('causeway adopt --tier staging'),
    });
    world.github.addFault({ kind: 'status', method: 'GET', path: '/environments$', status: 403, times: 100 });
    await expect(refuseUnowned(github, staging, [])).rejects.toMatchObject({ exitCode: 3 });
    world.github.clearFaults();
  });

  it('are looked past by a preview that was told to, never by an update', () => {
    expect(isAdoptionPreview({ CAUSEWAY_ADOPT: 'preview' }, true)).toBe(true);
    expect(isAdoptionPreview({ CAUSEWAY_ADOPT: 'preview' }, false)).toBe(false);
    expect(isAdoptionPreview({ CAUSEWAY_ADOPT: 'up' }, true)).toBe(false);
    expect(isAdoptionPreview({}, true)).toBe(false);
  });
});
