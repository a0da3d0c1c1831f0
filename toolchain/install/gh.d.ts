/** The executable of the pinned `gh`; builds it once on this machine. Rejects with a SetupError without Go. */
export function ensureGh(): Promise<string>;
