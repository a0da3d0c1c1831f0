/**
 * The environment in which the pinned engine runs: `base` with the pinned CLI and Node first on PATH and the
 * toolchain's own Pulumi home. A backend, a passphrase and credentials are the caller's.
 */
export function toolchainEnvironment(base?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
