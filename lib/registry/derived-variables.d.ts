import type { Registry } from './schema';
/** Where the registry lies in the governing repository. */
export declare const REGISTRY_PATH = "registry/deploy-surfaces.json";
/**
 * The repository variable that holds the repository's own key, and the environment variable by which a workflow hands it
 * to every command that takes `--repository`.
 */
export declare const REPOSITORY_KEY_VARIABLE = "CAUSEWAY_REPOSITORY";
/**
 * Repository variables that mirror the registry for people and for `if:` in workflows. No verifier believes them, since
 * anyone with write access may change them; a difference is drift.
 */
export declare function derivedVariables(registry: Registry, repositoryKey: string): Readonly<Record<string, string>>;
/**
 * Every name that a derived variable has or would have, if each tier had an approval and there were an evidence branch:
 * reserved as a whole, so that adding an approval never collides with a name in use.
 */
export declare function derivedVariableNames(registry: Registry): readonly string[];
