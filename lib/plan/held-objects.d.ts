import type { Fields } from './kinds';
import { type LogicalName, type ObjectKind } from './logical-names';
import type { Identity } from './protection';
/** One resource of a stack's own state, as far as it is compared with a plan: no value of any secret is among it. */
export interface HeldResource extends LogicalName {
    readonly urn: string;
    readonly fields: Fields;
    /** The numeric id of the repository that it is in, where the provider keeps it. */
    readonly repositoryId?: number;
    /** Of a component: the logical names in it that the last `up` left protected; undefined: an older `up` did not say. */
    readonly protects?: readonly string[];
}
/** A held resource that is an object at GitHub or Netlify. */
export interface HeldObject extends HeldResource {
    readonly kind: ObjectKind;
}
/** The objects among what is held. */
export declare function heldObjects(held: readonly HeldResource[]): readonly HeldObject[];
/** What a tombstone may know an object by; `site` is the name of the site that it belongs to. */
export declare function identitiesOf({ type, name }: LogicalName, fields: Fields & {
    readonly site?: string | undefined;
}): readonly Identity[];
/** The component that holds an object, by its logical name; undefined when the program never gave such a name. */
export declare function componentOf({ type, name }: LogicalName): LogicalName | undefined;
