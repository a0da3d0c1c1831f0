/** How to get the command. */
export const INSTALL_PULUMI =
  'put node_modules/.bin first on PATH, or install the Pulumi CLI: https://www.pulumi.com/docs/iac/download-install/';

/** Why the engine did not start, and the remedy. */
export interface NoEngine {
  readonly what: string;
  readonly repair: string;
}

/** The reason for a command that the system could not start. */
export function notStarted(error: Error): NoEngine {
  const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
  const what = isAbsent ? 'there is no command "pulumi" on PATH' : `pulumi does not start: ${error.message}`;
  return { what, repair: INSTALL_PULUMI };
}

/**
 * The reason for a command that npm's package `pulumi` provides and that could not download the CLI; undefined for other
 * failures. The package fetches `get.pulumi.com/install.sh`, which fetches the CLI from get.pulumi.com or GitHub
 * (pulumi 3.259.0, lib/download.js).
 */
export function notDownloaded(stderr: string): NoEngine | undefined {
  if (!/^Downloading pulumi v/m.test(stderr)) return undefined;
  const why = /^pulumi: (.+)$/m.exec(stderr)?.[1] ?? 'it gave no reason';
  return {
    what: `npm's package "pulumi" could not download the CLI: ${why}`,
    repair: `allow https://get.pulumi.com and https://github.com, with NODE_USE_ENV_PROXY=1 and HTTPS_PROXY behind a proxy, or install the CLI and put it first on PATH`,
  };
}
