/**
 * The executable of the pinned `slsa-verifier`. Builds it once on this machine. Rejects with a SetupError without Go.
 */
export function ensureSlsaVerifier(): Promise<string>;
