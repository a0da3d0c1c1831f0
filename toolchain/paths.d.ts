/** The toolchain's absolute paths on this machine. */
export interface ToolchainPaths {
  readonly home: string;
  readonly pulumiHome: string;
  readonly cli: string;
  readonly pulumi: string;
  readonly plugin: (name: string, version: string) => string;
  readonly terraformProviders: string;
  readonly netlifyProvider: string;
  readonly stamps: string;
  readonly lock: string;
  readonly work: string;
  readonly checkout: string;
  readonly bin: string;
}

/** File name of an executable on this system. */
export function executable(name: string): string;

/** The path under a cache folder at which the Terraform plugin looks before it asks the OpenTofu registry. */
export function netlifyProviderPath(cache: string): string;

/** The toolchain's paths: the same folder for every checkout of a person, and never ~/.pulumi. */
export function toolchainPaths(env?: NodeJS.ProcessEnv): ToolchainPaths;
