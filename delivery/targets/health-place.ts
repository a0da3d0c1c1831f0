import { isPlainObject } from '../../formats/plain-object';
import { ABOUT_A_PART, PARTS, STRICT, SWITCHES, WRAPPERS } from './health-names';
import { PLAINLY_WELL } from './health-words';

/** The levels of an answer that are judged. Spring Boot's components have five; a deeper answer is no verdict. */
export const DEEPEST = 20;

/** A place in an answer. */
export interface Place {
  /** The names above it and its own, without indexes of lists. */
  readonly path: readonly string[];
  readonly depth: number;
  /** How deep it lies in what the answer calls its parts: 0 is a part itself, undefined lies in none. */
  readonly inParts: number | undefined;
  /** Whether it is only what is known of a part, such as Spring Boot's `details` of a component. */
  readonly isDetail: boolean;
}

/** The answer itself. */
export const WHOLE: Place = { path: [], depth: 0, inParts: undefined, isDetail: false };

/** A member's name without what its spelling adds: `is_healthy` and `isHealthy` are `healthy`, `error_code` is `errorcode`. */
export function keyOf(name: string): string {
  const plain = name.toLowerCase().replaceAll('_', '').replaceAll('-', '');
  const bare = plain.startsWith('is') ? plain.slice('is'.length) : plain;
  return SWITCHES.has(bare) ? bare : plain;
}

/** The key of a member at a place: a `level` below a status is the status (Kibana's `status.overall.level`). */
export function keyAt(name: string, { path }: Pick<Place, 'path'>): string {
  const key = keyOf(name);
  return key === 'level' && path.some((above) => STRICT.has(keyOf(above))) ? 'status' : key;
}

/**
 * Whether a member lists by name what is well and what is not, as Sentry's `"healthy":{"CeleryAliveCheck":true}` does:
 * https://github.com/getsentry/sentry/blob/HEAD/src/sentry/middleware/health.py
 */
function isOfSwitches(name: string, value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  return isNameOfSwitches(name) && Object.values(value).every((each) => typeof each === 'boolean');
}

/** Whether a name says what `true` means below it. */
export function isNameOfSwitches(name: string): boolean {
  const key = keyOf(name);
  return SWITCHES.has(key) && PLAINLY_WELL.has(key);
}

/** The place of the members of a member. */
export function placeBelow(name: string, value: unknown, isListed: boolean, at: Place): Place {
  const lower = name.toLowerCase();
  const isInPart = at.inParts !== undefined && at.inParts > 0;
  const isAbout = !isListed && isInPart && ABOUT_A_PART.has(lower);
  const isGroup = !isListed && !isAbout && (PARTS.has(lower) || isOfSwitches(name, value));
  const isWrapper = at.depth === 0 && WRAPPERS.has(lower) && typeof value === 'object';
  return {
    path: isListed ? at.path : [...at.path, name],
    depth: isWrapper ? at.depth : at.depth + 1,
    inParts: isGroup ? 0 : at.inParts === undefined ? undefined : at.inParts + 1,
    isDetail: at.isDetail || isAbout,
  };
}
