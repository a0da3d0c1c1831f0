import type { HeldResource } from '../plan/held-objects';
import { type OwnComparison, type RepositoryIds } from '../plan/own-comparison';
import type { FoundationPlan, TierPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import type { NamedEnvironment } from './adopt/unowned';
import type { GithubReader } from './github/reader';
/** What a stack is compared with. */
export interface OwnState {
    readonly registry: Registry;
    readonly plan: FoundationPlan | TierPlan;
    readonly held: readonly HeldResource[];
    readonly repositoryIds: RepositoryIds;
}
/** What of a plan the stack's own state holds. */
export interface OwnObjects extends Pick<OwnComparison, 'aliases'> {
    /** The environments, by the names of the plan and, where their repository got another one, by those of the state. */
    readonly owned: readonly NamedEnvironment[];
}
/**
 * Compares a plan with the state of its own stack before anything is registered, and refuses what would lose an object
 * that cannot be made again. Reads only. Throws a UserError that says what, why and which command states the intent (exit
 * 2), or that the secrets of an environment could not be listed (exit 3).
 */
export declare function compareOwnState(reader: GithubReader, { registry, plan, held, repositoryIds }: OwnState): Promise<OwnObjects>;
