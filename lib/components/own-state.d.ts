import type { HeldResource } from '../plan/held-objects';
/**
 * What this stack's own state holds, out of the last checkpoint: also right after an update that failed half way, which a
 * stack's outputs are not. Throws a UserError (exit 3) when the state cannot be read.
 */
export declare function ownResources(): Promise<readonly HeldResource[]>;
