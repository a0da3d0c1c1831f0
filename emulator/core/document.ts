import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type CutDocument, cutDocument } from './cut';
import type { JsonObject } from './json';

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

/** Raise this when the way of cutting changes, so that no old cut is read. */
const cutVersion = 3;

/** Folder outside the checkout where derived files may be kept: `CAUSEWAY_TOOLCHAIN_HOME` or the user's cache. */
function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const home = environment['CAUSEWAY_TOOLCHAIN_HOME'];
  const cache = environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(home ?? join(cache, 'causeway', 'toolchain'), 'openapi');
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
