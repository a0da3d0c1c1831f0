import { sortedBy } from '../../plan/sorted';
import type { Registry } from '../../registry/schema';
import { isOnTier, tierChain } from '../../registry/selectors';
import { ASPECTS, type Aspect, isolationVerdict, type Verdict } from './cells';
import type { IsolationFacts } from './facts';

/** One cell: two surfaces, a tier, and the aspect that they might share. */
export interface Cell extends Verdict {
  /** The higher of the two surfaces' cohorts, which added the cell. */
  readonly cohort: number;
  readonly tier: string;
  readonly left: string;
  readonly right: string;
  readonly aspect: Aspect;
}

/** The proven part of the target. */
export interface Coverage {
  readonly cohort: number;
  readonly cells: number;
  readonly allowed: number;
  readonly denied: number;
  readonly unverified: number;
  /** Surfaces of later cohorts, which are not in this matrix. */
  readonly beyond: readonly string[];
  /** Surfaces without a cohort, which are in no matrix. */
  readonly unassigned: readonly string[];
  /** The reason why there is no cell; absent when there is one. */
  readonly empty?: string;
}

/** The matrix up to a cohort. */
export interface IsolationMatrix {
  readonly cells: readonly Cell[];
  readonly coverage: Coverage;
}

/** The target cohort: the registry's target, otherwise the highest cohort of a surface (0 when there is none). */
export function targetCohort(registry: Registry): number {
  return (
    registry.isolationTarget?.cohort ?? Math.max(0, ...registry.surfaces.map(({ isolation }) => isolation?.cohort ?? 0))
  );
}

function whyEmpty(included: readonly string[], cohort: number): string {
  if (included.length === 0) return `0 pairs: no surface is in a cohort up to ${cohort}`;
  if (included.length === 1) return `0 pairs: ${included[0]} is alone in the cohorts up to ${cohort}`;
  return `0 pairs: no two of ${included.join(', ')} are on one tier`;
}

/** A cell for every pair of surfaces in cohorts up to `cohort`, on every tier that both are on, in every aspect. */
export function isolationMatrix(registry: Registry, facts: IsolationFacts, cohort: number): IsolationMatrix {
  const cohortOf = new Map(registry.surfaces.map(({ id, isolation }) => [id, isolation?.cohort]));
  const surfaces = sortedBy(registry.surfaces, ({ id }) => id);
  const included = surfaces.filter(({ isolation }) => isolation !== undefined && isolation.cohort <= cohort);
  const cells = tierChain(registry).flatMap((tier) => {
    const onTier = included.filter((surface) => isOnTier(surface, tier.id));
    return onTier.flatMap((left, index) =>
      onTier.slice(index + 1).flatMap((right) =>
        ASPECTS.map(
          (aspect): Cell => ({
            cohort: Math.max(cohortOf.get(left.id) ?? 0, cohortOf.get(right.id) ?? 0),
            tier: tier.id,
            left: left.id,
            right: right.id,
            aspect,
            ...isolationVerdict(aspect, { registry, tier, left, right, facts }),
          }),
        ),
      ),
    );
  });
  const count = (verdict: Verdict['verdict']) => cells.filter((cell) => cell.verdict === verdict).length;
  return {
    cells,
    coverage: {
      cohort,
      cells: cells.length,
      allowed: count('allowed'),
      denied: count('denied'),
      unverified: count('unverified'),
      beyond: surfaces.filter(({ isolation }) => (isolation?.cohort ?? 0) > cohort).map(({ id }) => id),
      unassigned: surfaces.filter(({ isolation }) => isolation === undefined).map(({ id }) => id),
      ...(cells.length > 0
        ? {}
        : {
            empty: whyEmpty(
              included.map(({ id }) => id),
              cohort,
            ),
          }),
    },
  };
}

/** The exit code of a matrix. An empty one does not pass where a target is declared or a cohort was requested. */
export function matrixExitCode({ cells, coverage }: IsolationMatrix, isWanted: boolean): 0 | 1 | 3 {
  return coverage.empty !== undefined && isWanted ? 3 : verdictExitCode(cells);
}

/** 1 when something is denied, else 3 when something could not be verified, else 0. */
export function verdictExitCode(verdicts: readonly Verdict[]): 0 | 1 | 3 {
  if (verdicts.some(({ verdict }) => verdict === 'denied')) return 1;
  return verdicts.every(({ verdict }) => verdict === 'allowed') ? 0 : 3;
}
