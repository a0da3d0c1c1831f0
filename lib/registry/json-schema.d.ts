/** Where the generated schema is committed, from the project's root. */
export declare const SCHEMA_PATH = "registry/deploy-surfaces.schema.json";
/** The JSON Schema (2020-12) of the registry as it is written, before defaults; for editors and other validators. */
export declare function registryJsonSchema(): Record<string, unknown>;
/** The text of the committed schema file. */
export declare function registryJsonSchemaText(): string;
