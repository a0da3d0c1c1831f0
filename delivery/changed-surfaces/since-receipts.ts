import type { EvidenceBook } from '../../evidence/branch/branch';
import { requireCommit, requireWholeRepository } from '../../evidence/git/commit';
import { lastSucceeded, receiptChain } from '../../evidence/receipts/chain';
import type { Registry } from '../../registry/schema';
import type { Surface } from '../../registry/schema/surface';
import { tiersOf } from '../../registry/selectors';
import { UserError } from '../../registry/user-error';
import { changedPaths } from './changed-paths';
import { type ChangedSurface, type ChangedSurfaces, changedSurfaces } from './changed-surfaces';

/** The changes since each surface's last release, and that release. */
export interface SinceReceipts extends ChangedSurfaces {
  /** The commit of the last succeeded receipt on the surface's first tier; null without one. */
  readonly bases: Readonly<Record<string, string | null>>;
}

function baseOf(registry: Registry, book: EvidenceBook, surface: Surface): string | null {
  const [first] = tiersOf(registry, surface);
  if (!first) return null;
  const chain = receiptChain(book, surface.id, first.id);
  if (chain.ok) return lastSucceeded(chain.receipts)?.statement.subjects.commit ?? null;
  throw new UserError(`when ${surface.id} was last released is unknown: ${chain.reason}`, {
    place: '--base',
    allowed: 'whole receipts on the evidence branch, or --base COMMIT',
    exitCode: 3,
  });
}

function pathsSince(repository: string, base: string, head: string): ReturnType<typeof changedPaths> {
  try {
    requireCommit(repository, base, 'the last receipt');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // Not a mistake of the user's: the history was truncated or rewritten since.
    throw new UserError(error.message, { place: 'the last receipt', allowed: 'a full clone, or --base', exitCode: 3 });
  }
  return changedPaths(repository, base, head);
}

/**
 * The surfaces that changed since their own last release to the first tier; a surface that was never released counts as
 * changed. Throws UserError (exit 3) when receipts or commits are unreliable.
 */
export function changedSinceReceipts(
  registry: Registry,
  surfaces: readonly Surface[],
  book: EvidenceBook,
  repository: string,
  head: string,
): SinceReceipts {
  requireWholeRepository(repository);
  requireCommit(repository, head, '--head');
  const bases = new Map(surfaces.map((surface) => [surface.id, baseOf(registry, book, surface)]));
  const since = new Map<string, ChangedSurfaces>();
  for (const base of bases.values()) {
    if (base === null || since.has(base)) continue;
    since.set(base, changedSurfaces(surfaces, pathsSince(repository, base, head), registry.unmatchedPaths));
  }
  const all = [...since.values()];
  const union = (pick: (each: ChangedSurfaces) => readonly string[]) => [...new Set(all.flatMap(pick))];
  return {
    result: all.some(({ result }) => result === 'unmatched') ? 'unmatched' : 'ok',
    surfaces: surfaces.flatMap(({ id }): readonly ChangedSurface[] => {
      const base = bases.get(id) ?? null;
      if (base === null) return [{ id, because: 'never-released', paths: [] }];
      return since.get(base)?.surfaces.filter((each) => each.id === id) ?? [];
    }),
    unmatched: union(({ unmatched }) => unmatched),
    excluded: union(({ excluded }) => excluded),
    unmatchedPaths: registry.unmatchedPaths,
    bases: Object.fromEntries(bases),
  };
}
