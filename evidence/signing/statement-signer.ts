import type { KnownKind } from '../statement/kinds';
import type { Statement } from '../statement/statement';

/** Signs statements in one of the process's two ways. */
export interface StatementSigner {
  /** `key`, or `keyless` in GitHub Actions. */
  readonly kind: 'key' | 'keyless';
  /**
   * The bytes of the statement's Sigstore bundle, with its trusted time. Rejects with UserError (exit 3) when a service
   * cannot be reached or refuses.
   */
  readonly sign: <K extends KnownKind>(statement: Statement<K>) => Promise<Buffer>;
}
