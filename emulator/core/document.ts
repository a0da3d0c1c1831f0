import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isObject, type JsonObject } from './json';

/** A vendor's OpenAPI 3.0 description, as published. */
export interface VendorDocument {
  /** The package that publishes it, for the cache's name: `octokit-openapi`. */
  readonly name: string;
  /** The version of that package. It is read when the cut is not shipped. */
  readonly version: string;
  /**
   * Reads (and where needed converts) the whole document. This is slow, so it is called only when the cut is not
   * cached.
   */
  load(): Promise<JsonObject> | JsonObject;
}

/** The part of a vendor's document that a service needs. */
export interface CutDocument {
  readonly openapi: string;
  readonly info: JsonObject;
  readonly paths: Record<string, Record<string, JsonObject>>;
  readonly components: Record<string, JsonObject>;
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head'];
/** Raise this when the way of cutting changes, so that no old cut is read. */
const cutVersion = 3;
const prose = new Set(['description', 'example', 'examples', 'externalDocs', 'x-github', 'x-octokit', 'summary']);

/** Folder outside the checkout where derived files may be kept: `CAUSEWAY_TOOLCHAIN_HOME` or the user's cache. */
function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const home = environment['CAUSEWAY_TOOLCHAIN_HOME'];
  const cache = environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(home ?? join(cache, 'causeway', 'toolchain'), 'openapi');
}

function withoutProse(value: unknown, inProperties = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => inProperties || !prose.has(key));
  return Object.fromEntries(
    kept.map(([key, item]) => [key, withoutProse(item, !inProperties && key === 'properties')]),
  );
}

function collectRefs(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectRefs(item, found);
  else if (isObject(value)) {
    if (typeof value['$ref'] === 'string') found.add(value['$ref']);
    for (const item of Object.values(value)) collectRefs(item, found);
  }
}

/**
 * Keeps the named operations and every component that they reach. Throws for an operation that is not in the document.
 */
export function cutDocument(document: JsonObject, operationIds: readonly string[]): CutDocument {
  const wanted = new Set(operationIds);
  const paths: CutDocument['paths'] = {};
  for (const [path, item] of Object.entries(isObject(document['paths']) ? document['paths'] : {})) {
    if (!isObject(item)) continue;
    const kept = Object.entries(item).filter(
      ([method, operation]) =>
        methods.includes(method) && isObject(operation) && wanted.delete(String(operation['operationId'])),
    );
    if (kept.length === 0) continue;
    const shared = item['parameters'] === undefined ? [] : [['parameters', item['parameters']]];
    paths[path] = withoutProse(Object.fromEntries([...kept, ...shared])) as Record<string, JsonObject>;
  }
  if (wanted.size > 0) throw new Error(`not in the vendor's document: ${[...wanted].join(', ')}`);

  const components: CutDocument['components'] = {};
  const seen = new Set<string>();
  const open: unknown[] = [paths];
  while (open.length > 0) {
    const refs = new Set<string>();
    collectRefs(open.pop(), refs);
    for (const ref of refs) {
      const [, group, name] = /^#\/components\/([^/]+)\/(.+)$/.exec(ref) ?? [];
      if (group === undefined || name === undefined) throw new Error(`a reference of an unknown form: ${ref}`);
      if (seen.has(ref)) continue;
      seen.add(ref);
      const all = isObject(document['components']) ? document['components'][group] : undefined;
      const component = withoutProse(isObject(all) ? all[name] : undefined);
      if (component === undefined) throw new Error(`a reference to nothing: ${ref}`);
      components[group] ??= {};
      components[group][name] = component;
      open.push(component);
    }
  }
  const info = isObject(document['info']) ? document['info'] : {};
  return {
    openapi: String(document['openapi']),
    info: { title: info['title'], version: info['version'] },
    paths,
    components,
  };
}

/**
 * The folder of the cuts in the published package. The vendors' own packages, of hundreds of MB, are development
 * dependencies.
 */
const SHIPPED = join(__dirname, '..', 'descriptions');

/** The file name of a vendor's shipped cut. */
export function shippedName(vendor: VendorDocument): string {
  return `${vendor.name}.json`;
}

/**
 * The key of a document within one process. A package ships one cut of each vendor and does not contain the vendor's
 * package.
 */
export function documentKey(vendor: VendorDocument): string {
  return existsSync(join(SHIPPED, shippedName(vendor))) ? vendor.name : `${vendor.name}-${vendor.version}`;
}

/**
 * The cut of a vendor's document. The package's shipped cut is used first, then the cache; parsing the whole document
 * takes 230 ms.
 */
export async function loadCut(vendor: VendorDocument, operationIds: readonly string[]): Promise<CutDocument> {
  const shipped = join(SHIPPED, shippedName(vendor));
  if (existsSync(shipped)) return JSON.parse(readFileSync(shipped, 'utf8')) as CutDocument;
  const key = JSON.stringify([cutVersion, [...operationIds].sort()]);
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const folder = cacheFolder();
  const file = join(folder, `${vendor.name}-${vendor.version}-${digest}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as CutDocument;
  const cut = cutDocument(await vendor.load(), operationIds);
  const own = `${file}.${randomUUID()}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(own, JSON.stringify(cut));
  renameSync(own, file);
  return cut;
}
