import { hash } from 'node:crypto';
import { type TrustBase, trustName } from '../trust/base';
import { judgeStatement, notInFuture, type Verification } from './verify-statement';

/**
 * Verifies files by one trust base, each file once: a command meets the same file when it reads the branch and when it
 * decides. The code that created the verifier owns its memory. Only results that do not depend on the time are
 * remembered.
 */
export class Verifier {
  readonly #judged = new Map<string, Verification>();

  constructor(readonly trust: TrustBase) {}

  /** As `verifyStatement`. */
  verify(bytes: Buffer, now: Date): Verification {
    const file = hash('sha256', bytes, 'hex');
    const found = this.#judged.get(file) ?? judgeStatement(bytes, this.trust);
    this.#judged.set(file, found);
    return notInFuture(found, now);
  }

  /** The number of different files that were verified. */
  get count(): number {
    return this.#judged.size;
  }
}

/** The given verifier if it has the same trust base, by digest; a new one otherwise. */
export function verifierFor(trust: TrustBase, given: Verifier | undefined): Verifier {
  const name = trustName(trust);
  return given && name !== undefined && trustName(given.trust) === name ? given : new Verifier(trust);
}
