/** A rule's level and settings as the engine would have them, by `--policy-pack-config` or an organization's policy group. */
export interface OutsideLevel {
    readonly name: string;
    readonly level: string;
    /** Names of the settings that were given beside the level. */
    readonly settings: readonly string[];
}
/**
 * Holds what the engine configures against the levels that the pack declared, by rule code: the engine always sends all
 * of them, so that whatever differs came from outside. Throws a UserError (exit 2) that names the rules.
 */
export declare function refuseOutsideLevels(declared: ReadonlyMap<string, string>, configured: readonly OutsideLevel[]): void;
