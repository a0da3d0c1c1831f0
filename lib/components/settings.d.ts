import type { StackSelector } from '../plan/stack';
import type { Pace } from './providers';
import { SecretValues } from './secret-values';
/** A stack's configuration: selectors and encrypted values only, never a copy of registry data. */
export interface Settings extends StackSelector {
    readonly pace: Pace;
    readonly secrets: SecretValues;
    /** The key of the fingerprints that the stack's outputs carry; undefined: they carry none. */
    readonly fingerprintKey: string | undefined;
}
/** Reads the stack's configuration (`causeway:*`; declared in Pulumi.yaml). Throws a UserError on malformed secrets. */
export declare function readSettings(): Settings;
