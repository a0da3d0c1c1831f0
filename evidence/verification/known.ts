import { hash } from 'node:crypto';
import { type TrustBase, trustName } from '../trust/base';

const MOST = 50_000;

/** Answers with what is known of these bytes by this trust, else with what is found now. */
export type Memo<T> = (bytes: Buffer, base: TrustBase, find: () => T) => T;

/**
 * Keeps what was found about a file by a trust base (the same registry, the same trusted root): a command looks at the same
 * files when it reads the branch and when it decides. Never cache anything that depends on the current time.
 */
export function memoByTrust<T>(): Memo<T> {
  const known = new Map<string, Map<string, T>>();
  return (bytes, base, find) => {
    const trust = trustName(base);
    if (trust === undefined) return find();
    const old = known.get(trust);
    const results = old !== undefined && old.size < MOST ? old : new Map<string, T>();
    known.set(trust, results);
    const file = hash('sha256', bytes, 'hex');
    const result = results.get(file) ?? find();
    results.set(file, result);
    return result;
  };
}
