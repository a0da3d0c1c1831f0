import { type TrustBase } from '../trust/base';
import type { Verification } from './verify';
/**
 * What was found about these very bytes by this very trust (the same registry, the same trusted root) in this process,
 * else what is found now. What hangs on the present may not be in it.
 */
export declare function knownOr(bytes: Buffer, base: TrustBase, find: () => Verification): Verification;
