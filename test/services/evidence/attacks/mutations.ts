/** Altered bytes, and the description of the change. */
export interface Mutation {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A JSON value with one change. */
export interface JsonMutation {
  readonly name: string;
  readonly value: unknown;
}

/**
 * Cut, empty and doubled versions of a file, and about `count` single bytes each altered, removed and added, spread
 * over the file.
 */
export function* byteMutations(file: Buffer, count = 20): Generator<Mutation> {
  yield { name: 'emptied', bytes: Buffer.alloc(0) };
  yield { name: 'twice', bytes: Buffer.concat([file, file]) };
  yield { name: 'with a line break', bytes: Buffer.concat([file, Buffer.from('\n')]) };
  yield { name: 'with a byte order mark', bytes: Buffer.concat([Buffer.from('\ufeff'), file]) };
  yield { name: 'all blanks', bytes: Buffer.alloc(file.length, 32) };
  const step = Math.max(1, Math.floor(file.length / count));
  for (let at = 0; at < file.length; at += step) {
    const altered = Buffer.from(file);
    altered[at] = (altered[at] ?? 0) ^ 1;
    yield { name: `byte ${at} altered`, bytes: altered };
    yield { name: `byte ${at} dropped`, bytes: Buffer.concat([file.subarray(0, at), file.subarray(at + 1)]) };
    yield {
      name: `a byte added at ${at}`,
      bytes: Buffer.concat([file.subarray(0, at), Buffer.from('0'), file.subarray(at)]),
    };
    if (at > 0) yield { name: `cut off at ${at}`, bytes: file.subarray(0, at) };
  }
}

// Replacements for a value: of every type, empty ones, and one that looks alike.
function others(value: unknown): readonly (readonly [string, unknown])[] {
  const instead: readonly (readonly [string, unknown])[] = [
    ['null', null],
    ['empty text', ''],
    ['0', 0],
    ['true', true],
    ['empty list', []],
    ['empty object', {}],
    ...(typeof value === 'string' ? ([['one letter more', `${value}a`]] as const) : []),
    ...(typeof value === 'string' ? ([['upper case', value.toUpperCase()]] as const) : []),
    ...(typeof value === 'number' ? ([['one more', value + 1]] as const) : []),
    ...(Array.isArray(value) && value.length > 0 ? ([['a member twice', [...value, value[0]]]] as const) : []),
    ...(Array.isArray(value) && value.length > 1 ? ([['the order turned', [...value].reverse()]] as const) : []),
  ];
  return instead.filter(([, other]) => JSON.stringify(other) !== JSON.stringify(value));
}

/** Every place of a JSON value removed, replaced by values of other types, doubled, or given an unknown member. */
export function* jsonMutations(value: unknown, at = ''): Generator<JsonMutation> {
  for (const [name, other] of others(value)) yield { name: `${at || '/'}: ${name}`, value: other };
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  if (!isList) yield { name: `${at || '/'}: a key more`, value: { ...value, added: 1 } };
  for (const [key, member] of Object.entries(value)) {
    const rest = isList ? value.filter((_, index) => String(index) !== key) : { ...value, [key]: undefined };
    yield { name: `${at}/${key}: dropped`, value: rest };
    for (const { name, value: changed } of jsonMutations(member, `${at}/${key}`)) {
      const next = isList
        ? value.map((each, index) => (String(index) === key ? changed : each))
        : { ...value, [key]: changed };
      yield { name, value: next };
    }
  }
}

/** The text of a JSON value with one key of each object duplicated. */
export function* duplicateKeys(value: unknown): Generator<Mutation> {
  const text = JSON.stringify(value);
  for (const match of text.matchAll(/\{("(?:[^"\\]|\\.)*"):/g)) {
    const at = match.index + 1;
    yield {
      name: `${match[1]} stands twice`,
      bytes: Buffer.from(`${text.slice(0, at)}${match[1]}:1,${text.slice(at)}`),
    };
  }
}
