import {
  ABOUT_ELSE,
  ALARMS,
  AROUND,
  CONNECTED_BY,
  DEPENDENCIES,
  FAULTS,
  KNOWN_OF,
  NUMBERS,
  nameWords,
  PART_SWITCHES,
  PART_WORDS,
  SAYING,
  STRICT,
  SWITCHES,
} from './health-names';
import { DEEPEST, keyAt, keyOf, type Place, placeBelow, WHOLE } from './health-place';
import { isHealthyText, isMeasure, unhealthyTextReason, withoutAbsent, wordsOf } from './health-text';
import { ALARMED, ILL, NOTHING, PLAINLY_ILL, SETTINGS, TURNING, WELL, WELL_STATUS } from './health-words';

/** What a reason adds for words that are no known denial either. */
const UNKNOWN = ', which is not known to mean healthy: health.json in the registry may name another member';

/** A member of an answer, and its place. */
interface Member extends Place {
  readonly name: string;
  readonly value: unknown;
  readonly isListed: boolean;
}

function isOff(value: unknown): boolean {
  return (
    value === false || value === 0 || (typeof value === 'string' && ['false', 'no', '0'].includes(value.toLowerCase()))
  );
}

/** Whether a switch is on. */
export function isOn(value: unknown): boolean {
  return (
    value === true || value === 1 || (typeof value === 'string' && ['true', 'yes', '1'].includes(value.toLowerCase()))
  );
}

function isThere(value: unknown): boolean {
  if (value === undefined || value === null || isOff(value) || value === '') return false;
  if (typeof value === 'string') return !NOTHING.has(value.trim().toLowerCase()) && withoutAbsent(value).trim() !== '';
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** Whether a text is the number of an HTTP status without an error. */
export function isHttpNumber(text: string): boolean {
  return text.length === 3 && Number(text) >= 200 && Number(text) < 400;
}

// "not ready" turns a word for healthy around; "no errors" does not.
function isTurned(said: string): boolean {
  const words = wordsOf(withoutAbsent(said));
  const isForWell = (word: string) => WELL.has(word) || WELL_STATUS.has(word) || SWITCHES.has(word);
  return words.some((word) => TURNING.has(word)) && words.some(isForWell);
}

/** Whether the words of a status, or of a part, are known to mean well. */
export function meansWell(said: string, isStatus: boolean): boolean {
  return (isStatus && WELL_STATUS.has(said)) || isHttpNumber(said) || isHealthyText(said);
}

function deniesWell(said: string): boolean {
  const text = withoutAbsent(said);
  const [first = ''] = wordsOf(text);
  return TURNING.has(first) || isTurned(text) || wordsOf(text).some((word) => ILL.has(word));
}

function sayingIsIll(key: string, said: string, member: Member): boolean {
  if (!SAYING.has(key)) return false;
  const { depth, inParts, isDetail, path } = member;
  if (!STRICT.has(key) || (isDetail && key !== 'status')) return said !== '' && deniesWell(said);
  const isOfPart = depth === 0 || inParts !== undefined || path.some((above) => isPartName(above));
  return !meansWell(said, isOfPart);
}

function isPartName(name: string): boolean {
  return nameWords(name).some((word) => PART_WORDS.has(word));
}

// Only what is absent: "no errors".
function isAbsence(said: string): boolean {
  return said !== '' && withoutAbsent(said).trim() === '';
}

/** Whether a part of the system is not well, by its one value: it must say that it is, in words that are known. */
function partIsIll({ name, value, isListed }: Member, said: string | undefined): boolean {
  if (FAULTS.has(keyOf(name))) return false;
  if (said === undefined) return value === null || isOff(value);
  if (KNOWN_OF.has(nameWords(name).at(-1) ?? '')) return deniesWell(said);
  // A list may only name the parts.
  if (isListed) return deniesWell(said) || wordsOf(withoutAbsent(said)).some((word) => TURNING.has(word));
  return !isMeasure(said) && !meansWell(said, true) && !isAbsence(said);
}

/** Whether the one value of what a service depends on says that it works, or only what or where it is. */
function isKnownValue(said: string): boolean {
  const words = wordsOf(withoutAbsent(said));
  if (words.length === 0) return isAbsence(said) || isMeasure(said);
  return meansWell(said, true) || words.every((word) => PART_WORDS.has(word) || SETTINGS.has(word));
}

/** Whether a member under an ordinary name says that a part is not well: `"database":"error"`, `"db":false`. */
function ordinaryIsIll({ name, value, isDetail }: Member, said: string | undefined): boolean {
  const words = nameWords(name);
  const last = words.at(-1) ?? '';
  if (words.some((word) => ABOUT_ELSE.has(word)) || KNOWN_OF.has(last) || CONNECTED_BY.has(last)) return false;
  if (words.some((word) => ALARMS.has(word)) && (isOn(value) || ALARMED.has(said ?? ''))) return true;
  const isPart = isPartName(name);
  const isSwitch = words.length > 1 && PART_SWITCHES.has(last);
  if (value === null) return DEPENDENCIES.has(last) && !isDetail;
  if (said === undefined || isOff(said)) return (isPart || isSwitch) && isOff(value) && value !== 0 && said !== '0';
  if (isPart && deniesWell(said)) return true;
  if (!isDetail && (DEPENDENCIES.has(last) || (isPart && STRICT.has(last))))
    return !isMeasure(said) && !isKnownValue(said);
  const [first = ''] = wordsOf(withoutAbsent(said));
  return isTurned(said) || (first !== 'red' && ILL.has(first));
}

/** Whether a switch of the whole answer or of a part is neither on nor off: `"healthy":null`, `"ready":"pending"`. */
function switchIsUnknown({ value, depth, inParts, isDetail }: Member, said: string | undefined): boolean {
  if ((depth > 0 && inParts === undefined) || isDetail) return false;
  if (said === undefined) return value === null;
  return !isOn(said) && !isMeasure(said) && !meansWell(said, true) && !isAbsence(said);
}

/** Whether a number says that the answer or a part is not well: an HTTP status with an error, or a status that nobody knows. */
function numberIsIll(key: string, { value, depth, inParts, isDetail }: Member): boolean {
  const isFar = depth > 0 && inParts === undefined;
  if (typeof value === 'number' && STRICT.has(key) && !isFar && !isDetail && value !== 1)
    return !isHttpNumber(String(value));
  if (!NUMBERS.has(key) || (key === 'code' && isFar)) return false;
  return Number(value) >= 400 || (value === 0 && inParts !== undefined);
}

function memberIllness(member: Member): string | undefined {
  const { path, name, value, inParts, isListed, isDetail } = member;
  const key = keyAt(name, { path: path.slice(0, -1) });
  const says = (what: unknown) => {
    const isUnknown = typeof what === 'string' && !PLAINLY_ILL.has(what.trim().toLowerCase()) && !deniesWell(what);
    const hint = isUnknown ? UNKNOWN : '';
    return `the answer says ${path.join(' ')} ${String(what).slice(0, 40)}${hint}`;
  };
  const said = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  if (said !== undefined && (sayingIsIll(key, said, member) || PLAINLY_ILL.has(said))) return says(value);
  if ((STRICT.has(key) && value === false) || (SWITCHES.has(key) && isOff(value))) return says(false);
  if (SWITCHES.has(key) && switchIsUnknown(member, said)) return says(value);
  if (STRICT.has(key) && value === null && (inParts !== undefined || isPartName(path.at(-2) ?? ''))) return says(value);
  if ((inParts === 0 || isListed) && !SAYING.has(key) && !isDetail && partIsIll(member, said)) return says(value);
  if (!isListed && inParts !== 0 && !SAYING.has(key) && !FAULTS.has(key) && ordinaryIsIll(member, said))
    return says(value);
  return numberIsIll(key, member) ? says(Number(value)) : undefined;
}

function presentFault({ path, name, value, depth, inParts }: Member): string | undefined {
  // "fatal" of a part says that its failure would be one (https://github.com/InVisionApp/go-health).
  if (inParts !== undefined && keyOf(name) === 'fatal' && isOn(value)) return undefined;
  const words = nameWords(name);
  const core = words.filter((word) => !AROUND.has(word));
  const last = core.at(-1) ?? '';
  // `maintenanceMode`, `hasErrors`, `dbError`: a switch that is on, or what went wrong.
  const isSaid =
    isOn(value) || (core.length > 1 && typeof value === 'string' && /^(?:errors?|exceptions?|failures?)$/.test(last));
  const isFault = FAULTS.has(last) && isSaid && !words.some((word) => ABOUT_ELSE.has(word));
  const isNear = depth === 0 || inParts !== undefined;
  const counts = ((isNear && FAULTS.has(keyOf(name))) || isFault) && isThere(value);
  return counts ? `the answer has ${path.join(' ')}` : undefined;
}

function illnessIn(value: unknown, at: Place): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (at.depth > DEEPEST) return `the answer has more than ${DEEPEST} levels, which are too many to judge`;
  const isListed = Array.isArray(value);
  for (const [name, each] of Object.entries(value)) {
    const below = placeBelow(name, each, isListed, at);
    const member: Member = { ...at, path: below.path, name, value: each, isListed };
    // The items of a list under a part's name say how the part is.
    const isNamed = !isListed || at.inParts === 0 || isPartName(at.path.at(-1) ?? '');
    // What a fault says explains more than its presence.
    const found =
      (isNamed ? memberIllness(member) : undefined) ??
      illnessIn(each, below) ??
      (isNamed ? presentFault(member) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first statement of a JSON answer that the system or a part of it is not well, or in words that nobody knows. */
export function saysIll(value: unknown): string | undefined {
  if (value === null || value === false || value === 0) return `the answer is ${value}`;
  if (typeof value === 'string') return unhealthyTextReason(value);
  return illnessIn(value, WHOLE);
}
