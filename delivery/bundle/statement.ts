import type { Statement } from '../../evidence/statement/statement';
import type { TrustBase } from '../../evidence/trust/base';
import { asSigned, type VerifiedStatement, verifyStatement } from '../../evidence/verification/verify-statement';
import { canonicalDigest } from '../../registry/digest';
import { UserError } from '../../registry/user-error';
import type { VerifiedBundle } from './contents';

/** The statement about a bundle (docs/evidence.md). */
export function bundleStatement({ digest, manifest }: VerifiedBundle): Statement<'release-bundle'> {
  const { commit, surface, treeDigest, registryDigest, toolchain } = manifest;
  return {
    kind: 'release-bundle',
    subjects: { commit, bundle: digest },
    predicate: { surface, treeDigest, registryDigest, toolchain },
  };
}

/**
 * Verifies the statement about a bundle: by a trusted signer, and about this bundle in every field. Throws UserError
 * (exit 1) otherwise.
 */
export function verifyBundleStatement(
  bundle: VerifiedBundle,
  file: { readonly bytes: Buffer; readonly place: string },
  trust: TrustBase,
  now: Date,
): VerifiedStatement {
  const result = verifyStatement(file.bytes, trust, now);
  const refuse = (why: string) =>
    new UserError(`the bundle's statement is refused: ${why}`, {
      place: file.place,
      allowed: `a release-bundle statement about ${bundle.digest}, by a trust entry of the registry`,
      exitCode: 1,
    });
  if (!result.ok) throw refuse(result.reason);
  const { kind } = result.statement;
  if (kind !== 'release-bundle') throw refuse(`it is a ${kind}`);
  if (canonicalDigest(asSigned(result)) !== canonicalDigest(bundleStatement(bundle)))
    throw refuse('it is about another bundle');
  return result;
}
