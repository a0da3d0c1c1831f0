import type { ObjectKind } from '../../plan/kinds';
import { tombstoneOf } from '../../plan/protection';
import { FOUNDATION } from '../../registry/naming';
import type { Registry } from '../../registry/schema';
import { highestTier } from '../../registry/selectors';
import type { Preview } from './preview';
import { type Removal, removalsIn } from './removals';
import { type Slice, type Stranger, strangersIn } from './strangers';

/** The number of removals of a kind that pass without a tombstone. */
export type Allowances = ReadonlyMap<ObjectKind, number>;

/** A removal with its verdict. */
export interface JudgedRemoval extends Pick<Removal, 'urn' | 'name' | 'kind' | 'op'> {
  readonly verdict: 'tombstone' | 'allowed' | 'refused';
  /** The tombstone's reason, or why the removal passes or fails. */
  readonly why: string;
}

/** The findings of the guard. */
export interface GuardReport {
  readonly stack: string;
  readonly removals: readonly JudgedRemoval[];
  readonly strangers: readonly Stranger[];
  /** Permanent losses in the program's own words: which environments, which secrets, which sites. */
  readonly losses: readonly string[];
  /** The reasons why the preview may be incomplete; empty: it is complete. */
  readonly doubts: readonly string[];
}

/** The inputs of the guard besides the preview. */
export interface GuardOptions extends Slice {
  readonly allow: Allowances;
  /** The evaluation time: a tombstone is valid through the day on which it expires. */
  readonly now: Date;
}

/** Without an allowance nothing may leave the highest tier or the foundation; removals below are routine. */
function defaultAllowance(registry: Registry, { plan }: Slice): number {
  const slice = 'sites' in plan ? plan.tier : FOUNDATION;
  return slice === FOUNDATION || slice === highestTier(registry).id ? 0 : Number.POSITIVE_INFINITY;
}

function judged(registry: Registry, options: GuardOptions, removals: readonly Removal[]): readonly JudgedRemoval[] {
  const stones = new Map(removals.map(({ urn, identities }) => [urn, tombstoneOf(registry, identities, options.now)]));
  const counts = new Map<ObjectKind, number>();
  for (const { urn, kind } of removals) {
    if (!stones.get(urn)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return removals.map(({ urn, name, kind, op }): JudgedRemoval => {
    const shown = { urn, name, kind, op };
    const stone = stones.get(urn);
    if (stone) return { ...shown, verdict: 'tombstone', why: `${stone.reason} (until ${stone.expires})` };
    const allowed = options.allow.get(kind) ?? defaultAllowance(registry, options);
    const count = counts.get(kind) ?? 0;
    // Beyond the allowance no removal passes, because nobody can tell which one was intended.
    if (count <= allowed) return { ...shown, verdict: 'allowed', why: `${count} of at most ${shownLimit(allowed)}` };
    return {
      ...shown,
      verdict: 'refused',
      why: `${count} × ${kind} without a tombstone, at most ${allowed} ${allowed === 1 ? 'is' : 'are'} allowed on ${options.stack}`,
    };
  });
}

function shownLimit(allowed: number): string {
  return Number.isFinite(allowed) ? String(allowed) : 'any number';
}

// Replacing an environment loses its content, which the program does not report: it only knows additions and removals.
function untold(removals: readonly Removal[], losses: readonly string[]): readonly string[] {
  return removals
    .filter(({ kind }) => kind === 'environment' || kind === 'site')
    .filter(({ called }) => !losses.some((loss) => loss.startsWith(`${called}: `)))
    .map(
      ({ called, op }) =>
        `${called}: ${op === 'replace' ? 'it is replaced, and ' : ''}the preview does not say what goes with it`,
    );
}

/** The removals and foreign objects in a preview, judged against the registry. */
export function guardPreview(registry: Registry, preview: Preview, options: GuardOptions): GuardReport {
  const removals = removalsIn(preview.steps, options.plan);
  return {
    stack: options.stack,
    removals: judged(registry, options, removals),
    losses: [...preview.losses, ...untold(removals, preview.losses)],
    strangers: strangersIn(registry, options, preview.steps),
    doubts: preview.doubts,
  };
}

/** 1 when something is refused, else 3 when the preview may not be whole, else 0. */
export function guardExitCode({ removals, strangers, doubts }: GuardReport): 0 | 1 | 3 {
  if (strangers.length > 0 || removals.some(({ verdict }) => verdict === 'refused')) return 1;
  return doubts.length > 0 ? 3 : 0;
}
