import type { Registry } from '../registry/schema';
import type { Principal } from '../registry/schema/primitives';
import type { Surface } from '../registry/schema/surface';
/** A principal as CODEOWNERS names it: `@org/team` or `@login`. */
export declare function ownerHandle(registry: Registry, principal: Principal): string;
/**
 * The content of a repository's `.github/CODEOWNERS`: surfaces with their owners, then what governs, since the last
 * matching line wins.
 */
export declare function codeowners(registry: Registry, repositoryKey: string, surfaces: readonly Surface[]): string;
