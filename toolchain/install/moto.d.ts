import type { ToolchainPaths } from '../paths';

/** The executable of moto's server. Installs it from PyPI once on this machine. Throws without Python 3. */
export declare function ensureMoto(paths?: ToolchainPaths): Promise<string>;
