import { addressText } from '../../plan/address';
import type { EnvironmentPlan, FoundationPlan, TierPlan } from '../../plan/types';
import { environmentsOf } from '../expected';
import type { Finding } from '../finding';
import { OUTER_LEVELS, type OuterKind } from '../github/outer';
import type { Owners } from '../owners';
import { outerRepair } from '../repair/removal';
import type { Snapshot } from '../snapshot';

function namesOf(environment: EnvironmentPlan, kind: OuterKind): readonly string[] {
  return (kind === 'secret' ? environment.secrets : environment.variables).map(({ name }) => name.toUpperCase());
}

/**
 * Names of a plan's environments that also exist in the repository or the organization. GitHub prefers the
 * environment's value, so the outer one has no effect today. But a job without its environment, or an environment that
 * lost the name, uses the outer value, which no reviewer guards.
 */
export function shadowFindings(
  plan: FoundationPlan | TierPlan,
  snapshot: Snapshot,
  owners: Owners,
): readonly Finding[] {
  const seen = new Set(snapshot.objects.map(({ address }) => address));
  const found = new Map<string, Finding>();
  for (const environment of environmentsOf(plan)) {
    const repository = environment.repository.name;
    for (const kind of ['secret', 'variable'] as const) {
      for (const name of namesOf(environment, kind)) {
        for (const level of OUTER_LEVELS) {
          const outer = { kind: `outer-${kind}`, repository, level, name } as const;
          const address = addressText(outer);
          if (!seen.has(address) || found.has(address)) continue;
          // The repository's own variable may belong to the foundation's stack.
          const isFree = owners(addressText({ kind: 'repository-variable', repository, name })).is === 'nobodys';
          found.set(address, {
            kind: 'unowned',
            address,
            reason: `the ${level} has a ${kind} with the same name as one in the environment ${environment.name}`,
            repair: outerRepair(plan.organization, outer, isFree),
          });
        }
      }
    }
  }
  return [...found.values()];
}
