import { bundleFromJSON, bundleToJSON } from '@sigstore/bundle';
import canonicalize from 'canonicalize';
import { otherSignature } from '../../../support/evidence/other-signature';
import { byteMutations, jsonMutations } from '../attacks/mutations';

/** An altered file of a statement, and the description of the change. */
export interface Altered {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A stream of numbers below a bound, the same for the same seed (a linear congruential generator). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

/**
 * A bundle in the library's own format, if the library can read it. A file that is just not canonical would be refused
 * for that alone.
 */
export function written(value: unknown): Buffer {
  try {
    return Buffer.from(canonicalize(bundleToJSON(bundleFromJSON(value))) ?? '');
  } catch {
    return Buffer.from(canonicalize(value) ?? '');
  }
}

type Path = readonly (string | number)[];

function* leaves(value: unknown, path: Path = []): Generator<readonly [Path, string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* leaves(member, [...path, key]);
}

function withAt(value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((each, index) => (index === Number(key) ? withAt(each, rest, change) : each));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: withAt(object[key], rest, change) };
}

const ENTRY: Path = ['verificationMaterial', 'tlogEntries', 0];
const PROOF: Path = [...ENTRY, 'inclusionProof'];
const CHECKPOINT: Path = [...PROOF, 'checkpoint', 'envelope'];
const PROMISE: Path = [...ENTRY, 'inclusionPromise', 'signedEntryTimestamp'];
const TIMESTAMPS: Path = ['verificationMaterial', 'timestampVerificationData'];

const SIGNATURE = `\u2014 log.example ${Buffer.alloc(76, 7).toString('base64')}\n`;
const CHECKPOINTS: readonly (readonly [string, (text: string) => string])[] = [
  ['a line more', (text) => text.replace('\n\n', '\nmore\n\n')],
  ['a blank line more', (text) => text.replace('\n\n', '\n\n\n')],
  ['another’s signature behind', (text) => `${text}${SIGNATURE}`],
  ['another’s signature before', (text) => text.replace('\n\n', `\n\n${SIGNATURE}`)],
  ['its signature twice', (text) => `${text}${text.slice(text.indexOf('\n\n') + 2)}`],
  ['text behind the signature', (text) => `${text}anything\n`],
  ['a block behind the signature', (text) => `${text}\n\nanything\n`],
  ['no last line break', (text) => text.trimEnd()],
  ['another origin', (text) => `x${text}`],
  ['a size with a sign', (text) => text.replace('\n', '\n+')],
  ['signed by another name', (text) => text.replace(/\u2014 \S+/, '\u2014 x')],
  ['signed by a shorter name', (text) => text.replace(/(\u2014 \S)\S+/, '$1')],
];
const NUMBERS: readonly (readonly [string, (text: string) => string])[] = [
  ['one more', (text) => String(Number(text) + 1)],
  ['one less', (text) => String(Number(text) - 1)],
  ['twice', (text) => String(Number(text) * 2)],
  ['0', () => '0'],
  ['negative', (text) => `-${text}`],
  ['huge', () => '9223372036854775807'],
];

/**
 * Alterations that follow from the form of a valid file: each place, each number, the checkpoint, the other signature.
 */
function* formed(file: Buffer, other: Buffer): Generator<Altered> {
  const value: unknown = JSON.parse(file.toString());
  const stranger: unknown = JSON.parse(other.toString());
  const at = (path: Path) => path.reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], stranger);
  const altered = (name: string, changed: unknown): Altered => ({ name, bytes: written(changed) });
  for (const { name, value: changed } of jsonMutations(value)) yield altered(name, changed);
  for (const [name, change] of CHECKPOINTS)
    yield altered(
      `checkpoint: ${name}`,
      withAt(value, CHECKPOINT, (text) => change(String(text))),
    );
  for (const path of [
    [...ENTRY, 'logIndex'],
    [...ENTRY, 'integratedTime'],
    [...PROOF, 'logIndex'],
    [...PROOF, 'treeSize'],
  ])
    for (const [name, change] of NUMBERS)
      yield altered(
        `${path.at(-1)}: ${name}`,
        withAt(value, path, (text) => change(String(text))),
      );
  for (const path of [ENTRY, PROOF, CHECKPOINT, PROMISE, TIMESTAMPS, ['dsseEnvelope'], ['verificationMaterial']])
    yield altered(
      `${path.join('/')} of another`,
      withAt(value, path, () => at(path)),
    );
  const signature = (text: unknown) => otherSignature(Buffer.from(String(text), 'base64')).toString('base64');
  yield altered('the promise’s other signature', withAt(value, PROMISE, signature));
  yield altered('the envelope’s other signature', withAt(value, ['dsseEnvelope', 'signatures', 0, 'sig'], signature));
}

/** One random alteration of bytes that are encoded in a text of a file. */
function random(file: Buffer, roll: (below: number) => number): Altered {
  const value: unknown = JSON.parse(file.toString());
  const all = [...leaves(value)];
  const [path, text] = all[roll(all.length)] as readonly [Path, string];
  const isBinary = Buffer.from(text, 'base64').toString('base64') === text;
  const old = Buffer.from(text, isBinary ? 'base64' : 'utf8');
  const place = roll(old.length + 1);
  const [what, bytes] = [
    () => {
      const bits = Buffer.from(old);
      if (old.length > 0) bits[place % old.length] = (bits[place % old.length] ?? 0) ^ (1 << roll(8));
      return ['a bit turned', bits] as const;
    },
    () =>
      ['a byte more', Buffer.concat([old.subarray(0, place), Buffer.from([roll(256)]), old.subarray(place)])] as const,
    () => ['a byte less', Buffer.concat([old.subarray(0, place), old.subarray(place + 1)])] as const,
    () => ['cut off', old.subarray(0, place)] as const,
    () => ['bytes behind', Buffer.concat([old, Buffer.alloc(1 + roll(4), roll(256))])] as const,
  ][roll(5)]?.() ?? ['nothing', old];
  const changed = withAt(value, path, () => bytes.toString(isBinary ? 'base64' : 'utf8'));
  return { name: `${path.join('/')}: ${what} at ${place}`, bytes: written(changed) };
}

/**
 * `count` altered files of valid keyless statements, the same for the same files: all alterations that follow from the
 * form of the first file, as many as fit, and random ones of all files.
 */
export function alteredFiles(files: readonly Buffer[], count: number): readonly Altered[] {
  const [first, second] = files as readonly [Buffer, Buffer];
  const fixed = [...formed(first, second), ...byteMutations(first, 2)];
  const half = Math.min(fixed.length, Math.floor(count / 2));
  const chosen = fixed.filter(
    (_, index) => Math.floor((index * half) / fixed.length) !== Math.floor(((index + 1) * half) / fixed.length),
  );
  const roll = dice(4711);
  const isAltered = ({ bytes }: Altered) => !files.some((file) => file.equals(bytes));
  const altered = chosen.filter(isAltered);
  for (let index = 0; altered.length < count; index += 1) {
    const more = random(files[index % files.length] as Buffer, roll);
    if (isAltered(more)) altered.push(more);
  }
  return altered;
}
