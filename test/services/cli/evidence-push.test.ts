import { Harbour } from '../../support/cli/harbour';
import { BUNDLE, COMMIT, digestOf, sample } from '../../support/evidence/samples';

let harbour: Harbour;
beforeEach(async () => {
  harbour = await Harbour.open();
});
afterEach(() => harbour.close());

/** A decision about one surface by a use of a waiver, its ticket on the branch, and the file that marks it as spent. */
async function deployOf(surface: string, hex: string, use: number): Promise<string> {
  const nonce = hex.repeat(32);
  // Each is signed after the previous one.
  harbour.now = new Date(harbour.now.getTime() + 1000);
  const bundles = [{ surface, digest: BUNDLE }];
  const release = { ...sample('release-decision').predicate.release, bundles };
  const waivers = [{ waiverId: 'w-1', checkId: 'slo', use }];
  const decision = sample('release-decision', { waivers, release, decisionDigest: digestOf(hex) });
  const gateDecision = await harbour.add(decision);
  const subjects = { commit: COMMIT, bundle: BUNDLE };
  const ticket = await harbour.add(sample('promotion-ticket', { surface, nonce, gateDecision }, subjects));
  const spent = await harbour.sign(sample('ticket-spent', { surface, nonce }, { ticket }));
  return harbour.put(`statements/${surface}-${use}.json`, spent);
}

const push = (...files: readonly string[]) => harbour.run(['evidence', 'push', ...files]);
const spends = async () => {
  const { statements } = await harbour.book();
  return statements.filter(({ statement }) => statement.kind === 'ticket-spent').length;
};

describe('causeway evidence push', () => {
  test('of two runs that were judged by one use of a waiver, the second is refused and nothing is pushed', async () => {
    const [shop, docs] = [await deployOf('shop', 'a', 1), await deployOf('docs', 'b', 1)];
    expect(await push(shop)).toMatchObject({ code: 0, stdout: expect.stringContaining('recorded') });
    const head = harbour.scene.head();
    // Rejected alone, and also together with a statement that would otherwise be accepted.
    const other = harbour.put('statements/bundle.json', await harbour.sign(sample('release-bundle')));
    for (const files of [[docs], [docs, other]]) {
      const refused = await push(...files);
      expect([refused.code, refused.stdout]).toEqual([1, '']);
      expect(refused.stderr).toContain('the use 1 of the waiver w-1 was taken by another decision; ask the gate again');
      expect(refused.stderr).toContain('nothing was pushed');
    }
    expect([harbour.scene.head(), await spends()]).toEqual([head, 1]);
    expect(await push(shop, other)).toMatchObject({ code: 0, stdout: expect.stringContaining('already there') });
  });

  test('of two uses both are taken', async () => {
    const [shop, docs] = [await deployOf('shop', 'a', 1), await deployOf('docs', 'b', 2)];
    expect(await push(shop, docs)).toMatchObject({ code: 0, stderr: '' });
    expect(await spends()).toBe(2);
  });

  test('takes no use of a ticket that is not on the branch', async () => {
    const bytes = await harbour.sign(sample('ticket-spent', {}, { ticket: digestOf('9') }));
    const head = harbour.scene.head();
    expect(await push(harbour.put('statements/spent.json', bytes))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the ticket that was spent is not on the evidence branch'),
    });
    expect(harbour.scene.head()).toBe(head);
  });
});
