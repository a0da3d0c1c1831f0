import { revocationOf } from '../../evidence/readers/revocation';
import type { GateCheck } from '../../evidence/statement/predicates/decision';
import { checkId, finding } from '../facts/finding';
import type { Release } from '../facts/inputs';

/** Checks that no trusted signer has revoked a bundle. */
export function revocationChecks({ book, bundles }: Release): readonly GateCheck[] {
  return [...bundles].map(([surface, digest]) =>
    finding(
      {
        id: checkId('revocation/bundle', surface),
        category: 'revocation',
        threshold: 'not revoked',
        fix: 'release another bundle: a revoked one is never deployed again, nor rolled back to',
      },
      revocationOf(book, { surface, digest }),
    ),
  );
}
