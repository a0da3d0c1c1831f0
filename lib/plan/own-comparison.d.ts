import { type HeldObject, type HeldResource } from './held-objects';
import { type Fields } from './kinds';
import { type LogicalName } from './logical-names';
import { type PlannedObject } from './planned-objects';
import type { FoundationPlan, TierPlan } from './types';
/** One object that the plan and the state both name. */
export interface Match {
    readonly planned: PlannedObject;
    readonly held: HeldObject;
}
/** A plan beside the state of its own stack. */
export interface OwnComparison {
    /** The URN under which the state holds what the program calls otherwise now, by `logicalId`. */
    readonly aliases: ReadonlyMap<string, string>;
    /** What is in both, whatever it is called in the program. */
    readonly matches: readonly Match[];
    /** What the state holds and the plan does not name: the engine would delete it. */
    readonly gone: readonly HeldObject[];
    /** What the plan names and the state does not hold. */
    readonly come: readonly PlannedObject[];
    /** Objects that the state holds under two names: deleting one of them deletes the other. */
    readonly twins: readonly (readonly [HeldObject, HeldObject])[];
    /** Planned names under which the state holds another object that stays: the engine would take the one for the other. */
    readonly taken: readonly Match[];
}
/** GitHub's numeric ids of repositories by lower-case name: what stays when a repository is renamed there. */
export type RepositoryIds = ReadonlyMap<string, number>;
/**
 * Compares a plan with the state of its own stack, object by object: by what the services call them, and not by what the
 * program does. Sites come first, since what is in them is known by their names in the program. Pure.
 */
export declare function compareOwn(plan: FoundationPlan | TierPlan, held: readonly HeldResource[], seen: RepositoryIds): OwnComparison;
/** Inputs of an object by which it is named, for people: `storefront/account-dev`. */
export declare function calledAt({ kind, fields }: {
    readonly kind: HeldObject['kind'];
    readonly fields: Fields;
}): string;
/** Whether an object is under another name in the program now. */
export declare function isRenamed({ planned, held }: {
    readonly planned: LogicalName;
    readonly held: LogicalName;
}): boolean;
