import { hash } from 'node:crypto';
import { type TrustBase, trustName } from '../trust/base';
import type { Verification } from './verify';

// A command looks at the same files more than once: when it reads the branch, and when it decides by what it read.
const KNOWN = new Map<string, Map<string, Verification>>();
const MOST = 50_000;

function resultsOf(trust: string): Map<string, Verification> {
  const known = KNOWN.get(trust);
  if (known && known.size < MOST) return known;
  const none = new Map<string, Verification>();
  KNOWN.set(trust, none);
  return none;
}

/**
 * What was found about these very bytes by this very trust (the same registry, the same trusted root) in this process,
 * else what is found now. Never cache anything that depends on the current time.
 */
export function knownOr(bytes: Buffer, base: TrustBase, find: () => Verification): Verification {
  const trust = trustName(base);
  if (trust === undefined) return find();
  const results = resultsOf(trust);
  const file = hash('sha256', bytes, 'hex');
  const known = results.get(file) ?? find();
  results.set(file, known);
  return known;
}
