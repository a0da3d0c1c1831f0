import { createHash } from 'node:crypto';
import { findingsExitCode } from './compare';
import type { Verification } from './verify';

/** A proof that a person attached: which file, who vouches for it, when. */
export interface ManualProof {
  readonly fileDigest: string;
  readonly by: string;
  readonly at: string;
}

/** The digest of an attached file. */
export function manualProof(content: Uint8Array, by: string, now: Date): ManualProof {
  return { fileDigest: `sha256:${createHash('sha256').update(content).digest('hex')}`, by, at: now.toISOString() };
}

/** The predicate of a `ruleset-verification` statement, unsigned. A manual proof stands beside the result and never changes it. */
export function rulesetVerification(
  { stack, snapshot, findings }: Verification,
  now: Date,
  proof?: ManualProof,
): object {
  const result = { 0: 'verified', 1: 'different', 3: 'unverified' }[findingsExitCode(findings)];
  return {
    predicateType: 'urn:causeway:attestation:ruleset-verification:v1',
    predicate: {
      ...{ stack, result, evaluatedAt: now.toISOString(), organization: snapshot.organization },
      ...{ snapshotDigest: `sha256:${snapshot.digest}`, findings },
      ...(proof ? { manualProof: proof } : {}),
    },
  };
}
