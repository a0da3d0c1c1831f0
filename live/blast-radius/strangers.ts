import { planFoundation } from '../../plan/foundation';
import { logicalId, logicalNames, PROVIDER_TYPES } from '../../plan/logical-names';
import { isBookkeeping, logicalScope } from '../../plan/logical-scope';
import { repositoriesIn } from '../../plan/partitions';
import { planTier } from '../../plan/tier';
import type { FoundationPlan, TierPlan } from '../../plan/types';
import { FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import type { PreviewStep } from './preview';

/** A step on an object of another stack. */
export interface Stranger {
  readonly urn: string;
  readonly op: string;
  readonly why: string;
}

/** The slice of the registry for which a preview is judged. */
export interface Slice {
  readonly plan: FoundationPlan | TierPlan;
  /** The stack's name, partition included. */
  readonly stack: string;
  readonly partition?: string | undefined;
}

/** Steps whose object the plan no longer needs to name. */
const MAY_BE_GONE: readonly string[] = [
  'delete',
  'delete-replaced',
  'discard',
  'discard-replaced',
  'remove-pending-replace',
  'refresh',
];

// A provider of a Netlify team that the plan does not use may leave but not appear; default providers are never ours.
function mayKeepBooks(step: PreviewStep): boolean {
  return isBookkeeping(step) && (step.type !== PROVIDER_TYPES.netlify || MAY_BE_GONE.includes(step.op));
}

// The partition of a removed repository is unknown; only its names tell that it belonged to this slice.
function isOurs(registry: Registry, repositories: ReadonlySet<string>, key: string): boolean {
  return repositories.has(key) || !Object.hasOwn(registry.repositories, key);
}

/**
 * The steps on objects outside the stack's plan. Objects that exist after the `up` must be in the plan. Removed objects
 * need not be, but their names must be ones that this stack gave, and no other stack's.
 */
export function strangersIn(
  registry: Registry,
  { plan, stack, partition }: Slice,
  steps: readonly PreviewStep[],
): readonly Stranger[] {
  const own = new Set(logicalNames(plan).map(logicalId));
  const all = [planFoundation(registry), ...registry.tiers.map(({ id }) => planTier(registry, id))];
  const planned = new Set(all.flatMap((each) => logicalNames(each).map(logicalId)));
  const slice = 'sites' in plan ? plan.tier : FOUNDATION;
  const repositories = new Set(repositoriesIn(registry, partition));

  const why = (step: PreviewStep): string | undefined => {
    if (step.stack !== stack) return `the URN is of the stack "${step.stack}", not of "${stack}"`;
    const id = logicalId(step);
    if (own.has(id) || mayKeepBooks(step)) return undefined;
    if (!MAY_BE_GONE.includes(step.op)) return `the plan of ${stack} has no such object`;
    const scope = logicalScope(step);
    if (!scope) return 'the program never uses such a name';
    if (scope.slice !== slice) return `it belongs to the stack of ${scope.slice}`;
    if (planned.has(id)) return 'another stack plans it';
    if (scope.repository !== undefined && !isOurs(registry, repositories, scope.repository)) {
      return `its repository ${scope.repository} belongs to another partition`;
    }
    return undefined;
  };
  return steps.flatMap((step) => {
    const reason = why(step);
    return reason === undefined ? [] : [{ urn: step.urn, op: step.op, why: reason }];
  });
}
