import { lastKnownGood } from '../../../../evidence/receipts/last-known-good';
import type { Receipt } from '../../../../evidence/receipts/receipt';
import { Registry } from '../../../../registry/schema';
import { casesOf } from '../../../support/cases';
import { chainOf, FIRST, held } from '../../../support/evidence/receipts/books';
import { evidenceRegistry } from '../../../support/evidence/registry';
import { commitOf, digestOf } from '../../../support/evidence/samples';
import { book } from '../../../support/evidence/verified';

const PLACE = { surface: 'shop', tier: 'production' };
const MONITOR = {
  id: 'monitor',
  kind: 'sigstore',
  repositories: ['web'],
  mayAttest: ['monitor-verdict'],
  signerWorkflow: 'acme/storefront/.github/workflows/monitor.yml',
};
const DOWN = { state: 'unhealthy', checks: 3, passed: 0, firstOkAt: null, lastOkAt: null };

/** `unsigned`: monitored, and nobody may sign the verdicts. */
type Monitored = boolean | 'unsigned';

function registryOf(monitored: Monitored): Registry {
  const base = evidenceRegistry(monitored === true ? [MONITOR] : []);
  const surfaces = base.surfaces.map((each) =>
    each.id === 'shop' && monitored !== false ? { ...each, health: {} } : each,
  );
  return Registry.parse({ ...base, surfaces });
}

interface Input {
  readonly monitored: Monitored;
  readonly releases: readonly Readonly<Record<string, string>>[];
}

test.each(casesOf<Input, string>('last-known-good.yaml'))(
  'the cases of what a rollback restores: %s',
  (_what, { input: { monitored, releases }, verdict }) => {
    const names = releases.flatMap((each) => Object.keys(each));
    const said = releases.flatMap((each) => Object.values(each));
    const receipts = chainOf(
      names.map((name, index) => ({
        bundle: digestOf(name),
        commit: commitOf(name),
        change: said[index] === 'failed' ? { outcome: 'failed' } : {},
      })),
      PLACE,
    ) as readonly Receipt[];
    const verdicts = receipts.flatMap((receipt, index) => {
      const word = said[index] ?? 'none';
      if (word === 'none' || word === 'failed') return [];
      const { commit = '', bundle = '' } = receipt.statement.subjects;
      const health = word === 'unhealthy' ? { health: DOWN } : {};
      const predicate = { ...PLACE, receipt: receipt.id, verdict: word, ...health };
      return [held('monitor-verdict', predicate, { commit, bundle }, new Date(FIRST + (60 + index) * 60_000))];
    });
    const except = digestOf(names.at(-1) ?? '');
    const found = lastKnownGood(book([...receipts, ...verdicts]), registryOf(monitored), PLACE, { except });
    if (found.ok) expect(names[receipts.indexOf(found.receipt)]).toBe(verdict);
    else expect(found.reason).toContain(verdict);
  },
);
