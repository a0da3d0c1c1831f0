import { z } from 'zod';
import { LONGEST_CHECK } from '../check-name';
import { Glob, Id, Principal, Slug, Text } from './primitives';

/** The report formats that can become a check's evidence. */
export const EvidenceAdapter = z.enum([
  'vitest',
  'jest',
  'playwright',
  'junit',
  'lighthouse',
  'sarif',
  'cyclonedx',
  'spdx',
]);
export type EvidenceAdapter = z.infer<typeof EvidenceAdapter>;

/**
 * Whether a suppressed finding of a SARIF report counts. GitHub code scanning reads no suppressions: such a finding is an
 * open alert there. Sources: https://github.com/github/codeql-action/issues/1230,
 * https://github.com/advanced-security/dismiss-alerts (an action that dismisses these alerts afterwards).
 */
export const Suppressions = z.enum(['counted', 'accepted']);
export type Suppressions = z.infer<typeof Suppressions>;

/** A check: the risk that it covers, its severity, and whether it blocks. */
export const Check = z.strictObject({
  id: Id,
  scope: z.enum(['repository', 'surface']),
  category: z.enum(['A', 'B', 'C', 'D', 'E']),
  risk: Text,
  severity: z.enum(['low', 'medium', 'high', 'critical']),
  milestone: z.enum(['M0', 'M1', 'M2', 'M3']).default('M0'),
  mode: z.enum(['advisory', 'blocking']).default('advisory'),
  evidence: EvidenceAdapter.optional(),
  suppressions: Suppressions.optional(),
  context: Text.max(LONGEST_CHECK, `GitHub cuts the name of a check after ${LONGEST_CHECK} characters`),
  app: Slug.default('github-actions'),
  repositories: z.array(Id).min(1).optional(),
});
export type Check = z.infer<typeof Check>;

/** A lane of work: its owner, and the paths in and out of its scope. */
export const Lane = z.strictObject({
  id: Id,
  owners: z.array(Principal).min(1),
  in: z.array(Glob).min(1),
  out: z.array(Glob).default([]),
});
export type Lane = z.infer<typeof Lane>;
