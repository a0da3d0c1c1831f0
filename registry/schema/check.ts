import { z } from 'zod';
import { Glob, Id, Principal, Slug, Text } from './primitives';

/** The report formats that can become a check's evidence. */
export const EvidenceAdapter = z.enum(['vitest', 'jest', 'playwright', 'junit', 'lighthouse', 'sarif']);
export type EvidenceAdapter = z.infer<typeof EvidenceAdapter>;

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
  context: Text,
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
