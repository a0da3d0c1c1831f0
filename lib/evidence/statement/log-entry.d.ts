import type { Bundle } from '@sigstore/bundle';
/**
 * Refuses a bundle whose log entries state anything that the library does not verify and other verifiers do: the root hash
 * and the size of the tree, the certificate in the entry, the lines of the checkpoint. A certificate has exactly one entry
 * where the root names logs, of the kind that `causeway` writes, with Rekor's promise and a proof; a key has none. Beside
 * the library's verification, never instead of it. Throws Refusal.
 * Source: sigstore-python, sigstore/verify/verifier.py and sigstore/models.py (`Bundle._verify`).
 */
export declare function requireStatedEntries(bundle: Bundle, logs: number): void;
