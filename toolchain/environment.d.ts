/**
 * The environment in which the pinned engine runs: `base` with the pinned CLI and Node first on PATH and the
 * toolchain's own Pulumi home. The caller sets the backend, the passphrase and credentials.
 */
export function toolchainEnvironment(base?: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
