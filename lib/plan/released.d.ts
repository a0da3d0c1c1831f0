import type { Registry } from '../registry/schema';
import type { PlannedObject } from './planned-objects';
import type { Released } from './types';
interface Holder {
    readonly protect: boolean;
    readonly released?: Released;
}
/** A plan with what tombstones release of the objects in it, one by one, while it stays protected itself. */
export declare function withReleased<T extends Holder>(registry: Registry, plan: T, objects: readonly PlannedObject[]): T;
/** Whether an object is protected in a plan that holds it. */
export declare function isProtectedIn(plan: Holder, name: string): boolean;
/** The names of the objects that stay protected in a plan, for a component's outputs: the next `up` reads them. */
export declare function protectedIn(plan: Holder, objects: readonly PlannedObject[]): readonly string[];
export {};
