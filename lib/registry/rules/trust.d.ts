import { type KeyObject } from 'node:crypto';
import type { Rule } from '../rule';
/** The Ed25519 public key of an entry (PEM, or base64 of its SPKI form); undefined when it is none. */
export declare function ed25519PublicKey(text: string): KeyObject | undefined;
/** Who may attest what: keys stay small, and away from tiers that ask approval. */
export declare const trustRules: readonly Rule[];
