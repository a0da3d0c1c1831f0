/** The executable of the pinned `gh`. Builds it once on this machine. Rejects with a SetupError without Go. */
export function ensureGh(): Promise<string>;
