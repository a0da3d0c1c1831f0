/** The executable of a version of Node. Installs it from npm once on this machine. */
export function ensureNode(version: string): Promise<string>;
