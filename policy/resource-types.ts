import type { ObjectKind } from '../plan/kinds';
import { OBJECT_KINDS, PULUMI_TYPES } from '../plan/logical-names';

// `branch-policy` → `branchPolicy`.
type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;

/** The Pulumi types that the program registers, by the names that rules use: the kinds in camel case. */
export const TYPE = Object.fromEntries(
  OBJECT_KINDS.map((kind) => [kind.replaceAll(/-./g, (at) => at.slice(1).toUpperCase()), PULUMI_TYPES[kind]]),
) as { readonly [K in ObjectKind as Camel<K>]: (typeof PULUMI_TYPES)[K] };

/** Types with names above environments, which reach every environment of a repository or an organization. */
export const SHARED_NAME_TYPES = [
  TYPE.repositoryVariable,
  'github:index/actionsSecret:ActionsSecret',
  'github:index/actionsOrganizationSecret:ActionsOrganizationSecret',
  'github:index/actionsOrganizationVariable:ActionsOrganizationVariable',
] as const;

/** The types that own objects at GitHub or Netlify. */
export const GOVERNED_TYPES: readonly string[] = Object.values(TYPE);
