import { soakedReleases } from '../../../../delivery/promotion/soaked';
import type { EvidenceStatement } from '../../../../evidence/branch/branch';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { BUNDLE, COMMIT, digestOf } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';

const HOUR = 3_600_000;
const other = digestOf('c');
const tiers = (staging: object = {}) => [
  { id: 'dev', branch: 'dev', soak: 'PT1H' },
  { id: 'staging', branch: 'dev', promotesFrom: 'dev', soak: 'PT1H', automatic: true, ...staging },
];
const bundled = (surface: string, bundle = BUNDLE) => held('release-bundle', { surface }, { bundle });
const onDev = (surface: string, bundle = BUNDLE, change: object = {}) =>
  chainOf([{ bundle, change }], { surface, tier: 'dev' });
const SHOP = [bundled('shop'), ...onDev('shop')];

/** The due releases at a time after the first deploy, in milliseconds. */
function due(statements: readonly EvidenceStatement[], after: number, staging: object = {}, repository = 'web') {
  const registry = evidenceRegistry([], { tiers: tiers(staging) });
  const found = soakedReleases(registry, repository, book(statements), new Date(FIRST + after));
  return found.map(({ tier, commit }) => [tier.id, commit]);
}
const DUE = [['staging', COMMIT]];

test('a release is due once it has soaked, and not before', () => {
  expect(due(SHOP, HOUR - 60_000)).toEqual([]);
  expect(due(SHOP, HOUR + 60_000)).toEqual(DUE);
});

test('none is due on a tier that is not automatic, in a window, or of another repository', () => {
  expect(due(SHOP, 2 * HOUR, { automatic: undefined })).toEqual([]);
  const window = { id: 'freeze', reason: 'x', timeZone: 'UTC', start: '2026-11-01T00:00', duration: 'P90D' };
  expect(due(SHOP, 2 * HOUR, { windows: [window] })).toEqual([]);
  expect(due(SHOP, 2 * HOUR, {}, 'services')).toEqual([]);
});

test('none is due that failed, that the tier has, or that has no one bundle', () => {
  expect(due([bundled('shop'), ...onDev('shop', BUNDLE, { outcome: 'failed' })], 2 * HOUR)).toEqual([]);
  expect(due([...SHOP, ...chainOf([{ bundle: BUNDLE }], { surface: 'shop', tier: 'staging' })], 2 * HOUR)).toEqual([]);
  expect(due(onDev('shop'), 2 * HOUR)).toEqual([]);
  expect(due([...SHOP, bundled('shop', other)], 2 * HOUR)).toEqual([]);
});

test('a release of two surfaces waits for both, and goes on where one was promoted before', () => {
  const docs = [bundled('docs', other), ...onDev('docs', other)];
  expect(due([...SHOP, ...docs], 2 * HOUR)).toEqual(DUE);
  expect(due([...SHOP, bundled('docs', other)], 2 * HOUR)).toEqual([]);
  const done = chainOf([{ bundle: other }], { surface: 'docs', tier: 'staging' });
  expect(due([...SHOP, ...docs, ...done], 2 * HOUR)).toEqual(DUE);
});

const THIRD = digestOf('d');
const rolledBack = { outcome: 'rolled-back' } as const;

test('a release that the tier had before, or that was rolled back there, is not due when the tier before went back', () => {
  const dev = chainOf(
    [{ bundle: BUNDLE }, { bundle: other }, { bundle: other, change: rolledBack }, { bundle: BUNDLE }],
    {
      surface: 'shop',
      tier: 'dev',
    },
  );
  const had = chainOf([{ bundle: BUNDLE }, { bundle: THIRD }], { surface: 'shop', tier: 'staging' });
  expect(due([bundled('shop'), ...dev, ...had], 24 * HOUR)).toEqual([]);
  const back = chainOf(
    [{ bundle: THIRD }, { bundle: BUNDLE }, { bundle: BUNDLE, change: rolledBack }, { bundle: THIRD }],
    {
      surface: 'shop',
      tier: 'staging',
    },
  );
  expect(due([...SHOP, ...back], 24 * HOUR)).toEqual([]);
});

test('none is due where the receipts of the tier form no chain', () => {
  const [, second] = chainOf([{ bundle: THIRD }, { bundle: other }], { surface: 'shop', tier: 'staging' });
  expect(due([...SHOP, ...(second === undefined ? [] : [second])], 24 * HOUR)).toEqual([]);
});
