import {
  ABOUT_ELSE,
  AROUND,
  FAULTS,
  ILL,
  NOTHING,
  NUMBERS,
  nameWords,
  PART_SWITCHES,
  PART_WORDS,
  PARTS,
  PLAINLY_ILL,
  SAYING,
  STRICT,
  SWITCHES,
  TURNING,
  WELL,
  WELL_STATUS,
  WRAPPERS,
  withoutAbsent,
  wordsOf,
} from './health-words';

/**
 * The depth to which a system's parts are searched, as in `components` of Spring Boot or `checks` of
 * draft-inadarei-api-health-check.
 */
const DEEPEST = 6;

/** A member of an answer. */
interface Member {
  /** Its own name and those above it, without indexes of lists. */
  readonly path: readonly string[];
  readonly name: string;
  readonly value: unknown;
  readonly depth: number;
  /** How deep it lies in what the answer calls its parts: 0 is a part itself, undefined lies in none. */
  readonly inParts: number | undefined;
}

// `is_healthy` and `isHealthy` are `healthy`, and `error_code` is `errorcode`.
function keyOf(name: string): string {
  const plain = name.toLowerCase().replaceAll('_', '').replaceAll('-', '');
  const bare = plain.startsWith('is') ? plain.slice('is'.length) : plain;
  return SWITCHES.has(bare) ? bare : plain;
}

function isOff(value: unknown): boolean {
  return (
    value === false || value === 0 || (typeof value === 'string' && ['false', 'no', '0'].includes(value.toLowerCase()))
  );
}

function isOn(value: unknown): boolean {
  return (
    value === true || value === 1 || (typeof value === 'string' && ['true', 'yes', '1'].includes(value.toLowerCase()))
  );
}

function isThere(value: unknown): boolean {
  if (value === undefined || value === null || isOff(value) || value === '') return false;
  if (typeof value === 'string') return !NOTHING.has(value.trim().toLowerCase()) && withoutAbsent(value).trim() !== '';
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function isHttpNumber(text: string): boolean {
  return text.length === 3 && Number(text) >= 100 && Number(text) < 400;
}

function isForWell(word: string): boolean {
  return WELL.has(word) || WELL_STATUS.has(word) || SWITCHES.has(word);
}

// "not ready" turns a word for healthy around; "no errors" does not.
function isTurned(said: string): boolean {
  const words = wordsOf(withoutAbsent(said));
  return words.some((word) => TURNING.has(word)) && words.some(isForWell);
}

function wordIsIll(key: string, said: string, depth: number): boolean {
  if (!SAYING.has(key) || said === '' || isHttpNumber(said)) return false;
  if (depth === 0 && STRICT.has(key)) return !WELL.has(said) && !WELL_STATUS.has(said);
  return isTurned(said) || wordsOf(withoutAbsent(said)).some((word) => ILL.has(word));
}

/** Whether a part of the system is not well, by its one value. */
function partIsIll(value: unknown, said: string | undefined): boolean {
  const text = withoutAbsent(said ?? '');
  const [first = ''] = wordsOf(text);
  return isOff(value) && !NOTHING.has(said ?? '') ? true : ILL.has(first) || TURNING.has(first) || isTurned(text);
}

/** Whether a member under an ordinary name says that a part is not well: `"database":"error"`, `"db":false`. */
function ordinaryIsIll(name: string, value: unknown, said: string | undefined): boolean {
  const words = nameWords(name);
  if (words.some((word) => ABOUT_ELSE.has(word))) return false;
  const isPart = words.some((word) => PART_WORDS.has(word));
  const isSwitch = words.length > 1 && PART_SWITCHES.has(words.at(-1) ?? '');
  if (said === undefined || isOff(said)) return (isPart || isSwitch) && isOff(value) && value !== 0 && said !== '0';
  const text = withoutAbsent(said);
  const found = wordsOf(text);
  const [first = ''] = found;
  if (isTurned(text)) return true;
  if (isPart && TURNING.has(first)) return true;
  return isPart ? found.some((word) => ILL.has(word)) : first !== 'red' && ILL.has(first);
}

function memberIllness({ path, name, value, depth, inParts }: Member): string | undefined {
  const key = keyOf(name);
  const says = (what: unknown) => `the answer says ${path.join(' ')} ${String(what).slice(0, 40)}`;
  const said = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  if (said !== undefined && (wordIsIll(key, said, depth) || PLAINLY_ILL.has(said))) return says(value);
  if ((STRICT.has(key) && value === false) || (SWITCHES.has(key) && isOff(value))) return says(false);
  if (inParts === 0 && partIsIll(value, said)) return says(value);
  if (!SAYING.has(key) && !FAULTS.has(key) && ordinaryIsIll(name, value, said)) return says(value);
  return depth === 0 && NUMBERS.has(key) && Number(value) >= 400 ? says(Number(value)) : undefined;
}

function presentFault({ path, name, value, depth, inParts }: Member): string | undefined {
  const isNear = depth === 0 || inParts !== undefined;
  const words = nameWords(name);
  const core = words.filter((word) => !AROUND.has(word));
  const last = core.at(-1) ?? '';
  // `maintenanceMode`, `hasErrors`, `dbError`: a switch that is on, or what went wrong.
  const isSaid =
    isOn(value) || (core.length > 1 && typeof value === 'string' && /^(?:errors?|exceptions?|failures?)$/.test(last));
  const isFault = FAULTS.has(last) && isSaid && !words.some((word) => ABOUT_ELSE.has(word));
  const counts = ((isNear && FAULTS.has(keyOf(name))) || isFault) && isThere(value);
  return counts ? `the answer has ${path.join(' ')}` : undefined;
}

type Above = Pick<Member, 'path' | 'depth' | 'inParts'>;

function illnessIn(value: unknown, { path, depth, inParts }: Above): string | undefined {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
  for (const [name, each] of Object.entries(value)) {
    const isListed = Array.isArray(value);
    const member: Member = { path: isListed ? path : [...path, name], name, value: each, depth, inParts };
    const isWrapper = depth === 0 && WRAPPERS.has(name.toLowerCase());
    const below = PARTS.has(name.toLowerCase()) ? 0 : inParts === undefined ? undefined : inParts + (isListed ? 0 : 1);
    const isNamed = !isListed || inParts === 0;
    const deeper = () => illnessIn(each, { path: member.path, depth: isWrapper ? depth : depth + 1, inParts: below });
    // What a fault says explains more than its presence.
    const found =
      (isNamed ? memberIllness(member) : undefined) ?? deeper() ?? (isNamed ? presentFault(member) : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first statement of a JSON answer that the system or a part of it is not well. */
export function saysIll(value: unknown): string | undefined {
  if (value === null || value === false || value === 0) return `the answer is ${value}`;
  if (typeof value === 'string') return unhealthyTextReason(value);
  return illnessIn(value, { path: [], depth: 0, inParts: undefined });
}

function isStatusWord(value: unknown): boolean {
  return typeof value === 'string' && WELL_STATUS.has(value.trim().toLowerCase());
}

/** Whether a JSON answer says in any place that the system or a part of it is well. */
export function saysWell(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return WELL.has(value.trim().toLowerCase());
  if (value === true) return depth === 0;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
  return Object.entries(value).some(([name, each]) => {
    const key = keyOf(name);
    if (SWITCHES.has(key) && isOn(each)) return true;
    if (depth === 0 && STRICT.has(key) && isStatusWord(each)) return true;
    if (NUMBERS.has(key) && isHttpNumber(String(each))) return true;
    return typeof each === 'boolean' ? false : saysWell(each, depth + 1);
  });
}

/** The first word of a text that the system is not well. */
export function unhealthyTextReason(text: string): string | undefined {
  const ill = wordsOf(withoutAbsent(text)).find((word) => ILL.has(word));
  return ill === undefined ? undefined : `the answer says ${ill}`;
}

/** Whether a text says that the system is well, and no word turns that around. */
export function isHealthyText(text: string): boolean {
  const said = withoutAbsent(text);
  const found = wordsOf(said);
  // A value of a metric: `up 0`.
  const isZero = said.split(/\s+/).some((word) => word !== '' && Number(word) === 0);
  return found.some((word) => WELL.has(word)) && !found.some((word) => TURNING.has(word)) && !isZero;
}
