import type { PolicyContext } from './context';
import { type LevelOf } from './levels';
import type { Level, Milestone } from './rule';
/** How strict the pack is for one stack: `policy/config/<tier>.json`. */
export interface PolicyConfiguration {
    /** Rules of later milestones are advisory. Default M3: all are in force. */
    readonly milestone?: Milestone;
    /** Levels of single rules, by code. */
    readonly levels?: Readonly<Record<string, Level>>;
}
/** The JSON Schema of a configuration: rules by their codes, nothing else. */
export declare const CONFIGURATION_SCHEMA: {
    readonly $schema: "http://json-schema.org/draft-07/schema#";
    readonly type: "object";
    readonly additionalProperties: false;
    readonly properties: {
        readonly $schema: {
            readonly type: "string";
        };
        readonly milestone: {
            readonly enum: readonly ["M0", "M1", "M2", "M3"];
        };
        readonly levels: {
            readonly type: "object";
            readonly additionalProperties: false;
            readonly properties: {
                [k: string]: {
                    enum: string[];
                };
            };
        };
    };
};
/** Where the schema lies for editors. */
export declare const CONFIGURATION_SCHEMA_PATH = "policy/config/configuration.schema.json";
/** The schema as it is committed. */
export declare function configurationSchemaText(): string;
/** Checks a configuration. Throws a UserError (exit 2) that names every place that does not fit. */
export declare function parseConfiguration(value: unknown, file: string): PolicyConfiguration;
/** The configuration of a slice (a tier's id or `foundation`) in a folder; without a file, everything is in force. */
export declare function readConfiguration(folder: string, slice: string): PolicyConfiguration;
/** The levels of a stack by the configuration files of a folder. Throws a UserError as `levelsOf` does. */
export declare function readLevels(context: PolicyContext, folder: string): LevelOf;
