import { canonicalDigest } from '../../registry/digest';
import { publicVariables } from '../../registry/public-values';
import type { Registry } from '../../registry/schema';
import { type Facts, factWithoutTarget } from './fact';

const SCOPE = 'public values';

/** The values that a registry declares public; another value under the same name is another fact. */
export function publicFacts(registry: Registry): Facts {
  return {
    facts: publicVariables(registry).map(({ of, name, reason, values }) =>
      factWithoutTarget(
        'grant',
        SCOPE,
        `public|${of}|${name}|${reason}|${canonicalDigest({ values })}`,
        `this change declares the value of ${name} of ${of} public, although it may look like a key: ${reason}`,
        `a value of ${name} of ${of} is no longer declared public`,
      ),
    ),
    levels: [],
    scopes: new Map([[SCOPE, undefined]]),
  };
}
