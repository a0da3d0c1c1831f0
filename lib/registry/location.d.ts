/**
 * The folder of the Pulumi project that a folder belongs to: the nearest one at or above it with a project file, as the
 * engine finds it. Never the package's own folder: that holds no registry. Throws UserError (exit 2) where there is none.
 */
export declare function projectFolder(from: string): string;
/**
 * The registry file of a project: `CAUSEWAY_REGISTRY`, else the usual place. An environment variable and not stack
 * configuration, because the engine hands no configuration on to a policy pack: program and pack have to read one file.
 */
export declare function registryFile(project: string, env: Readonly<Record<string, string | undefined>>): string;
