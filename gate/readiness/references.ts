import type { ReadinessEvidence, ReadinessItem } from '../../registry/readiness-file';
import type { Registry } from '../../registry/schema';

/** Something that evidence names and the registry lacks. */
export interface Unresolved {
  /** A JSON pointer into the readiness file. */
  readonly pointer: string;
  readonly message: string;
  readonly allowed: string;
}

function unresolved(evidence: ReadinessEvidence, registry: Registry, pointer: string): readonly Unresolved[] {
  if (evidence.kind === 'file') return [];
  const missing = (what: string, id: string | undefined, known: readonly string[]): readonly Unresolved[] =>
    id === undefined || known.includes(id)
      ? []
      : [{ pointer: `${pointer}/${what}`, message: `there is no ${what} "${id}"`, allowed: known.join(', ') }];
  const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);
  const { surface: id } = evidence;
  const surfaceProblems = missing('surface', id, ids(registry.surfaces));
  if (evidence.kind === 'statement')
    return [...missing('tier', evidence.tier, ids(registry.tiers)), ...surfaceProblems];
  // Only a check that a surface requires ever has a result on the evidence branch.
  const asked = registry.surfaces.filter((surface) => id === undefined || surface.id === id);
  const checks = new Set(asked.flatMap(({ evidence: own, data }) => (data ? [...own, data.rehearsal] : own)));
  return surfaceProblems.length > 0 ? surfaceProblems : missing('check', evidence.check, [...checks].sort());
}

/** Names in readiness items that the registry lacks: such evidence could never exist. Pure. */
export function unresolvedEvidence(items: readonly ReadinessItem[], registry: Registry): readonly Unresolved[] {
  return items.flatMap(({ criteria }, item) =>
    criteria.flatMap(({ evidence }, criterion) =>
      evidence.flatMap((each, at) => unresolved(each, registry, `/items/${item}/criteria/${criterion}/evidence/${at}`)),
    ),
  );
}
