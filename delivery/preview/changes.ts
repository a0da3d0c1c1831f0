import type { PreviewStep } from '../../live/blast-radius/preview';
import { objectKind } from '../../plan/logical-names';
import { logicalScope } from '../../plan/logical-scope';
import { sortedBy } from '../../plan/sorted';

/** A preview's changes of one surface's objects, or of objects of no surface. */
export interface SurfaceChanges {
  /** The surface's id, `repository <key>`, or `other` for names that the program never gave. */
  readonly of: string;
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Each step, as `create environment web.shop.dev.deploy`, sorted. */
  readonly steps: readonly string[];
}

/** The kinds of steps in the report's words. */
export const CHANGE_KINDS = ['create', 'update', 'replace', 'delete'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const IDLE: readonly string[] = ['same', 'read', 'refresh'];

// A replacement appears as three steps; the one that both ways of replacing have is counted.
function kindOf(op: string): ChangeKind | undefined {
  if (op === 'create-replacement' || op === 'delete-replaced' || op === 'discard-replaced') return undefined;
  if (op === 'create' || op === 'import') return 'create';
  if (op === 'replace' || op.endsWith('-replacement')) return 'replace';
  if (op === 'delete' || op === 'discard' || op === 'remove-pending-replace') return 'delete';
  return 'update';
}

/** The changes of a preview by surface, surfaces first; components and providers own nothing and are left out. */
export function changesBySurface(steps: readonly PreviewStep[]): readonly SurfaceChanges[] {
  const groups = new Map<string, { counts: Record<ChangeKind, number>; steps: string[] }>();
  for (const { op, type, name } of steps) {
    const object = objectKind(type);
    const change = IDLE.includes(op) ? undefined : kindOf(op);
    if (object === undefined || change === undefined) continue;
    const { surface, repository } = logicalScope({ type, name }) ?? {};
    const of = surface ?? (repository === undefined ? 'other' : `repository ${repository}`);
    const group = groups.get(of) ?? { counts: { create: 0, update: 0, replace: 0, delete: 0 }, steps: [] };
    group.counts[change] += 1;
    group.steps.push(`${change} ${object} ${name}`);
    groups.set(of, group);
  }
  const all = [...groups].map(([of, group]) => ({ of, ...group, steps: sortedBy(group.steps, (step) => step) }));
  return sortedBy(all, ({ of }) => `${of === 'other' ? 2 : of.startsWith('repository ') ? 1 : 0}${of}`);
}
