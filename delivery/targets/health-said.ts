import { isHttpNumber, isOn, meansWell } from './health-json';
import {
  ABOUT_ELSE,
  ALARMS,
  FAULTS,
  KNOWN_OF,
  NUMBERS,
  nameWords,
  PART_WORDS,
  SAYING,
  STRICT,
  SWITCHES,
} from './health-names';
import { DEEPEST, isNameOfSwitches, keyAt, type Place, placeBelow, WHOLE } from './health-place';
import { isHealthyText } from './health-text';
import { DIRECTIONS, PLAINLY_WELL } from './health-words';

/** Where every word for well counts: in the answer itself, in its parts, and in what it depends on. */
function isKnownPlace({ depth, inParts, path }: Place, words: readonly string[]): boolean {
  const above = path.at(-1) ?? '';
  return (
    depth === 0 ||
    inParts !== undefined ||
    [...words, ...nameWords(above)].some((word) => PART_WORDS.has(word)) ||
    path.some((name) => STRICT.has(name.toLowerCase()))
  );
}

function memberSaysWell(name: string, value: unknown, isListed: boolean, at: Place): boolean {
  const key = keyAt(name, at);
  if (value === true && at.inParts === 0 && isNameOfSwitches(at.path.at(-1) ?? '')) return true;
  const words = isListed ? [] : nameWords(name);
  const isAboutElse =
    words.some((word) => ABOUT_ELSE.has(word) || ALARMS.has(word) || FAULTS.has(word)) ||
    KNOWN_OF.has(words.at(-1) ?? '');
  if (isAboutElse && !STRICT.has(key)) return false;
  const isKnown = isKnownPlace(at, words);
  const said = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  if (SWITCHES.has(key) && isOn(value)) return isKnown || PLAINLY_WELL.has(key);
  if (NUMBERS.has(key) && (said === undefined ? isHttpNumber(String(value)) : isHttpNumber(said))) return isKnown;
  if (STRICT.has(key) && value === true) return isKnown;
  if (said === undefined) return typeof value === 'object' && wellIn(value, placeBelow(name, value, isListed, at));
  if (STRICT.has(key)) return isKnown ? meansWell(said, at.depth === 0) : PLAINLY_WELL.has(said);
  const isOfPart = at.inParts === 0 || words.some((word) => PART_WORDS.has(word));
  if (isOfPart || (at.depth === 0 && SAYING.has(key))) return isHealthyText(said);
  return at.depth === 0 && PLAINLY_WELL.has(said) && !DIRECTIONS.has(said);
}

function wellIn(value: unknown, at: Place): boolean {
  if (typeof value !== 'object' || value === null || at.depth > DEEPEST) return false;
  const isListed = Array.isArray(value);
  return Object.entries(value).some(([name, each]) => memberSaysWell(name, each, isListed, at));
}

/** Whether a JSON answer says of the system or of a part of it that it is well. */
export function saysWell(value: unknown): boolean {
  if (typeof value === 'string') return isHealthyText(value);
  // KairosDB's `["Datastore-Query: OK"]`: https://kairosdb.github.io/docs/restapi/Health.html
  if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string'))
    return value.every(isHealthyText);
  return value === true || wellIn(value, WHOLE);
}
