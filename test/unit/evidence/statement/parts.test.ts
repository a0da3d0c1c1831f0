import { Commit, Digest, Nonce } from '../../../../evidence/statement/predicates/parts';
import { Checklist, Quarantine } from '../../../../evidence/statement/predicates/people';

/** Fields by which statements are compared have one form, whole: a longer text would be another thing by the same name. */
const hex = (count: number) => 'a'.repeat(count);

test.each([
  [
    'a digest',
    Digest,
    [`sha256:${hex(64)}`],
    [`x sha256:${hex(64)}`, `sha256:${hex(65)}`, `sha256:${hex(63)}`, hex(64)],
  ],
  ['a commit', Commit, [hex(40), hex(64)], [`x${hex(40)}`, hex(41), hex(1), `${hex(40)}\n`, 'z'.repeat(64), hex(39)]],
  ['a nonce', Nonce, [hex(32), hex(64)], [`x${hex(32)}`, hex(65), hex(31), 'z'.repeat(32), `${hex(32)} `]],
] as const)('%s is whole', (_what, schema, sound, others) => {
  for (const text of sound) expect([text, schema.safeParse(text).success]).toEqual([text, true]);
  for (const text of others) expect([text, schema.safeParse(text).success]).toEqual([text, false]);
});

test('a checklist has items and sign-offs', () => {
  const item = { id: 'x', done: true, evidence: 'seen' };
  const signOff = { person: 'user:mona', role: 'product', at: '2026-11-21T08:00:00Z' };
  const isSound = (change: object) =>
    Checklist.safeParse({ tier: 'production', items: [item], signOffs: [signOff], ...change }).success;
  expect([isSound({}), isSound({ items: [] }), isSound({ signOffs: [] })]).toEqual([true, false, false]);
  expect(isSound({ items: [{ ...item, more: 1 }] })).toBe(false);
});

test('a quarantine names files of the evidence branch', () => {
  const isSound = (paths: readonly string[]) => Quarantine.safeParse({ paths, reason: 'garbage' }).success;
  expect(isSound(['evidence/a/shop/dev/x.sigstore.json'])).toBe(true);
  for (const paths of [[], ['x/evidence/'], ['README.md'], Array.from({ length: 501 }, () => 'evidence/x')])
    expect([paths.length, isSound(paths)]).toEqual([paths.length, false]);
});
