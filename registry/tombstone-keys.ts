import { derivedVariables } from './derived-variables';
import {
  approvalEnvironmentNames,
  branchRulesetName,
  calledIn,
  deployEnvironmentName,
  EVIDENCE_RULESETS,
  FOUNDATION,
  serviceEnvironmentName,
  siteName,
} from './naming';
import type { Registry, Tombstone } from './schema';
import type { Surface } from './schema/surface';
import { branchOf, isChain, tierChain, tiersOf, valueOn } from './selectors';
import { netlifyOf } from './targets';

/** An object that a tombstone can name. */
export type TombstoneTarget = Pick<Tombstone, 'kind' | 'key' | 'tier'>;

type Deployed = { readonly surface: Registry['surfaces'][number]; readonly tier: Registry['tiers'][number] };

function deployed(registry: Registry): readonly Deployed[] {
  return registry.surfaces
    .filter(({ repository }) => Object.hasOwn(registry.repositories, repository))
    .flatMap((surface) => tiersOf(registry, surface).map((tier) => ({ surface, tier })));
}

function ofSiteSettings(surface: Surface, site: string | undefined, tier: string): readonly TombstoneTarget[] {
  const target = netlifyOf(surface);
  if (!target || site === undefined) return [];
  const domain = valueOn(target.domain, tier);
  return [
    ...(domain === undefined ? [] : [{ kind: 'domain', key: domain, tier } as const]),
    ...(target.linked === false ? [] : [{ kind: 'build', key: site, tier } as const]),
  ];
}

function ofDeployment(registry: Registry, { surface, tier: on }: Deployed): readonly TombstoneTarget[] {
  const tier = on.id;
  const site = siteName(surface, on);
  const places = {
    github: `${surface.repository}.${surface.id}.${tier}.deploy`,
    netlify: `${surface.id}.${tier}.site`,
  };
  const managed = surface.secrets.filter(
    (secret) => secret.managed === 'pulumi' && secret.tiers?.includes(tier) !== false,
  );
  const secrets = managed.flatMap((secret) => secret.in.map((store) => `${places[store]}.secret.${secret.name}`));
  const variables = Object.entries(surface.variables)
    .filter(([, { values }]) => Object.hasOwn(values, tier))
    .flatMap(([name, variable]) => variable.in.map((store) => `${places[store]}.variable.${name}`));
  return [
    { kind: 'surface', key: surface.id, tier },
    { kind: 'environment', key: deployEnvironmentName(registry, surface, on), tier },
    ...approvalEnvironmentNames(registry, on, surface).map((key) => ({ kind: 'environment', key, tier }) as const),
    ...(site === undefined ? [] : [{ kind: 'site', key: site, tier } as const]),
    ...ofSiteSettings(surface, site, tier),
    ...variables.map((key) => ({ kind: 'variable', key, tier }) as const),
    ...secrets.map((key) => ({ kind: 'secret', key, tier }) as const),
    // Netlify stores both as one kind of object.
    ...secrets
      .filter((key) => key.startsWith(`${places.netlify}.`))
      .map((key) => ({ kind: 'variable', key, tier }) as const),
  ];
}

function ofRepository(registry: Registry, key: string): readonly TombstoneTarget[] {
  const { defaultBranch, variables } = registry.repositories[key] as Registry['repositories'][string];
  const branches = tierChain(registry).map((tier) => ({ tier: tier.id, branch: branchOf(registry, key, tier) }));
  const all = [...new Set([defaultBranch, ...branches.map(({ branch }) => branch)])];
  const names = Object.keys({ ...derivedVariables(registry, key), ...variables });
  const evidence = registry.evidence?.repository === key ? [registry.evidence.branch] : [];
  const rulesets = evidence.length === 0 ? [] : Object.values(EVIDENCE_RULESETS);
  return [
    { kind: 'repository', key },
    ...[...all, ...evidence].map((branch) => ({ kind: 'branch', key: branch }) as const),
    ...branches.map(({ tier, branch }) => ({ kind: 'branch', key: branch, tier }) as const),
    ...[...all.map(branchRulesetName), ...rulesets].map((name) => ({ kind: 'ruleset', key: name }) as const),
    ...names.map((name) => ({ kind: 'variable', key: `${key}.variable.${name}` }) as const),
  ];
}

function ofServices(registry: Registry): readonly TombstoneTarget[] {
  const tiers = registry.tiers.map(calledIn);
  const { infrastructure, inspect, delivery, evidence, preview } = serviceEnvironmentName;
  const names = [
    ...[FOUNDATION, ...tiers].flatMap((stack) => [infrastructure(stack), inspect(stack)]),
    ...tiers.map(delivery),
  ];
  return [...names, evidence(), preview()].map((key) => ({ kind: 'environment', key }) as const);
}

/** Everything in a registry that a tombstone can name; empty while the tiers are no chain. */
export function tombstoneTargets(registry: Registry): readonly TombstoneTarget[] {
  if (!isChain(registry)) return [];
  return [
    ...deployed(registry).flatMap((each) => ofDeployment(registry, each)),
    ...Object.keys(registry.repositories).flatMap((key) => ofRepository(registry, key)),
    ...ofServices(registry),
  ];
}

/** The targets that a tombstone names: on its tier, or everywhere where it has none. */
export function namedBy(tombstone: TombstoneTarget, targets: readonly TombstoneTarget[]): readonly TombstoneTarget[] {
  return targets.filter(
    ({ kind, key, tier }) =>
      kind === tombstone.kind && key === tombstone.key && (tombstone.tier === undefined || tombstone.tier === tier),
  );
}

/** An id that changes. */
export interface ChangedId {
  readonly kind: 'surface' | 'repository' | 'tier';
  readonly from: string;
  readonly to: string;
}

// The places of ids in the keys of variables and secrets, by the part that follows them.
const IDS_IN_KEYS = [
  { at: 3, part: 'deploy', ids: ['repository', 'surface', 'tier'] },
  { at: 2, part: 'site', ids: ['surface', 'tier'] },
  { at: 1, part: 'variable', ids: ['repository'] },
] as const;

/** A tombstone's key under a changed id. Names at GitHub and Netlify stay as they are. */
export function renamedKey({ kind, key }: Pick<Tombstone, 'kind' | 'key'>, { kind: of, from, to }: ChangedId): string {
  if (kind === of) return key === from ? to : key;
  if (kind !== 'variable' && kind !== 'secret') return key;
  const parts = key.split('.');
  const form = IDS_IN_KEYS.find(({ at, part }) => parts[at] === part);
  return parts.map((part, at) => (form?.ids[at] === of && part === from ? to : part)).join('.');
}
