import type { Registry } from '../../registry/schema';
import type { KeyEntry, SigstoreEntry } from '../../registry/schema/trust';
import { type AnyStatement } from '../statement/statement';
import type { CertificateClaims } from './certificates';
/** Refuses a statement that a key's entry does not cover: its kind, its tier, its environment. Throws Refusal. */
export declare function requireKeyTrust(statement: AnyStatement, entry: KeyEntry, registry: Registry): void;
/**
 * The trust entry that covers a keyless statement: issuer, runner, repository id, workflow and its commit, caller, ref,
 * tier, surface and environment. Throws Refusal with the reason of the entry that comes nearest.
 */
export declare function sigstoreEntryFor(statement: AnyStatement, claims: CertificateClaims, registry: Registry): SigstoreEntry;
