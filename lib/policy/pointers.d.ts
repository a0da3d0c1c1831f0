import type { EnvironmentPlan } from '../plan/types';
import type { Registry } from '../registry/schema';
import type { PolicyContext } from './context';
/** Where a tier stands in the registry. */
export declare function tierPointer(registry: Registry, id: string | undefined, ...rest: readonly string[]): string;
/** Where a surface stands in the registry. */
export declare function surfacePointer(registry: Registry, id: string | undefined, ...rest: readonly string[]): string;
/** Where a repository stands in the registry, by its GitHub name. */
export declare function repositoryPointer({ catalog }: Pick<PolicyContext, 'catalog'>, name: string | undefined, ...rest: readonly string[]): string;
/** Where what makes an environment stands: its surface, its tier's approval, or the Apps whose keys it holds. */
export declare function environmentPointer(context: PolicyContext, plan: EnvironmentPlan | undefined): string;
