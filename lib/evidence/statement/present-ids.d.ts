import type { Registry } from '../../registry/schema';
import type { AnyStatement } from './statement';
/**
 * A statement with the ids that its surfaces and tiers have now, for comparison with the registry and with others; what was
 * signed stays as it is, and so does its digest. Former ids are nobody else's by the registry's rules.
 */
export declare function inPresentIds<S extends AnyStatement>(statement: S, registry: Registry): S;
