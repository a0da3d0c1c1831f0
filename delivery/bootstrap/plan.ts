import { sortedSet } from '../../plan/sorted';
import type { EnvironmentPlan } from '../../plan/types';
import { githubName } from '../../registry/github-name';

/** An environment as GitHub shows it; undefined parts are not shown. */
export interface SeenEnvironment {
  readonly name: string;
  readonly waitMinutes: number | undefined;
  readonly adminsBypass: boolean | undefined;
  /** `team:<slug>` and `user:<login>`. */
  readonly reviewers: readonly string[] | undefined;
  readonly preventSelfReview: boolean | undefined;
  /** Whether it has its own list of branches. */
  readonly ownBranches: boolean;
  /** Branch policies, as `branch main` or `tag v*`. */
  readonly policies: readonly string[];
  /** Names alone. */
  readonly secrets: readonly string[];
}

/**
 * The existing objects by repository key: environments by their lower-case names, and whether the evidence branch
 * exists.
 */
export interface SeenPlaces {
  readonly environments: ReadonlyMap<string, ReadonlyMap<string, SeenEnvironment>>;
  readonly hasEvidenceBranch: boolean;
}

/** The evidence branch, if the registry names one. */
export interface EvidencePlace {
  /** The repository's key. */
  readonly repository: string;
  readonly branch: string;
}

/** One object that is still to be created. */
export type BootstrapStep =
  | { readonly kind: 'environment'; readonly plan: EnvironmentPlan }
  | { readonly kind: 'branch'; readonly plan: EnvironmentPlan; readonly branch: string }
  | { readonly kind: 'evidence-root'; readonly place: EvidencePlace };

/** A secret that only a person can set. */
export interface MissingSecret {
  readonly repository: string;
  readonly environment: string;
  readonly name: string;
}

/** The steps of a bootstrap. */
export interface BootstrapPlan {
  readonly steps: readonly BootstrapStep[];
  /**
   * Existing objects that differ from the plan. They are never changed here, and nothing is written while there are
   * any.
   */
  readonly conflicts: readonly string[];
  readonly secrets: readonly MissingSecret[];
}

function shown(value: unknown): string {
  if (value === undefined) return 'not shown';
  return Array.isArray(value) ? value.join(', ') || 'nobody' : String(value);
}

function conflictsOf(plan: EnvironmentPlan, seen: SeenEnvironment): readonly string[] {
  const lower = (names: readonly string[] | undefined) => names && sortedSet(names.map(githubName));
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['reviewers', lower(plan.reviewers), lower(seen.reviewers)],
    ['wait minutes', plan.waitMinutes, seen.waitMinutes],
    ['bypass by administrators', plan.adminsBypass, seen.adminsBypass],
    ['prevention of self-review', plan.preventSelfReview, seen.preventSelfReview],
    ['own list of branches', true, seen.ownBranches],
  ];
  const wanted = plan.branches.map((branch) => `branch ${branch}`);
  const extra = seen.policies.filter((policy) => !wanted.includes(policy));
  const at = `${plan.repository.name}, environment ${plan.name}`;
  return [
    ...pairs
      .filter(([, planned, found]) => JSON.stringify(planned) !== JSON.stringify(found))
      .map(([what, planned, found]) => `${at}: ${what}: ${shown(found)}, planned ${shown(planned)}`),
    ...extra.map((policy) => `${at}: it admits ${policy}, which is not planned`),
  ];
}

/**
 * The missing parts of some environments and of the evidence branch, and the obstacles. Pure; empty when everything
 * exists.
 */
export function planBootstrap(
  plans: readonly EnvironmentPlan[],
  evidence: EvidencePlace | undefined,
  seen: SeenPlaces,
): BootstrapPlan {
  const steps: BootstrapStep[] = [];
  const conflicts: string[] = [];
  const secrets: MissingSecret[] = [];
  for (const plan of plans) {
    const found = seen.environments.get(plan.repository.key)?.get(githubName(plan.name));
    if (found) conflicts.push(...conflictsOf(plan, found));
    else steps.push({ kind: 'environment', plan });
    for (const branch of plan.branches) {
      if (!found?.policies.includes(`branch ${branch}`)) steps.push({ kind: 'branch', plan, branch });
    }
    for (const { name } of plan.secrets) {
      if (found?.secrets.includes(name.toUpperCase())) continue;
      secrets.push({ repository: plan.repository.name, environment: plan.name, name });
    }
  }
  if (evidence && !seen.hasEvidenceBranch) steps.push({ kind: 'evidence-root', place: evidence });
  return { steps, conflicts, secrets };
}
