import { createHash } from 'node:crypto';
import type { Statement } from '../evidence/statement/statement';
import type { Principal } from '../registry/schema/primitives';
import { findingsExitCode } from './finding';
import type { Verification } from './verify-plan';

/** The verdict of each exit code. */
const VERDICTS = { 0: 'verified', 1: 'different', 3: 'unverified' } as const;

/** The statement's context besides the findings. */
export interface VerificationContext {
  /** `sha256:…` of the registry that was compared with. */
  readonly registryDigest: string;
  /** When the world was read. */
  readonly readAt: Date;
}

/**
 * The result of a stack's live verification, as a statement to sign; its subject is the digest of the snapshot.
 * `findings` counts only differences. The verdict includes unseen parts, for which a person's proof may stand in.
 */
export function rulesetVerificationStatement(
  { stack, snapshot, findings }: Verification,
  { registryDigest, readAt }: VerificationContext,
): Statement<'ruleset-verification'> {
  return {
    kind: 'ruleset-verification',
    subjects: { reading: `sha256:${snapshot.digest}` },
    predicate: {
      stack,
      registryDigest,
      verdict: VERDICTS[findingsExitCode(findings)],
      findings: findings.filter(({ kind }) => kind !== 'unverified').length,
      readAt: readAt.toISOString(),
    },
  };
}

/** A file with which a person vouches for something that no machine could see. */
export interface AttachedProof {
  readonly stack: string;
  readonly person: Principal;
  readonly what: string;
  readonly fileName: string;
  readonly content: Uint8Array;
  readonly at: Date;
}

/** A person's own proof, as a statement to sign; its subject is the digest of the file. It changes no verdict. */
export function manualProofStatement({ content, at, ...proof }: AttachedProof): Statement<'manual-proof'> {
  return {
    kind: 'manual-proof',
    subjects: { proof: `sha256:${createHash('sha256').update(content).digest('hex')}` },
    predicate: { ...proof, at: at.toISOString() },
  };
}
