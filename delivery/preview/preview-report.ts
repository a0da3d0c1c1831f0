import type { AccessChange } from '../../live/access/diff';
import { type GuardReport, guardExitCode } from '../../live/blast-radius/guard';
import type { SurfaceChanges } from './changes';

/** The shown part of a policy violation. */
export interface ShownViolation {
  readonly level: 'mandatory' | 'advisory';
  readonly unverified: boolean;
  readonly rule: string;
  readonly stack: string;
  readonly what: string;
  readonly fix: string;
}

/** One stack's preview, or why it could not be read. */
export type StackPreview =
  | { readonly stack: string; readonly failure: string }
  | { readonly stack: string; readonly guard: GuardReport; readonly changes: readonly SurfaceChanges[] };

/** The content of a pull request's infrastructure report. */
export interface PreviewReport {
  readonly stacks: readonly StackPreview[];
  readonly violations: readonly ShownViolation[];
  /** Undefined without a registry to compare with. */
  readonly access: readonly AccessChange[] | undefined;
  /** The reasons why the report is incomplete, besides the stacks' own doubts. */
  readonly doubts: readonly string[];
}

/** The report's verdict. */
export type PreviewVerdict = 'passes' | 'refused' | 'unverified';

/** A sentence for each thing that could not be looked at. */
export function previewDoubts({ stacks, violations, doubts }: PreviewReport): readonly string[] {
  return [
    ...doubts,
    ...stacks.flatMap((each) =>
      'failure' in each
        ? [`${each.stack}: ${each.failure}`]
        : each.guard.doubts.map((doubt) => `${each.stack}: ${doubt}`),
    ),
    ...violations
      .filter(({ level, unverified }) => level === 'mandatory' && unverified)
      .map(({ rule, stack, what }) => `${stack}: ${rule}: ${what}`),
    ...(stacks.length === 0 ? ['no stack was previewed'] : []),
  ];
}

/**
 * Refused when a mandatory rule is violated or the blast radius is too large, else unverified when anything could not
 * be looked at. Wider access is shown first, for the reviewers to judge.
 */
export function previewVerdict(report: PreviewReport): PreviewVerdict {
  const { stacks, violations } = report;
  const isViolated = violations.some(({ level, unverified }) => level === 'mandatory' && !unverified);
  const isTooMuch = stacks.some((each) => 'guard' in each && guardExitCode(each.guard) === 1);
  if (isViolated || isTooMuch) return 'refused';
  return previewDoubts(report).length > 0 ? 'unverified' : 'passes';
}

/** The exit code of a verdict. */
export const VERDICT_CODES = { passes: 0, refused: 1, unverified: 3 } as const;
