import { KINDS, type ObjectKind } from './kinds';
import { plannedObjects } from './planned-objects';
import { sortedBy, sortedSet } from './sorted';
import type { EnvironmentPlan, FoundationPlan, TierPlan } from './types';

/** Pulumi's type of every kind. Bookkeeping kinds own nothing at GitHub or Netlify. */
export const PULUMI_TYPES = Object.fromEntries(Object.entries(KINDS).map(([kind, { type }]) => [kind, type])) as {
  readonly [K in ObjectKind]: (typeof KINDS)[K]['type'];
};

/** Every kind of object, sorted. */
export const OBJECT_KINDS: readonly ObjectKind[] = sortedSet(Object.keys(KINDS)) as readonly ObjectKind[];

/** Pulumi's type of every component. */
export const COMPONENT_TYPES = {
  environment: 'causeway:index:Environment',
  repository: 'causeway:index:RepositoryFoundation',
  site: 'causeway:index:Site',
} as const;

/** Pulumi's type of a provider instance. */
export const PROVIDER_TYPES = { github: 'pulumi:providers:github', netlify: 'pulumi:providers:netlify' } as const;

/** Types of the program's own bookkeeping, which own nothing at GitHub or Netlify. */
export const BOOKKEEPING_TYPES = [
  'pulumi:pulumi:Stack',
  ...Object.values(PROVIDER_TYPES),
  'pulumi:providers:pulumi-nodejs',
  // The engine's own: it reads the stack's state (components/own-state.ts) and creates nothing.
  'pulumi:providers:pulumi',
  ...Object.values(COMPONENT_TYPES),
] as const;

/** One resource that a stack's program registers: Pulumi's type and the logical name. */
export interface LogicalName {
  readonly type: string;
  readonly name: string;
}

/** A type and name as one text, for sets. */
export function logicalId({ type, name }: LogicalName): string {
  return `${type}::${name}`;
}

/**
 * Everything that a stack's program may register, sorted, each once. Anything else in its preview does not belong to
 * the stack. It includes secrets without a value, which the program leaves out.
 */
export function logicalNames(plan: FoundationPlan | TierPlan): readonly LogicalName[] {
  const components = plannedComponents(plan);
  const teams = 'sites' in plan ? plan.sites.map(({ team }) => team) : [];
  const providers = teams.map((team) => ({ type: PROVIDER_TYPES.netlify, name: `netlify.${team}` }));
  const named = [
    { type: PROVIDER_TYPES.github, name: 'github' },
    ...providers,
    ...components,
    ...plannedObjects(plan).map(({ type, name }) => ({ type, name })),
  ];
  return sortedBy(new Map(named.map((each) => [logicalId(each), each])).values(), logicalId);
}

function plannedComponents(plan: FoundationPlan | TierPlan): readonly LogicalName[] {
  const environments = ({ key }: EnvironmentPlan) => ({ type: COMPONENT_TYPES.environment, name: key });
  if ('sites' in plan) {
    const sites = plan.sites.map(({ key }) => ({ type: COMPONENT_TYPES.site, name: key }));
    return [...plan.environments.map(environments), ...sites];
  }
  return plan.repositories.flatMap(({ key, environments: own }) => [
    { type: COMPONENT_TYPES.repository, name: key },
    ...own.map(environments),
  ]);
}

/** The kind of object of a Pulumi type; undefined for bookkeeping and for types that the program never registers. */
export function objectKind(type: string): ObjectKind | undefined {
  return OBJECT_KINDS.find((kind) => PULUMI_TYPES[kind] === type);
}
