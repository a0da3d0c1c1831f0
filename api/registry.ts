// The exports of `@causeway-deploy/causeway/registry`.
export { registryJsonSchema } from '../registry/json-schema';
export { type LoadedRegistry, loadRegistry, type ReadOptions, readRegistry } from '../registry/load';
export { type ParseResult, parseRegistry } from '../registry/parse';
export type { Problem } from '../registry/problem';
export { Registry } from '../registry/schema';
export type { Surface } from '../registry/schema/surface';
export type { Tier } from '../registry/schema/tier';
export { UserError } from '../registry/user-error';
