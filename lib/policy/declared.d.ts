import { type PolicyContext } from './context';
import { type ResourceView } from './view';
/**
 * The address of what a resource owns, as `plan/address.ts` writes it; undefined when it owns nothing there or cannot be
 * told. What belongs to a site is told by its logical name: a new site's id is not known in a preview.
 */
export declare function addressOf(view: ResourceView, context: PolicyContext): string | undefined;
/** The declared resources by the address of what they own. */
export declare function byAddress(views: readonly ResourceView[], context: PolicyContext): ReadonlyMap<string, ResourceView>;
