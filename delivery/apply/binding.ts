import { z } from 'zod';
import { Digest } from '../../evidence/statement/predicates/parts';
import { sortedSet } from '../../plan/sorted';
import { canonicalDigest } from '../../registry/digest';
import { readDocument } from '../../registry/document/read';
import { Text } from '../../registry/schema/primitives';
import { UserError } from '../../registry/user-error';

/** Everything that was reviewed and that an apply is bound to. */
const BoundParts = z.strictObject({
  schema: z.literal('causeway/apply-binding/v1'),
  stack: Text,
  registry: Digest,
  program: Digest,
  lockfile: Digest,
  pack: Digest,
  packConfiguration: Digest,
  plugins: z.record(Text, Text),
  steps: z.array(z.strictObject({ op: Text, urn: z.string().min(1), digest: Digest })),
});
export type BoundParts = z.infer<typeof BoundParts>;

/** The same with its own digest, which names a reviewed plan. */
export const Binding = BoundParts.extend({ digest: Digest });
export type Binding = z.infer<typeof Binding>;

/** Binds the parts. */
export function bindingOf(parts: BoundParts): Binding {
  return { ...parts, digest: canonicalDigest(parts) };
}

/** Reads a binding. Throws UserError (exit 2) on another document, and when the digest does not match. */
export function readBinding(text: string, place: string): Binding {
  const allowed = 'the file that `causeway apply bind` wrote, unchanged';
  const document = readDocument(text);
  const parsed = Binding.safeParse(document.ok ? document.value : undefined);
  if (!parsed.success) throw new UserError('this is not a binding', { place, allowed });
  const { digest, ...parts } = parsed.data;
  if (canonicalDigest(parts) === digest) return parsed.data;
  throw new UserError('the binding was changed after it was made', { place, allowed });
}

/** A difference from the reviewed state. */
export interface BindingDifference {
  /** The part, and within plugins and steps the entry. */
  readonly name: string;
  readonly reviewed: string;
  readonly now: string;
}

const PARTS = ['stack', 'registry', 'program', 'lockfile', 'pack', 'packConfiguration'] as const;
const ABSENT = 'absent';

function mapDifferences(
  kind: string,
  reviewed: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): readonly BindingDifference[] {
  return sortedSet([...reviewed.keys(), ...now.keys()])
    .map((key) => ({
      name: `${kind} ${key}`,
      reviewed: reviewed.get(key) ?? ABSENT,
      now: now.get(key) ?? ABSENT,
    }))
    .filter((each) => each.reviewed !== each.now);
}

function stepMap({ steps }: BoundParts): ReadonlyMap<string, string> {
  // A URN may occur twice with one operation, each with its digest.
  const found = new Map<string, string>();
  for (const { op, urn, digest } of steps) {
    const key = `${op} ${urn}`;
    found.set(key, [found.get(key), digest].filter((each) => each !== undefined).join('+'));
  }
  return found;
}

/** Every difference between the present apply and the reviewed one; empty: none. */
export function bindingDifferences(reviewed: BoundParts, now: BoundParts): readonly BindingDifference[] {
  return [
    ...PARTS.map((name) => ({ name, reviewed: reviewed[name], now: now[name] })).filter(
      (each) => each.reviewed !== each.now,
    ),
    ...mapDifferences('plugin', new Map(Object.entries(reviewed.plugins)), new Map(Object.entries(now.plugins))),
    ...mapDifferences('step', stepMap(reviewed), stepMap(now)),
  ];
}
